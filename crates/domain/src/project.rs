//! Projects: funded units with a contract, dates and an award.

use crate::window::Period;
use crate::{Eur, ProjectId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    /// The contract's code, `2026-1-NO01-KA121-VET-000000001`.
    pub code: String,
    pub title: String,
    /// The year whose rules and rates apply.
    pub call_year: i16,
    pub period: Period,
    /// What was granted in total; unknown until the contract is signed.
    pub awarded: Option<Eur>,
    pub state: ProjectState,
}

crate::code::codes! {
    ProjectState {
        Draft = "draft",
        Submitted = "submitted",
        Ongoing = "ongoing",
        FinalReportDue = "final_report_due",
        FinalReportSubmitted = "final_report_submitted",
        Finalised = "finalised",
        Refused = "refused",
        Terminated = "terminated",
    }
}
