//! Places: what the engine proposes for a round, why, and a person's word on it.

mod decide;
mod page;
mod reason;

use crate::round::{LOOKS, RUNS};
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds/{call}/allocation", RUNS, page::show_page)
        .post("/rounds/{call}/allocation", RUNS, decide::run)
        .post("/rounds/{call}/allocation/confirm", RUNS, decide::confirm)
        .post("/rounds/{call}/allocation/choose", RUNS, decide::choose)
        .get("/rounds/{call}/allocation/problem.json", LOOKS, decide::problem)
        .get("/rounds/{call}/allocation/outcome.json", LOOKS, decide::outcome)
}
