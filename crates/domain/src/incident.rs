//! Incidents: events abroad that need a reaction.

use crate::{IncidentId, LearnerId, MobilityId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    /// Its name in the tables: `I01`.
    pub code: String,
    pub mobility: MobilityId,
    pub learner: LearnerId,
    pub happened: Date,
    pub reported: Timestamp,
    pub kind: IncidentKind,
    pub level: Level,
    /// Whether its text tells about health; then it is encrypted, and its reading journalled.
    pub about_health: bool,
    pub days_absent: u32,
    pub told: Told,
    pub log: Vec<Entry>,
    pub state: State,
}

crate::code::codes! {
    IncidentKind {
        Illness = "illness_minor",
        Homesickness = "homesickness",
        WorkplaceMismatch = "workplace_mismatch",
        AccommodationDefect = "accommodation_defect",
        LostDocument = "lost_document",
        WorkAccident = "work_accident_minor",
        Theft = "theft",
        EarlyReturn = "early_return",
        MentalHealth = "mental_health",
        Safeguarding = "safeguarding",
        Conflict = "workplace_conflict",
        NoShow = "no_show",
        Travel = "travel",
        Discrimination = "discrimination",
        HelpAsked = "help_asked",
        Other = "other",
    }
}

crate::code::codes! {
    /// How serious it is, and so who is told and how fast.
    Level {
        /// Information: the next working day.
        Information = "0",
        /// Minor: within 24 hours.
        Minor = "1",
        /// Serious: within 2 hours.
        Serious = "2",
        /// Critical: at once.
        Critical = "3",
    }
}

impl Level {
    /// Hours within which somebody must have taken it.
    pub const fn answer_within_hours(self) -> i64 {
        match self {
            Self::Information => 72,
            Self::Minor => 24,
            Self::Serious => 2,
            Self::Critical => 0,
        }
    }
}

/// Who has been told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub guardian: bool,
    pub insurer: bool,
    pub agency: bool,
}

/// A line in the log, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nobody has it.
    New,
    Taken {
        by: PersonId,
        at: Timestamp,
    },
    Closed {
        by: PersonId,
        at: Timestamp,
        lesson: String,
    },
}

crate::code::codes! {
    Step {
        Take = "take",
        Close = "close",
        Reopen = "reopen",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("an incident that is {from} cannot take the step {step}")]
    NotNow { from: &'static str, step: Step },
    #[error("a guardian must be told first")]
    GuardianNotTold,
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Taken { .. } => "taken",
            Self::Closed { .. } => "closed",
        }
    }

    /// # Errors
    /// [`Refused`] once it is closed.
    pub fn take(self, by: PersonId, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::New | Self::Taken { .. } => Ok(Self::Taken { by, at }),
            Self::Closed { .. } => Err(Refused::NotNow { from: self.code(), step: Step::Take }),
        }
    }
}

impl Incident {
    /// Closes it: somebody must have it, and from level 1 on the guardian of a learner under age must know.
    ///
    /// # Errors
    /// [`Refused`] otherwise.
    pub fn close(self, minor: bool, lesson: String, at: Timestamp) -> Result<Self, Refused> {
        if minor && self.level >= Level::Minor && !self.told.guardian {
            return Err(Refused::GuardianNotTold);
        }
        match self.state {
            State::Taken { by, .. } => Ok(Self { state: State::Closed { by, at, lesson }, ..self }),
            other => Err(Refused::NotNow { from: other.code(), step: Step::Close }),
        }
    }
}
