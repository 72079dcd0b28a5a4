//! Group programmes: who writes them, who sees them.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may write the programme of a group.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayWrite {
    pub organisation: OrganisationId,
}

pub fn write(actor: &Actor, organisation: OrganisationId) -> Option<MayWrite> {
    let may = actor.role == Role::Coordinator && actor.organisation == organisation;
    may.then_some(MayWrite { organisation })
}

/// That the actor may see the programmes of all groups, with who takes part.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Sees {
    pub organisation: OrganisationId,
}

pub fn see(actor: &Actor, organisation: OrganisationId) -> Option<Sees> {
    let may = matches!(actor.role, Role::Coordinator | Role::Safeguarding);
    (may && actor.organisation == organisation).then_some(Sees { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoleKind;
    use uuid::Uuid;

    #[test]
    fn the_office_writes_and_whoever_answers_for_safety_sees() {
        let may = |check: fn(&Actor) -> bool| {
            let kinds = RoleKind::ALL.iter().copied();
            let role =
                |kind| Role::from_parts(kind, None).or(Role::from_parts(kind, Some(Uuid::nil())));
            kinds
                .filter(|kind| {
                    let role = role(*kind).expect("a role");
                    check(&Actor {
                        organisation: OrganisationId(Uuid::from_u128(1)),
                        person: None,
                        role,
                    })
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            may(|actor| write(actor, OrganisationId(Uuid::from_u128(1))).is_some()),
            [RoleKind::Coordinator]
        );
        assert_eq!(
            may(|actor| see(actor, OrganisationId(Uuid::from_u128(1))).is_some()),
            [RoleKind::Coordinator, RoleKind::Safeguarding]
        );
        assert_eq!(may(|actor| see(actor, OrganisationId(Uuid::from_u128(2))).is_some()), []);
    }
}
