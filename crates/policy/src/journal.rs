//! The journal: who may read what happened.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may read an organisation's journal.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRead {
    pub organisation: OrganisationId,
}

/// Coordinators and auditors read their organisation's. The operator reads the installation's own, and may check
/// any chain without reading it.
pub fn read(actor: &Actor, organisation: OrganisationId) -> Option<MayRead> {
    let may = match actor.role {
        Role::Coordinator | Role::Auditor | Role::Operator => actor.organisation == organisation,
        _ => false,
    };
    may.then_some(MayRead { organisation })
}

/// The operator can open an organisation's journal in an emergency; that this happened is written into it.
pub fn break_glass(actor: &Actor, organisation: OrganisationId) -> Option<MayRead> {
    matches!(actor.role, Role::Operator).then_some(MayRead { organisation })
}

/// That the actor may check that an organisation's journal is whole.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayVerify {
    pub organisation: OrganisationId,
}

pub fn verify(actor: &Actor, organisation: OrganisationId) -> Option<MayVerify> {
    let may = matches!(actor.role, Role::Operator) || read(actor, organisation).is_some();
    may.then_some(MayVerify { organisation })
}
