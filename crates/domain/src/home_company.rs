//! Home companies: where the learner has the contract, and which must be able to spare them.

use crate::window::Period;
use crate::{HomeCompanyId, TradeId, TutorId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeCompany {
    pub id: HomeCompanyId,
    /// Its name in the tables: `HC01`.
    pub code: String,
    pub name: crate::person::Name,
    pub place: String,
    pub trade: TradeId,
    pub public: bool,
    /// How many of its learners may be away at the same time.
    pub max_away: u32,
    /// When nobody may be away.
    pub blackout: Option<Period>,
    pub wage_abroad: WageAbroad,
    pub training_office: Option<String>,
    pub tutor: Option<TutorId>,
}

crate::code::codes! {
    /// Whether the company pays its learner during the stay.
    WageAbroad {
        No = "no",
        Partial = "partial",
        Full = "full",
    }
}
