//! Host companies in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::host_company::HostCompany;
use walz_domain::{HostCompanyId, PartnerId};

record! {
    "host_company" keeps HostCompany by HostCompanyId, in the order of "code" {
        "code" "$5" = |h| h.code.clone();
        "partner" "$6" = |h| h.partner.0;
    }
}

codes!("host_company" names HostCompanyId);

records_by! {
    /// The companies that one partner works with.
    of_partner("partner" = Id<PartnerId>) of HostCompany, in the order of "code" from "host_company"
}
