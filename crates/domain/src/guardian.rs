//! Guardians: holders of parental responsibility.

use crate::consent::{Answer, Purpose};
use crate::{GuardianId, LearnerId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    pub id: GuardianId,
    /// The name in the tables: `G01`.
    pub code: String,
    pub learner: LearnerId,
    pub person: PersonId,
    pub relation: String,
    pub parental_responsibility: bool,
    /// Whether this guardian's signature is needed, where there are several.
    pub must_sign: bool,
    /// The last answer for each purpose.
    pub consents: BTreeMap<Purpose, Answer>,
}

impl Guardian {
    pub fn answer(&self, purpose: Purpose) -> Answer {
        self.consents.get(&purpose).copied().unwrap_or(Answer::Pending)
    }
}
