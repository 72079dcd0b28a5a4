//! Allocation: the engine proposes who goes where, with its reasons; a person decides.

mod decide;
mod fate;
mod problem;
pub(crate) mod round;
mod sheet;

pub use decide::{confirm, override_with};
pub use sheet::{Entry, Sheet, sheet};
pub use walz_store::allocation::Record;

use crate::{App, Context, Error, Refused, Result, Subject, begin};
use fate::Told;
use round::Round;
use serde_json::json;
use sha2::{Digest, Sha256};
use walz_allocate::{Goal, Options, Outcome, Problem, Status, Value};
use walz_domain::allocation::{
    Allocation, AllocationState, Figures, Points, Run, RunState, window_met,
};
use walz_domain::grant::Totals;
use walz_domain::{CallId, LearnerId, RunId};
use walz_policy::{
    self as policy,
    case::{RunsRounds, SeesRounds},
};
use walz_store::{self as store, Stored};

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
    let points = Points::default();
    let round = Round::load(&mut app.store.read().await?, &app.keys, organisation, call).await?;
    if round.applicants.is_empty() {
        return Err(Error::refused("allocation-nobody-selected"));
    }
    let proposal = solve_round(round, points.clone()).await?;
    let Solved { problem, outcome, allocations, figures } = proposal;

    let mut work = begin!(app, ctx, "allocation.run", &call);
    let now = Round::load(&mut work, &app.keys, organisation, call).await?;
    let text = serde_json::to_string(&problem)?;
    if serde_json::to_string(&problem::of(&now, &points)?)? != text {
        return Err(Error::ChangedMeanwhile);
    }
    let input_hash = hex::encode(Sha256::digest(text.as_bytes()));
    let id: RunId = ctx.id();
    let at = ctx.now;
    let run =
        Run { id, call, at, input_hash: input_hash.clone(), figures, state: RunState::Proposed };
    let record = Record { problem: text, outcome: serde_json::to_string(&outcome)? };
    for mut before in store::allocation::runs_of_call(&mut work, organisation, call).await? {
        if before.state == RunState::Proposed {
            before.state = RunState::Discarded;
            store::allocation::update_run(&mut work, organisation, &before).await?;
        }
    }
    store::allocation::add_run(&mut work, organisation, &run, &record).await?;
    for allocation in allocations {
        let allocation = Allocation { run: id, ..allocation };
        store::allocation::add(&mut work, organisation, &allocation).await?;
        crate::case::refresh(&mut work, call, allocation.learner).await?;
    }
    let detail = json!({ "input": input_hash, "figures": run.figures });
    work.journal("allocation.run", Subject::new("run", id), detail);
    // What learners need was opened for this: for their places, and for nobody to read.
    work.journal("support_need.used", Subject::new("run", id), json!({ "for": "allocation" }));
    work.commit(id).await
}

struct Solved {
    problem: Problem,
    outcome: Outcome,
    allocations: Vec<Allocation>,
    figures: Figures,
}

/// The engine's own work, on a thread where it may take its time.
async fn solve_round(round: Round, points: Points) -> Result<Solved> {
    let solved = tokio::task::spawn_blocking(move || -> Result<Solved> {
        let problem = problem::of(&round, &points)?;
        let outcome = walz_allocate::solve(&problem, &Options::default());
        match outcome.status {
            Status::Optimal | Status::Interrupted => {}
            Status::Infeasible => {
                let core: Vec<String> = outcome.core.iter().map(ToString::to_string).collect();
                let refused = Refused::new("allocation-infeasible").with("core", core.join(", "));
                return Err(refused.into());
            }
            _ => return Err(Error::Broken("the engine does not take the round's problem")),
        }
        if walz_allocate::verify(&problem, &outcome).is_err() {
            return Err(Error::Broken("the engine's result does not stand up to its check"));
        }
        let told = Told::new(&round, &problem, &outcome);
        let mut allocations = Vec::with_capacity(round.applicants.len());
        for applicant in &round.applicants {
            let given = told.given(applicant);
            allocations.push(Allocation {
                run: RunId(uuid::Uuid::nil()),
                learner: applicant.learner.id,
                offer: given.map(|offer| offer.id),
                rank: given.map(|offer| applicant.application.wishes.rank(offer.partner)),
                state: AllocationState::Proposed,
                wishes: told.fates(applicant)?,
            });
        }
        let figures = figures(&round, &problem, &outcome, &told, &allocations);
        Ok(Solved { problem, outcome, allocations, figures })
    });
    solved.await.map_err(|_| Error::Broken("the engine stopped"))?
}

fn figures(
    round: &Round,
    problem: &Problem,
    outcome: &Outcome,
    told: &Told<'_>,
    allocations: &[Allocation],
) -> Figures {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let most = allocations.iter().filter_map(|a| a.rank).max().unwrap_or(0);
    let of_rank = |rank: usize| allocations.iter().filter(|a| a.rank == Some(rank)).count();
    let met = round.applicants.iter().filter(|applicant| {
        told.given(applicant).is_some_and(|o| window_met(&applicant.application.wishes, o))
    });
    Figures {
        learners: count(round.applicants.len()),
        offers: count(round.offers.len()),
        feasible_pairs: count(problem.edges.len()),
        placed: count(outcome.matching.len()),
        objective: match outcome.values.get(Goal::MaxScore) {
            Some(Value::Number(score)) => *score,
            _ => 0,
        },
        ranks: (1..=most).map(|rank| count(of_rank(rank))).collect(),
        windows_met: count(met.count()),
        optimal: outcome.status == Status::Optimal,
    }
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
    let Some(run) = runs.into_iter().find(|run| run.state != RunState::Discarded) else {
        return Ok(None);
    };
    let allocations = store::allocation::of_run(&mut db, organisation, run.id).await?;
    Ok(Some(RunFile { run, allocations }))
}

/// All runs of a call, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who may not see them.
pub async fn history(app: &App, ctx: &Context, call: CallId) -> Result<Vec<Stored<Run>>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    Ok(store::allocation::runs_of_call(&mut db, organisation, call).await?)
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
