//! Units of learning outcomes: who reads an organisation's library, and who writes in it.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may read the library of an organisation, with drafts and former versions.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Reads {
    pub organisation: OrganisationId,
}

/// The office, and the teachers and instructors whose learners it is for.
pub fn read(actor: &Actor, organisation: OrganisationId) -> Option<Reads> {
    let may = matches!(actor.role, Role::Coordinator | Role::Tutor(_) | Role::Worker);
    (may && actor.organisation == organisation).then_some(Reads { organisation })
}

/// That the actor may write in the library of an organisation, and copy into it what others have published.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Keeps {
    pub organisation: OrganisationId,
}

pub fn keep(actor: &Actor, organisation: OrganisationId) -> Option<Keeps> {
    let may = matches!(actor.role, Role::Coordinator | Role::Worker);
    (may && actor.organisation == organisation).then_some(Keeps { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoleKind;
    use uuid::Uuid;

    #[test]
    fn a_library_is_read_and_written_in_the_own_organisation_only() {
        let (own, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let may = |check: fn(&Actor, OrganisationId) -> bool| {
            let role = |kind: &RoleKind| {
                Role::from_parts(*kind, None).or_else(|| Role::from_parts(*kind, Some(own.0)))
            };
            let of = |kind: &RoleKind| {
                let actor = Actor { organisation: own, person: None, role: role(kind)? };
                assert!(!check(&actor, other), "{kind} reaches another organisation");
                check(&actor, own).then_some(*kind)
            };
            RoleKind::ALL.iter().filter_map(of).collect::<Vec<_>>()
        };
        assert_eq!(
            may(|actor, of| read(actor, of).is_some()),
            [RoleKind::Tutor, RoleKind::Coordinator, RoleKind::Worker]
        );
        assert_eq!(
            may(|actor, of| keep(actor, of).is_some()),
            [RoleKind::Coordinator, RoleKind::Worker]
        );
    }
}
