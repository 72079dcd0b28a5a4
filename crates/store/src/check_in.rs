//! Check-ins in the database.

use crate::record::{record, records_by};
use crate::{Day, Id};
use walz_domain::check_in::CheckIn;
use walz_domain::{CheckInId, MobilityId};

record! {
    "check_in" keeps CheckIn by CheckInId, in the order of "due, id" {
        "mobility" "$5" = |k| k.mobility.0;
        "due" "$6" = |k| Day(k.due);
        "state" "$7" = |k| k.state.code();
    }
}

records_by! {
    /// All of one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of CheckIn, in the order of "due DESC" from "check_in"
}

records_by! {
    /// All in one state, the oldest first.
    in_state("state" = &str) of CheckIn, in the order of "due, id" from "check_in"
}
