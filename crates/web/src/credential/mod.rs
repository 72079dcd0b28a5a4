//! Credentials as pages: anybody checks a file and sees how a credential stands; learners take theirs, the office issues
//! and takes back.

mod check;
mod office;
mod public;

pub(crate) use office::{Given, REASON, given};

use crate::routes::{Door, Routes};
use walz_exchange::credential::strict::LARGEST;
use walz_policy::RoleKind::{Coordinator, Learner};

/// The largest form that is taken: a file, and room for how forms wrap it.
const MOST: usize = LARGEST + 64 * 1024;
const OFFICE: Door = Door::Roles(&[Coordinator]);
const TAKES: Door = Door::Roles(&[Coordinator, Learner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/verify", Door::Open, check::show_form)
        .upload("/verify", Door::Open, MOST, check::check)
        .get("/credentials/{credential}", Door::Open, public::see)
        .get("/credentials/{credential}/qr.svg", Door::Open, public::picture)
        .get("/credentials/{credential}/files/{form}", TAKES, office::take)
        .post("/credentials/{credential}/revoke", OFFICE, office::revoke)
        .post("/stays/{mobility}/credential", OFFICE, office::issue)
        .get("/issuers/{issuer}/did.json", Door::Open, public::did_document)
        .get("/issuers/{issuer}/status", Door::Open, public::status_list)
}
