//! Tutor visits: the list, planning one, reporting on one.

mod list;
mod plan;
mod report;

pub(crate) use plan::{partner, with_learners};

use crate::routes::{Door, Routes};
use walz_policy::RoleKind;

const OFFICE: Door = Door::Roles(&[RoleKind::Coordinator]);
const SEES: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Safeguarding, RoleKind::Tutor]);
const REPORTS: Door = Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tutor", Door::Roles(&[RoleKind::Tutor]), list::tutor)
        .get("/visits", SEES, list::see)
        .get("/visits/new", OFFICE, plan::show_form)
        .post("/visits/new", OFFICE, plan::plan)
        .get("/visits/{visit}", SEES, report::see)
        .post("/visits/{visit}/report", REPORTS, report::report)
        .post("/visits/{visit}/cancel", OFFICE, report::cancel)
        .get("/t/{token}/visit/report", Door::Link, report::see_by_link)
        .post("/t/{token}/visit/report", Door::Link, report::report_by_link)
}
