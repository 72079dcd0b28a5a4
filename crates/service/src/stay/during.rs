//! What happens while a learner is away, as it stands on the page of the stay.

use crate::attendance;
use crate::case::{CaseFile, StayFile};
use crate::logbook::{self, Evidence};
use crate::mid_term::{self, Told};
use crate::{Result, Work};
use jiff::civil::Date;
use walz_domain::window::Period;
use walz_policy as policy;
use walz_policy::case::Relation;

/// Attendance, evidence and the mid-term talk. What the actor may not know is left out.
#[derive(Debug)]
pub struct During {
    pub attendance: Option<attendance::Seen>,
    pub evidence: Vec<Evidence>,
    /// Whether the actor reads the logbook.
    pub reads: bool,
    pub told: Told,
    /// The days on which the talk should be.
    pub due: Option<Period>,
    pub late: bool,
    /// Whether the actor writes talks down.
    pub records: bool,
}

pub(super) async fn during(
    work: &mut Work,
    (file, stay): (&CaseFile, &StayFile),
    relation: Relation,
    today: Date,
) -> Result<During> {
    let id = stay.mobility.id;
    let told = mid_term::told(work, id, relation).await?;
    let timing = mid_term::timing(work, file.organisation).await?;
    let period = stay.mobility.period;
    let waits = told.talk.is_none() && stay.mobility.state.is_abroad();
    let attendance = attendance::seen(work, file, stay, relation, today).await?;
    if attendance.as_ref().is_some_and(|seen| seen.sum.tells_of_health()) {
        attendance::note(work, id, today).await?;
    }
    Ok(During {
        attendance,
        evidence: logbook::evidence(work, id, relation).await?,
        reads: policy::logbook::read(relation).is_some(),
        due: timing.due(period),
        late: waits && timing.is_late(period, today),
        records: policy::mid_term::record(relation).is_some(),
        told,
    })
}
