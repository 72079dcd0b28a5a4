//! Consents: recorded permissions, each for one purpose, each revocable.

use crate::{ConsentId, GuardianId, LearnerId};
use jiff::Timestamp;
use jiff::civil::{Date, date};
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
    /// The wording that was read: its version and the language it was read in, `2026-1/nb`.
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

/// A version of the words that somebody consents to. The words themselves stand with all others, under the version's
/// name; an old version stays there as long as an answer to it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    pub version: &'static str,
    pub from: Date,
}

/// Every wording there was, the oldest first. A change of the words is a new line.
const WORDINGS: &[Wording] = &[Wording { version: "2026-1", from: date(2026, 1, 1) }];

impl Wording {
    /// The one that is read on `day`.
    pub fn on(day: Date) -> Self {
        let begun = WORDINGS.iter().rev().find(|w| w.from <= day);
        *begun.unwrap_or(&WORDINGS[0])
    }

    /// As [`Consent::wording`] keeps it.
    pub fn read_in(&self, language: &str) -> String {
        format!("{}/{language}", self.version)
    }
}

impl Purpose {
    /// Whether a guardian answers for a learner under age.
    pub const fn asked_of_guardians(self) -> bool {
        matches!(self, Self::Participation | Self::MedicalEmergency | Self::Photo)
    }

    /// Whether the learner answers: for photos at any age, where a no counts even if a guardian says yes; for the
    /// family's view once of age.
    pub const fn asked_of_learners(self, minor: bool) -> bool {
        match self {
            Self::Photo => true,
            Self::FamilyView => !minor,
            Self::Participation | Self::MedicalEmergency => false,
        }
    }
}

impl Answer {
    /// Whether somebody can go from this answer to `next`: only what was given can be withdrawn, and nobody goes back
    /// to silence.
    pub const fn can_become(self, next: Self) -> bool {
        match next {
            Self::Pending => false,
            Self::Given => !matches!(self, Self::Given),
            Self::Refused => matches!(self, Self::Pending),
            Self::Withdrawn => matches!(self, Self::Given),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_can_be_withdrawn_and_given_again() {
        use Answer::{Given, Pending, Refused, Withdrawn};
        let steps = [(Pending, Given), (Given, Withdrawn), (Withdrawn, Given), (Refused, Given)];
        assert!(steps.iter().all(|(from, to)| from.can_become(*to)));
        let never = [(Given, Pending), (Pending, Withdrawn), (Given, Refused), (Given, Given)];
        assert!(!never.iter().any(|(from, to)| from.can_become(*to)));
    }

    #[test]
    fn every_wording_begins_after_the_one_before() {
        assert!(WORDINGS.is_sorted_by(|a, b| a.from < b.from));
        assert_eq!(Wording::on(date(2026, 11, 22)).read_in("nb"), "2026-1/nb");
        assert_eq!(Wording::on(Date::MIN).version, "2026-1");
    }
}
