//! Recognition: what the sending side makes of assessed units.

use crate::assessment::Attained;
use crate::person::Name;
use crate::{MobilityId, RecognitionId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The decision on one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    pub id: RecognitionId,
    pub mobility: MobilityId,
    /// Code of the agreed unit.
    pub unit: String,
    pub decision: Decision,
    pub decided_by: Name,
    pub at: Timestamp,
    /// That the learner asked to have it looked at again. A new decision answers it.
    #[serde(default)]
    pub appeal: Option<Appeal>,
}

/// Why a decision should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub reason: String,
    pub by: Name,
    pub at: Timestamp,
    /// When it was decided on again.
    pub answered: Option<Timestamp>,
}

impl Recognition {
    /// An appeal that nobody has answered.
    pub fn open_appeal(&self) -> Option<&Appeal> {
        self.appeal.as_ref().filter(|appeal| appeal.answered.is_none())
    }

    /// Whether the decision can be looked at again.
    ///
    /// # Errors
    /// As [`Recognition::appeal`].
    pub fn appealable(&self) -> Result<(), Refused> {
        match (&self.decision, &self.appeal) {
            (Decision::Full, _) => Err(Refused::InFull),
            (_, Some(_)) => Err(Refused::AppealedBefore),
            _ => Ok(()),
        }
    }

    /// Asks to have the decision looked at again.
    ///
    /// # Errors
    /// [`Refused`] where it counts in full, or where it was asked before: once is enough, the answer is final here.
    pub fn appeal(&mut self, appeal: Appeal) -> Result<(), Refused> {
        self.appealable()?;
        self.appeal = Some(appeal);
        Ok(())
    }

    /// Decides anew, and answers an appeal with it.
    pub fn decide(&mut self, decision: Decision, by: Name, at: Timestamp) {
        (self.decision, self.decided_by, self.at) = (decision, by, at);
        if let Some(appeal) = self.appeal.as_mut().filter(|appeal| appeal.answered.is_none()) {
            appeal.answered = Some(at);
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    Full,
    Partial { reason: String },
    NotRecognised { reason: String },
}

impl Decision {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial { .. } => "partial",
            Self::NotRecognised { .. } => "not_recognised",
        }
    }

    pub const fn counts(&self) -> bool {
        matches!(self, Self::Full | Self::Partial { .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the unit has not been assessed")]
    NotAssessed,
    #[error("a unit that was not achieved cannot be recognised in full")]
    NotAchieved,
    #[error("a reason is needed")]
    NoReason,
    #[error("it counts in full")]
    InFull,
    #[error("it was looked at again before")]
    AppealedBefore,
}

/// Checks a decision against the assessment it rests on.
///
/// # Errors
/// [`Refused`] without an assessment, in full without success, or otherwise than in full without a reason.
pub fn check(assessed: Option<Attained>, decision: &Decision) -> Result<(), Refused> {
    match (assessed, decision) {
        (None, _) => Err(Refused::NotAssessed),
        (Some(result), Decision::Full) if !result.passes() => Err(Refused::NotAchieved),
        (_, Decision::Partial { reason } | Decision::NotRecognised { reason })
            if reason.trim().is_empty() =>
        {
            Err(Refused::NoReason)
        }
        _ => Ok(()),
    }
}
