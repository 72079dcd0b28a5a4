//! Decisions of recognition in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::recognition::Recognition;
use walz_domain::{MobilityId, RecognitionId};

record! {
    "recognition" keeps Recognition by RecognitionId, in the order of "id" {
        "mobility" "$5" = |r| r.mobility.0;
        "unit" "$6" = |r| r.unit.clone();
    }
}

records_by! {
    /// All of one stay.
    of_mobility("mobility" = Id<MobilityId>) of Recognition, in the order of "unit" from "recognition"
}
