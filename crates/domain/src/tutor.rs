//! Home tutors: instructors in the home company who know the learner and visit.

use crate::language::Skills;
use crate::{HomeCompanyId, PersonId, TradeId, TutorId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tutor {
    pub id: TutorId,
    /// The name in the tables: `TU01`.
    pub code: String,
    pub person: PersonId,
    pub company: HomeCompanyId,
    pub trade: TradeId,
    pub place: String,
    pub languages: Skills,
    pub supervises: u32,
    pub visited_before: u32,
}
