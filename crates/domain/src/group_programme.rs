//! Group learning programmes: what several learners do together at one partner, day by day, and who goes along. With its
//! list of participants it is the proof that the programme asks for of a group.

use crate::person::Name;
use crate::window::Period;
use crate::{GroupProgrammeId, LearnerId, PartnerId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupProgramme {
    pub id: GroupProgrammeId,
    /// Where the group is.
    pub partner: PartnerId,
    pub plan: Plan,
}

/// What the office writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub title: String,
    pub period: Period,
    /// Who takes part.
    pub learners: Vec<LearnerId>,
    /// Who goes along with them.
    pub escorts: Vec<Escort>,
    /// What the group will know and can do at the end.
    pub outcomes: String,
    /// How it learns, and with whom of the host's own learners.
    pub method: String,
    /// How one sees what came of it.
    pub evaluation: String,
    /// In their order.
    pub days: Vec<GroupDay>,
}

/// Somebody who accompanies a group, and on which days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escort {
    pub name: Name,
    pub role: String,
    pub period: Period,
}

/// What is done on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GroupDay {
    pub date: Date,
    pub text: String,
    pub place: String,
}

/// What is wrong with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("a group has at least two learners")]
    NoGroup,
    #[error("a day lies outside of the group's days")]
    DayOutside,
    #[error("an accompanying person is there outside of the group's days")]
    EscortOutside,
}

impl Plan {
    /// Everything that is wrong with it.
    pub fn faults(&self) -> Vec<Unfit> {
        let inside =
            |first: Date, last: Date| self.period.first() <= first && last <= self.period.last();
        let mut faults = Vec::new();
        if self.learners.len() < 2 {
            faults.push(Unfit::NoGroup);
        }
        if self.days.iter().any(|day| !inside(day.date, day.date)) {
            faults.push(Unfit::DayOutside);
        }
        if self.escorts.iter().any(|one| !inside(one.period.first(), one.period.last())) {
            faults.push(Unfit::EscortOutside);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_group_is_several_and_everything_happens_on_its_days() {
        let days =
            |first, last| Period::new(date(2027, 3, first), date(2027, 3, last)).expect("days");
        let mut plan = Plan {
            title: "Two weeks of timber".to_owned(),
            period: days(1, 14),
            learners: vec![LearnerId(Uuid::from_u128(1)), LearnerId(Uuid::from_u128(2))],
            escorts: vec![Escort {
                name: "Anne Dahl".parse().expect("a name"),
                role: "teacher".to_owned(),
                period: days(1, 3),
            }],
            outcomes: "frames".to_owned(),
            method: String::new(),
            evaluation: String::new(),
            days: vec![GroupDay {
                date: date(2027, 3, 1),
                text: "Arrival".to_owned(),
                place: String::new(),
            }],
        };
        assert_eq!(plan.faults(), []);
        plan.learners.truncate(1);
        plan.days[0].date = date(2027, 2, 28);
        plan.escorts[0].period = days(10, 20);
        assert_eq!(plan.faults(), [Unfit::NoGroup, Unfit::DayOutside, Unfit::EscortOutside]);
    }
}
