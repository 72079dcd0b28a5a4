//! Tables that are taken out: each as CSV and XLSX, and what is about health for a purpose only.

mod page;

use crate::round::{LOOKS, RUNS};
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/export", LOOKS, page::show_list)
        .get("/export/{table}", RUNS, page::download)
        .post("/export/restricted", LOOKS, page::disclose)
}
