//! Accommodations in the database.

use crate::Id;
use crate::record::{codes, held, record, records_by};
use walz_domain::accommodation::Accommodation;
use walz_domain::{AccommodationId, PartnerId};

record! {
    "accommodation" keeps Accommodation by AccommodationId, in the order of "code" {
        "code" "$5" = |a| a.code.clone();
        "partner" "$6" = |a| a.partner.0;
    }
}

codes!("accommodation" names AccommodationId);

records_by! {
    /// The accommodations of one partner.
    of_partner("partner" = Id<PartnerId>) of Accommodation, in the order of "code" from "accommodation"
}

held! { "accommodation" keeps Accommodation by AccommodationId }
