//! Moderation: the home teacher looks at what the mentor found of a unit and confirms it, or says what differs. This is the
//! validation of the field: that what was assessed is what was asked for. The mentor's result stays as it is.

use crate::assessment::Attained;
use crate::mobility::State;
use crate::person::Name;
use crate::{MobilityId, ModerationId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the home teacher makes of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moderation {
    pub id: ModerationId,
    pub mobility: MobilityId,
    /// Code of the agreed unit.
    pub unit: String,
    /// What the mentor had found. Where the mentor found something else since, this holds no more.
    pub found: Attained,
    pub view: View,
    pub moderator: Name,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "view", rename_all = "snake_case")]
pub enum View {
    Confirmed,
    /// A result of the teacher's own.
    Differs {
        result: Attained,
        reason: String,
    },
}

impl View {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Differs { .. } => "differs",
        }
    }
}

impl Moderation {
    /// The result after it.
    pub const fn result(&self) -> Attained {
        match &self.view {
            View::Confirmed => self.found,
            View::Differs { result, .. } => *result,
        }
    }

    /// Why it differs, where it does.
    pub fn reason(&self) -> Option<&str> {
        match &self.view {
            View::Confirmed => None,
            View::Differs { reason, .. } => Some(reason),
        }
    }

    /// Whether it is about what the mentor finds now.
    pub fn holds_for(&self, found: Attained) -> bool {
        self.found == found
    }
}

/// What a decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    pub result: Attained,
    /// Whether the home teacher confirmed it or found it.
    pub moderated: bool,
}

/// The result that counts of what was found: the moderated one where there is one that still holds.
pub fn basis(found: Attained, moderation: Option<&Moderation>) -> Basis {
    match moderation.filter(|moderation| moderation.holds_for(found)) {
        Some(moderation) => Basis { result: moderation.result(), moderated: true },
        None => Basis { result: found, moderated: false },
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the unit has not been assessed")]
    NotAssessed,
    #[error("a reason is needed")]
    NoReason,
    #[error("that is what the mentor found")]
    SameResult,
    #[error("it was decided on, and nobody asks to look at it again")]
    Decided,
    #[error("the file is closed")]
    Closed,
}

/// Whether a unit can be moderated now, and so: until it is decided on, and again while an appeal is open.
///
/// # Errors
/// [`Refused`] where it cannot.
pub fn check(
    stay: &State,
    found: Option<Attained>,
    decided: bool,
    view: &View,
) -> Result<(), Refused> {
    match (stay, found, view) {
        (State::Closed { .. }, _, _) => Err(Refused::Closed),
        (_, None, _) => Err(Refused::NotAssessed),
        _ if decided => Err(Refused::Decided),
        (_, Some(found), View::Differs { result, .. }) if found == *result => {
            Err(Refused::SameResult)
        }
        (_, _, View::Differs { reason, .. }) if reason.trim().is_empty() => Err(Refused::NoReason),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn moderation(view: View) -> Moderation {
        Moderation {
            id: ModerationId(uuid::Uuid::nil()),
            mobility: MobilityId(uuid::Uuid::nil()),
            unit: "COOK-U1".to_owned(),
            found: Attained::Achieved,
            view,
            moderator: "Tor Lie".parse().expect("a name"),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn differs(result: Attained, reason: &str) -> View {
        View::Differs { result, reason: reason.to_owned() }
    }

    #[test]
    fn the_moderated_result_counts_until_the_mentor_finds_something_else() {
        let less = moderation(differs(Attained::Partly, "Sauces were not made"));
        let counts = |found| basis(found, Some(&less));
        let of = |result, moderated| Basis { result, moderated };
        assert_eq!(counts(Attained::Achieved), of(Attained::Partly, true));
        assert_eq!(counts(Attained::Beyond), of(Attained::Beyond, false));
        assert_eq!(basis(Attained::Beyond, None), of(Attained::Beyond, false));
        let confirmed = moderation(View::Confirmed);
        assert_eq!(basis(Attained::Achieved, Some(&confirmed)), of(Attained::Achieved, true));
    }

    #[test]
    fn what_differs_needs_another_result_and_a_reason() {
        let home = State::Returned { departed: date(2027, 1, 17), on: date(2027, 4, 25) };
        let found = Some(Attained::Achieved);
        let tried = |view: &View| check(&home, found, false, view);
        assert_eq!(tried(&View::Confirmed), Ok(()));
        assert_eq!(tried(&differs(Attained::Achieved, "as said")), Err(Refused::SameResult));
        assert_eq!(tried(&differs(Attained::Partly, " ")), Err(Refused::NoReason));
        assert_eq!(tried(&differs(Attained::Partly, "no sauces")), Ok(()));
        assert_eq!(check(&home, None, false, &View::Confirmed), Err(Refused::NotAssessed));
        assert_eq!(check(&home, found, true, &View::Confirmed), Err(Refused::Decided));
    }
}
