//! Attendance: the weeks of a stay as they were planned and as they were worked. The host confirms each once it is over.
//!
//! All times are whole minutes.

mod reason;

pub use reason::Reason;

use crate::mobility::State;
use crate::person::Name;
use crate::window::{Period, days_from, plus_days};
use crate::{MobilityId, WeekId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One calendar week of one stay, from Monday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    pub id: WeekId,
    pub mobility: MobilityId,
    pub monday: Date,
    /// The days of the week on which the stay lasts, in order; days without planned work too.
    pub days: Vec<Day>,
    pub confirmed: Option<Confirmed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub on: Date,
    pub planned: u16,
    pub worked: u16,
    /// Why less was worked than planned, where that needs a reason.
    pub absence: Option<Absence>,
    #[serde(default)]
    pub remark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayUnfit {
    #[error("nobody works that long on one day")]
    TooLong,
    #[error("who did not come to work has a reason")]
    NoReason,
}

impl Day {
    /// The day as somebody says that it was. Who names a reason and leaves the hours as planned says that the learner was
    /// away the whole day; a reason without hours that are missing counts for nothing.
    ///
    /// # Errors
    /// [`DayUnfit`] for more hours than a day of work has, and for a day without work that was planned and no reason.
    pub fn said(
        &self,
        worked: u16,
        absence: Option<Absence>,
        remark: String,
    ) -> Result<Self, DayUnfit> {
        let whole = absence.is_some() && self.planned > 0 && worked >= self.planned;
        let day = Self { worked: if whole { 0 } else { worked }, remark, ..self.clone() };
        let absence = absence.filter(|_| day.worked < day.planned);
        match () {
            () if worked > MOST_A_DAY => Err(DayUnfit::TooLong),
            () if day.worked == 0 && day.planned > 0 && absence.is_none() => {
                Err(DayUnfit::NoReason)
            }
            () => Ok(Self { absence, ..day }),
        }
    }
}

/// Who said that the week was so, and when. Whoever corrects it says it anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub by: Name,
    pub at: Timestamp,
}

crate::code::codes! {
    /// Why somebody was not at work. What illness it was is nobody's business.
    Absence {
        Sick = "sick",
        Holiday = "holiday",
        PublicHoliday = "public_holiday",
        Course = "course",
        Unexcused = "unexcused",
    }
}

/// The longest that somebody works on one day.
pub const MOST_A_DAY: u16 = 16 * 60;

/// What a stay's weeks are planned from.
#[derive(Clone, Debug)]
pub struct Plan {
    /// From the first day at work to the last one there was or will be.
    pub period: Period,
    /// Work on each weekday, from Monday.
    pub weekdays: [u16; 7],
    /// Times in which the stay rests.
    pub rests: Vec<Period>,
}

/// The hours of a week, in equal parts on Monday to Friday.
pub const fn even_weekdays(hours_per_week: u8) -> [u16; 7] {
    let daily = hours_per_week as u16 * 60 / 5;
    [daily, daily, daily, daily, daily, 0, 0]
}

/// The Monday of the week of a day.
pub fn monday_of(day: Date) -> Date {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The id that the week of a stay has, whoever looks at it first.
pub fn week_id(mobility: MobilityId, monday: Date) -> WeekId {
    WeekId(Uuid::new_v5(&mobility.0, monday.to_string().as_bytes()))
}

impl Plan {
    /// The Mondays of all weeks, the first first.
    pub fn mondays(&self) -> Vec<Date> {
        let first = monday_of(self.period.first());
        let weeks = days_from(first, self.period.last()) / 7 + 1;
        (0..weeks).map(|week| plus_days(first, week * 7)).collect()
    }

    /// A week as planned, of which nobody has said anything.
    pub fn week(&self, mobility: MobilityId, monday: Date) -> Week {
        let id = week_id(mobility, monday);
        Week { id, mobility, monday, days: self.days(monday), confirmed: None }
    }

    /// The days of one week as planned: worked as planned, nobody absent. None where the stay does not last in it.
    pub fn days(&self, monday: Date) -> Vec<Day> {
        let days =
            (0..7).zip(self.weekdays).map(|(day, planned)| (plus_days(monday, day), planned));
        days.filter(|(on, _)| self.period.contains(*on))
            .map(|(on, planned)| {
                let rests = self.rests.iter().any(|rest| rest.contains(on));
                let planned = if rests { 0 } else { planned };
                Day { on, planned, worked: planned, absence: None, remark: String::new() }
            })
            .collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the learner has not arrived")]
    NotThere,
    #[error("the week goes on until {last}")]
    NotOver { last: Date },
    #[error("the file is closed")]
    Closed,
}

/// Whether a week can be confirmed or corrected: from its last day of work on, until the office closes the file.
///
/// # Errors
/// [`Refused`] where it cannot.
pub fn open(stay: &State, days: &[Day], today: Date) -> Result<(), Refused> {
    match stay {
        State::Closed { .. } => return Err(Refused::Closed),
        State::Arrived { .. } | State::EndedEarly { .. } | State::Returned { .. } => {}
        _ => return Err(Refused::NotThere),
    }
    let at_work = days.iter().filter(|day| day.planned > 0).map(|day| day.on).max();
    let last = at_work.or(days.iter().map(|day| day.on).max());
    match last {
        Some(last) if last > today => Err(Refused::NotOver { last }),
        _ => Ok(()),
    }
}

/// The days after a week's last one within which the host is to confirm it; then it is late.
pub const CONFIRM_WITHIN: i64 = 7;

impl Week {
    pub fn sunday(&self) -> Date {
        plus_days(self.monday, 6)
    }

    /// Whether the host should have confirmed it by now.
    pub fn is_late(&self, today: Date) -> bool {
        self.confirmed.is_none() && days_from(self.sunday(), today) > CONFIRM_WITHIN
    }
}

/// What a stay's weeks come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    pub planned: u32,
    pub worked: u32,
    /// Days on which something was worked.
    pub days_present: u32,
    /// Days on which nothing was, by reason.
    pub days_absent: BTreeMap<Absence, u32>,
    pub weeks_confirmed: u32,
    pub weeks: u32,
}

/// Adds weeks up. What is not confirmed counts as planned.
pub fn sum<'a>(weeks: impl IntoIterator<Item = &'a Week>) -> Sum {
    let mut sum = Sum::default();
    for week in weeks {
        sum.weeks += 1;
        sum.weeks_confirmed += u32::from(week.confirmed.is_some());
        for day in &week.days {
            sum.planned += u32::from(day.planned);
            sum.worked += u32::from(day.worked);
            match day.absence {
                _ if day.worked > 0 => sum.days_present += 1,
                Some(reason) => *sum.days_absent.entry(reason).or_default() += 1,
                None => {}
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn week(monday: Date, days: Vec<Day>) -> Week {
        let (id, mobility) = (WeekId(Uuid::nil()), MobilityId(Uuid::nil()));
        Week { id, mobility, monday, days, confirmed: None }
    }

    #[test]
    fn weeks_are_planned_from_the_first_to_the_last_day_without_the_times_of_rest() {
        let period = Period::new(date(2027, 1, 20), date(2027, 2, 7)).expect("a period");
        let rests = vec![Period::new(date(2027, 1, 28), date(2027, 1, 29)).expect("a period")];
        let plan = Plan { period, weekdays: even_weekdays(37), rests };
        assert_eq!(plan.mondays(), [date(2027, 1, 18), date(2027, 1, 25), date(2027, 2, 1)]);
        let planned = |monday| plan.days(monday).iter().map(|d| d.planned).collect::<Vec<_>>();
        assert_eq!(planned(date(2027, 1, 18)), [444, 444, 444, 0, 0], "begins on a Wednesday");
        assert_eq!(planned(date(2027, 1, 25)), [444, 444, 444, 0, 0, 0, 0], "rests on two days");
        assert_eq!(planned(date(2027, 2, 8)), [0; 0], "the stay is over");
        assert_eq!(monday_of(date(2027, 1, 18)), date(2027, 1, 18));
        assert_eq!(monday_of(date(2027, 1, 24)), date(2027, 1, 18));
    }

    #[test]
    fn a_day_is_as_somebody_says_that_it_was() {
        let planned = Day {
            on: date(2027, 1, 18),
            planned: 480,
            worked: 480,
            absence: None,
            remark: String::new(),
        };
        let said = |worked, absence| {
            let day = planned.said(worked, absence, String::new());
            day.map(|day| (day.worked, day.absence))
        };
        let sick = Some(Absence::Sick);
        assert_eq!(said(480, None), Ok((480, None)));
        assert_eq!(said(480, sick), Ok((0, sick)), "the whole day");
        assert_eq!(said(240, sick), Ok((240, sick)), "half of it");
        assert_eq!(said(0, sick), Ok((0, sick)));
        assert_eq!(said(0, None), Err(DayUnfit::NoReason));
        assert_eq!(said(MOST_A_DAY + 1, None), Err(DayUnfit::TooLong));
        let free = Day { planned: 0, worked: 0, ..planned.clone() };
        let worked = free.said(120, sick, String::new()).map(|day| (day.worked, day.absence));
        assert_eq!(worked, Ok((120, None)), "nothing is missing on a free day");
    }

    #[test]
    fn a_week_is_confirmed_from_its_last_day_of_work_on() {
        let period = Period::new(date(2027, 1, 18), date(2027, 1, 31)).expect("a period");
        let plan = Plan { period, weekdays: even_weekdays(40), rests: Vec::new() };
        let days = plan.days(date(2027, 1, 18));
        let (departed, friday) = (date(2027, 1, 17), date(2027, 1, 22));
        let there = State::Arrived { departed, on: period.first() };
        let thursday = date(2027, 1, 21);
        assert_eq!(open(&there, &days, thursday), Err(Refused::NotOver { last: friday }));
        assert_eq!(open(&there, &days, friday), Ok(()));
        assert_eq!(open(&State::Departed { on: departed }, &days, friday), Err(Refused::NotThere));
        let home = State::Returned { departed, on: period.last() };
        assert_eq!(open(&home, &days, date(2027, 2, 20)), Ok(()), "what was forgotten");
        let closed = home.close(date(2027, 2, 28)).expect("closed");
        assert_eq!(open(&closed, &days, date(2027, 3, 1)), Err(Refused::Closed));
        let late = week(date(2027, 1, 18), days);
        assert!(!late.is_late(date(2027, 1, 31)) && late.is_late(date(2027, 2, 1)));
    }

    #[test]
    fn weeks_are_added_up_by_what_was_worked_and_why_it_was_not() {
        let period = Period::new(date(2027, 1, 18), date(2027, 1, 31)).expect("a period");
        let plan = Plan { period, weekdays: even_weekdays(40), rests: Vec::new() };
        let mut first = week(date(2027, 1, 18), plan.days(date(2027, 1, 18)));
        (first.days[1].worked, first.days[1].absence) = (0, Some(Absence::Sick));
        (first.days[2].worked, first.days[2].absence) = (120, Some(Absence::Sick));
        first.days[5].worked = 240;
        let by = "Pia Holm".parse().expect("a name");
        first.confirmed = Some(Confirmed { by, at: Timestamp::UNIX_EPOCH });
        let second = week(date(2027, 1, 25), plan.days(date(2027, 1, 25)));
        let told = sum([&first, &second]);
        assert_eq!((told.planned, told.worked), (4800, 4800 - 480 - 360 + 240));
        assert_eq!((told.days_present, told.weeks_confirmed, told.weeks), (10, 1, 2));
        assert_eq!(told.days_absent, BTreeMap::from([(Absence::Sick, 1)]));
        assert_eq!(sum([]), Sum::default());
    }
}
