//! Mid-term talks in the database: one for each stay.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::mid_term::Talk;
use walz_domain::{MobilityId, TalkId};

record! {
    "mid_term_talk" keeps Talk by TalkId, in the order of "id" {
        "mobility" "$5" = |t| t.mobility.0;
    }
}

records_by! {
    /// That of one stay, if there was one.
    of_mobility("mobility" = Id<MobilityId>) of Talk, in the order of "id" from "mid_term_talk"
}
