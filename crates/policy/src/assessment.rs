//! Assessment and recognition: who judges what was learned, and who says what it counts for at home.

use crate::case::Relation;

/// That the actor may assess the units of this stay.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAssess(());

/// The mentor, who saw the work; the office where a mentor's word came on paper.
pub fn assess(relation: Relation) -> Option<MayAssess> {
    let may = matches!(relation, Relation::Mentor(_) | Relation::Office);
    may.then_some(MayAssess(()))
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

/// That the actor may say whether the host would take another learner.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAnswer(());

pub fn answer_for_host(relation: Relation) -> Option<MayAnswer> {
    matches!(relation, Relation::Mentor(_)).then_some(MayAnswer(()))
}
