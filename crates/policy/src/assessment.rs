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

/// That the actor may say how far they think to have come themselves.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayAssessThemselves(());

pub fn assess_oneself(relation: Relation) -> Option<MayAssessThemselves> {
    matches!(relation, Relation::Own).then_some(MayAssessThemselves(()))
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
