//! The SMaRT sheet of a stay, of the learner's own stay, and of a round.

mod cards;
mod own;
mod round;
mod stay;

use crate::layout::SEES_PEOPLE;
use crate::round::RUNS;
use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

/// The side at home.
const HOME: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding, RoleKind::Tutor]);
/// Who can say what a stay is for, signed in at home.
const SAYS: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);
const OWN: Door = Door::Roles(&[RoleKind::Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}/smart", HOME, stay::see)
        .post("/stays/{mobility}/smart", SAYS, stay::say)
        .get("/my/smart", OWN, own::see)
        .post("/my/smart", OWN, own::say)
        .get("/rounds/{call}/smart", SEES_PEOPLE, round::see)
        .post("/rounds/{call}/smart", RUNS, round::name_goal)
}
