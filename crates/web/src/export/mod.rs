//! Tables that are taken out: each as CSV and XLSX, and what is about health for a purpose only.

mod page;

use crate::layout::SEES_PEOPLE;
use crate::round::RUNS;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/export", SEES_PEOPLE, page::show_list)
        .get("/export/{table}", RUNS, page::download)
        .post("/export/restricted", SEES_PEOPLE, page::disclose)
}
