//! Check-ins: a weekly word from a learner abroad. One tap, and silence is noticed.

use crate::{CheckInId, MobilityId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    pub id: CheckInId,
    pub mobility: MobilityId,
    pub due: Date,
    pub state: State,
}

crate::code::codes! {
    Mood {
        Fine = "fine",
        Talk = "talk",
        Help = "help",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Open,
    Answered {
        mood: Mood,
        note: String,
        at: Timestamp,
    },
    /// Nobody answered in time.
    Missed {
        since: Timestamp,
    },
    /// Somebody looks after an answer that asked for it, or after a silence. The learner sees who.
    Taken {
        mood: Option<Mood>,
        by: PersonId,
        at: Timestamp,
    },
    /// What was done about it.
    Settled {
        mood: Option<Mood>,
        by: PersonId,
        at: Timestamp,
        outcome: String,
    },
}

crate::code::codes! {
    Step {
        Answer = "answer",
        Miss = "miss",
        Take = "take",
        Settle = "settle",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a check-in that is {from} cannot take the step {step}")]
pub struct Refused {
    pub from: &'static str,
    pub step: Step,
}

/// How many days after the due day a silence is raised.
pub const GRACE_DAYS: i64 = 2;

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered { .. } => "answered",
            Self::Missed { .. } => "missed",
            Self::Taken { .. } => "taken",
            Self::Settled { .. } => "settled",
        }
    }

    /// Whether somebody of the office has to act.
    pub const fn needs_care(&self) -> bool {
        match self {
            Self::Missed { .. } | Self::Taken { .. } => true,
            Self::Answered { mood, .. } => !matches!(mood, Mood::Fine),
            Self::Open | Self::Settled { .. } => false,
        }
    }

    /// A learner may answer late, and may change the mood until somebody has taken it up.
    ///
    /// # Errors
    /// [`Refused`] once somebody has taken it up.
    pub fn answer(self, mood: Mood, note: String, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Open | Self::Missed { .. } | Self::Answered { .. } => {
                Ok(Self::Answered { mood, note, at })
            }
            other => Err(Refused { from: other.code(), step: Step::Answer }),
        }
    }

    /// # Errors
    /// [`Refused`] unless nobody has answered.
    pub fn miss(self, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Open => Ok(Self::Missed { since: at }),
            other => Err(Refused { from: other.code(), step: Step::Miss }),
        }
    }

    /// # Errors
    /// [`Refused`] unless it needs care and nobody has it.
    pub fn take(self, by: PersonId, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Missed { .. } => Ok(Self::Taken { mood: None, by, at }),
            Self::Answered { mood, .. } if mood != Mood::Fine => {
                Ok(Self::Taken { mood: Some(mood), by, at })
            }
            other => Err(Refused { from: other.code(), step: Step::Take }),
        }
    }

    /// # Errors
    /// [`Refused`] unless somebody has it.
    pub fn settle(self, outcome: String, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Taken { mood, by, .. } => Ok(Self::Settled { mood, by, at, outcome }),
            other => Err(Refused { from: other.code(), step: Step::Settle }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silence_is_raised_taken_and_settled() {
        let now: Timestamp = "2027-03-03T09:00:00Z".parse().expect("a moment");
        let kari = PersonId(uuid::Uuid::nil());
        let missed = State::Open.miss(now).expect("missed");
        assert!(missed.needs_care());
        let late = missed.clone().answer(Mood::Fine, String::new(), now).expect("answered late");
        assert!(!late.needs_care());
        let taken = missed.take(kari, now).expect("taken");
        assert!(taken.clone().answer(Mood::Fine, String::new(), now).is_err());
        assert!(
            !taken.settle("called, all is well".to_owned(), now).expect("settled").needs_care()
        );
    }
}
