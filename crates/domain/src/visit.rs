//! Tutor visits: somebody from home looks at the workplace and the room, and talks with everybody.

use crate::window::{Period, plus_days};
use crate::{LearnerId, PartnerId, TutorId, VisitId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub id: VisitId,
    /// Its name in the tables: `V01`.
    pub code: String,
    pub tutor: TutorId,
    pub partner: PartnerId,
    pub learners: Vec<LearnerId>,
    pub period: Period,
    pub purpose: String,
    pub meets_mentor: bool,
    pub inspects_accommodation: bool,
    pub checks_host: bool,
    pub green_travel: bool,
    pub funding: FundingLine,
    pub state: State,
}

crate::code::codes! {
    FundingLine {
        OrganisationalSupport = "organisational_support",
        JobShadowing = "job_shadowing",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Planned,
    Done,
    Reported { on: Date, report: Report },
    Cancelled { reason: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub tasks: OnTrack,
    pub safety_briefed: bool,
    pub housing_fine: bool,
    pub host_again: bool,
    pub text: String,
}

crate::code::codes! {
    OnTrack {
        OnTrack = "on_track",
        NeedsChange = "needs_change",
        NotOffered = "not_offered",
    }
}

/// Days after the visit within which its report is due.
pub const REPORT_WITHIN: i64 = 14;

/// Days before its due day on which a tutor is reminded of the report, and days after it on which the tutor is again.
const REMIND: [i64; 4] = [-3, 1, 8, 15];

impl Visit {
    pub fn report_due(&self) -> Date {
        plus_days(self.period.last(), REPORT_WITHIN)
    }

    /// Whether somebody still waits for the report.
    pub const fn report_waits(&self) -> bool {
        matches!(self.state, State::Planned | State::Done)
    }

    /// How often the tutor should have been reminded of the report by `today`; 0 before the first time.
    pub fn reminders_due(&self, today: Date) -> usize {
        let due = self.report_due();
        let waits = self.report_waits();
        REMIND.iter().filter(|days| waits && plus_days(due, **days) <= today).count()
    }
}

crate::code::codes! {
    Step {
        Report = "report",
        Cancel = "cancel",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a visit that is {from} cannot take the step {step}")]
pub struct Refused {
    pub from: &'static str,
    pub step: Step,
}

impl State {
    /// Whether the tutor was there, with or without a report of it.
    pub const fn took_place(&self) -> bool {
        matches!(self, Self::Done | Self::Reported { .. })
    }

    pub const fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Reported { .. } => "reported",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// # Errors
    /// [`Refused`] where it was reported or cancelled.
    pub fn report(self, on: Date, report: Report) -> Result<Self, Refused> {
        match self {
            Self::Planned | Self::Done => Ok(Self::Reported { on, report }),
            other => Err(Refused { from: other.code(), step: Step::Report }),
        }
    }

    /// # Errors
    /// [`Refused`] once it was made.
    pub fn cancel(self, reason: String) -> Result<Self, Refused> {
        match self {
            Self::Planned => Ok(Self::Cancelled { reason }),
            other => Err(Refused { from: other.code(), step: Step::Cancel }),
        }
    }
}
