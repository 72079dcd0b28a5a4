//! Consents: recorded permissions, each for one purpose, each revocable.

use crate::{ConsentId, GuardianId, LearnerId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One answer, as it was given. Never changed: a withdrawal is a new record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub id: ConsentId,
    pub learner: LearnerId,
    /// Who answered: a guardian, or the learner.
    pub guardian: Option<GuardianId>,
    pub purpose: Purpose,
    pub answer: Answer,
    /// Version of the wording that was read.
    pub wording: String,
    pub at: Timestamp,
}

crate::code::codes! {
    Purpose {
        Participation = "participation",
        MedicalEmergency = "medical_emergency",
        Photo = "photo",
        /// That the family sees how the stay goes; asked of learners of age.
        FamilyView = "family_view",
    }
}

crate::code::codes! {
    Answer {
        Pending = "pending",
        Given = "given",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}
