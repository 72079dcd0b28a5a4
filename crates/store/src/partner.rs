//! Partners in the database.

use crate::record::{codes, record};
use walz_domain::PartnerId;
use walz_domain::partner::Partner;

record! {
    "partner" keeps Partner by PartnerId, in the order of "code" {
        "code" "$5" = |p| p.code.clone();
    }
}

codes!("partner" names PartnerId);
