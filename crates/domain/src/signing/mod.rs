//! Signing: a text is frozen, every party that must sign it does, and then it is in force. Learning agreements and grant
//! agreements share these states; what each text must hold is said by the text itself ([`Signable`]).

mod party;
mod signature;
mod signer;
mod steps;

pub use party::Party;
pub use signature::{
    Delegate, Document, Level, Method, Order, Scan, Service, Signature, Signatures, Underway,
};
pub use signer::Signer;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A text that parties can be asked to sign.
pub trait Signable {
    /// Everything that keeps it from being offered; empty when it may be.
    fn faults(&self) -> Vec<Fault>;

    /// The kinds of party ([`Party::code`]) without whom it cannot come into force.
    fn required(&self) -> Vec<&'static str>;

    /// Whom it names to sign beside its usual parties.
    fn signers(&self) -> &[Signer] {
        &[]
    }
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
    #[error("the stay rests outside of its days")]
    RestsOutside,
    #[error("the amendment changes nothing")]
    NothingChanged,
    #[error("the amendment gives no reason")]
    NoReason,
    #[error("a task lies in weeks that the stay does not have")]
    TaskOutside,
    #[error("a task serves a unit that is not agreed on: {code}")]
    TaskWithoutUnit { code: String },
    #[error("the week has {minutes} minutes, and {agreed} hours are agreed on")]
    WeekDiffers { minutes: u32, agreed: u8 },
    #[error("the second host has no share, or days outside of the stay")]
    SecondHostUnfit,
    #[error("no {party} is asked to sign")]
    NotAsked { party: &'static str },
    #[error("{percent} % cannot be paid before the stay; it must be {least} to {most} %")]
    Prefinancing { percent: u8, least: u8, most: u8 },
}

/// Each state holds what is known only in it, so no combination is meaningless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Draft,
    /// The text is frozen and out for signing.
    Offered {
        document: Document,
        signed: Signatures,
        #[serde(default)]
        underway: Underway,
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
    #[error("others sign before this party")]
    NotTheirTurn,
    #[error("this party has not signed")]
    NotSigned,
    #[error("there is no scan of this party to look at")]
    NoScan,
    #[error("nobody else can sign for this party")]
    NoDelegate,
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
            Self::Offered { document, signed, .. }
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
            Self::Offered { document, signed, .. } => {
                document.parties.iter().filter(|p| !signed.contains_key(p)).copied().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The parties that can sign now: all that are missing, or where they sign in turn the first in the line.
    pub fn turn(&self) -> Vec<Party> {
        let mut missing = self.waits_for();
        if let Self::Offered { document: Document { order: Order::InTurn, .. }, .. } = self {
            let first = missing.iter().map(Party::rank).min();
            missing.retain(|party| Some(party.rank()) == first);
        }
        missing
    }

    /// What has come in for it besides signatures, while it is out.
    pub const fn underway(&self) -> Option<&Underway> {
        match self {
            Self::Offered { underway, .. } => Some(underway),
            _ => None,
        }
    }
}
