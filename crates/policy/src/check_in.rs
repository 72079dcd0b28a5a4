//! Check-ins: who gives the word, who reads it, and who looks after it.

use crate::case::Relation;

/// That the actor may say how the learner is.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAnswer(());

/// Only the learner. What somebody else hears from them is a call, see [`care`].
pub fn answer(relation: Relation) -> Option<MayAnswer> {
    (relation == Relation::Own).then_some(MayAnswer(()))
}

/// That the actor may look after somebody: take a check-in up, settle it, log a call.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayCare(());

pub fn care(relation: Relation) -> Option<MayCare> {
    let may = relation.runs() || relation == Relation::Safeguarding;
    may.then_some(MayCare(()))
}
