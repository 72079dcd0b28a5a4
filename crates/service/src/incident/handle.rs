//! Handling an incident: who has it, what was done, who was told, how grave it is, and what we learn.

use super::report::{call, look_again};
use super::{refusal, sealed};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, text};
use serde_json::{Value, json};
use walz_domain::incident::{Entry, Incident, Level, Told};
use walz_domain::{IncidentId, PersonId};
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// An incident in the hands of somebody who may handle it.
struct InHand {
    incident: Stored<Incident>,
    reached: Reached,
    by: PersonId,
}

async fn in_hand(work: &mut Work, id: IncidentId) -> Result<InHand> {
    let actor = work.ctx().actor;
    let incident = store::incident::find(work, actor.organisation, id).await?;
    let incident = incident.ok_or(Error::NotFound)?;
    let reached = reach(work, incident.mobility).await?;
    let _may = policy::incident::handle(reached.relation).ok_or(Error::NotFound)?;
    let by = actor.person.ok_or_else(Error::nobody)?;
    Ok(InHand { incident, reached, by })
}

impl InHand {
    async fn keep(self, work: &mut Work, act: &'static str, detail: Value) -> Result<()> {
        let organisation = work.ctx().actor.organisation;
        store::incident::update(work, organisation, &self.incident).await?;
        work.journal(act, Subject::new("incident", self.incident.id), detail);
        case::refresh(work, self.reached.file.call.id, self.reached.file.learner.id).await
    }
}

/// "I take this": nobody is called any more.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] once it is closed.
pub async fn take(app: &App, ctx: &Context, id: IncidentId) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.take", &id);
    let mut hand = in_hand(&mut work, id).await?;
    let state = hand.incident.state.clone();
    hand.incident.state = state.take(hand.by, ctx.now).map_err(refusal)?;
    hand.incident.answer(ctx.now);
    hand.keep(&mut work, "incident.taken", json!({})).await?;
    work.commit(()).await
}

/// Adds a line to the log.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] for a text that is empty or without end.
pub async fn note(app: &App, ctx: &Context, id: IncidentId, words: &str) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.note", &id);
    let words = text::required("text", words)?;
    let mut hand = in_hand(&mut work, id).await?;
    let (at, by) = (ctx.now, Some(hand.by));
    let text = if hand.incident.about_health {
        let position = hand.incident.log.len();
        sealed::keep(&mut work, id, position, &words).await?;
        String::new()
    } else {
        words
    };
    hand.incident.log.push(Entry { at, by, text });
    hand.incident.answer(at);
    hand.keep(&mut work, "incident.noted", json!({})).await?;
    work.commit(()).await
}

/// Says who knows by now, and how many days the learner was absent.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] once it is closed.
pub async fn tell(
    app: &App,
    ctx: &Context,
    id: IncidentId,
    told: Told,
    days_absent: u32,
) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.tell", &(id, told, days_absent));
    let mut hand = in_hand(&mut work, id).await?;
    if !hand.incident.is_open() {
        return Err(Error::refused("incident-refused-closed"));
    }
    hand.incident.told = told;
    hand.incident.days_absent = days_absent;
    let detail = json!({ "told": told, "days_absent": days_absent });
    hand.keep(&mut work, "incident.told", detail).await?;
    work.commit(()).await
}

/// Judges it more or less serious. Where it becomes grave, everybody who answers for safety is told at once.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] once it is closed.
pub async fn judge(app: &App, ctx: &Context, id: IncidentId, level: Level) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.judge", &(id, level));
    let mut hand = in_hand(&mut work, id).await?;
    let before = hand.incident.level;
    if before == level {
        return work.commit(()).await;
    }
    hand.incident.value = hand.incident.value.clone().judge(level, ctx.now).map_err(refusal)?;
    if level.is_grave() && !before.is_grave() {
        let mail = ("mail-incident-subject", "mail-incident-text");
        call(&mut work, &hand.incident, &hand.reached, mail).await?;
    }
    look_again(&mut work, &hand.incident)?;
    let detail = json!({ "before": before, "level": level });
    hand.keep(&mut work, "incident.judged", detail).await?;
    work.commit(()).await
}

/// Closes it, with what we change so that it does not happen again.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] without a lesson; [`Error::Refused`] while nobody has it, or the guardian of a
/// learner under age does not know.
pub async fn close(app: &App, ctx: &Context, id: IncidentId, lesson: &str) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.close", &id);
    let lesson = text::required("lesson", lesson)?;
    let mut hand = in_hand(&mut work, id).await?;
    let minor = hand.reached.file.person.is_minor_on(hand.incident.happened);
    let closed = hand.incident.value.clone().close(minor, lesson, ctx.now);
    hand.incident.value = closed.map_err(refusal)?;
    hand.keep(&mut work, "incident.closed", json!({})).await?;
    work.commit(()).await
}

/// Opens it again: it was not over.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] unless it is closed.
pub async fn reopen(app: &App, ctx: &Context, id: IncidentId) -> Result<()> {
    let mut work = begin!(app, ctx, "incident.reopen", &id);
    let mut hand = in_hand(&mut work, id).await?;
    let state = hand.incident.state.clone();
    hand.incident.state = state.reopen(hand.by, ctx.now).map_err(refusal)?;
    hand.keep(&mut work, "incident.reopened", json!({})).await?;
    work.commit(()).await
}
