//! Memberships: who gives somebody a role, and takes it back.

use crate::{Actor, Role, RoleKind};
use walz_domain::OrganisationId;

/// That the actor may give and take back a role in the organisation.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayGive {
    pub organisation: OrganisationId,
    pub role: Role,
}

/// An operator appoints anybody anywhere; a coordinator everybody in the organisation but operators and network
/// managers, whose reach is wider than theirs. Visitors and the program itself are no roles to give.
pub fn give(actor: &Actor, organisation: OrganisationId, role: Role) -> Option<MayGive> {
    let wider = matches!(role.kind(), RoleKind::Operator | RoleKind::NetworkManager);
    let may = match (actor.role, role.kind()) {
        (_, RoleKind::Visitor | RoleKind::Worker) => false,
        (Role::Operator, _) => true,
        (Role::Coordinator, _) => actor.organisation == organisation && !wider,
        _ => false,
    };
    may.then_some(MayGive { organisation, role })
}

/// That the actor may see who has which role in the organisation.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayList {
    pub organisation: OrganisationId,
}

pub fn list(actor: &Actor, organisation: OrganisationId) -> Option<MayList> {
    let may = match actor.role {
        Role::Operator => true,
        Role::Coordinator | Role::Auditor => actor.organisation == organisation,
        _ => false,
    };
    may.then_some(MayList { organisation })
}
