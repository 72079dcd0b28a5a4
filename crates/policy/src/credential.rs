//! Credentials: who issues them, takes them back, takes them out, and who handles the keys that sign them.

use crate::case::Relation;
use crate::{Actor, Role};
use walz_domain::OrganisationId;

/// That the actor may issue a credential for this stay, or take one back.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayIssue(());

/// Who runs the case.
pub fn issue(relation: Relation) -> Option<MayIssue> {
    relation.runs().then_some(MayIssue(()))
}

/// That the actor may take out the credentials of this stay.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayTake(());

/// Whose it is, and who runs the case. To show it to others is the learner's own decision.
pub fn take(relation: Relation) -> Option<MayTake> {
    (relation.runs() || relation == Relation::Own).then_some(MayTake(()))
}

/// That the actor may make, retire and give up keys of an organisation.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct HandlesKeys {
    pub organisation: OrganisationId,
}

/// Who runs the rounds; and the operator, at the command line in the organisation's name.
pub fn keys(actor: &Actor, organisation: OrganisationId) -> Option<HandlesKeys> {
    let may = matches!(actor.role, Role::Coordinator | Role::Worker | Role::Operator);
    (may && actor.organisation == organisation).then_some(HandlesKeys { organisation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId};

    #[test]
    fn the_office_issues_and_the_learner_takes() {
        let id = Uuid::from_u128(1);
        let others = [
            Relation::Finance,
            Relation::Auditor,
            Relation::Safeguarding,
            Relation::Family(GuardianId(id)),
            Relation::Mentor(HostCompanyId(id)),
        ];
        assert!(issue(Relation::Office).is_some() && issue(Relation::Own).is_none());
        assert!(take(Relation::Office).is_some() && take(Relation::Own).is_some());
        assert!(others.iter().all(|other| issue(*other).is_none() && take(*other).is_none()));
    }

    #[test]
    fn keys_are_handled_in_the_own_organisation_only() {
        let (own, other) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let actor = |role| Actor { organisation: own, person: None, role };
        assert!(keys(&actor(Role::Coordinator), own).is_some());
        assert!(keys(&actor(Role::Coordinator), other).is_none());
        assert!(keys(&actor(Role::Finance), own).is_none());
        assert!(keys(&Actor::OPERATOR, own).is_none());
    }
}
