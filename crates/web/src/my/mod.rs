//! A learner's own pages: the journey, the application, who helps, and telling of a problem. They open without a connection too.

mod apply;
mod check_in;
mod help;
mod journey;
mod learned;

use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

const OWN: Door = Door::Roles(&[RoleKind::Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/my", OWN, journey::see)
        .get("/my/contacts", OWN, journey::contacts)
        .post("/my/left", OWN, journey::left)
        .post("/my/arrived", OWN, journey::arrived)
        .post("/my/home", OWN, journey::home)
        .post("/my/check-in", OWN, check_in::answer)
        .post("/my/check-in/note", OWN, check_in::note)
        .get("/my/apply", OWN, apply::show_form)
        .post("/my/apply", OWN, apply::send)
        .get("/my/learned", OWN, learned::show_form)
        .post("/my/learned", OWN, learned::send)
        .post("/my/learned/appeal", OWN, learned::appeal)
        .get("/my/help", OWN, help::show_form)
        .post("/my/help", OWN, help::send)
}
