//! Follow-ups: who says what is used at work of what was learned.

use crate::case::Relation;
use walz_domain::follow_up::From;

/// That the actor may say it for the learner or the home company.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MaySay {
    pub from: From,
}

/// Each for themselves, the home company by its tutor; the office for both, on their word.
pub fn say(relation: Relation, from: From) -> Option<MaySay> {
    let may = match from {
        From::Learner => relation == Relation::Own,
        From::HomeCompany => matches!(relation, Relation::Tutor(_)),
    };
    (may || relation.runs()).then_some(MaySay { from })
}
