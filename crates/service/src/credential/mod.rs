//! Credentials: what a learner takes home from a stay, in forms that anybody can check. They are issued from the one record
//! once every agreed unit was assessed and decided on; the bytes are kept as they were issued.

mod check;
mod files;
mod issue;
mod keys;
mod make;
mod public;
mod record;
mod revoke;
mod show;

pub use check::{verify, verify_for};
pub(crate) use files::of_stay;
pub use files::{Exported, Taken, export, take};
pub use issue::{Round, issue, issue_round};
pub use keys::{Rotation, keys, rotate};
pub use public::{Seen, did_document, see, status_list};
pub use revoke::{revoke, stay_of};

use crate::{App, Error};
use walz_domain::credential::Refused;
use walz_domain::{CredentialId, OrganisationId};
use walz_exchange::credential::did;

/// Where an organisation stands as an issuer: its keys are told there.
fn issuer_address(app: &App, organisation: OrganisationId) -> String {
    format!("{}/issuers/{organisation}", app.address)
}

/// The identifier under which an organisation issues.
fn issuer(app: &App, organisation: OrganisationId) -> String {
    did::web(&issuer_address(app, organisation))
}

/// Where the list stands in which an organisation's withdrawn credentials are marked.
fn list_address(app: &App, organisation: OrganisationId) -> String {
    format!("{}/status", issuer_address(app, organisation))
}

/// The page of a credential.
fn page(app: &App, id: CredentialId) -> String {
    format!("{}/credentials/{id}", app.address)
}

fn refusal(refused: Refused) -> Error {
    match refused {
        Refused::Over => Error::refused("credential-refused-over"),
        Refused::NoReason => Error::invalid("credential_reason", "credential-reason-missing"),
        Refused::NotBack => Error::refused("credential-refused-not-back"),
        Refused::NoUnit => Error::refused("credential-refused-no-unit"),
        Refused::NotAssessed => Error::refused("credential-refused-not-assessed"),
        Refused::NotRecognised => Error::refused("credential-refused-not-recognised"),
        Refused::Appealed => Error::refused("credential-refused-appealed"),
    }
}
