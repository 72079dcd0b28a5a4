//! The programme of a stay: what is done in which weeks, and the hours of a usual week. Both are annexes of the agreement.

use crate::window::Period;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a learner does in some weeks of the stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub weeks: Weeks,
    pub text: String,
    /// The workshop or the department.
    #[serde(default)]
    pub place: String,
    /// Codes of the agreed units that it serves.
    #[serde(default)]
    pub units: Vec<String>,
}

/// Weeks of a stay, counted from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(u8, u8)", into = "(u8, u8)")]
pub struct Weeks {
    first: u8,
    last: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the weeks begin with 1, and the last is not before the first")]
pub struct NoWeeks;

impl Weeks {
    /// # Errors
    /// [`NoWeeks`] before the first week of a stay, and where the last is before the first.
    pub const fn new(first: u8, last: u8) -> Result<Self, NoWeeks> {
        if first == 0 || last < first { Err(NoWeeks) } else { Ok(Self { first, last }) }
    }

    pub const fn first(self) -> u8 {
        self.first
    }

    pub const fn last(self) -> u8 {
        self.last
    }

    /// Whether a stay of these days has all of them.
    pub fn within(self, stay: Period) -> bool {
        i64::from(self.last) <= stay.week(stay.last()).1
    }
}

impl TryFrom<(u8, u8)> for Weeks {
    type Error = NoWeeks;

    fn try_from((first, last): (u8, u8)) -> Result<Self, NoWeeks> {
        Self::new(first, last)
    }
}

impl From<Weeks> for (u8, u8) {
    fn from(weeks: Weeks) -> Self {
        (weeks.first, weeks.last)
    }
}

crate::code::codes! {
    /// A day of the week.
    Day {
        Monday = "monday",
        Tuesday = "tuesday",
        Wednesday = "wednesday",
        Thursday = "thursday",
        Friday = "friday",
        Saturday = "saturday",
        Sunday = "sunday",
    }
}

/// The hours of one day: from when until when, and the break between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(Time, Time, u16)", into = "(Time, Time, u16)")]
pub struct Hours {
    from: Time,
    until: Time,
    /// In minutes.
    pause: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day of work ends after it begins, and is longer than its break")]
pub struct NoHours;

impl Hours {
    /// # Errors
    /// [`NoHours`] where nothing is left to work.
    pub fn new(from: Time, until: Time, pause: u16) -> Result<Self, NoHours> {
        let hours = Self { from, until, pause };
        if hours.from < hours.until && hours.there() > u32::from(pause) {
            Ok(hours)
        } else {
            Err(NoHours)
        }
    }

    pub const fn from(self) -> Time {
        self.from
    }

    pub const fn until(self) -> Time {
        self.until
    }

    /// In minutes.
    pub const fn pause(self) -> u16 {
        self.pause
    }

    /// The minutes of work.
    pub fn minutes(self) -> u32 {
        self.there().saturating_sub(u32::from(self.pause))
    }

    /// The minutes from the beginning to the end.
    fn there(self) -> u32 {
        let seconds = self.from.duration_until(self.until).as_secs();
        u32::try_from(seconds / 60).unwrap_or_default()
    }
}

impl TryFrom<(Time, Time, u16)> for Hours {
    type Error = NoHours;

    fn try_from((from, until, pause): (Time, Time, u16)) -> Result<Self, NoHours> {
        Self::new(from, until, pause)
    }
}

impl From<Hours> for (Time, Time, u16) {
    fn from(hours: Hours) -> Self {
        (hours.from, hours.until, hours.pause)
    }
}

/// The hours of a usual week. Days that it does not have are free.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timetable(pub BTreeMap<Day, Hours>);

impl Timetable {
    /// The minutes of work in a week.
    pub fn minutes(&self) -> u32 {
        self.0.values().map(|hours| hours.minutes()).sum()
    }

    /// The minutes of work of each day, Monday first.
    pub fn weekdays(&self) -> [u16; 7] {
        let mut days = [0; 7];
        for (minutes, day) in days.iter_mut().zip(Day::ALL) {
            let work = self.0.get(day).map_or(0, |hours| hours.minutes());
            *minutes = u16::try_from(work).unwrap_or(u16::MAX);
        }
        days
    }

    /// Whether it says anything, and then something else than so many hours a week.
    pub fn contradicts(&self, hours_per_week: u8) -> bool {
        !self.0.is_empty() && self.minutes() != u32::from(hours_per_week) * 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(from: (i8, i8), until: (i8, i8), pause: u16) -> Result<Hours, NoHours> {
        Hours::new(
            Time::constant(from.0, from.1, 0, 0),
            Time::constant(until.0, until.1, 0, 0),
            pause,
        )
    }

    #[test]
    fn a_week_is_the_sum_of_its_days() {
        let day = hours((7, 0), (15, 0), 30).expect("a day of work");
        let mut week = Timetable::default();
        assert!(!week.contradicts(40), "what it does not say contradicts nothing");
        for day_of_week in &Day::ALL[..5] {
            week.0.insert(*day_of_week, day);
        }
        assert_eq!(week.minutes(), 5 * 450);
        assert_eq!(week.weekdays(), [450, 450, 450, 450, 450, 0, 0]);
        assert!(week.contradicts(37) && week.contradicts(38));
        week.0.insert(Day::Friday, hours((7, 0), (14, 30), 30).expect("a shorter day"));
        assert!(!week.contradicts(37));
        let kept = serde_json::to_value(&week).expect("text");
        assert_eq!(kept["monday"], serde_json::json!(["07:00:00", "15:00:00", 30]));
        assert_eq!(serde_json::from_value::<Timetable>(kept).expect("a week"), week);
    }

    #[test]
    fn nothing_is_worked_backwards() {
        assert_eq!(hours((15, 0), (7, 0), 0), Err(NoHours));
        assert_eq!(hours((7, 0), (8, 0), 60), Err(NoHours));
        assert!(serde_json::from_str::<Hours>(r#"["08:00:00","07:00:00",0]"#).is_err());
        assert_eq!(Weeks::new(0, 2), Err(NoWeeks));
        assert_eq!(Weeks::new(3, 2), Err(NoWeeks));
        let three_weeks =
            Period::new(jiff::civil::date(2027, 3, 1), jiff::civil::date(2027, 3, 21));
        let three_weeks = three_weeks.expect("a period");
        let weeks = |first, last| Weeks::new(first, last).expect("weeks");
        assert!(weeks(1, 3).within(three_weeks) && !weeks(2, 4).within(three_weeks));
    }
}
