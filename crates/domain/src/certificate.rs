//! Papers of a stay that a learner takes home, and when each of them can be made.

use crate::mobility::State;

crate::code::codes! {
    /// A paper of a stay.
    StayPaper {
        /// What was agreed, and once the stay is over what came of it.
        EuropassMobility = "europass-mobility",
        Transcript = "transcript",
        Attendance = "attendance",
    }
}

/// Why a paper cannot be made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    #[error("there is no agreement that was sent out")]
    NotAgreed,
    #[error("the stay is not over")]
    NotOver,
}

impl StayPaper {
    /// Whether it can be made: something was agreed, and what tells of the end waits for it.
    ///
    /// # Errors
    /// [`NotYet`] with what is missing.
    pub fn ready(self, agreed: bool, stay: &State) -> Result<(), NotYet> {
        match self {
            _ if !agreed => Err(NotYet::NotAgreed),
            Self::EuropassMobility => Ok(()),
            Self::Transcript | Self::Attendance if stay.has_ended() => Ok(()),
            Self::Transcript | Self::Attendance => Err(NotYet::NotOver),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_tells_of_the_end_waits_for_it() {
        let there = State::Arrived { departed: date(2027, 1, 17), on: date(2027, 1, 18) };
        let home = State::Returned { departed: date(2027, 1, 17), on: date(2027, 4, 25) };
        let ready = |agreed, state: &State| -> Vec<StayPaper> {
            let all = StayPaper::ALL.iter().copied();
            all.filter(|paper| paper.ready(agreed, state).is_ok()).collect()
        };
        assert_eq!(ready(true, &there), [StayPaper::EuropassMobility]);
        assert_eq!(ready(true, &home), StayPaper::ALL);
        assert!(ready(false, &home).is_empty());
        assert_eq!(StayPaper::Attendance.ready(true, &there), Err(NotYet::NotOver));
    }
}
