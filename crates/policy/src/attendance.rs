//! Attendance: who says how a week was, and who reads it.

use crate::case::Relation;

/// That the actor may confirm and correct weeks.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayConfirm(());

/// The mentors, who were there; the office where a mentor's word came on paper.
pub fn confirm(relation: Relation) -> Option<MayConfirm> {
    let may = relation.is_at_work() || relation == Relation::Office;
    may.then_some(MayConfirm(()))
}

/// As [`confirm`], for one week. `at_second` says whether the learner was at a second host for most of it; `None` where there
/// is none, or two hosts take turns. A mentor speaks for the weeks that were with their own company.
pub fn confirm_week(relation: Relation, at_second: Option<bool>) -> Option<MayConfirm> {
    let theirs = match relation {
        Relation::Mentor(_) => at_second != Some(true),
        Relation::SecondMentor(_) => at_second != Some(false),
        _ => true,
    };
    confirm(relation).filter(|_| theirs)
}

/// That the actor may read how the weeks were.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayRead(());

/// Everybody who has to do with the learning or the safety of the learner. Why somebody was away is not the family's to
/// read from a list, and not the finance officer's.
pub fn read(relation: Relation) -> Option<MayRead> {
    let may = !matches!(relation, Relation::Family(_) | Relation::Finance);
    may.then_some(MayRead(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use walz_domain::{HostCompanyId, TutorId};

    #[test]
    fn a_mentor_speaks_for_the_weeks_of_their_own_company() {
        let id = Uuid::from_u128(1);
        let weeks = [None, Some(false), Some(true)];
        let may = |relation| weeks.map(|at_second| confirm_week(relation, at_second).is_some());
        assert_eq!(may(Relation::Mentor(HostCompanyId(id))), [true, true, false]);
        assert_eq!(may(Relation::SecondMentor(HostCompanyId(id))), [true, false, true]);
        assert_eq!(may(Relation::Office), [true; 3]);
        assert_eq!(may(Relation::Own), [false; 3]);
        assert_eq!(may(Relation::Tutor(TutorId(id))), [false; 3]);
    }
}
