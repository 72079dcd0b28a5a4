//! Places: what the engine proposes for a round, why, and a person's word on it; what other conditions would bring; what
//! the office decides beforehand; what mends the places when one falls away.

mod decide;
mod label;
mod lock;
mod page;
mod reason;
mod repair;
mod what_if;

use crate::answer::Answer;
use crate::layout::{Notice, SEES_PEOPLE};
use crate::round::RUNS;
use crate::routes::Routes;
use walz_service::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds/{call}/allocation", RUNS, page::show_page)
        .post("/rounds/{call}/allocation", RUNS, decide::run)
        .post("/rounds/{call}/allocation/confirm", RUNS, decide::confirm)
        .post("/rounds/{call}/allocation/choose", RUNS, decide::choose)
        .get("/rounds/{call}/allocation/problem.json", SEES_PEOPLE, decide::problem)
        .get("/rounds/{call}/allocation/outcome.json", SEES_PEOPLE, decide::outcome)
        .get("/rounds/{call}/locks", RUNS, lock::show_locks)
        .post("/rounds/{call}/locks", RUNS, lock::add)
        .post("/rounds/{call}/locks/remove", RUNS, lock::remove)
        .get("/rounds/{call}/repair", RUNS, repair::show_repair)
        .post("/rounds/{call}/repair", RUNS, repair::accept)
        .and(what_if::routes())
}

/// What came of taking something away. Somebody else may have done so a moment before.
fn taken_away(
    done: Result<(), Error>,
    removed: &'static str,
    gone: &'static str,
    back: &str,
) -> Answer {
    match done {
        Ok(()) => Ok(Notice::good(removed).then(back)),
        Err(Error::NotFound) => Ok(Notice::bad(gone).then(back)),
        Err(error) => Err(error.into()),
    }
}
