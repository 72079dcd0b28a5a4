//! Group programmes: the list, one of them, writing one, its paper.

mod form;
mod list;
mod see;

use crate::routes::{Door, Routes};
use walz_domain::GroupProgrammeId;
use walz_policy::RoleKind;
use walz_service::Error;

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);
const SEES: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/groups", SEES, list::see)
        .get("/groups/new", OFFICE, form::show_new)
        .post("/groups/new", OFFICE, form::add)
        .get("/groups/{group}", SEES, see::see)
        .get("/groups/{group}/programme.pdf", SEES, see::paper)
        .get("/groups/{group}/edit", OFFICE, form::show_edit)
        .post("/groups/{group}/edit", OFFICE, form::save)
}

fn address(id: GroupProgrammeId) -> String {
    format!("/groups/{id}")
}

fn id(text: &str) -> Result<GroupProgrammeId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
