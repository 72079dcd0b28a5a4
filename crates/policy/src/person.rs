//! Persons as an organisation knows them.

use crate::{Actor, Role};
use walz_domain::{OrganisationId, PersonId};

/// That the actor may add persons to the organisation and change them.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayKeep {
    pub organisation: OrganisationId,
}

pub fn keep(actor: &Actor, organisation: OrganisationId) -> Option<MayKeep> {
    let may = match actor.role {
        Role::Coordinator => actor.organisation == organisation,
        Role::Operator => true,
        _ => false,
    };
    may.then_some(MayKeep { organisation })
}

/// That the actor may read a person's own particulars, with address and birth date.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MaySee {
    pub organisation: OrganisationId,
    pub person: PersonId,
}

/// Staff of the case, and the person themselves. Who reaches a person through a case (a tutor, a guardian, a mentor)
/// asks the policy of that case instead.
pub fn see(actor: &Actor, organisation: OrganisationId, person: PersonId) -> Option<MaySee> {
    let staff = matches!(actor.role, Role::Coordinator | Role::Safeguarding);
    let themselves = actor.person == Some(person) && actor.role != Role::Visitor;
    (actor.organisation == organisation && (staff || themselves))
        .then_some(MaySee { organisation, person })
}
