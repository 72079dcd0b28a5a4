//! The tables, one module for each group of nouns. A description here is all that a table needs.

mod grade;
mod home;
mod host;
mod journey;
mod learner;
mod money;
mod partner;
mod project;
mod restricted;
mod trade;

pub use grade::{Grade, SmartTarget};
pub use home::{HomeCompany, Ownership, Tutor};
pub use host::{Accommodation, HostCompany, HostStatus, Insured, Offer};
pub use journey::{GuardianTold, Incident, LanguageCourse, Severity, Visit, VisitStatus};
pub use learner::{Applicant, BuddyKind, Guardian, Learner, Travel};
pub use money::UnitCost;
pub use partner::{Evidence, Partner};
pub use project::{Criterion, Milestone, Place, Window, WindowKind};
pub use restricted::SupportNeed;
pub use trade::{Skill, Trade, Unit};

use super::fault::Reason;
use jiff::civil::Date;

/// What is wrong between two cells of a row: the column to look at, and why.
type Found = Option<(&'static str, Reason)>;

/// The end stands before its start.
fn before(end: (&'static str, Date), start: (&'static str, Date)) -> Found {
    (end.1 < start.1).then_some((end.0, Reason::BeforeStart { start: start.0 }))
}

/// The part is more than its whole.
fn more(part: (&'static str, u32), whole: (&'static str, u32)) -> Found {
    (part.1 > whole.1).then_some((part.0, Reason::MoreThan { whole: whole.0 }))
}

/// The first is there without the other, which it needs.
fn alone(has: (&'static str, bool), needs: (&'static str, bool)) -> Found {
    (has.1 && !needs.1).then_some((has.0, Reason::Needs { other: needs.0 }))
}

/// Marks the tables that may be written like any other. Support needs are not among them, and must never be.
macro_rules! open {
    ($($row:ident)+) => {$(
        impl super::write::Open for $row {}
    )+};
}

open! {
    Place Trade Unit Skill Criterion UnitCost Milestone Window Partner HostCompany Accommodation Offer Evidence
    HomeCompany Tutor Learner Guardian Applicant Visit LanguageCourse Incident Grade SmartTarget
}
