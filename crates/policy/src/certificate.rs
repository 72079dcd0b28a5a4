//! Certificates and Europass Mobility: who may have those of a stay, and those of a host.

use crate::case::Relation;
use crate::{Actor, Role};
use walz_domain::{HostCompanyId, OrganisationId, PartnerId};

/// That the actor may have the papers of this stay: Europass Mobility, transcript, certificate of attendance.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayHave(());

/// Whose stay it was, and who runs the case. To show them to others is the learner's own decision.
pub fn of_stay(relation: Relation) -> Option<MayHave> {
    (relation.runs() || relation == Relation::Own).then_some(MayHave(()))
}

/// That the actor may have the certificates of a host.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayHaveOfHost {
    pub host: HostCompanyId,
}

/// The office, the partner through whom the host came, and the host's own mentor.
pub fn of_host(
    actor: &Actor,
    organisation: OrganisationId,
    host: HostCompanyId,
    partner: PartnerId,
) -> Option<MayHaveOfHost> {
    let may = match actor.role {
        Role::Coordinator | Role::Worker => true,
        Role::Partner(own) => own == partner,
        Role::Mentor(own) => own == host,
        _ => false,
    };
    (may && actor.organisation == organisation).then_some(MayHaveOfHost { host })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id<T: From<Uuid>>(n: u128) -> T {
        T::from(Uuid::from_u128(n))
    }

    #[test]
    fn the_papers_of_a_stay_are_the_learners() {
        assert!(of_stay(Relation::Own).is_some() && of_stay(Relation::Office).is_some());
        for other in [
            Relation::Finance,
            Relation::Family(id(1)),
            Relation::Mentor(id(2)),
            Relation::Partner(id(3)),
        ] {
            assert!(of_stay(other).is_none(), "{other:?}");
        }
    }

    #[test]
    fn a_host_is_certified_to_itself_and_to_those_who_work_with_it() {
        let may = |role, organisation: u128| {
            let actor = Actor { organisation: id(organisation), person: None, role };
            of_host(&actor, id(1), id(2), id(3)).is_some()
        };
        assert!(
            may(Role::Coordinator, 1)
                && may(Role::Partner(id(3)), 1)
                && may(Role::Mentor(id(2)), 1)
        );
        assert!(!may(Role::Coordinator, 9) && !may(Role::Mentor(id(2)), 9));
        assert!(!may(Role::Partner(id(4)), 1) && !may(Role::Mentor(id(4)), 1));
        assert!(!may(Role::Finance, 1) && !may(Role::Learner(id(2)), 1));
    }
}
