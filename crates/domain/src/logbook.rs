//! Logbooks: what a learner did day by day, in words, photos and voice, tied to what was agreed to be learned.

use crate::media::Media;
use crate::mobility::State;
use crate::window::Period;
use crate::{LogbookEntryId, MobilityId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: LogbookEntryId,
    pub mobility: MobilityId,
    /// The day that it tells of.
    pub on: Date,
    pub text: String,
    /// Codes of the agreed units that it shows something of.
    pub units: Vec<String>,
    pub media: Vec<Media>,
    /// For the home side alone: the host does not see it.
    pub school_only: bool,
    /// Among the best that the learner has to show.
    pub evidence: bool,
    pub at: Timestamp,
}

/// Files that one entry can have.
pub const MOST_FILES: usize = 6;

/// Entries that one day can have.
pub const MOST_A_DAY: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the learner has not left")]
    NotThere,
    #[error("that day is not a day of the stay so far")]
    OtherDay { first: Date, last: Date },
    #[error("the host has confirmed the week")]
    Confirmed,
    #[error("the file is closed")]
    Closed,
}

/// Whether an entry for a day can be written, changed or taken away: of each day from the departure until today, as long
/// as nobody has confirmed its week.
///
/// # Errors
/// [`Refused`] where it cannot.
pub fn open(
    stay: &State,
    planned: Period,
    on: Date,
    today: Date,
    confirmed: bool,
) -> Result<(), Refused> {
    let Some(first) = stay.departed() else { return Err(Refused::NotThere) };
    if matches!(stay, State::Closed { .. }) {
        return Err(Refused::Closed);
    }
    let last = stay.ended().unwrap_or(planned.last()).min(today);
    match () {
        () if on < first || on > last => Err(Refused::OtherDay { first, last }),
        () if confirmed => Err(Refused::Confirmed),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn entries_are_open_from_the_departure_until_their_week_is_confirmed() {
        let planned = Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period");
        let (left, today) = (date(2027, 1, 17), date(2027, 3, 3));
        let there = State::Arrived { departed: left, on: planned.first() };
        let try_on = |stay: &State, on, confirmed| open(stay, planned, on, today, confirmed);
        assert_eq!(try_on(&State::Planned, today, false), Err(Refused::NotThere));
        assert_eq!(try_on(&there, left, false), Ok(()));
        assert_eq!(try_on(&there, today, false), Ok(()));
        let other = Err(Refused::OtherDay { first: left, last: today });
        assert_eq!(try_on(&there, date(2027, 3, 4), false), other, "still to come");
        assert_eq!(try_on(&there, date(2027, 1, 16), false), other);
        assert_eq!(try_on(&there, today, true), Err(Refused::Confirmed));
        let home = State::Returned { departed: left, on: date(2027, 2, 1) };
        assert!(try_on(&home, date(2027, 2, 1), false).is_ok());
        assert!(try_on(&home, date(2027, 2, 2), false).is_err(), "home by then");
        let closed = home.close(date(2027, 2, 20)).expect("closed");
        assert_eq!(try_on(&closed, date(2027, 2, 1), false), Err(Refused::Closed));
    }
}
