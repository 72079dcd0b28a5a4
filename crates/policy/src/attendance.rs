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
