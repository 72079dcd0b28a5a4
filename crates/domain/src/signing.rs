//! Signing: a text is frozen, every party that must sign it does, and then it is in force. Learning agreements and grant
//! agreements share these states; what each text must hold is said by the text itself ([`Signable`]).

use crate::GuardianId;
use crate::person::Name;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A text that parties can be asked to sign.
pub trait Signable {
    /// Everything that keeps it from being offered; empty when it may be.
    fn faults(&self) -> Vec<Fault>;

    /// The kinds of party ([`Party::code`]) without whom it cannot come into force.
    fn required(&self) -> Vec<&'static str>;
}

/// What makes a text unfit to be offered. Each case has a sentence in every language.
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
    #[error("no {party} is asked to sign")]
    NotAsked { party: &'static str },
    #[error("{percent} % cannot be paid before the stay; it must be {least} to {most} %")]
    Prefinancing { percent: u8, least: u8, most: u8 },
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
    /// Taken back, or replaced by a newer number. What was signed stays on record and counts no more.
    Replaced {
        document: Document,
        signed: Signatures,
        at: Timestamp,
    },
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
    #[error("the text has not been offered for signature")]
    NotOffered,
    #[error("the text is in force and can no longer change")]
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
            Self::Replaced { .. } => "replaced",
        }
    }

    /// How many signatures are missing; `None` before it was offered or when it does not count any more.
    pub fn unsigned(&self) -> Option<usize> {
        match self {
            Self::Offered { .. } => Some(self.waits_for().len()),
            Self::InForce { .. } => Some(0),
            Self::Draft | Self::Declined { .. } | Self::Replaced { .. } => None,
        }
    }

    /// Since when everybody has signed; `None` while it is not in force.
    pub const fn in_force_since(&self) -> Option<Timestamp> {
        match self {
            Self::InForce { since, .. } => Some(*since),
            _ => None,
        }
    }

    /// The text that counts; `None` before it was offered or when it counts no more.
    pub fn document(&self) -> Option<&Document> {
        match self {
            Self::Offered { document, .. }
            | Self::Declined { document, .. }
            | Self::InForce { document, .. } => Some(document),
            Self::Draft | Self::Replaced { .. } => None,
        }
    }

    /// What was offered and who signed it, whether it still counts or not.
    pub fn on_record(&self) -> Option<(&Document, &Signatures)> {
        match self {
            Self::Offered { document, signed }
            | Self::Declined { document, signed, .. }
            | Self::InForce { document, signed, .. }
            | Self::Replaced { document, signed, .. } => Some((document, signed)),
            Self::Draft => None,
        }
    }

    pub fn signatures(&self) -> Option<&Signatures> {
        self.on_record().map(|(_, signed)| signed)
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
    pub fn offer(self, text: &impl Signable, document: Document) -> Result<Self, Refused> {
        match self {
            Self::Draft => {
                let asked = |party: &str| document.parties.iter().any(|p| p.code() == party);
                let mut faults = text.faults();
                let unasked = text.required().into_iter().filter(|party| !asked(party));
                faults.extend(unasked.map(|party| Fault::NotAsked { party }));
                if faults.is_empty() {
                    Ok(Self::Offered { document, signed: Signatures::new() })
                } else {
                    Err(Refused::Incomplete(faults))
                }
            }
            Self::Offered { .. } => Ok(self),
            Self::Declined { .. } => Err(Refused::Declined),
            Self::InForce { .. } => Err(Refused::InForce),
            Self::Replaced { .. } => Err(Refused::Replaced),
        }
    }

    /// The last signature brings the text into force.
    ///
    /// # Errors
    /// [`Refused`] for a party that is not asked or has signed, another text, or a state that takes no signature.
    pub fn sign(self, party: Party, signature: Signature) -> Result<Self, Refused> {
        let (document, mut signed) = match self {
            Self::Offered { document, signed } => (document, signed),
            Self::Draft => return Err(Refused::NotOffered),
            Self::InForce { .. } => return Err(Refused::InForce),
            Self::Declined { .. } => return Err(Refused::Declined),
            Self::Replaced { .. } => return Err(Refused::Replaced),
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
        if document.parties.iter().all(|p| signed.contains_key(p)) {
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
            Self::Replaced { .. } => Err(Refused::Replaced),
        }
    }

    /// Takes an offered or declined text back, which makes room for a newer number.
    ///
    /// # Errors
    /// [`Refused`] for a draft, which can simply be changed, and for a text in force, which is amended.
    pub fn replace(self, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::Offered { document, signed } | Self::Declined { document, signed, .. } => {
                Ok(Self::Replaced { document, signed, at })
            }
            Self::Draft => Err(Refused::NotOffered),
            Self::InForce { .. } => Err(Refused::InForce),
            Self::Replaced { .. } => Err(Refused::Replaced),
        }
    }

    /// As [`State::replace`], also for a text in force: the place that it is about is gone, so there is nothing left to
    /// amend.
    ///
    /// # Errors
    /// [`Refused`] for a draft, which can simply be changed, and for a text that counts no more.
    pub fn lapse(self, at: Timestamp) -> Result<Self, Refused> {
        match self {
            Self::InForce { document, signed, .. } => Ok(Self::Replaced { document, signed, at }),
            other => other.replace(at),
        }
    }
}
