//! Why somebody was away, and what was remarked of a day: sealed, because it can be about health, and every reading that
//! shows something of health on record. Who may read it is the callers' business.

use crate::{Keys, Place, Result, Subject, Work};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::attendance::{Reason, Week};
use walz_domain::{MobilityId, OrganisationId, WeekId};
use walz_policy::Role;
use walz_store::attendance::Kept;
use walz_store::reminder;

/// What is sealed is filled up to a multiple of so many bytes, so that its length does not tell one reason from another.
const BLOCK: usize = 256;

fn place(organisation: OrganisationId, week: WeekId) -> Place {
    Place::new(organisation, "attendance_week", week)
}

/// A week as it is kept.
///
/// # Errors
/// [`crate::Error::Seal`] where its reasons cannot be sealed.
pub(super) fn seal(work: &Work, organisation: OrganisationId, week: &Week) -> Result<Kept> {
    let reasons = week.reasons();
    if reasons.is_empty() {
        return Ok(Kept { week: week.clone(), sealed: None });
    }
    let mut clear = serde_json::to_vec(&reasons)?;
    // JSON may end in blanks.
    clear.resize(clear.len().next_multiple_of(BLOCK), b' ');
    let keys = &work.app().keys;
    let sealed = keys.seal(&work.ctx().ids, &place(organisation, week.id), &clear)?;
    Ok(Kept { week: week.without_reasons(), sealed: Some(sealed) })
}

/// A week with its reasons.
///
/// # Errors
/// [`crate::Error::Seal`] where the key is another than the one they were sealed with.
pub(super) fn open(keys: &Keys, organisation: OrganisationId, kept: &Kept) -> Result<Week> {
    let Some(sealed) = &kept.sealed else { return Ok(kept.week.clone()) };
    let clear = keys.open(&place(organisation, kept.week.id), sealed)?;
    let reasons: Vec<Reason> = serde_json::from_slice(&clear)?;
    Ok(kept.week.with_reasons(reasons))
}

/// Puts on record that the actor was shown something of the learner's health. Pages are opened again and again: one entry
/// a day says it for each reader. What learners read of themselves is nobody's business.
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub(crate) async fn note(work: &mut Work, stay: MobilityId, today: Date) -> Result<()> {
    let (actor, now) = (work.ctx().actor, work.ctx().now);
    if matches!(actor.role, Role::Learner(_)) {
        return Ok(());
    }
    let reader = match actor.person {
        Some(person) => person.to_string(),
        None => actor.role.to_string(),
    };
    let occasion = format!("{today} {reader}");
    let kind = "attendance.read";
    if reminder::first(work, actor.organisation, kind, stay, &occasion, now).await? {
        let detail = json!({ "purpose": "attendance" });
        work.journal("attendance.read", Subject::new("mobility", stay), detail);
    }
    Ok(())
}
