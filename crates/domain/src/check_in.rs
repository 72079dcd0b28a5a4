//! Check-ins: a weekly word from a learner abroad. One tap, and silence is noticed.

use crate::window::{days_from, plus_days};
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
    /// The learner was silent, and then answered a later one: the silence is over.
    Overtaken {
        at: Timestamp,
    },
    /// Somebody looks after an answer that asked for it, or after a silence. The learner sees who.
    Taken {
        mood: Option<Mood>,
        note: String,
        by: PersonId,
        at: Timestamp,
    },
    /// What was done about it.
    Settled {
        mood: Option<Mood>,
        note: String,
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
        Call = "call",
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

/// Days from one check-in to the next.
const EVERY: i64 = 7;

/// The check-in that was due last in a stay: the first on the day after departure, then one a week. Derived from the
/// days alone, so that nobody is forgotten because no program was running.
pub fn newest_due(departed: Date, last: Date, today: Date) -> Option<Date> {
    let first = plus_days(departed, 1);
    let days = days_from(first, today.min(last));
    (days >= 0).then(|| plus_days(first, days / EVERY * EVERY))
}

/// When the next check-in is due, after the one due last; none where the stay is over before.
pub fn next_due(departed: Date, last: Date, today: Date) -> Option<Date> {
    let next = match newest_due(departed, last, today) {
        Some(newest) => plus_days(newest, EVERY),
        None => plus_days(departed, 1),
    };
    (next <= last && next > today).then_some(next)
}

/// Whether a check-in of this day that nobody answered is a silence to be raised.
pub fn is_missed(due: Date, today: Date) -> bool {
    days_from(due, today) > GRACE_DAYS
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered { .. } => "answered",
            Self::Missed { .. } => "missed",
            Self::Overtaken { .. } => "overtaken",
            Self::Taken { .. } => "taken",
            Self::Settled { .. } => "settled",
        }
    }

    /// Whether the learner answered, whatever came of it.
    pub const fn is_answered(&self) -> bool {
        match self {
            Self::Answered { .. } => true,
            Self::Taken { mood, .. } | Self::Settled { mood, .. } => mood.is_some(),
            Self::Open | Self::Missed { .. } | Self::Overtaken { .. } => false,
        }
    }

    /// Whether somebody of the office has to act.
    pub const fn needs_care(&self) -> bool {
        match self {
            Self::Missed { .. } | Self::Taken { .. } => true,
            Self::Answered { mood, .. } => !matches!(mood, Mood::Fine),
            Self::Open | Self::Overtaken { .. } | Self::Settled { .. } => false,
        }
    }

    /// Whether the learner has not been heard of since it fell due. While that is so, asking again would only make a
    /// second alarm of the same silence.
    pub const fn is_silence(&self) -> bool {
        matches!(self, Self::Missed { .. } | Self::Taken { mood: None, .. })
    }

    /// What the learner said, as far as is known.
    pub const fn mood(&self) -> Option<Mood> {
        match self {
            Self::Answered { mood, .. } => Some(*mood),
            Self::Taken { mood, .. } | Self::Settled { mood, .. } => *mood,
            Self::Open | Self::Missed { .. } | Self::Overtaken { .. } => None,
        }
    }

    /// Who looks after it, or did.
    pub const fn by(&self) -> Option<PersonId> {
        match self {
            Self::Taken { by, .. } | Self::Settled { by, .. } => Some(*by),
            _ => None,
        }
    }

    /// A learner may answer late, may say it again, and may change it. Who has taken it up keeps it, and sees the new
    /// word. An empty note leaves the one that is there.
    ///
    /// # Errors
    /// [`Refused`] once it is settled.
    pub fn answer(self, mood: Mood, note: String, at: Timestamp) -> Result<Self, Refused> {
        let either = |new: String, old: String| if new.is_empty() { old } else { new };
        match self {
            Self::Open | Self::Missed { .. } | Self::Overtaken { .. } => {
                Ok(Self::Answered { mood, note, at })
            }
            Self::Answered { mood: before, note: old, at: first } => {
                let at = if before == mood { first } else { at };
                Ok(Self::Answered { mood, note: either(note, old), at })
            }
            Self::Taken { note: old, by, at, .. } => {
                Ok(Self::Taken { mood: Some(mood), note: either(note, old), by, at })
            }
            Self::Settled { .. } => Err(Refused { from: self.code(), step: Step::Answer }),
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

    /// Takes note that the learner answered a later one; changes only what waited for an answer.
    #[must_use]
    pub fn overtake(self, at: Timestamp) -> Self {
        match self {
            Self::Open | Self::Missed { .. } => Self::Overtaken { at },
            other => other,
        }
    }

    /// # Errors
    /// [`Refused`] unless it needs care; somebody else may take it over.
    pub fn take(self, by: PersonId, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Missed { .. } => Ok(Self::Taken { mood: None, note: String::new(), by, at }),
            Self::Answered { mood, note, .. } if mood != Mood::Fine => {
                Ok(Self::Taken { mood: Some(mood), note, by, at })
            }
            Self::Taken { mood, note, .. } => Ok(Self::Taken { mood, note, by, at }),
            other => Err(Refused { from: other.code(), step: Step::Take }),
        }
    }

    /// # Errors
    /// [`Refused`] unless somebody has it.
    pub fn settle(self, outcome: String, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Taken { mood, note, by, .. } => Ok(Self::Settled { mood, note, by, at, outcome }),
            other => Err(Refused { from: other.code(), step: Step::Settle }),
        }
    }

    /// Somebody of the office has talked with the learner: that is an answer, and settles whatever was open.
    ///
    /// # Errors
    /// [`Refused`] where it is settled already.
    pub fn call(
        self,
        mood: Mood,
        by: PersonId,
        outcome: String,
        at: Timestamp,
    ) -> Result<Self, Refused> {
        let mood = Some(mood);
        match self {
            Self::Answered { note, .. } | Self::Taken { note, .. } => {
                Ok(Self::Settled { mood, note, by, at, outcome })
            }
            Self::Open | Self::Missed { .. } | Self::Overtaken { .. } => {
                Ok(Self::Settled { mood, note: String::new(), by, at, outcome })
            }
            Self::Settled { .. } => Err(Refused { from: self.code(), step: Step::Call }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_silence_is_raised_taken_and_settled() {
        let now = at("2027-03-03T09:00:00Z");
        let kari = PersonId(uuid::Uuid::nil());
        let missed = State::Open.miss(now).expect("missed");
        assert!(missed.needs_care() && missed.is_silence());
        let late = missed.clone().answer(Mood::Fine, String::new(), now).expect("answered late");
        assert!(!late.needs_care());
        let taken = missed.take(kari, now).expect("taken");
        let heard = taken.answer(Mood::Help, "lost".to_owned(), now).expect("heard");
        assert!(matches!(&heard, State::Taken { mood: Some(Mood::Help), by, .. } if *by == kari));
        let settled = heard.settle("called, all is well".to_owned(), now).expect("settled");
        assert!(!settled.needs_care());
        assert!(settled.answer(Mood::Fine, String::new(), now).is_err());
    }

    #[test]
    fn a_second_tap_is_the_same_answer_and_a_note_comes_after() {
        let (first, later) = (at("2027-03-03T09:00:00Z"), at("2027-03-03T09:00:02Z"));
        let once = State::Open.answer(Mood::Talk, String::new(), first).expect("answered");
        let twice = once.clone().answer(Mood::Talk, String::new(), later).expect("again");
        assert_eq!(once, twice);
        let noted = twice.answer(Mood::Talk, "the room".to_owned(), later).expect("a note");
        let again = noted.clone().answer(Mood::Talk, String::new(), later).expect("again");
        assert_eq!(noted, again);
        assert_eq!(noted.mood(), Some(Mood::Talk));
    }

    #[test]
    fn check_ins_fall_due_on_the_day_after_departure_and_every_week() {
        let (left, last) = (date(2027, 1, 17), date(2027, 4, 25));
        let due = |day: Date| newest_due(left, last, day);
        assert_eq!(due(left), None);
        assert_eq!(due(date(2027, 1, 18)), Some(date(2027, 1, 18)));
        assert_eq!(due(date(2027, 1, 24)), Some(date(2027, 1, 18)));
        assert_eq!(due(date(2027, 3, 3)), Some(date(2027, 3, 1)));
        assert_eq!(due(date(2027, 12, 1)), Some(date(2027, 4, 19)));
        assert_eq!(next_due(left, last, left), Some(date(2027, 1, 18)));
        assert_eq!(next_due(left, last, date(2027, 3, 3)), Some(date(2027, 3, 8)));
        assert_eq!(next_due(left, last, date(2027, 4, 20)), None);
        assert!(!is_missed(date(2027, 3, 1), date(2027, 3, 3)));
        assert!(is_missed(date(2027, 3, 1), date(2027, 3, 4)));
    }
}
