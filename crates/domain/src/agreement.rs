//! Learning agreements: what a learner will learn abroad, how it is assessed and recognised, signed by all parties.

use crate::person::{Email, Name, Phone};
use crate::window::Period;
use crate::{AgreementId, GuardianId, MobilityId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub mobility: MobilityId,
    /// Counted from 1; a change of the text is a new number.
    pub number: u32,
    pub content: Content,
    pub state: State,
}

/// What the parties agree on. Frozen when it is offered: the bytes that are signed are made from it once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub project_code: String,
    pub participant: Participant,
    pub sending: Side,
    pub hosting: Side,
    /// The partner that arranges, where it is not the host itself.
    pub intermediary: Option<String>,
    pub period: Period,
    pub hours_per_week: u8,
    pub city: String,
    pub country: crate::country::Country,
    pub working_language: String,
    pub trade: String,
    pub isced_f: Option<String>,
    pub learning_goal: String,
    pub units: Vec<AgreedUnit>,
    pub monitoring: String,
    pub recognition: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    pub name: Name,
    pub born: Option<jiff::civil::Date>,
    pub nationality: crate::country::Country,
    pub email: Option<Email>,
    pub qualification: String,
    pub eqf: u8,
    /// Under age on the first day.
    pub minor: bool,
    pub guardians: Vec<Contact>,
}

/// One side of the agreement, with the people to turn to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    pub organisation: String,
    pub oid: Option<String>,
    pub city: String,
    /// Who knows the work and the learning.
    pub mentor: Contact,
    /// Who knows the papers.
    pub administration: Contact,
    /// Who answers in an emergency: one of the two above, or another.
    pub emergency: Contact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Name,
    pub role: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
}

/// A unit as agreed: copied, so that later changes to the library leave the agreement as it was signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreedUnit {
    pub code: String,
    pub title: String,
    pub eqf: u8,
    pub knowledge: String,
    pub skills: String,
    pub responsibility_autonomy: String,
    pub assessment_method: String,
}

/// What makes a content unfit to be offered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("there is no unit to learn")]
    NoUnit,
    #[error("each side needs two different people")]
    OneContactOnly { hosting: bool },
    #[error("the same person stands on both sides: {name}")]
    OnBothSides { name: String },
    #[error("a learner under age needs a guardian")]
    NoGuardian,
}

impl Content {
    /// Everything that keeps it from being offered: the rules of the programme's template.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.units.is_empty() {
            faults.push(Fault::NoUnit);
        }
        for (side, hosting) in [(&self.sending, false), (&self.hosting, true)] {
            if side.people().len() < 2 {
                faults.push(Fault::OneContactOnly { hosting });
            }
        }
        let hosts = self.hosting.people();
        for name in self.sending.people().iter().filter(|name| hosts.contains(*name)) {
            faults.push(Fault::OnBothSides { name: (*name).to_owned() });
        }
        if self.participant.minor && self.participant.guardians.is_empty() {
            faults.push(Fault::NoGuardian);
        }
        faults
    }
}

impl Side {
    fn people(&self) -> BTreeSet<&str> {
        [&self.mentor, &self.administration, &self.emergency].map(|c| c.name.as_str()).into()
    }
}

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

/// How a signature was given. Drawn or typed on a page that a personal link opened, or by a signed-in account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: Name,
    pub at: Timestamp,
    pub method: Method,
    /// SHA-256 of the bytes that were signed, in hexadecimal.
    pub hash: String,
}

crate::code::codes! {
    Method {
        PersonalLink = "personal_link",
        Account = "account",
    }
}

/// Who has signed.
pub type Signatures = BTreeMap<Party, Signature>;

/// Each state holds what is known only in it, so no combination is meaningless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Draft,
    /// The text is frozen and out for signing.
    Offered {
        document: Document,
        signed: Signatures,
    },
    Declined {
        document: Document,
        signed: Signatures,
        by: Party,
        reason: String,
        at: Timestamp,
    },
    InForce {
        document: Document,
        signed: Signatures,
        since: Timestamp,
    },
    /// A newer number has taken its place.
    Replaced,
}

/// The frozen text: who must sign it, and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub parties: BTreeSet<Party>,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub offered: Timestamp,
}

/// Why a step cannot be taken now. Each case has a sentence in every language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the agreement has not been offered for signature")]
    NotOffered,
    #[error("the agreement is in force and can no longer change")]
    InForce,
    #[error("this party has signed already")]
    SignedAlready,
    #[error("this party is not asked to sign")]
    NoParty,
    #[error("a party has declined; a new version is needed")]
    Declined,
    #[error("a newer version has taken its place")]
    Replaced,
    #[error("the text has changed since it was read")]
    OtherText,
    #[error("the text is not complete: {0:?}")]
    Incomplete(Vec<Fault>),
}

impl State {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Offered { .. } => "offered",
            Self::Declined { .. } => "declined",
            Self::InForce { .. } => "in_force",
            Self::Replaced => "replaced",
        }
    }

    /// How many signatures are missing; `None` before it was offered or when it does not count any more.
    pub fn unsigned(&self) -> Option<usize> {
        match self {
            Self::Offered { document, signed } => Some(document.parties.len() - signed.len()),
            Self::InForce { .. } => Some(0),
            Self::Draft | Self::Declined { .. } | Self::Replaced => None,
        }
    }

    pub fn document(&self) -> Option<&Document> {
        match self {
            Self::Offered { document, .. }
            | Self::Declined { document, .. }
            | Self::InForce { document, .. } => Some(document),
            Self::Draft | Self::Replaced => None,
        }
    }

    pub fn signatures(&self) -> Option<&Signatures> {
        match self {
            Self::Offered { signed, .. }
            | Self::Declined { signed, .. }
            | Self::InForce { signed, .. } => Some(signed),
            Self::Draft | Self::Replaced => None,
        }
    }

    /// The parties that are still to sign.
    pub fn waits_for(&self) -> Vec<Party> {
        match self {
            Self::Offered { document, signed } => {
                document.parties.iter().filter(|p| !signed.contains_key(p)).copied().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Freezes the text and asks the parties.
    ///
    /// # Errors
    /// [`Refused`] unless it is a draft with nothing missing.
    pub fn offer(self, content: &Content, document: Document) -> Result<Self, Refused> {
        match self {
            Self::Draft => match content.faults() {
                faults if faults.is_empty() => {
                    Ok(Self::Offered { document, signed: Signatures::new() })
                }
                faults => Err(Refused::Incomplete(faults)),
            },
            Self::Offered { .. } => Ok(self),
            Self::Declined { .. } => Err(Refused::Declined),
            Self::InForce { .. } => Err(Refused::InForce),
            Self::Replaced => Err(Refused::Replaced),
        }
    }

    /// The last signature brings the agreement into force.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked or has signed, another text, or a state that takes no signature.
    pub fn sign(self, party: Party, signature: Signature) -> Result<Self, Refused> {
        let (document, mut signed) = match self {
            Self::Offered { document, signed } => (document, signed),
            Self::Draft => return Err(Refused::NotOffered),
            Self::InForce { .. } => return Err(Refused::InForce),
            Self::Declined { .. } => return Err(Refused::Declined),
            Self::Replaced => return Err(Refused::Replaced),
        };
        if !document.parties.contains(&party) {
            return Err(Refused::NoParty);
        }
        if signature.hash != document.hash {
            return Err(Refused::OtherText);
        }
        let since = signature.at;
        if signed.insert(party, signature).is_some() {
            return Err(Refused::SignedAlready);
        }
        if signed.len() == document.parties.len() {
            Ok(Self::InForce { document, signed, since })
        } else {
            Ok(Self::Offered { document, signed })
        }
    }

    /// A party says no. What others signed stays with this version.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked or has signed, or a state that takes no signature.
    pub fn decline(self, by: Party, reason: String, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Offered { document, .. } if !document.parties.contains(&by) => {
                Err(Refused::NoParty)
            }
            Self::Offered { signed, .. } if signed.contains_key(&by) => Err(Refused::SignedAlready),
            Self::Offered { document, signed } => {
                Ok(Self::Declined { document, signed, by, reason, at })
            }
            Self::Draft => Err(Refused::NotOffered),
            Self::InForce { .. } => Err(Refused::InForce),
            Self::Declined { .. } => Err(Refused::Declined),
            Self::Replaced => Err(Refused::Replaced),
        }
    }

    /// Makes room for a newer number.
    ///
    /// # Errors
    /// [`Refused`] for an agreement in force: that is amended, not replaced.
    pub fn replace(self) -> Result<Self, Refused> {
        match self {
            Self::InForce { .. } => Err(Refused::InForce),
            _ => Ok(Self::Replaced),
        }
    }
}
