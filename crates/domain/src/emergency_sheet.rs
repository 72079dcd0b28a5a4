//! Emergency sheets: whom to call when something happens to a learner, and in which language. What somebody has to know
//! of the learner's health is no part of it: that is a support need, sealed like all of them.

use crate::LearnerId;
use crate::language::Language;
use crate::person::{Name, Phone};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySheet {
    pub learner: LearnerId,
    /// Whom to call, the first to try first.
    pub contacts: Vec<EmergencyContact>,
    /// The languages in which the learner can be helped.
    pub languages: Vec<Language>,
    /// When the learner last said that it is right.
    pub confirmed: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyContact {
    pub name: Name,
    /// In the learner's words: mother, neighbour.
    pub relation: String,
    pub phone: Phone,
    pub language: Option<Language>,
}

/// The most contacts that a sheet has room for.
pub const MOST_CONTACTS: usize = 3;
