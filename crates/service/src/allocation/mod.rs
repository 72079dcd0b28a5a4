//! Allocation: the engine proposes who goes where, with its reasons; a person decides.

mod conditions;
mod decide;
mod fate;
mod field;
mod lock;
mod luck;
mod problem;
mod relief;
mod repair;
pub(crate) mod round;
mod say;
mod sheet;
mod solve;
mod what_if;

pub use decide::{confirm, override_with};
pub use field::Field;
pub use lock::{Locks, NewLock, lock, locks, unlock};
pub use relief::{Relief, Shortage};
pub use repair::{Renewal, Repair, Step, accept_repair, repair};
pub use sheet::{Entry, Sheet, sheet};
pub use walz_store::allocation::Record;
pub use what_if::{
    Comparison, Moved, Trials, choose_trial, compare, field, remove_trial, trials, try_out,
};

use crate::{App, Context, Error, Result, Subject, Work, begin};
use round::Round;
use serde_json::json;
use sha2::{Digest, Sha256};
use solve::Solved;
use walz_domain::allocation::{Allocation, Conditions, Origin, Run, RunState};
use walz_domain::grant::Totals;
use walz_domain::{CallId, LearnerId, OrganisationId, RunId};
use walz_policy::{
    self as policy,
    case::{RunsRounds, SeesRounds},
};
use walz_store::{self as store, Access, Stored};
use walz_words::Words;

/// A run with what everybody got in it.
#[derive(Clone, Debug)]
pub struct RunFile {
    pub run: Stored<Run>,
    pub allocations: Vec<Stored<Allocation>>,
}

/// Runs the engine over a call and keeps what it proposes, with the problem, the outcome and its proof.
///
/// The engine works outside of the transaction, which is short; a round that changed meanwhile is refused.
///
/// # Errors
/// [`Error::NotFound`] for who may not; [`Error::Refused`] where nobody is selected, or no allocation keeps all limits;
/// [`Error::ChangedMeanwhile`] where the round changed while the engine worked.
pub async fn run(app: &App, ctx: &Context, call: CallId) -> Result<RunId> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let words = Words::of(ctx.language);
    let round = load(&mut app.store.read().await?, app, organisation, call).await?;
    if round.applicants.is_empty() {
        return Err(Error::refused("allocation-nobody-selected"));
    }
    let conditions = Conditions::of_round(&round.call);
    let solved = solve::solve(round, conditions.clone(), words).await?;

    let mut work = begin!(app, ctx, "allocation.run", &call);
    let now = load(&mut work, app, organisation, call).await?;
    if problem::of(&now, &conditions, words)? != solved.problem {
        return Err(Error::ChangedMeanwhile);
    }
    discard_proposed(&mut work, organisation, call).await?;
    let new = New { call, state: RunState::Proposed, origin: Origin::Round };
    let run = keep(&mut work, organisation, new, solved).await?;
    let detail = json!({ "input": run.input_hash, "figures": run.figures });
    work.journal("allocation.run", Subject::new("run", run.id), detail);
    needs_were_used(&mut work, run.id);
    work.commit(run.id).await
}

/// A round as a run looks at it: with earlier rounds' luck, where that counts.
async fn load(
    db: &mut impl Access,
    app: &App,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Round> {
    let round = Round::load(db, &app.keys, organisation, call).await?;
    if round.call.luck_weight == 0 { Ok(round) } else { round.with_luck(db, organisation).await }
}

/// The hash that names a problem, with the text that it is of.
fn hashed(problem: &walz_allocate::Problem) -> Result<(String, String)> {
    let text = serde_json::to_string(problem)?;
    Ok((hex::encode(Sha256::digest(text.as_bytes())), text))
}

/// A proposal that nobody has given a word on makes way for a newer one.
async fn discard_proposed(
    work: &mut Work,
    organisation: OrganisationId,
    call: CallId,
) -> Result<()> {
    for mut before in store::allocation::runs_of_call(work, organisation, call).await? {
        if before.state == RunState::Proposed {
            before.state = RunState::Discarded;
            store::allocation::update_run(work, organisation, &before).await?;
        }
    }
    Ok(())
}

/// What is said of a new run.
struct New {
    call: CallId,
    state: RunState,
    origin: Origin,
}

/// Keeps a run with all that is needed to check it. What everybody got comes to their cases where it counts.
async fn keep(
    work: &mut Work,
    organisation: OrganisationId,
    new: New,
    solved: Solved,
) -> Result<Run> {
    let New { call, state, origin } = new;
    let (input_hash, problem) = hashed(&solved.problem)?;
    let (id, at): (RunId, _) = (work.ctx().id(), work.ctx().now);
    let run = Run { id, call, at, input_hash, figures: solved.figures, state, origin };
    let record = Record { problem, outcome: serde_json::to_string(&solved.outcome)? };
    store::allocation::add_run(work, organisation, &run, &record).await?;
    for allocation in solved.allocations {
        let allocation = Allocation { run: id, ..allocation };
        store::allocation::add(work, organisation, &allocation).await?;
        if state.counts() {
            crate::case::refresh(work, call, allocation.learner).await?;
        }
    }
    Ok(run)
}

/// What learners need was opened for a run: for their places, and for nobody to read.
fn needs_were_used(work: &mut Work, run: RunId) {
    work.journal("support_need.used", Subject::new("run", run), json!({ "for": "allocation" }));
}

/// The newest run of a call that counts, if there is one.
///
/// # Errors
/// [`Error::NotFound`] for who may not see it.
pub async fn newest(app: &App, ctx: &Context, call: CallId) -> Result<Option<RunFile>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let runs = store::allocation::runs_of_call(&mut db, organisation, call).await?;
    let Some(run) = runs.into_iter().find(|run| run.state.counts()) else {
        return Ok(None);
    };
    let allocations = store::allocation::of_run(&mut db, organisation, run.id).await?;
    Ok(Some(RunFile { run, allocations }))
}

/// All runs of a call that proposed something, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn history(app: &App, ctx: &Context, call: CallId) -> Result<Vec<Stored<Run>>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let mut runs = store::allocation::runs_of_call(&mut db, organisation, call).await?;
    runs.retain(|run| run.state != RunState::Tried);
    Ok(runs)
}

/// What went into a run and came out, to be checked by anybody.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not see it.
pub async fn record(app: &App, ctx: &Context, run: RunId) -> Result<Record> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    store::allocation::record_of(&mut db, organisation, run).await?.ok_or(Error::NotFound)
}

/// What the stays of the newest run that counts come to, proposed and confirmed ones together.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not see it.
pub async fn money(app: &App, ctx: &Context, call: CallId) -> Result<Totals> {
    let file = newest(app, ctx, call).await?.ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let round = Round::load(&mut db, &app.keys, ctx.actor.organisation, call).await?;
    let offer_of = |learner: LearnerId| {
        let allocation = file.allocations.iter().find(|a| a.learner == learner)?;
        round.offers.get(&allocation.offer?)
    };
    let stays: Vec<_> = round
        .applicants
        .iter()
        .filter_map(|applicant| Some((applicant, offer_of(applicant.learner.id)?)))
        .collect();
    Ok(round.totals(&stays))
}

/// Why a learner got a place, for those who may know: the office, and the learner themselves.
///
/// # Errors
/// [`Error::NotFound`] where there is nothing to tell, or for everybody else.
pub async fn reasons(app: &App, ctx: &Context, learner: LearnerId) -> Result<Stored<Allocation>> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let file = crate::case::CaseFile::newest(&mut db, organisation, learner).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let relation =
        policy::case::relation(&ctx.actor, &file.subject(today)).ok_or(Error::NotFound)?;
    let own_and_decided = relation == policy::case::Relation::Own && file.stay.is_some();
    if !relation.runs() && !own_and_decided {
        return Err(Error::NotFound);
    }
    file.allocation.ok_or(Error::NotFound)
}
