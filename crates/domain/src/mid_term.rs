//! Mid-term talks: in the middle of a stay all sides look at how it goes, and at what has to change. Smaller changes are
//! written down; larger ones need an amendment of the agreement.

use crate::mobility::State;
use crate::person::Name;
use crate::visit::OnTrack;
use crate::window::{Period, days_from, plus_days};
use crate::{MobilityId, PlanNoteId, TalkId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    pub id: TalkId,
    pub mobility: MobilityId,
    pub content: Content,
    pub by: Name,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub on: Date,
    pub present: Vec<Present>,
    pub units: Vec<UnitTrack>,
    pub well_being: Light,
    /// What was agreed to change.
    pub changes: String,
    pub next_steps: String,
    /// Whether what changes has to be signed.
    pub needs_amendment: bool,
    /// For the home side alone.
    pub private: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitTrack {
    /// Code of the agreed unit.
    pub unit: String,
    pub track: OnTrack,
}

crate::code::codes! {
    Present {
        Learner = "learner",
        Mentor = "mentor",
        Tutor = "tutor",
        Partner = "partner",
        Office = "office",
    }
}

crate::code::codes! {
    /// How somebody is, as a light.
    Light {
        Green = "green",
        Amber = "amber",
        Red = "red",
    }
}

/// A smaller change of the plan, which all parties read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanNote {
    pub id: PlanNoteId,
    pub mobility: MobilityId,
    /// The day from which it holds.
    pub from: Date,
    pub text: String,
    pub by: Name,
    pub at: Timestamp,
}

/// When talks are due, in days of the stay counted from 1. An organisation may set other days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// Stays of fewer days need no talk.
    pub shortest: i64,
    /// From how many days on a stay is long.
    pub long: i64,
    /// The first and the last day for the talk of a long stay.
    pub first: i64,
    pub last: i64,
}

impl Default for Timing {
    /// Long stays have theirs on days 45 to 55.
    fn default() -> Self {
        Self { shortest: 14, long: 90, first: 45, last: 55 }
    }
}

/// How many days the talk of a short stay may be later than half-way.
const GRACE: i64 = 3;
/// Days before the last one on which the tutor is reminded once more.
const AGAIN: i64 = 3;

impl Timing {
    /// Whether the days are in an order in which they can be.
    pub fn fits(&self) -> bool {
        (1..=self.long).contains(&self.shortest)
            && (1..=self.last).contains(&self.first)
            && self.last <= self.long
    }

    /// The days on which the talk of a stay should be. A short stay has it half-way.
    pub fn due(&self, stay: Period) -> Option<Period> {
        let days = stay.days();
        if days < self.shortest {
            return None;
        }
        let (first, last) = match days >= self.long {
            true => (self.first, self.last),
            false => ((days + 1) / 2, (days + 1) / 2 + GRACE),
        };
        let day = |number: i64| plus_days(stay.first(), number - 1).min(stay.last());
        Period::new(day(first), day(last)).ok()
    }

    /// How often the tutor should have been reminded by `today`; 0 before the first time.
    pub fn reminders_due(&self, stay: Period, today: Date) -> usize {
        let Some(due) = self.due(stay) else { return 0 };
        let again = plus_days(due.last(), -AGAIN).max(plus_days(due.first(), 1));
        [due.first(), again, plus_days(due.last(), 1)].iter().filter(|day| **day <= today).count()
    }

    /// Whether the talk is late.
    pub fn is_late(&self, stay: Period, today: Date) -> bool {
        self.due(stay).is_some_and(|due| days_from(due.last(), today) > 0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the learner has not arrived")]
    NotThere,
    #[error("the file is closed")]
    Closed,
}

/// Whether a talk or a change of plan can be written down now.
///
/// # Errors
/// [`Refused`] where it cannot.
pub const fn open(stay: &State) -> Result<(), Refused> {
    match stay {
        State::Arrived { .. } | State::EndedEarly { .. } | State::Returned { .. } => Ok(()),
        State::Closed { .. } => Err(Refused::Closed),
        _ => Err(Refused::NotThere),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn long_stays_have_their_talk_on_days_45_to_55_and_short_ones_half_way() {
        let timing = Timing::default();
        let long = Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("98 days");
        let due = timing.due(long).expect("a talk");
        assert_eq!((due.first(), due.last()), (date(2027, 3, 3), date(2027, 3, 13)));
        assert_eq!(timing.reminders_due(long, date(2027, 3, 2)), 0);
        assert_eq!(timing.reminders_due(long, date(2027, 3, 3)), 1);
        assert_eq!(timing.reminders_due(long, date(2027, 3, 10)), 2);
        assert_eq!(timing.reminders_due(long, date(2027, 3, 14)), 3);
        assert!(
            !timing.is_late(long, date(2027, 3, 13)) && timing.is_late(long, date(2027, 3, 14))
        );
        let short = Period::new(date(2027, 2, 22), date(2027, 4, 4)).expect("42 days");
        let due = timing.due(short).expect("a talk");
        assert_eq!((due.first(), due.last()), (date(2027, 3, 14), date(2027, 3, 17)));
        let week = Period::new(date(2027, 2, 22), date(2027, 2, 28)).expect("a week");
        assert_eq!((timing.due(week), timing.reminders_due(week, date(2027, 12, 1))), (None, 0));
        let other = Timing { first: 30, last: 40, ..timing };
        assert_eq!(other.due(long).expect("a talk").first(), date(2027, 2, 16));
    }

    #[test]
    fn a_talk_is_written_down_while_the_file_is_open() {
        let (departed, on) = (date(2027, 1, 17), date(2027, 1, 18));
        assert_eq!(open(&State::Planned), Err(Refused::NotThere));
        assert_eq!(open(&State::Arrived { departed, on }), Ok(()));
        let closed = State::Returned { departed, on }.close(on).expect("closed");
        assert_eq!(open(&closed), Err(Refused::Closed));
    }
}
