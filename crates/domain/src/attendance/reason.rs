//! What is said of a day beside its hours. It can be about health, so it is kept apart from the rest of a week.

use super::{Absence, Day, Sum, Week};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub on: Date,
    pub absence: Option<Absence>,
    pub remark: String,
}

impl Week {
    /// The reasons of the days that have one, in order.
    pub fn reasons(&self) -> Vec<Reason> {
        let said = self.days.iter().filter(|day| day.absence.is_some() || !day.remark.is_empty());
        said.map(|day| Reason { on: day.on, absence: day.absence, remark: day.remark.clone() })
            .collect()
    }

    /// The week as it is without them.
    #[must_use]
    pub fn without_reasons(&self) -> Self {
        let bare = |day: &Day| Day { absence: None, remark: String::new(), ..day.clone() };
        Self { days: self.days.iter().map(bare).collect(), ..self.clone() }
    }

    /// The week with these in the stead of its own.
    #[must_use]
    pub fn with_reasons(&self, reasons: Vec<Reason>) -> Self {
        let mut week = self.without_reasons();
        for reason in reasons {
            if let Some(day) = week.days.iter_mut().find(|day| day.on == reason.on) {
                day.absence = reason.absence;
                day.remark = reason.remark;
            }
        }
        week
    }

    /// Whether somebody who reads it learns something of the learner's health.
    pub fn tells_of_health(&self) -> bool {
        self.days.iter().any(Day::tells_of_health)
    }
}

impl Day {
    /// As [`Week::tells_of_health`].
    pub fn tells_of_health(&self) -> bool {
        self.absence == Some(Absence::Sick)
    }
}

impl Sum {
    /// As [`Week::tells_of_health`]: days on which somebody worked in part are not told apart in a sum.
    pub fn tells_of_health(&self) -> bool {
        self.days_absent.contains_key(&Absence::Sick)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MobilityId;
    use crate::attendance::{Plan, even_weekdays, sum};
    use crate::window::Period;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn reasons_are_taken_off_a_week_and_put_back() {
        let monday = date(2027, 1, 18);
        let period = Period::new(monday, date(2027, 1, 31)).expect("a period");
        let plan = Plan { period, weekdays: even_weekdays(40), rests: Vec::new() };
        let mut week = plan.week(MobilityId(Uuid::nil()), monday);
        assert!(week.reasons().is_empty() && !week.tells_of_health());
        (week.days[1].worked, week.days[1].absence) = (240, Some(Absence::Sick));
        "late bus".clone_into(&mut week.days[3].remark);
        assert!(week.tells_of_health() && !sum([&week]).tells_of_health(), "half a day");
        let bare = week.without_reasons();
        assert!(bare.reasons().is_empty() && !bare.tells_of_health());
        assert_eq!(bare.days[1].worked, 240, "the hours stay");
        let reasons = week.reasons();
        assert_eq!(
            reasons.iter().map(|said| said.on).collect::<Vec<_>>(),
            [date(2027, 1, 19), date(2027, 1, 21)]
        );
        assert_eq!(bare.with_reasons(reasons), week);
        week.days[1].worked = 0;
        assert!(sum([&week]).tells_of_health());
    }
}
