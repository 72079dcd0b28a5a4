//! Assessments: the mentor judges each agreed unit on the last days.

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
