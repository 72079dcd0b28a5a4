//! Grant agreements in the database.

use crate::Id;
use crate::record::{held, record, records_by};
use walz_domain::grant::GrantAgreement;
use walz_domain::{GrantId, MobilityId};

record! {
    "grant_agreement" keeps GrantAgreement by GrantId, in the order of "id" {
        "mobility" "$5" = |g| g.mobility.0;
        "number" "$6" = |g| i64::from(g.number);
        "state" "$7" = |g| g.state.code();
    }
}

records_by! {
    /// Every version for one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of GrantAgreement, in the order of "number DESC" from "grant_agreement"
}

held! { "grant_agreement" keeps GrantAgreement by GrantId }
