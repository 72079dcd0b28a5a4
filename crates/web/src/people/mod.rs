//! Learners as the office looks them up: the list, and the file of one.

mod file;
mod list;
mod say;

pub(crate) use file::answer;
pub(crate) use say::why;

use crate::routes::{Door, Routes};
use walz_domain::LearnerId;
use walz_policy::RoleKind::{Coordinator, Safeguarding};
use walz_service::Error;

/// Who looks learners up.
const LOOKS: Door = Door::Roles(&[Coordinator, Safeguarding]);
const OFFICE: Door = Door::Roles(&[Coordinator]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/people", LOOKS, list::show_list)
        .get("/people/{learner}", LOOKS, file::show_file)
        .post("/people/{learner}/family", OFFICE, file::invite_family)
}

/// The learner in a path; what is no id is not there.
pub(crate) fn learner(text: &str) -> Result<LearnerId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
