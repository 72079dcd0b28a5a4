//! Calls: announced, opened, closed, and the lists published, one phase after the other.

use crate::{App, Context, Error, Fault, Refused, Result, Subject, Work, begin, case, project};
use serde_json::json;
use std::collections::BTreeSet;
use walz_domain::call::{Call, CallState, CriteriaFault, Plan, PlanFault, PlanPart};
use walz_domain::offer::OfferStatus;
use walz_domain::{CallId, OrganisationId, ProjectId};
use walz_exchange::tables::Key;
use walz_policy::{self as policy, case::RunsRounds, case::SeesRounds};
use walz_store::{self as store, Id, Stored};

/// What a new call is made of. Criteria and windows may come later, from tables.
#[derive(Clone, Debug)]
pub struct New {
    pub project: ProjectId,
    pub plan: Plan,
}

/// Adds a call to a project.
///
/// # Errors
/// [`Error::NotFound`] where the project is not there, or for who may not; [`Error::Invalid`] where something is missing
/// or does not fit together; [`Error::Refused`] where the criteria do not add up.
pub async fn add(app: &App, ctx: &Context, new: New) -> Result<CallId> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "call.add", &(new.project, &new.plan));
    let id = add_in(&mut work, organisation, new).await?;
    work.commit(id).await
}

/// Adds a project and its first call, both or neither.
///
/// # Errors
/// As [`crate::project::add`] and [`add`].
pub async fn add_with_project(
    app: &App,
    ctx: &Context,
    project: project::New,
    plan: Plan,
) -> Result<CallId> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work =
        begin!(app, ctx, "call.add_with_project", &(&project.code, &project.title, &plan));
    let project = project::add_in(&mut work, organisation, project).await?;
    let id = add_in(&mut work, organisation, New { project, plan }).await?;
    work.commit(id).await
}

async fn add_in(work: &mut Work, organisation: OrganisationId, new: New) -> Result<CallId> {
    let New { project, plan } = new;
    let plan = checked(plan)?;
    store::project::find(work, organisation, project).await?.ok_or(Error::NotFound)?;
    let call = Call::draft(work.ctx().id(), project, plan);
    store::call::add(work, organisation, &call).await?;
    work.journal("call.added", Subject::new("call", call.id), json!({ "title": call.title }));
    Ok(call.id)
}

/// Decides anew about a call. `version` is the one that was read. What applicants rely on already stands.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, or for who may not; [`Error::Invalid`] where something is missing, does not
/// fit together or comes too late, or where a window that somebody wishes or offers would go; [`Error::Refused`] where
/// the criteria do not add up; [`Error::ChangedMeanwhile`].
pub async fn change(
    app: &App,
    ctx: &Context,
    call: CallId,
    version: i64,
    plan: Plan,
) -> Result<()> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "call.change", &(call, version, &plan));
    let stored = store::call::find(&mut work, organisation, call).await?.ok_or(Error::NotFound)?;
    let mut stored = stored.unchanged_since(Some(version))?;
    let plan = checked(plan)?;
    let late = stored.too_late(&plan).into_iter().map(|part| match part {
        PlanPart::Closes if !stored.stands(part) => Fault::new(part.code(), "call-closes-sooner"),
        _ => Fault::new(part.code(), "call-part-stands"),
    });
    let mut faults: Vec<Fault> = late.collect();
    faults.extend(windows_needed(&mut work, organisation, &stored, &plan).await?);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let before = stored.plan();
    stored.value = stored.value.planned(plan);
    store::call::update(&mut work, organisation, &stored).await?;
    // What is due when stands on the board.
    if before.deadlines != stored.deadlines {
        case::refresh_all(&mut work, call).await?;
    }
    let detail = json!({ "before": before, "after": stored.plan() });
    work.journal("call.changed", Subject::new("call", call), detail);
    work.commit(()).await
}

/// A fault for the windows that would go although somebody offers a place in them or wishes them.
async fn windows_needed(
    work: &mut Work,
    organisation: OrganisationId,
    call: &Call,
    plan: &Plan,
) -> Result<Option<Fault>> {
    let kept: BTreeSet<&str> = plan.windows.iter().map(|window| window.code.as_str()).collect();
    let codes = call.windows.iter().map(|window| window.code.as_str());
    let gone: BTreeSet<&str> = codes.filter(|code| !kept.contains(code)).collect();
    if gone.is_empty() {
        return Ok(None);
    }
    let offers = store::offer::list(work, organisation).await?;
    let offers = offers.iter().filter(|offer| offer.status != OfferStatus::Withdrawn);
    let offered = offers.map(|offer| offer.window.as_str());
    let applications = store::application::of_call(work, organisation, Id(call.id)).await?;
    let wished = applications
        .iter()
        .flat_map(|a| a.wishes.window.iter().chain(&a.wishes.windows))
        .map(String::as_str);
    let needed = offered.chain(wished).find(|code| gone.contains(code));
    Ok(needed
        .map(|code| Fault::new("windows", "call-window-needed").with("window", code.to_owned())))
}

/// The plan with a tidy title, unless something is missing or does not fit.
fn checked(mut plan: Plan) -> Result<Plan> {
    plan.title = plan.title.trim().to_owned();
    let faults = faults(&plan);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if !plan.criteria.is_empty() {
        Call::check_criteria(&plan.criteria)?;
    }
    Ok(plan)
}

/// Everything that does not fit. Criteria and windows are counted from 1 in the names of their fields.
fn faults(plan: &Plan) -> Vec<Fault> {
    let of_plan = plan.faults().into_iter().map(|fault| match fault {
        PlanFault::NoTitle => Fault::new("title", "call-title-missing"),
        PlanFault::ClosesBeforeOpening => Fault::new("closes", "call-closes-before-opening"),
        PlanFault::AppealsBeforeClosing => {
            Fault::new("appeals_until", "call-appeals-before-closing")
        }
        PlanFault::ThresholdOutOfReach => Fault::new("threshold", "call-threshold-range"),
        PlanFault::LuckOutOfRange => Fault::new("luck_weight", "call-luck-range"),
        PlanFault::DeadlineUnfit(deadline) => {
            Fault::new(format!("deadline_{deadline}"), "call-deadline-unfit")
                .with("most", i64::from(walz_domain::deadline::LONGEST))
        }
    });
    let mut faults: Vec<Fault> = of_plan.collect();
    let criteria = plan.criteria.iter().map(|c| (c.code.as_str(), None));
    faults.extend(misnamed("criterion", criteria));
    let windows = plan.windows.iter().map(|w| (w.code.as_str(), Some(w.season.as_str())));
    faults.extend(misnamed("window", windows));
    faults
}

/// Names of rows that no table could hold, or that stand twice.
fn misnamed<'n>(kind: &str, rows: impl Iterator<Item = (&'n str, Option<&'n str>)>) -> Vec<Fault> {
    let (mut faults, mut seen) = (Vec::new(), BTreeSet::new());
    let unfit = |name: &str| name.parse::<Key>().is_err();
    for (n, (code, season)) in (1..).zip(rows) {
        if unfit(code) {
            faults.push(Fault::new(format!("{kind}-{n}-code"), "call-name-unfit"));
        } else if !seen.insert(code) {
            faults.push(Fault::new(format!("{kind}-{n}-code"), "call-name-twice"));
        }
        if season.is_some_and(unfit) {
            faults.push(Fault::new(format!("{kind}-{n}-season"), "call-name-unfit"));
        }
    }
    faults
}

impl From<CriteriaFault> for Error {
    fn from(fault: CriteriaFault) -> Self {
        match fault {
            CriteriaFault::Weights { sum } => {
                Refused::new("call-criteria-weights").with("sum", i64::from(sum))
            }
            CriteriaFault::Twice { code } => Refused::new("call-criteria-twice").with("code", code),
        }
        .into()
    }
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
    Call::check_criteria(&stored.criteria)?;
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
