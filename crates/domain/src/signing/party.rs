//! Parties: in whose name somebody signs.

use crate::GuardianId;
use serde::{Deserialize, Serialize};

/// Who signs. A learner under age signs together with every guardian who must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Party {
    Learner,
    Guardian(GuardianId),
    Sender,
    Host,
}

impl Party {
    /// The key of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Guardian(_) => "guardian",
            Self::Sender => "sender",
            Self::Host => "host",
        }
    }

    /// The place in the line where parties sign one after the other: the family reads first what the host is to promise,
    /// and the office, which answers for all of it, signs last.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Learner => 0,
            Self::Guardian(_) => 1,
            Self::Host => 2,
            Self::Sender => 3,
        }
    }

    /// Whether somebody else may sign in its name. A body can name another person; a learner or a guardian cannot. Any
    /// coordinator signs for the sender as it is.
    pub const fn may_delegate(&self) -> bool {
        matches!(self, Self::Host)
    }
}

/// Written as text, so that it can be the key of a map: `learner`, `guardian:…`.
impl From<Party> for String {
    fn from(party: Party) -> Self {
        match party {
            Party::Guardian(id) => format!("guardian:{id}"),
            other => other.code().to_owned(),
        }
    }
}

impl TryFrom<String> for Party {
    type Error = crate::code::UnknownCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let guardian = text.strip_prefix("guardian:").and_then(|id| id.parse().ok());
        match (text.as_str(), guardian) {
            ("learner", _) => Ok(Self::Learner),
            ("sender", _) => Ok(Self::Sender),
            ("host", _) => Ok(Self::Host),
            (_, Some(id)) => Ok(Self::Guardian(id)),
            _ => Err(crate::code::UnknownCode { of: "Party", code: text }),
        }
    }
}
