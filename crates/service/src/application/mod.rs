//! Applications: sent by learners, checked, scored and decided by the office.

mod list;

pub use list::{Applicant, List, PAGE, Seen, list, own, see};

use crate::{App, Context, Error, Refused, Result, Subject, Value, Work, begin, case};
use serde_json::json;
use std::collections::BTreeMap;
use walz_domain::ApplicationId;
use walz_domain::application::{self, Application, Decision, Verdict, Wishes};
use walz_domain::call::{BEST_MARK, NotOpen};
use walz_policy::{self as policy, case::Relation};
use walz_store::{self as store, Stored};

impl From<application::Refused> for Error {
    fn from(refused: application::Refused) -> Self {
        Refused::new("application-not-now")
            .with("state", refused.from)
            .with("step", refused.step.code())
            .into()
    }
}

impl From<NotOpen> for Error {
    fn from(not: NotOpen) -> Self {
        match not {
            NotOpen::NotYet { opens } => Refused::new("application-not-yet").with("opens", opens),
            NotOpen::Closed { closed } => Refused::new("application-closed").with("closed", closed),
        }
        .into()
    }
}

/// An application with the actor's relation to its case.
async fn reached(work: &mut Work, id: ApplicationId) -> Result<(Stored<Application>, Relation)> {
    let actor = work.ctx().actor;
    let found = store::application::find(work, actor.organisation, id).await?;
    let application = found.ok_or(Error::NotFound)?;
    let file =
        case::CaseFile::load(work, actor.organisation, application.call, application.learner)
            .await?;
    let today = crate::today(work).await?;
    let relation = policy::case::relation(&actor, &file.subject(today)).ok_or(Error::NotFound)?;
    Ok((application, relation))
}

async fn keep(
    mut work: Work,
    stored: Stored<Application>,
    act: &'static str,
    detail: serde_json::Value,
) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    store::application::update(&mut work, organisation, &stored).await?;
    work.journal(act, Subject::new("application", stored.id), detail);
    case::refresh(&mut work, stored.call, stored.learner).await?;
    work.commit(()).await
}

/// Sends an application: by the learner, or by the office on paper of theirs.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Refused`] where the call is not open or it was
/// sent before; [`Error::Invalid`] where something is missing.
pub async fn submit(
    app: &App,
    ctx: &Context,
    id: ApplicationId,
    wishes: Wishes,
    learning_goal: &str,
) -> Result<()> {
    let mut work = begin!(app, ctx, "application.submit", &id);
    let (mut stored, relation) = reached(&mut work, id).await?;
    if !relation.runs() && relation != Relation::Own {
        return Err(Error::NotFound);
    }
    let organisation = ctx.actor.organisation;
    let call =
        store::call::find(&mut work, organisation, stored.call).await?.ok_or(Error::NotFound)?;
    call.accepts_on(crate::today(&mut work).await?)?;
    if wishes.partners.is_empty() {
        return Err(Error::invalid("partners", "application-no-wish"));
    }
    if wishes.windows.is_empty() {
        return Err(Error::invalid("windows", "application-no-window"));
    }
    if learning_goal.trim().is_empty() {
        return Err(Error::invalid("learning_goal", "application-no-goal"));
    }
    stored.value.wishes = wishes;
    stored.value.learning_goal = learning_goal.trim().to_owned();
    stored.value.state = stored.state.clone().submit(ctx.now)?;
    keep(work, stored, "application.submitted", json!({})).await
}

/// Who hears no has a right to know why.
fn has_reason(reason: &str) -> Result<()> {
    match reason.trim() {
        "" => Err(Error::invalid("reason", "application-reason-missing")),
        _ => Ok(()),
    }
}

/// The formal check before scoring.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Refused`] where it cannot be checked now;
/// [`Error::Invalid`] for a verdict against it without a reason.
pub async fn check(app: &App, ctx: &Context, id: ApplicationId, verdict: Verdict) -> Result<()> {
    let mut work = begin!(app, ctx, "application.check", &id);
    let (mut stored, relation) = reached(&mut work, id).await?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    if let Verdict::Incomplete { missing: why } | Verdict::NotEligible { reason: why } = &verdict {
        has_reason(why)?;
    }
    stored.value.state = stored.state.clone().check(verdict)?;
    let detail = json!({ "state": stored.state.code() });
    keep(work, stored, "application.checked", detail).await
}

/// The panel's marks, by criterion, in hundredths from 0 to 500. All criteria must have one.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Invalid`] for marks that do not fit;
/// [`Error::Refused`] where the formal check was not passed.
pub async fn score(
    app: &App,
    ctx: &Context,
    id: ApplicationId,
    marks: BTreeMap<String, u32>,
) -> Result<()> {
    let mut work = begin!(app, ctx, "application.score", &(id, &marks));
    let (mut stored, relation) = reached(&mut work, id).await?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    let organisation = ctx.actor.organisation;
    let call =
        store::call::find(&mut work, organisation, stored.call).await?.ok_or(Error::NotFound)?;
    let mut faults = Vec::new();
    for criterion in &call.criteria {
        match marks.get(&criterion.code) {
            Some(mark) if *mark <= BEST_MARK => {}
            Some(_) => {
                faults.push(crate::Fault::new(criterion.code.clone(), "application-mark-range"))
            }
            None => {
                faults.push(crate::Fault::new(criterion.code.clone(), "application-mark-missing"))
            }
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    stored.value.total = Some(call.total(&marks));
    stored.value.marks = marks;
    stored.value.state = stored.state.clone().score()?;
    let detail = json!({ "total": stored.total });
    keep(work, stored, "application.scored", detail).await
}

/// Selects, puts on the reserve list, or rejects; below the threshold nobody is selected.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Refused`] where it was not scored, or its
/// total is below the threshold; [`Error::Invalid`] for a no, or not yet, without a reason.
pub async fn decide(app: &App, ctx: &Context, id: ApplicationId, decision: Decision) -> Result<()> {
    let mut work = begin!(app, ctx, "application.decide", &id);
    let (mut stored, relation) = reached(&mut work, id).await?;
    if !relation.runs() {
        return Err(Error::NotFound);
    }
    if let Decision::Reserve { reason } | Decision::Reject { reason } = &decision {
        has_reason(reason)?;
    }
    let organisation = ctx.actor.organisation;
    let call =
        store::call::find(&mut work, organisation, stored.call).await?.ok_or(Error::NotFound)?;
    if decision == Decision::Select && stored.total.is_some_and(|total| total < call.threshold) {
        let whole = |hundredths: u32| Value::Number(i64::from(hundredths / 100));
        let refused =
            Refused::new("application-below-threshold").with("threshold", whole(call.threshold));
        return Err(refused.into());
    }
    stored.value.state = stored.state.clone().decide(decision, ctx.now)?;
    let detail = json!({ "state": stored.state.code() });
    keep(work, stored, "application.decided", detail).await
}

/// The learner steps back; or the office notes that they did.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Refused`] where nothing is left to withdraw.
pub async fn withdraw(app: &App, ctx: &Context, id: ApplicationId, reason: &str) -> Result<()> {
    let mut work = begin!(app, ctx, "application.withdraw", &id);
    let (mut stored, relation) = reached(&mut work, id).await?;
    if !relation.runs() && relation != Relation::Own {
        return Err(Error::NotFound);
    }
    stored.value.state = stored.state.clone().withdraw(reason.trim().to_owned())?;
    keep(work, stored, "application.withdrawn", json!({})).await
}
