//! Learning agreements in the database.

use crate::Id;
use crate::record::{held, record, records_by};
use walz_domain::agreement::Agreement;
use walz_domain::{AgreementId, MobilityId};

record! {
    "agreement" keeps Agreement by AgreementId, in the order of "id" {
        "mobility" "$5" = |a| a.mobility.0;
        "number" "$6" = |a| i64::from(a.number);
        "state" "$7" = |a| a.state.code();
    }
}

records_by! {
    /// Every version for one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of Agreement, in the order of "number DESC" from "agreement"
}

held! { "agreement" keeps Agreement by AgreementId }
