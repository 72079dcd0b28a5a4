//! Trades: what a learner is trained in.

use crate::TradeId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trade {
    pub id: TradeId,
    /// Its name in the tables: `carpentry`.
    pub code: String,
    pub name_en: String,
    pub name_nb: String,
    /// The nearest occupation in the European classification (ESCO).
    pub esco_uri: Option<String>,
    pub esco_label: Option<String>,
    pub esco_code: Option<String>,
    /// Field of education (ISCED-F 2013).
    pub isced_f: Option<String>,
    /// European level of the qualification, 1 to 8.
    pub eqf: u8,
    pub qualification: Option<String>,
}

impl Trade {
    /// The name in a language, English where there is no other.
    pub fn name(&self, language: &str) -> &str {
        if language == "nb" && !self.name_nb.is_empty() { &self.name_nb } else { &self.name_en }
    }
}
