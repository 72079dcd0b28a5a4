//! One stay: where it stands, the steps that can be taken, what was learned, how the learner is.

mod during;
mod negotiate;
mod page;
mod recognise;
mod steps;

pub(crate) use page::{attained, own, state_of, why_open};

use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);
const NEAR: Door = Door::Roles(&[
    RoleKind::Coordinator,
    RoleKind::Safeguarding,
    RoleKind::Tutor,
    RoleKind::Partner,
]);
const RECEIVES: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Partner]);
const HOME: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);
const GUARDS: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/stays/{mobility}", NEAR, page::see)
        .post("/stays/{mobility}/depart", OFFICE, steps::depart)
        .post("/stays/{mobility}/arrive", RECEIVES, steps::arrive)
        .post("/stays/{mobility}/return", OFFICE, steps::come_home)
        .post("/stays/{mobility}/end-early", OFFICE, steps::end_early)
        .post("/stays/{mobility}/close", OFFICE, steps::close)
        .post("/stays/{mobility}/cancel", OFFICE, steps::cancel)
        .post("/stays/{mobility}/invite", OFFICE, steps::invite)
        .post("/stays/{mobility}/call", GUARDS, steps::call)
        .get("/stays/{mobility}/recognise", HOME, recognise::show_form)
        .post("/stays/{mobility}/recognise", HOME, recognise::decide)
}
