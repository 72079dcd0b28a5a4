//! Smaller changes of plans in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::mid_term::PlanNote;
use walz_domain::{MobilityId, PlanNoteId};

record! {
    "plan_note" keeps PlanNote by PlanNoteId, in the order of "id" {
        "mobility" "$5" = |n| n.mobility.0;
    }
}

records_by! {
    /// All of one stay, the oldest first.
    of_mobility("mobility" = Id<MobilityId>) of PlanNote, in the order of "id" from "plan_note"
}
