//! What if: trying other conditions beside a round, looking at runs side by side, making one the proposal.

mod compare;
mod fields;
mod list;
mod make;

use crate::round::RUNS;
use crate::routes::Routes;
use walz_domain::CallId;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/rounds/{call}/what-if", RUNS, list::show_list)
        .get("/rounds/{call}/what-if/new", RUNS, make::show_form)
        .post("/rounds/{call}/what-if/new", RUNS, make::make)
        .get("/rounds/{call}/what-if/compare", RUNS, compare::show_pair)
        .post("/rounds/{call}/what-if/choose", RUNS, compare::choose)
        .post("/rounds/{call}/what-if/remove", RUNS, compare::remove)
}

fn address(call: CallId) -> String {
    format!("/rounds/{call}/what-if")
}
