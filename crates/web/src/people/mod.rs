//! Learners as the office looks them up: the list, and the file of one.

mod file;
mod list;
mod say;

pub(crate) use file::answer;
pub(crate) use say::why;

use crate::layout::SEES_PEOPLE;
use crate::routes::{Door, Routes};
use walz_domain::LearnerId;
use walz_policy::RoleKind::Coordinator;
use walz_service::Error;

const OFFICE: Door = Door::Roles(&[Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/people", SEES_PEOPLE, list::show_list)
        .get("/people/{learner}", SEES_PEOPLE, file::show_file)
        .post("/people/{learner}/family", OFFICE, file::invite_family)
}

/// The learner in a path; what is no id is not there.
pub(crate) fn learner(text: &str) -> Result<LearnerId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
