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
