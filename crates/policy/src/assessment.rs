//! Assessment and recognition: who judges what was learned, and who says what it counts for at home.

use crate::case::Relation;

/// That the actor may assess the units of this stay.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAssess(());

/// The mentors, who saw the work; the office where a mentor's word came on paper.
pub fn assess(relation: Relation) -> Option<MayAssess> {
    let may = relation.is_at_work() || relation == Relation::Office;
    may.then_some(MayAssess(()))
}

/// That the actor may say how far they think to have come themselves.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAssessThemselves(());

pub fn assess_oneself(relation: Relation) -> Option<MayAssessThemselves> {
    matches!(relation, Relation::Own).then_some(MayAssessThemselves(()))
}

/// That the actor may confirm what the mentor found of a unit, or say what differs.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayModerate(());

/// The home teacher, and the office on the teacher's word. Never who assessed.
pub fn moderate(relation: Relation) -> Option<MayModerate> {
    let may = matches!(relation, Relation::Tutor(_) | Relation::Office);
    may.then_some(MayModerate(()))
}

/// That the actor may decide what an assessed unit counts for.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRecognise(());

/// The home side: the office, and the tutor of the home company.
pub fn recognise(relation: Relation) -> Option<MayRecognise> {
    let may = matches!(relation, Relation::Tutor(_) | Relation::Office);
    may.then_some(MayRecognise(()))
}

/// That the actor may ask to have a decision on their own stay looked at again.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAppeal(());

pub fn appeal(relation: Relation) -> Option<MayAppeal> {
    matches!(relation, Relation::Own).then_some(MayAppeal(()))
}

/// That the actor may say whether the host would take another learner.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAnswer(());

pub fn answer_for_host(relation: Relation) -> Option<MayAnswer> {
    matches!(relation, Relation::Mentor(_)).then_some(MayAnswer(()))
}

/// That the actor may take out what came of a stay on paper: what was agreed, found and decided.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayTakeComplement(());

/// Whose stay it is, and who sent and received the learner.
pub fn take_complement(relation: Relation) -> Option<MayTakeComplement> {
    let may = matches!(
        relation,
        Relation::Own
            | Relation::Office
            | Relation::Safeguarding
            | Relation::Tutor(_)
            | Relation::Partner(_)
    );
    may.then_some(MayTakeComplement(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{GuardianId, HostCompanyId, PartnerId, TutorId};

    const ID: Uuid = Uuid::from_u128(1);

    fn may(check: fn(Relation) -> bool) -> Vec<&'static str> {
        let all = [
            ("office", Relation::Office),
            ("own", Relation::Own),
            ("tutor", Relation::Tutor(TutorId(ID))),
            ("mentor", Relation::Mentor(HostCompanyId(ID))),
            ("second mentor", Relation::SecondMentor(HostCompanyId(ID))),
            ("partner", Relation::Partner(PartnerId(ID))),
            ("family", Relation::Family(GuardianId(ID))),
            ("finance", Relation::Finance),
            ("auditor", Relation::Auditor),
        ];
        all.into_iter().filter(|(_, relation)| check(*relation)).map(|(name, _)| name).collect()
    }

    #[test]
    fn who_assesses_does_not_moderate() {
        let at_work = ["office", "mentor", "second mentor"];
        assert_eq!(may(|relation| assess(relation).is_some()), at_work);
        assert_eq!(may(|relation| answer_for_host(relation).is_some()), ["mentor"]);
        assert_eq!(may(|relation| moderate(relation).is_some()), ["office", "tutor"]);
        assert_eq!(may(|relation| appeal(relation).is_some()), ["own"]);
        assert_eq!(
            may(|relation| take_complement(relation).is_some()),
            ["office", "own", "tutor", "partner"]
        );
    }
}
