//! Personal links: who may take one back. They are made in the course of other verbs, which have asked already.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may take back a link of the organisation.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRevoke {
    pub organisation: OrganisationId,
}

pub fn revoke(actor: &Actor, organisation: OrganisationId) -> Option<MayRevoke> {
    let may = matches!(actor.role, Role::Coordinator | Role::Safeguarding)
        && actor.organisation == organisation;
    may.then_some(MayRevoke { organisation })
}
