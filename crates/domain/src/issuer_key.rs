//! Keys with which an organisation signs credentials. The secret half is not here.

use crate::IssuerKeyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerKey {
    pub id: IssuerKeyId,
    /// The public half in multibase, as `z6Mk…`.
    pub public: String,
    /// Whom it signs for, as the documents name it. It stands in what was signed, so it stays as it was.
    pub issuer: String,
    /// The first moment at which it signs.
    pub from: Timestamp,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It signs.
    Active,
    /// It signs no more; what it signed goes on holding.
    Retired { until: Timestamp },
    /// Others may have it: nothing that it signed proves anything any more.
    Compromised { since: Timestamp },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key is not the one that signs")]
pub struct NotActive;

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Retired { .. } => "retired",
            Self::Compromised { .. } => "compromised",
        }
    }

    pub const fn signs(&self) -> bool {
        matches!(self, Self::Active)
    }

    /// # Errors
    /// [`NotActive`] for one that does not sign.
    pub fn retire(self, until: Timestamp) -> Result<Self, NotActive> {
        match self {
            Self::Active => Ok(Self::Retired { until }),
            _ => Err(NotActive),
        }
    }

    /// The key is in wrong hands. That can come out long after it was retired, and the first word counts.
    #[must_use]
    pub fn compromise(self, since: Timestamp) -> Self {
        match self {
            Self::Compromised { since } => Self::Compromised { since },
            _ => Self::Compromised { since },
        }
    }
}

impl IssuerKey {
    /// The last moment at which it signed, where it signs no more.
    pub const fn until(&self) -> Option<Timestamp> {
        match self.state {
            State::Active => None,
            State::Retired { until } => Some(until),
            State::Compromised { since } => Some(since),
        }
    }

    /// Since when it is in wrong hands.
    pub const fn compromised(&self) -> Option<Timestamp> {
        match self.state {
            State::Compromised { since } => Some(since),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compromised_key_stays_compromised() {
        let (early, late) = (Timestamp::UNIX_EPOCH, Timestamp::MAX);
        let retired = State::Active.retire(early).expect("retired");
        assert_eq!(retired.clone().retire(late), Err(NotActive));
        let lost = retired.compromise(early);
        assert_eq!(lost.clone().compromise(late), lost);
        assert!(!lost.signs() && State::Active.signs());
    }
}
