//! Assessments: the mentor judges each agreed unit on the last days.

use crate::grade::Grade;
use crate::mobility::State;
use crate::person::Name;
use crate::{AssessmentId, MobilityId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What one person found of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub id: AssessmentId,
    pub mobility: MobilityId,
    /// Code of the agreed unit.
    pub unit: String,
    pub result: Attained,
    pub comment: String,
    /// What the host writes on its own scale, where it does.
    #[serde(default)]
    pub grade: Option<Grade>,
    pub assessor: Name,
    pub at: Timestamp,
}

crate::code::codes! {
    /// How far the outcomes of a unit were reached.
    Attained {
        NotYet = "not_yet",
        Partly = "partly",
        Achieved = "achieved",
        Beyond = "beyond",
    }
}

impl Attained {
    pub const fn passes(self) -> bool {
        matches!(self, Self::Achieved | Self::Beyond)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the learner has not arrived")]
    NotThere,
    #[error("the unit was assessed, and the learner is home")]
    Final,
    #[error("the file is closed")]
    Closed,
}

/// Whether a unit can be assessed now. What was found can be changed until the return is confirmed; a unit that was
/// forgotten can still be assessed after it.
///
/// # Errors
/// [`Refused`] where it cannot.
pub fn open(stay: &State, assessed: bool) -> Result<(), Refused> {
    match stay {
        State::Arrived { .. } => Ok(()),
        State::EndedEarly { .. } | State::Returned { .. } if !assessed => Ok(()),
        State::EndedEarly { .. } | State::Returned { .. } => Err(Refused::Final),
        State::Closed { .. } => Err(Refused::Closed),
        _ => Err(Refused::NotThere),
    }
}
