//! Moderations in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::moderation::Moderation;
use walz_domain::{MobilityId, ModerationId};

record! {
    "moderation" keeps Moderation by ModerationId, in the order of "id" {
        "mobility" "$5" = |m| m.mobility.0;
        "unit" "$6" = |m| m.unit.clone();
    }
}

records_by! {
    /// All of one stay.
    of_mobility("mobility" = Id<MobilityId>) of Moderation, in the order of "unit" from "moderation"
}
