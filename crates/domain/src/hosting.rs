//! Hosting: what a company, or one mentor there, did for learners over the years. Counted from stays that began; nobody is
//! named.

use crate::mobility::Mobility;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// One year, by the first days of the stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    pub learners: u32,
    /// Begun weeks of all stays together, up to the day of counting.
    pub weeks: u32,
    /// In the order of the letters.
    pub trades: BTreeSet<String>,
}

/// All years, the first first. Empty where nobody came yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosting {
    pub years: BTreeMap<i16, Year>,
}

impl Hosting {
    /// Adds up stays, each with the name of its trade, as they are on a day.
    pub fn of<'a>(stays: impl IntoIterator<Item = (&'a Mobility, String)>, today: Date) -> Self {
        let mut years: BTreeMap<i16, Year> = BTreeMap::new();
        for (stay, trade) in stays {
            // Who never set out was not there.
            if stay.state.departed().is_none() || stay.period.first() > today {
                continue;
            }
            let there = stay.really();
            let weeks = there.week(today.min(there.last())).0;
            let year = years.entry(stay.period.first().year()).or_default();
            year.learners += 1;
            year.weeks += u32::try_from(weeks).unwrap_or(0);
            year.trades.insert(trade);
        }
        Self { years }
    }

    pub fn learners(&self) -> u32 {
        self.years.values().map(|year| year.learners).sum()
    }

    pub fn weeks(&self) -> u32 {
        self.years.values().map(|year| year.weeks).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mobility::State;
    use crate::window::Period;
    use crate::{CallId, LearnerId, MobilityId, OfferId};
    use jiff::civil::date;
    use uuid::Uuid;

    fn stay(first: Date, last: Date, state: State) -> Mobility {
        let id = Uuid::nil();
        Mobility {
            id: MobilityId(id),
            call: CallId(id),
            learner: LearnerId(id),
            offer: OfferId(id),
            accommodation: None,
            period: Period::new(first, last).expect("a period"),
            green_travel: false,
            state,
        }
    }

    #[test]
    fn stays_that_began_are_counted_by_year() {
        let first = date(2027, 1, 18);
        let home = State::Returned { departed: first, on: date(2027, 4, 25) };
        let there = State::Arrived { departed: date(2028, 1, 16), on: date(2028, 1, 17) };
        let all = [
            (stay(first, date(2027, 4, 25), home.clone()), "Cook"),
            (stay(date(2027, 8, 23), date(2027, 11, 28), home), "Baker"),
            (stay(date(2028, 1, 17), date(2028, 4, 23), there), "Cook"),
            (stay(date(2028, 8, 21), date(2028, 11, 26), State::Planned), "Cook"),
            (
                stay(
                    first,
                    date(2027, 4, 25),
                    State::Cancelled { on: first, reason: String::new() },
                ),
                "Cook",
            ),
        ];
        let stays = || all.iter().map(|(stay, trade)| (stay, (*trade).to_owned()));
        let counted = Hosting::of(stays(), date(2028, 1, 30));
        assert_eq!(counted.learners(), 3);
        assert_eq!(counted.years.keys().copied().collect::<Vec<_>>(), [2027, 2028]);
        assert_eq!(counted.years[&2027].trades.iter().collect::<Vec<_>>(), ["Baker", "Cook"]);
        assert_eq!(counted.years[&2028].weeks, 2, "up to the day of counting");
        assert_eq!(Hosting::of(stays(), date(2026, 12, 1)), Hosting::default());
    }
}
