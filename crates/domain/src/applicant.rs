//! Applicants who were not selected, as a list from outside tells of them: enough to count and to answer an appeal.

use crate::learner::Gender;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The name in the tables: `X01`.
    pub code: String,
    pub first_name: String,
    pub last_name: String,
    pub gender: Gender,
    pub born: Date,
    /// Code of the trade.
    pub trade: String,
    pub home_place: String,
    /// Codes of partners, the dearest first.
    pub wishes: Vec<String>,
    /// Hundredths of a point.
    pub total: Option<u32>,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub appealed: bool,
}

crate::code::codes! {
    Outcome {
        Reserve = "reserve",
        Rejected = "rejected",
        NotEligible = "not_eligible",
        Withdrawn = "withdrawn",
        Incomplete = "incomplete",
        Selected = "selected",
    }
}
