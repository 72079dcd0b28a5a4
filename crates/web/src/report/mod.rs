//! Reports: what a round came to, for those who answer for it and those who pay for it.

mod list;
mod page;

use crate::routes::{Door, Routes};
use walz_policy::RoleKind::{Auditor, Coordinator, Finance, NetworkManager, Safeguarding};

const READS: Door = Door::Roles(&[Coordinator, Finance, Safeguarding, NetworkManager, Auditor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reports", READS, list::show_list)
        .get("/reports/{call}", READS, page::show_report)
        .get("/reports/{call}/report.pdf", READS, page::pdf)
        .get("/reports/{call}/report.xlsx", READS, page::xlsx)
}
