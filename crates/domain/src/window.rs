//! Windows: the dated periods in which stays happen.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One period of a round, such as spring, 14 weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Its name in the tables: `W1`, `W1S`.
    pub code: String,
    /// Windows of one season share the partners' capacity.
    pub season: String,
    pub period: Period,
}

/// The first and the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    first: Date,
    last: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day {last} is before the first {first}")]
pub struct Backwards {
    pub first: Date,
    pub last: Date,
}

impl Period {
    /// # Errors
    /// [`Backwards`] where the last day is before the first.
    pub fn new(first: Date, last: Date) -> Result<Self, Backwards> {
        if first <= last { Ok(Self { first, last }) } else { Err(Backwards { first, last }) }
    }

    /// One day alone.
    pub const fn of_day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    pub fn first(&self) -> Date {
        self.first
    }

    pub fn last(&self) -> Date {
        self.last
    }

    /// Both ends counted.
    pub fn days(&self) -> i64 {
        days_from(self.first, self.last) + 1
    }

    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The week of the stay that `day` is in, counted from 1, and how many weeks there are.
    pub fn week(&self, day: Date) -> (i64, i64) {
        let weeks = (self.days() + 6) / 7;
        ((days_from(self.first, day).div_euclid(7) + 1).clamp(1, weeks), weeks)
    }
}

/// Days from one day to a later one; negative backwards.
pub fn days_from(from: Date, to: Date) -> i64 {
    // A span in days between two civil dates of the calendar always exists.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// `day` plus `days`; stays at the calendar's end.
pub fn plus_days(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days.clamp(-3_000_000, 3_000_000)))
}

/// The sets of windows that are open on one same day, none within another: where somebody could be away in two of
/// them at once, limits count them together.
pub fn open_together(windows: &[Window]) -> Vec<Vec<&Window>> {
    let mut sets: Vec<Vec<&Window>> = Vec::new();
    for day in windows.iter().map(|w| w.period.first()) {
        let open: Vec<_> = windows.iter().filter(|w| w.period.contains(day)).collect();
        let within = |a: &[&Window], b: &[&Window]| a.iter().all(|w| b.contains(w));
        if sets.iter().any(|set| within(&open, set)) {
            continue;
        }
        sets.retain(|set| !within(set, &open));
        sets.push(open);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn window(code: &str, first: Date, last: Date) -> Window {
        let period = Period::new(first, last).expect("a period");
        Window { code: code.to_owned(), season: code[..2].to_owned(), period }
    }

    #[test]
    fn fourteen_weeks_are_ninety_eight_days() {
        let spring = window("W1", date(2027, 1, 18), date(2027, 4, 25)).period;
        assert_eq!(spring.days(), 98);
        assert_eq!(spring.week(date(2027, 1, 18)), (1, 14));
        assert_eq!(spring.week(date(2027, 3, 3)), (7, 14));
        assert_eq!(spring.week(date(2027, 12, 1)), (14, 14));
        assert!(Period::new(date(2027, 2, 2), date(2027, 2, 1)).is_err());
    }

    #[test]
    fn a_short_window_counts_with_the_long_one_around_it() {
        let all = [
            window("W1", date(2027, 1, 18), date(2027, 4, 25)),
            window("W1S", date(2027, 2, 22), date(2027, 4, 4)),
            window("W2", date(2027, 8, 23), date(2027, 11, 28)),
        ];
        let sets: Vec<Vec<&str>> = open_together(&all)
            .iter()
            .map(|s| s.iter().map(|w| w.code.as_str()).collect())
            .collect();
        assert_eq!(sets, [vec!["W1", "W1S"], vec!["W2"]]);
    }
}
