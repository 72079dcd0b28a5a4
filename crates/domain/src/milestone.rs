//! Milestones: the dates of a year that everybody plans by.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub on: Date,
    /// What is due: `call_opens`.
    pub code: String,
    pub description: String,
}
