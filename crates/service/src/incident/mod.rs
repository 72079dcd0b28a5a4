//! Incidents: something happened that needs a reaction. Anybody near the learner reports it; somebody takes it; everybody
//! is called until somebody has; at the end there is a lesson.
//!
//! What is told of health is sealed, in the report and in the log, and every reading of it stands in the journal.

mod alarm;
mod handle;
mod report;
mod sealed;
mod see;

pub use alarm::raise_alarms;
pub use handle::{close, judge, note, reopen, take, tell};
pub use report::{New, Reported, report};
pub use see::{Event, Line, List, Seen, list, see};

use crate::Error;
use walz_domain::incident::{Refused, Step};

/// The job that looks whether somebody has taken an incident: its key names the moment.
pub const ALARM: &str = "incident.alarm";

/// Why a step was refused, in words that every language has.
fn refusal(refused: Refused) -> Error {
    Error::refused(match refused {
        Refused::GuardianNotTold => "incident-refused-guardian",
        Refused::NotNow { step: Step::Close, from: "new" } => "incident-refused-nobody",
        Refused::NotNow { step: Step::Reopen, .. } => "incident-refused-open",
        Refused::NotNow { .. } => "incident-refused-closed",
    })
}
