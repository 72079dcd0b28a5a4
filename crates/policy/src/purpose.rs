//! Purposes: who says what a stay is for, and who reads the cards that rest on it.

use crate::case::Relation;
use walz_domain::purpose::Side;

/// That the actor may say what a stay is for, for one side.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MaySay {
    pub side: Side,
}

/// Each side for itself, the home company by its tutor; the office for all of them, on their word.
pub fn say(relation: Relation, side: Side) -> Option<MaySay> {
    let may = match side {
        Side::Learner => relation == Relation::Own,
        Side::School => false,
        Side::HomeCompany => matches!(relation, Relation::Tutor(_)),
        Side::Host => matches!(relation, Relation::Mentor(_)),
    };
    (may || relation.runs()).then_some(MaySay { side })
}

/// That the actor may name the goal of the institution's plan that a stay serves.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayName(());

pub fn name_goal(relation: Relation) -> Option<MayName> {
    relation.runs().then_some(MayName(()))
}

/// That the actor may see how strategic, meaningful, recognisable and transferable a stay is.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct SeesCards(());

/// Whose stay it is, and the side at home. What a host answered is not shown to the learner.
pub fn see_cards(relation: Relation) -> Option<SeesCards> {
    let may = matches!(
        relation,
        Relation::Office
            | Relation::Safeguarding
            | Relation::Own
            | Relation::Tutor(_)
            | Relation::Worker
    );
    may.then_some(SeesCards(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{HostCompanyId, TutorId};

    #[test]
    fn each_side_says_its_own_and_the_office_all() {
        let id = Uuid::from_u128(1);
        let says = |relation| {
            Side::ALL
                .iter()
                .copied()
                .filter(|side| say(relation, *side).is_some())
                .collect::<Vec<_>>()
        };
        assert_eq!(says(Relation::Own), [Side::Learner]);
        assert_eq!(says(Relation::Tutor(TutorId(id))), [Side::HomeCompany]);
        assert_eq!(says(Relation::Mentor(HostCompanyId(id))), [Side::Host]);
        assert_eq!(says(Relation::Office), Side::ALL);
        assert!(says(Relation::Finance).is_empty() && name_goal(Relation::Own).is_none());
    }
}
