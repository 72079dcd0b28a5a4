//! Why everybody got what they got, as facts for whoever puts them into words.
//!
//! Each better wish that was not given is tried: the learner gets it, and everybody else is
//! allocated as well as possible around that. What then becomes worse is the reason. Ids and
//! numbers only: which of them may be shown to whom, and in which words, is for the application.

use crate::outcome::Condition;
use crate::problem::Goal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Explanations of an allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanations {
    /// For every learner, why this place or none.
    pub learners: BTreeMap<String, Reason>,
    /// What limits that are used up cost everybody, those that cost the most important goal first.
    pub limits: Vec<Worth>,
}

/// Why a learner got this place, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What the learner got.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The wishes that are better than that, best first, and why they were not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<Missed>,
}

/// A given place and its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub offer: String,
    pub rank: i64,
    pub score: i64,
    pub cost: i64,
    pub price: i64,
}

/// A better wish that was not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub offer: String,
    pub rank: i64,
    pub why: Why,
    /// Limits on the way to this wish that the allocation uses up: places of the offer, caps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_up: Vec<Condition>,
    /// Who has the places of the offer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_by: Vec<String>,
    /// Single changes that would allow the wish without making any goal worse than it is now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_help: Vec<Change>,
}

/// Why a wish was not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The office ruled the pair out.
    Forbidden,
    /// The office bound the learner to this offer.
    Locked { to: String },
    /// No allocation has it: these conditions stand against it.
    Impossible { conditions: Vec<Condition> },
    /// The best allocation with it is worse.
    Worse {
        /// The most important goal that becomes worse, and of a goal about ranks which rank.
        goal: Goal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rank: Option<i64>,
        /// By how much: learners, or units of cost, score or price.
        by: i64,
        /// What would change for others.
        moves: Vec<Move>,
    },
    /// An equally good allocation has it, with these changes for others.
    Tie { moves: Vec<Move> },
    /// The run was stopped before this was looked at.
    NotKnown,
}

/// What would change for a learner. Without `to` the learner would have no place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Move {
    pub learner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A limit that is raised: of `capacity:...` by so many places, of `cap:...` by so much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub raise: Condition,
    pub by: i64,
}

/// What raising a limit would gain for the most important goal that gains at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    pub change: Change,
    pub goal: Goal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<i64>,
    pub gain: i64,
}
