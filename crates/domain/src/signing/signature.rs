//! Signatures, and on which way each was given.

use super::Party;
use crate::PersonId;
use crate::person::Name;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: Name,
    /// When it began to count: given on a page, or found right on paper.
    pub at: Timestamp,
    pub method: Method,
    /// SHA-256 of the bytes that were signed, in hexadecimal.
    pub hash: String,
}

/// Who has signed.
pub type Signatures = BTreeMap<Party, Signature>;

/// How a signature was given. Whatever the way, it is a signature of the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// On a page that a personal link opened.
    PersonalLink,
    /// By an account that was signed in.
    Account,
    /// By hand on the printed text. Somebody of the office compared the scan with the text that was sent out.
    Paper {
        /// SHA-256 of the scan.
        scan: String,
        /// The day that stands beside the signature.
        on: Date,
        checked_by: Name,
    },
    /// By a signing service outside of this program, into the PDF itself. Somebody of the office looked at what it says.
    Service {
        service: Service,
        /// SHA-256 of the signed PDF, which begins with the bytes that were sent out.
        file: String,
        on: Date,
        checked_by: Name,
    },
}

/// A signing service, as it calls itself, and what it says of its signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: String,
    pub level: Level,
}

impl Method {
    /// The key of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PersonalLink => "personal_link",
            Self::Account => "account",
            Self::Paper { .. } => "paper",
            Self::Service { .. } => "service",
        }
    }

    /// What it is worth by the European regulation on electronic identification (eIDAS).
    pub const fn level(&self) -> Level {
        match self {
            Self::PersonalLink | Self::Account | Self::Paper { .. } => Level::Simple,
            Self::Service { service, .. } => service.level,
        }
    }
}

crate::code::codes! {
    /// How strong the proof is that a person signed, by the names of the European regulation on electronic identification.
    Level {
        Simple = "simple",
        Advanced = "advanced",
        Qualified = "qualified",
    }
}

/// The frozen text: who must sign it, in which order, and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub parties: BTreeSet<Party>,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub offered: Timestamp,
    #[serde(default = "Order::usual")]
    pub order: Order,
}

crate::code::codes! {
    /// Whether the parties are asked all at once, or one after the other.
    Order {
        Together = "together",
        InTurn = "in_turn",
    }
}

impl Order {
    /// What is done where nobody chose: nobody waits for anybody.
    pub const fn usual() -> Self {
        Self::Together
    }
}

/// What has come in for a text that is out, and is no signature yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Underway {
    /// Scans of signed paper that nobody has looked at.
    #[serde(default)]
    pub scans: BTreeMap<Party, Scan>,
    /// Who was named to sign for a party.
    #[serde(default)]
    pub delegates: BTreeMap<Party, Delegate>,
}

/// The signed text as it came back: a scan of the paper, or the PDF that a signing service has signed. Handed in to be
/// looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// The name under the signature.
    pub name: Name,
    /// The day beside it.
    pub on: Date,
    pub handed_in: Timestamp,
    /// The service that made it, where it was signed by one and not by hand.
    #[serde(default)]
    pub service: Option<Service>,
}

/// Another person who signs for a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    pub person: PersonId,
    pub name: Name,
    pub since: Timestamp,
}
