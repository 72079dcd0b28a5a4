//! Home companies in the database.

use crate::record::{codes, record};
use walz_domain::HomeCompanyId;
use walz_domain::home_company::HomeCompany;

record! {
    "home_company" keeps HomeCompany by HomeCompanyId, in the order of "code" {
        "code" "$5" = |c| c.code.clone();
        "trade" "$6" = |c| c.trade.0;
    }
}

codes!("home_company" names HomeCompanyId);
