//! Papers of departure as pages: what was seen and found right, the bed, the emergency sheet.

mod housing;
mod own;
mod record;
mod sheet;

use crate::routes::{Door, Routes};
use walz_policy::RoleKind::{Coordinator, Guardian, Learner, Mentor, Partner, Safeguarding, Tutor};

const OFFICE: Door = Door::Roles(&[Coordinator]);
/// Who finds beds.
const HOUSES: Door = Door::Roles(&[Coordinator, Partner]);
/// Who may have to call.
const CALLS: Door = Door::Roles(&[Coordinator, Safeguarding, Guardian, Tutor, Mentor, Partner]);
const OWN: Door = Door::Roles(&[Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/people/{learner}/papers", OFFICE, record::show_form)
        .post("/people/{learner}/papers", OFFICE, record::save)
        .post("/people/{learner}/papers/remove", OFFICE, record::remove)
        .get("/people/{learner}/housing", HOUSES, housing::show_rooms)
        .post("/people/{learner}/housing", HOUSES, housing::assign)
        .get("/people/{learner}/emergency-sheet", CALLS, sheet::show_sheet)
        .post("/people/{learner}/emergency-sheet", OFFICE, sheet::fill_for)
        .get("/my/papers", OWN, own::show_papers)
        .get("/my/emergency-sheet", OWN, sheet::show_own)
        .post("/my/emergency-sheet", OWN, sheet::fill_own)
}
