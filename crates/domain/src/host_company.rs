//! Host companies: workplaces abroad.

use crate::country::Country;
use crate::person::Name;
use crate::{HostCompanyId, PartnerId, PersonId, TradeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HostCompany {
    pub id: HostCompanyId,
    /// Its name in the tables: `H001`.
    pub code: String,
    pub partner: PartnerId,
    pub name: Name,
    pub city: String,
    pub country: Country,
    pub trade: TradeId,
    pub sector: String,
    pub size: CompanySize,
    /// Who guides the learner from day to day.
    pub mentor: Option<PersonId>,
    pub mentor_trained: bool,
    /// The dearest first.
    pub mentor_languages: Vec<crate::language::Language>,
    pub first_hosted_year: Option<i16>,
    pub hosted_total: u32,
    /// Learners' average rating in hundredths of a star, 100 to 500.
    pub rating: Option<u16>,
    pub last_site_visit: Option<Date>,
    /// When health and safety were last checked.
    pub safety_checked: Option<Date>,
    pub liability_insured: bool,
    pub risk: RiskClass,
    pub accepts_minors: bool,
    pub step_free: bool,
    pub quality_label: Option<String>,
    /// Whether learners may be sent there.
    pub active: bool,
}

crate::code::codes! {
    CompanySize {
        Micro = "micro<10",
        Small = "small10-49",
        Medium = "medium50-249",
        Large = "large250+",
    }
}

crate::code::codes! {
    RiskClass {
        Standard = "standard",
        Higher = "higher",
    }
}
