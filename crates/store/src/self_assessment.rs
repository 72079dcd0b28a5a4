//! Self-assessments in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::self_assessment::SelfAssessment;
use walz_domain::{MobilityId, SelfAssessmentId};

record! {
    "self_assessment" keeps SelfAssessment by SelfAssessmentId, in the order of "id" {
        "mobility" "$5" = |a| a.mobility.0;
        "unit" "$6" = |a| a.unit.clone();
    }
}

records_by! {
    /// All of one stay.
    of_mobility("mobility" = Id<MobilityId>) of SelfAssessment, in the order of "unit" from "self_assessment"
}
