//! Follow-ups: some months after the return, the learner and the home company say what is used at work of what was learned.

use crate::MobilityId;
use crate::mobility::State;
use crate::person::Name;
use crate::window::plus_days;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    pub mobility: MobilityId,
    pub from: From,
    pub used: Used,
    /// What is used, or why nothing is.
    pub text: String,
    /// A way of working that was brought home and is in use there; blank where there is none.
    pub method: String,
    pub by: Name,
    pub at: Timestamp,
}

crate::code::codes! {
    /// Who answers.
    From {
        Learner = "learner",
        HomeCompany = "home_company",
    }
}

crate::code::codes! {
    /// How much of what was learned is used at work.
    Used {
        Much = "much",
        Some = "some",
        Nothing = "nothing",
    }
}

impl Used {
    pub const fn counts(self) -> bool {
        matches!(self, Self::Much | Self::Some)
    }
}

/// The day from which it is asked: so many days after the return.
pub fn asked_on(stay: &State, after: u16) -> Option<Date> {
    stay.ended().map(|home| plus_days(home, i64::from(after)))
}

/// Whether it can be said now. Nobody has to wait to be asked, once the learner is home.
///
/// # Errors
/// [`NotHome`] before that.
pub const fn open(stay: &State) -> Result<(), NotHome> {
    if stay.has_ended() { Ok(()) } else { Err(NotHome) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the learner is not home")]
pub struct NotHome;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_is_asked_some_months_after_the_return() {
        let on = date(2027, 4, 25);
        let home = State::Returned { departed: date(2027, 1, 17), on };
        assert_eq!(asked_on(&home, 183), Some(date(2027, 10, 25)));
        assert_eq!(asked_on(&State::Planned, 183), None);
        assert_eq!(open(&State::Planned), Err(NotHome));
        assert_eq!(open(&home), Ok(()));
    }
}
