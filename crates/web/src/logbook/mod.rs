//! Logbooks and portfolios: the learner writes them on the phone; tutor and office read them.

mod form;
mod list;
mod portfolio;
mod show;

pub(crate) use show::{EntryView, Shown, shown_of};

use crate::media::MOST;
use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

const OWN: Door = Door::Roles(&[RoleKind::Learner]);
const HOME: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/my/logbook", OWN, list::own)
        .get("/my/logbook/new", OWN, form::begin)
        .upload("/my/logbook/new", OWN, MOST, form::write)
        .get("/my/logbook/{entry}", OWN, form::open)
        .upload("/my/logbook/{entry}", OWN, MOST, form::change)
        .post("/my/logbook/{entry}/remove", OWN, form::remove)
        .post("/my/logbook/{entry}/evidence", OWN, form::mark)
        .get("/my/portfolio", OWN, portfolio::see)
        .upload("/my/portfolio", OWN, MOST, portfolio::add)
        .post("/my/portfolio/{piece}/remove", OWN, portfolio::remove)
        .get("/stays/{mobility}/logbook", HOME, list::of_stay)
}
