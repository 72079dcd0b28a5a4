//! Reports: what a round came to, for those who answer for it and those who pay for it.

mod list;
mod page;

use crate::layout::READS_FIGURES;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reports", READS_FIGURES, list::show_list)
        .get("/reports/{call}", READS_FIGURES, page::show_report)
        .get("/reports/{call}/report.pdf", READS_FIGURES, page::pdf)
        .get("/reports/{call}/report.xlsx", READS_FIGURES, page::xlsx)
}
