//! What the office does about an answer that asks for it, or about a silence.

use super::{free_day, refusal};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::check_in::{CheckIn, Mood, State};
use walz_domain::{CheckInId, MobilityId, PersonId};
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// "I take this": from now on the learner sees who looks after it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] where nothing asks for care.
pub async fn take(app: &App, ctx: &Context, id: CheckInId) -> Result<()> {
    let mut work = begin!(app, ctx, "check_in.take", &id);
    let (mut check_in, reached, by) = caring(&mut work, id).await?;
    check_in.state = check_in.state.clone().take(by, ctx.now).map_err(refusal)?;
    store::check_in::update(&mut work, ctx.actor.organisation, &check_in).await?;
    work.journal("check_in.taken", Subject::new("check_in", id), json!({}));
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(()).await
}

/// It is looked after; the outcome says how.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] without an outcome; [`Error::Refused`] where nobody has taken it.
pub async fn settle(app: &App, ctx: &Context, id: CheckInId, outcome: &str) -> Result<()> {
    let mut work = begin!(app, ctx, "check_in.settle", &id);
    let outcome = text::required("outcome", outcome)?;
    let (mut check_in, reached, _) = caring(&mut work, id).await?;
    check_in.state = check_in.state.clone().settle(outcome, ctx.now).map_err(refusal)?;
    store::check_in::update(&mut work, ctx.actor.organisation, &check_in).await?;
    work.journal("check_in.settled", Subject::new("check_in", id), json!({}));
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(()).await
}

async fn caring(work: &mut Work, id: CheckInId) -> Result<(Stored<CheckIn>, Reached, PersonId)> {
    let actor = work.ctx().actor;
    let found = store::check_in::find(work, actor.organisation, id).await?;
    let check_in = found.ok_or(Error::NotFound)?;
    let reached = reach(work, check_in.mobility).await?;
    let _may = policy::check_in::care(reached.relation).ok_or(Error::NotFound)?;
    let by = actor.person.ok_or_else(Error::nobody)?;
    Ok((check_in, reached, by))
}

/// A talk with the learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// How the learner is.
    pub mood: Mood,
    /// What was said and agreed.
    pub outcome: String,
}

/// Somebody of the office has talked with the learner. That counts as the word that was due, and settles whatever waited
/// for care.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] without an outcome; [`Error::Refused`] where the learner is not abroad.
pub async fn log_call(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    call: &Call,
) -> Result<CheckInId> {
    let mut work = begin!(app, ctx, "check_in.call", &(stay, call));
    let organisation = ctx.actor.organisation;
    let outcome = text::required("outcome", &call.outcome)?;
    let mut reached = reach(&mut work, stay).await?;
    let _may = policy::check_in::care(reached.relation).ok_or(Error::NotFound)?;
    let by = ctx.actor.person.ok_or_else(Error::nobody)?;
    if !reached.stay.mobility.state.is_abroad() {
        return Err(Error::refused("check-in-refused-not-abroad"));
    }
    let known = std::mem::take(&mut reached.stay.check_ins);
    let mut id = None;
    for mut check_in in heard_of(known, reached.today) {
        let state = check_in.state.clone();
        check_in.state = state.call(call.mood, by, outcome.clone(), ctx.now).map_err(refusal)?;
        store::check_in::update(&mut work, organisation, &check_in).await?;
        id = id.or(Some(check_in.id));
    }
    let id = match id {
        Some(id) => id,
        None => {
            let due = free_day(&mut work, stay, reached.today).await?;
            let state = State::Open.call(call.mood, by, outcome, ctx.now).map_err(refusal)?;
            let new = CheckIn { id: ctx.id(), mobility: stay, due, state };
            store::check_in::add(&mut work, organisation, &new).await?;
            new.id
        }
    };
    let detail = json!({ "mobility": stay, "mood": call.mood });
    work.journal("check_in.called", Subject::new("check_in", id), detail);
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(id).await
}

/// The check-ins that a call answers: all that wait for the learner or for care; where none does, today's.
fn heard_of(known: Vec<Stored<CheckIn>>, today: Date) -> Vec<Stored<CheckIn>> {
    let waits = |c: &Stored<CheckIn>| c.state.needs_care() || c.state == State::Open;
    let any = known.iter().any(waits);
    let of_today =
        |c: &Stored<CheckIn>| c.due == today && !matches!(c.state, State::Settled { .. });
    known.into_iter().filter(|c| if any { waits(c) } else { of_today(c) }).collect()
}
