//! Calls: announced, opened, closed, and the lists published, one phase after the other.

use crate::{App, Context, Error, Refused, Result, Subject, begin};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::call::{Call, CallState, Criterion};
use walz_domain::window::Window;
use walz_domain::{CallId, ProjectId};
use walz_policy::{self as policy, case::RunsRounds, case::SeesRounds};
use walz_store::{self as store, Stored};

/// What a new call is made of. Criteria and windows may come later, from tables.
#[derive(Clone, Debug)]
pub struct New {
    pub project: ProjectId,
    pub title: String,
    pub opens: Date,
    pub closes: Date,
    pub appeals_until: Date,
    /// Hundredths of a point.
    pub threshold: u32,
    pub criteria: Vec<Criterion>,
    pub windows: Vec<Window>,
}

/// # Errors
/// [`Error::NotFound`] where the project is not there, or for who may not; [`Error::Invalid`] where the days are not in
/// order or the title is missing; [`Error::Refused`] where the criteria do not add up.
pub async fn add(app: &App, ctx: &Context, new: New) -> Result<CallId> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    if new.title.trim().is_empty() {
        return Err(Error::invalid("title", "call-title-missing"));
    }
    if new.closes < new.opens {
        return Err(Error::invalid("closes", "call-closes-before-opening"));
    }
    if !new.criteria.is_empty() {
        Call::check_criteria(&new.criteria)
            .map_err(|fault| Refused::new("call-criteria").with("fault", fault.to_string()))?;
    }
    let mut work = begin!(app, ctx, "call.add", &(new.project, &new.title));
    store::project::find(&mut work, organisation, new.project).await?.ok_or(Error::NotFound)?;
    let call = Call {
        id: ctx.id(),
        project: new.project,
        title: new.title.trim().to_owned(),
        opens: new.opens,
        closes: new.closes,
        appeals_until: new.appeals_until,
        criteria: new.criteria,
        threshold: new.threshold,
        windows: new.windows,
        state: CallState::Draft,
    };
    store::call::add(&mut work, organisation, &call).await?;
    work.journal("call.added", Subject::new("call", call.id), json!({ "title": call.title }));
    work.commit(call.id).await
}

/// Takes a call to a later phase.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Refused`] where the phase lies behind, or the
/// call has no criteria to publish.
pub async fn advance(app: &App, ctx: &Context, call: CallId, to: CallState) -> Result<()> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "call.advance", &(call, to));
    let mut stored =
        store::call::find(&mut work, organisation, call).await?.ok_or(Error::NotFound)?;
    Call::check_criteria(&stored.criteria)
        .map_err(|fault| Refused::new("call-criteria").with("fault", fault.to_string()))?;
    stored.state = stored.state.advance(to).map_err(|_| Error::refused("call-phase-behind"))?;
    store::call::update(&mut work, organisation, &stored).await?;
    work.journal("call.advanced", Subject::new("call", call), json!({ "to": to }));
    work.commit(()).await
}

/// All calls of the actor's organisation, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn list(app: &App, ctx: &Context) -> Result<Vec<Stored<Call>>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    Ok(store::call::list(&mut app.store.read().await?, organisation).await?)
}

/// The call of this id or title, for those who name it on the command line.
///
/// # Errors
/// [`Error::NotFound`] for who may not exchange tables; [`Error::Refused`] where no call is called so, or several are.
pub async fn named(app: &App, ctx: &Context, name: &str) -> Result<CallId> {
    let may = policy::table::exchange(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let calls = store::call::list(&mut db, may.organisation).await?;
    let id = name.parse::<CallId>().ok();
    let mut found = calls.iter().filter(|call| Some(call.id) == id || call.title == name);
    let refused = |key| Error::from(Refused::new(key).with("name", name));
    let first = found.next().ok_or_else(|| refused("call-unknown"))?;
    match found.next() {
        None => Ok(first.id),
        Some(_) => Err(refused("call-several")),
    }
}

/// One call.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not see it.
pub async fn find(app: &App, ctx: &Context, call: CallId) -> Result<Stored<Call>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)
}
