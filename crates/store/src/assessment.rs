//! Assessments in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::assessment::Assessment;
use walz_domain::{AssessmentId, MobilityId};

record! {
    "assessment" keeps Assessment by AssessmentId, in the order of "id" {
        "mobility" "$5" = |a| a.mobility.0;
        "unit" "$6" = |a| a.unit.clone();
    }
}

records_by! {
    /// All of one stay.
    of_mobility("mobility" = Id<MobilityId>) of Assessment, in the order of "unit" from "assessment"
}
