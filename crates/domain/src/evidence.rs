//! Evidence on partners: dated facts with a source, the ground of trust.

use crate::PartnerId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its name in the tables: `EV001`.
    pub code: String,
    pub partner: PartnerId,
    /// What is shown: `mou_in_force`, `learner_satisfaction_avg_1_5`.
    pub kind: String,
    pub on: Date,
    pub value: f64,
    /// Who says so.
    pub source: String,
    pub valid_until: Option<Date>,
    pub note: Option<String>,
}
