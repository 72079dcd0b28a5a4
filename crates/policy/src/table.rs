//! Whole tables: who brings them in and takes them out.

use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may bring tables into an organisation, and take out those that anybody in the office may see.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Exchanges {
    pub organisation: OrganisationId,
}

/// Who runs the rounds; and the operator, who has the database at hand, at the command line in the organisation's name.
pub fn exchange(actor: &Actor, organisation: OrganisationId) -> Option<Exchanges> {
    let may = matches!(actor.role, Role::Coordinator | Role::Worker | Role::Operator);
    (may && actor.organisation == organisation).then_some(Exchanges { organisation })
}

/// That the actor may take out what is known of all learners' health: their support needs, and what was told of incidents.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Discloses {
    pub organisation: OrganisationId,
}

/// Who may read each of them: the office, and who answers for safety. Not the operator, who runs no cases.
pub fn disclose(actor: &Actor, organisation: OrganisationId) -> Option<Discloses> {
    let may = matches!(actor.role, Role::Coordinator | Role::Safeguarding);
    (may && actor.organisation == organisation).then_some(Discloses { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{INSTALLATION, RoleKind};
    use uuid::Uuid;

    #[test]
    fn tables_go_in_and_out_in_the_own_organisation_only() {
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
            may(|actor, of| exchange(actor, of).is_some()),
            [RoleKind::Coordinator, RoleKind::Operator, RoleKind::Worker]
        );
        assert_eq!(
            may(|actor, of| disclose(actor, of).is_some()),
            [RoleKind::Coordinator, RoleKind::Safeguarding]
        );
        assert!(exchange(&Actor::OPERATOR, own).is_none() && INSTALLATION != own);
    }
}
