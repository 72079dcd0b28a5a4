//! Self-assessments: how far a learner thinks to have come with each agreed unit. They stand beside what the mentor finds,
//! and never in its place.

use crate::assessment::{Attained, Refused};
use crate::mobility::State;
use crate::{MobilityId, SelfAssessmentId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfAssessment {
    pub id: SelfAssessmentId,
    pub mobility: MobilityId,
    /// Code of the agreed unit.
    pub unit: String,
    pub result: Attained,
    /// What shows it, in the learner's words.
    pub note: String,
    pub at: Timestamp,
}

/// Whether a learner can say it now: from the arrival until the file is closed, and change it as they learn.
///
/// # Errors
/// [`Refused`] before that, and after it.
pub fn open(stay: &State) -> Result<(), Refused> {
    match stay {
        State::Arrived { .. } | State::EndedEarly { .. } | State::Returned { .. } => Ok(()),
        State::Closed { .. } => Err(Refused::Closed),
        _ => Err(Refused::NotThere),
    }
}
