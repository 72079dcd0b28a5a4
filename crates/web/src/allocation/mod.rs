//! Places: what the engine proposes for a round, why, and a person's word on it.

mod decide;
mod page;
mod reason;

use crate::layout::SEES_PEOPLE;
use crate::round::RUNS;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds/{call}/allocation", RUNS, page::show_page)
        .post("/rounds/{call}/allocation", RUNS, decide::run)
        .post("/rounds/{call}/allocation/confirm", RUNS, decide::confirm)
        .post("/rounds/{call}/allocation/choose", RUNS, decide::choose)
        .get("/rounds/{call}/allocation/problem.json", SEES_PEOPLE, decide::problem)
        .get("/rounds/{call}/allocation/outcome.json", SEES_PEOPLE, decide::outcome)
}
