//! Counts: everything that the catalogue needs to know of a round.

use crate::Eur;
use crate::grant::Category;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub part: u32,
    pub whole: u32,
}

/// What was granted and what is spent, under one heading of the budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    pub spent: Eur,
    pub granted: Eur,
}

/// Everything the catalogue counts. `None` where it is not known or not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Apprentices under contract in the year.
    pub target_group: Option<u32>,
    pub selected: u32,
    pub not_selected: u32,
    pub placed: u32,
    /// Placed at the dearest wish.
    pub first_choice: u32,
    /// Placed in the preferred window.
    pub window_met: u32,
    pub slots_offered: u32,
    pub slots_used: u32,

    /// Stays that are planned, run or have ended, without the cancelled.
    pub stays: u32,
    pub stays_begun: u32,
    pub stays_ended: u32,
    /// Days abroad so far.
    pub days_abroad: u32,
    /// Of the stays begun: fully signed before the first day.
    pub agreements_on_time: u32,
    /// Of the stays begun: every condition met on departure.
    pub prepared: u32,
    /// Of the stays ended: back early without accepted force majeure.
    pub early_returns: u32,
    /// Of the stays ended: back early with accepted force majeure.
    pub early_returns_force_majeure: u32,
    pub incidents: u32,
    /// Minutes from report to first answer, of incidents of level 1 and above.
    pub first_response_minutes: Vec<u32>,
    /// Of the stays begun: met by a tutor on the spot.
    pub visited: u32,
    /// Answered of those that are past due.
    pub check_ins: Share,
    /// Of the units agreed in stays that have ended.
    pub units_assessed: Share,
    /// Recognised in full or in part, of the units assessed.
    pub units_recognised: Share,
    /// Issued within [`EUROPASS_DAYS`](super::EUROPASS_DAYS), of the completed stays: those that have ended, and not early
    /// without accepted force majeure. One that has no document counts once those days are over.
    pub europass: Share,
    /// Submitted of those requested.
    pub participant_reports: Option<Share>,
    /// Of the stays ended: every document there.
    pub documented: u32,

    /// Of the stays.
    pub fewer_opportunities: u32,
    pub green_travel: u32,
    /// Of the stays: [`LONG_STAY`](super::LONG_STAY) days and more.
    pub long_term: u32,

    pub grant: Eur,
    pub funded_days: u64,
    pub budget: BTreeMap<Category, Budget>,

    /// Active in this year and the one before, of those active in the one before.
    pub partners_kept: Option<Share>,
    /// Learners from abroad who were hosted here.
    pub incoming: Option<u32>,
    /// Host companies used again, of those used in the year before.
    pub hosts_again: Option<Share>,
    /// Home companies that sent at least one learner.
    pub home_companies: u32,
    /// Companies with apprentices at all.
    pub companies_with_apprentices: Option<u32>,
}
