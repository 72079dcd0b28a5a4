//! The steps of a stay: who says that somebody has left, arrived, come home; who ends, closes and cancels.

use crate::case::Relation;
use walz_domain::mobility::Step;

/// That the actor may take this step for this stay.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MayStep {
    pub step: Step,
}

/// The office takes every step. A learner says where they are; that somebody has arrived can also be said by those who
/// receive them. Ending early, closing and cancelling are decisions, and the office's alone.
pub fn step(relation: Relation, step: Step) -> Option<MayStep> {
    let may = match step {
        Step::Depart | Step::Return => relation.runs() || relation == Relation::Own,
        Step::Arrive => {
            let receives = matches!(relation, Relation::Partner(_) | Relation::Mentor(_));
            relation.runs() || relation == Relation::Own || receives
        }
        Step::EndEarly | Step::Close | Step::Cancel => relation.runs(),
    };
    may.then_some(MayStep { step })
}
