//! The report of a round: what was planned and done, what it cost and by which rules, and the indicators. As PDF for
//! readers, without any learner's name, and as a workbook for those who count.

mod pdf;
mod rate;
pub mod tell;
mod xlsx;

use walz_domain::country::Country;
use walz_domain::grant::Entitlement;
use walz_domain::indicator::{Counts, Indicator};
use walz_domain::window::Period;

#[cfg(test)]
pub(crate) use pdf::paper;
pub use pdf::pdf;
pub use xlsx::xlsx;

/// Everything that a report tells. The caller has gathered it and has asked who may read it.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    pub round: &'a str,
    pub project_code: &'a str,
    pub organisation: &'a str,
    /// From the first day of the first stay to the last of the last.
    pub period: Period,
    pub counts: &'a Counts,
    pub indicators: &'a [Indicator],
    /// Placed learners by rank of the wish they got; index 0 is the dearest.
    pub ranks: &'a [u32],
    /// Of every stay that counts.
    pub entitlements: &'a [Entitlement],
    pub partners: &'a [PartnerRow],
    /// For the workbook only. Empty for readers who may not see names: then it has no sheet of learners.
    pub learners: &'a [LearnerRow],
}

#[derive(Clone, Debug)]
pub struct PartnerRow {
    pub code: String,
    pub name: String,
    pub city: String,
    pub country: Country,
    pub slots_offered: u32,
    pub learners: u32,
    /// Of the learners: whose dearest wish it was.
    pub first_choice: u32,
    pub incidents: u32,
    pub funded_days: u64,
    pub grant: walz_domain::Eur,
    /// Learners' average rating in hundredths of a star, 100 to 500.
    pub rating: Option<u16>,
}

#[derive(Clone, Debug)]
pub struct LearnerRow {
    pub code: String,
    pub name: String,
    pub trade: String,
    pub home_company: String,
    pub partner: String,
    pub host: String,
    pub city: String,
    pub country: Country,
    pub window: String,
    pub period: Period,
    /// Rank of the wish, 1 is the dearest.
    pub wish: Option<u32>,
    pub green_travel: bool,
    pub fewer_opportunities: bool,
    /// As the screen words it.
    pub stage: String,
    pub entitlement: Entitlement,
}
