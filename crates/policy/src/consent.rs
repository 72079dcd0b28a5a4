//! Consents: who answers which question, and who sees the answers.

use crate::case::Relation;
use walz_domain::GuardianId;
use walz_domain::consent::Purpose;

/// That the actor may answer, and for whom the answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Answers {
    /// The guardian who answers; the learner where it is `None`.
    pub guardian: Option<GuardianId>,
    pub purpose: Purpose,
}

/// `minor`: under age today. On the eighteenth birthday a guardian's word ends, even where the learner lets the family
/// see the stay.
pub fn answer(relation: Relation, purpose: Purpose, minor: bool) -> Option<Answers> {
    let (guardian, may) = match relation {
        Relation::Family(guardian) => (Some(guardian), minor && purpose.asked_of_guardians()),
        Relation::Own => (None, purpose.asked_of_learners(minor)),
        _ => (None, false),
    };
    may.then_some(Answers { guardian, purpose })
}

/// That the actor may see who answered what.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MaySee(());

/// The office, who answers for safety, the learner, the family.
pub fn see(relation: Relation) -> Option<MaySee> {
    let may = relation.sees_file() || matches!(relation, Relation::Own | Relation::Family(_));
    may.then_some(MaySee(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_guardian_answers_until_the_eighteenth_birthday_and_the_learner_from_then_on() {
        let mother = Relation::Family(GuardianId(Uuid::from_u128(1)));
        let may = |relation, minor| {
            let answered = |p: &&Purpose| answer(relation, **p, minor).is_some();
            Purpose::ALL.iter().filter(answered).map(|p| p.code()).collect::<Vec<_>>()
        };
        assert_eq!(may(mother, true), ["participation", "medical_emergency", "photo"]);
        assert!(may(mother, false).is_empty());
        assert_eq!(may(Relation::Own, true), ["photo"]);
        assert_eq!(may(Relation::Own, false), ["photo", "family_view"]);
        assert!(may(Relation::Office, true).is_empty(), "nobody answers in another's place");
    }
}
