//! Units: coherent sets of learning outcomes that are assessed by themselves.

use crate::{TradeId, UnitId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    /// Its name in the tables: `CARPENTRY-U1`.
    pub code: String,
    pub trade: TradeId,
    pub title: String,
    /// European level, 1 to 8.
    pub eqf: u8,
    pub knowledge: String,
    pub skills: String,
    /// Responsibility and autonomy, the third column of the European framework.
    pub responsibility_autonomy: String,
    pub assessment_method: String,
    /// How long the unit takes at least.
    pub min_weeks: u8,
    /// Credit points where a country still uses them, in hundredths.
    pub points: Option<u32>,
}
