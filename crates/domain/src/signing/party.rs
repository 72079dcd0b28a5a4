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
    /// The second person whose signature a company needs.
    SecondSigner,
    /// The company that takes over a part of the stay.
    SecondHost,
    /// Where the learner has the contract.
    HomeCompany,
    /// The partner that arranges the stay.
    Intermediary,
}

impl Party {
    /// The key of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Guardian(_) => "guardian",
            Self::Sender => "sender",
            Self::Host => "host",
            Self::SecondSigner => "second_signer",
            Self::SecondHost => "second_host",
            Self::HomeCompany => "home_company",
            Self::Intermediary => "intermediary",
        }
    }

    /// The parties that a text can name beside the usual ones; each by one person.
    pub const FURTHER: [Self; 4] =
        [Self::SecondSigner, Self::SecondHost, Self::HomeCompany, Self::Intermediary];

    /// The place in the line where parties sign one after the other: the family reads first what the host is to promise,
    /// and the office, which answers for all of it, signs last.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Learner => 0,
            Self::Guardian(_) => 1,
            Self::HomeCompany => 2,
            Self::Host => 3,
            Self::SecondSigner => 4,
            Self::SecondHost => 5,
            Self::Intermediary => 6,
            Self::Sender => 7,
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
            (code, None) => Self::FURTHER
                .into_iter()
                .find(|party| party.code() == code)
                .ok_or(crate::code::UnknownCode { of: "Party", code: text }),
        }
    }
}
