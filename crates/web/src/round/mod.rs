//! Rounds: the list of calls, and the board of each with every learner in it.

mod about;
mod board;
mod bulk;
mod download;
mod edit;
mod label;
mod list;
mod make;
mod plan;
mod query;
mod row;

pub(crate) use download::separator;
pub(crate) use label::{
    act_label, stage_label, stage_tone, turn_label, warning_label, warning_look,
};

use crate::layout::SEES_PEOPLE;
use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

/// Who runs rounds.
pub(crate) const RUNS: Door = Door::Roles(&[RoleKind::Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds", SEES_PEOPLE, list::show_list)
        .get("/rounds/new", RUNS, make::show_form)
        .post("/rounds/new", RUNS, make::make)
        .get("/rounds/{call}", SEES_PEOPLE, board::show_board)
        .get("/rounds/{call}/about", SEES_PEOPLE, about::show_about)
        .get("/rounds/{call}/edit", RUNS, edit::show)
        .post("/rounds/{call}/edit", RUNS, edit::save)
        .post("/rounds/{call}/advance", RUNS, about::advance)
        .get("/rounds/{call}/list.csv", SEES_PEOPLE, download::csv)
        .get("/rounds/{call}/list.xlsx", SEES_PEOPLE, download::xlsx)
        .post("/rounds/{call}/bulk", RUNS, bulk::act)
        .post("/rounds/{call}/views", RUNS, bulk::save_view)
        .post("/rounds/{call}/views/remove", RUNS, bulk::remove_view)
}
