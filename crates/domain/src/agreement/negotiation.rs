//! Negotiating: a draft is shown to its parties, who say what they think of it line by line, before anybody is asked to
//! sign.

use super::{Content, Part};
use crate::code::UnknownCode;
use crate::person::Name;
use crate::signing::Party;
use crate::{AgreementId, CommentId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A draft as its parties were shown it last. What it says now may be newer: nobody reads over the office's shoulder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    pub at: Timestamp,
    pub content: Box<Content>,
    /// What they were shown before that, to see what changed.
    pub before: Option<Box<Content>>,
}

/// What somebody says about a line of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub agreement: AgreementId,
    pub about: About,
    /// In whose name it is said.
    pub party: Party,
    pub by: Name,
    pub text: String,
    pub at: Timestamp,
    /// When the office said that it is dealt with.
    pub settled: Option<Timestamp>,
}

/// The line that a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum About {
    Part(Part),
    /// One unit, by its code.
    Unit(String),
}

impl About {
    /// Whether the draft has such a line.
    pub fn stands_in(&self, content: &Content) -> bool {
        match self {
            Self::Part(_) => true,
            Self::Unit(code) => content.units.iter().any(|unit| unit.code == *code),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => part.fmt(f),
            Self::Unit(code) => write!(f, "unit:{code}"),
        }
    }
}

impl FromStr for About {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text.strip_prefix("unit:") {
            Some(code) => Ok(Self::Unit(code.to_owned())),
            None => text.parse().map(Self::Part),
        }
    }
}

impl From<About> for String {
    fn from(about: About) -> Self {
        about.to_string()
    }
}

impl TryFrom<String> for About {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, UnknownCode> {
        text.parse()
    }
}
