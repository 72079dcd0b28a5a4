//! One stay: where it stands, the steps that can be taken, what was learned, how the learner is.

mod complement;
mod during;
mod moderate;
mod negotiate;
mod outcome;
mod page;
mod recognise;
mod steps;

pub(crate) use outcome::{attained, decided, graded, grounds, moderated, own};
pub(crate) use page::{again, state_of, why_open};

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
/// Whose stay it is, and who sent and received the learner.
const TOLD: Door = Door::Roles(&[
    RoleKind::Learner,
    RoleKind::Coordinator,
    RoleKind::Safeguarding,
    RoleKind::Tutor,
    RoleKind::Partner,
]);
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
        .get("/stays/{mobility}/complement.pdf", TOLD, complement::pdf)
        .get("/stays/{mobility}/moderate", HOME, moderate::show_form)
        .post("/stays/{mobility}/moderate", HOME, moderate::send)
        .get("/t/{token}/moderation", Door::Link, moderate::show_by_link)
        .post("/t/{token}/moderation", Door::Link, moderate::send_by_link)
        .get("/stays/{mobility}/recognise", HOME, recognise::show_form)
        .post("/stays/{mobility}/recognise", HOME, recognise::decide)
}
