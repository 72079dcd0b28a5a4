//! What if: runs under other conditions, kept beside the round without touching it, compared with each other. A person can
//! make one of them the proposal.

mod choose;
mod compare;

pub use choose::choose_trial;
pub use compare::{Comparison, Moved, compare};

use super::decide::decider;
use super::field::Field;
use super::round::Round;
use super::solve::{Solved, TRIED_UP_TO, apart, best, figures, finished, refusal};
use super::{New, keep, needs_were_used, problem};
use crate::{App, Context, Error, Fault, Refused, Result, Subject, begin};
use serde_json::json;
use walz_domain::allocation::{Brought, Conditions, Figures, Origin, Run, RunState, Trial, Unfit};
use walz_domain::{CallId, RunId};
use walz_policy::{self as policy, case::RunsRounds};
use walz_store::{self as store, Stored};
use walz_words::Words;

/// The longest name of a trial, in characters.
const LONGEST_NAME: usize = 80;
/// So many conditions are looked at one by one; of more, what each brought would take too long.
const LOOKED_AT: usize = 12;

/// The trials of a round beside its proposal.
#[derive(Clone, Debug)]
pub struct Trials {
    pub proposal: Option<Stored<Run>>,
    /// The newest first.
    pub trials: Vec<Stored<Run>>,
    pub field: Field,
}

/// What was tried in a round.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not run it.
pub async fn trials(app: &App, ctx: &Context, call: CallId) -> Result<Trials> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let field = Field::load(&mut db, organisation, call).await?;
    let runs = store::allocation::runs_of_call(&mut db, organisation, call).await?;
    let proposal = runs.iter().find(|run| run.state.counts()).cloned();
    let trials = runs.into_iter().filter(|run| run.state == RunState::Tried).collect();
    Ok(Trials { proposal, trials, field })
}

/// What a round is made of, to choose conditions from.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who does not run it.
pub async fn field(app: &App, ctx: &Context, call: CallId) -> Result<Field> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    Field::load(&mut app.store.read().await?, organisation, call).await
}

/// Looks for places under other conditions and keeps what came out, with its proof. The round is as it was.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who may not; [`Error::Invalid`] without a name, or where the
/// conditions do not fit together; [`Error::Refused`] where nobody is selected, or nothing is possible under them, with
/// the conditions that clash.
pub async fn try_out(
    app: &App,
    ctx: &Context,
    call: CallId,
    name: &str,
    conditions: &Conditions,
) -> Result<RunId> {
    let (by, organisation) = decider(ctx)?;
    let name = name.trim();
    let mut faults: Vec<Fault> = conditions.unfit().into_iter().map(fault).collect();
    if name.is_empty() {
        faults.insert(0, Fault::new("name", "what-if-name-missing"));
    }
    if name.chars().count() > LONGEST_NAME {
        let most = i64::try_from(LONGEST_NAME).unwrap_or(i64::MAX);
        faults.insert(0, Fault::new("name", "text-too-long").with("most", most));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let round = load(app, organisation, call).await?;
    if round.applicants.is_empty() {
        return Err(Error::refused("allocation-nobody-selected"));
    }
    let (wanted, words) = (conditions.clone(), Words::of(ctx.language));
    let (solved, brought) = apart(move || tried(round, &wanted, words)).await?;

    let mut work = begin!(app, ctx, "allocation.try", &(call, name, conditions));
    let trial = Trial { name: name.to_owned(), by, conditions: conditions.clone(), brought };
    let new = New { call, state: RunState::Tried, origin: Origin::Tried { trial } };
    let run = keep(&mut work, organisation, new, solved).await?;
    let detail = json!({
        "name": name, "input": run.input_hash, "conditions": conditions, "figures": run.figures,
    });
    work.journal("allocation.tried", Subject::new("run", run.id), detail);
    needs_were_used(&mut work, run.id);
    work.commit(run.id).await
}

/// The round with everybody's luck, which a trial may let count.
async fn load(app: &App, organisation: walz_domain::OrganisationId, call: CallId) -> Result<Round> {
    let mut db = app.store.read().await?;
    let round = Round::load(&mut db, &app.keys, organisation, call).await?;
    round.with_luck(&mut db, organisation).await
}

fn fault(unfit: Unfit) -> Fault {
    let of_change = |at: usize| format!("change-{}", at + 1);
    match unfit {
        Unfit::NoAim => Fault::new("aim-1", "what-if-no-aim"),
        Unfit::AimTwice(_) => Fault::new("aim-1", "what-if-aim-twice"),
        Unfit::PointsRange => Fault::new("rank-1", "what-if-points-range"),
        Unfit::ByRange(at) => Fault::new(format!("{}-by", of_change(at)), "what-if-by-range"),
        Unfit::Clash(at) => Fault::new(of_change(at), "what-if-change-clash"),
    }
}

/// The run under the conditions, and what each of them brought.
fn tried(round: Round, conditions: &Conditions, words: Words) -> Result<(Solved, Vec<Brought>)> {
    let parts = conditions.differing(&Conditions::of_round(&round.call));
    let usual = Conditions::of_round(&round.call);
    let looks = round.applicants.len() <= TRIED_UP_TO && parts.len() <= LOOKED_AT;
    let mut brought = Vec::new();
    for part in parts.into_iter().filter(|_| looks) {
        let without = conditions.without(&part, &usual);
        brought.push(Brought { without: comes_to(round.clone(), &without, words)?, part });
    }
    let round = round.under(&conditions.changes);
    let problem = problem::of(&round, conditions, words)?;
    let outcome = best(&problem)?.map_err(|core| refusal(&round, &core, words))?;
    Ok((finished(&round, conditions, problem, outcome)?, brought))
}

/// What a run under these conditions comes to; nothing where none is possible.
fn comes_to(round: Round, conditions: &Conditions, words: Words) -> Result<Option<Figures>> {
    let round = round.under(&conditions.changes);
    let problem = match problem::of(&round, conditions, words) {
        Ok(problem) => problem,
        Err(Error::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(best(&problem)?.ok().map(|outcome| figures(&round, conditions, &problem, &outcome)))
}

/// A run that was tried in a round, held against whoever wants the same.
async fn held(
    work: &mut crate::Work,
    organisation: walz_domain::OrganisationId,
    call: CallId,
    run: RunId,
) -> Result<Stored<Run>> {
    store::call::hold(work, organisation, call).await?;
    let found = store::allocation::find_run(work, organisation, run).await?;
    let found = found.filter(|found| found.call == call).ok_or(Error::NotFound)?;
    match found.state {
        RunState::Tried => Ok(found),
        _ => Err(Refused::new("what-if-no-trial").into()),
    }
}

/// Takes a trial away. That it was made stays in the journal.
///
/// # Errors
/// [`Error::NotFound`] where the round has no such run, or for who may not; [`Error::Refused`] for a run that counts.
pub async fn remove_trial(app: &App, ctx: &Context, call: CallId, run: RunId) -> Result<()> {
    let (_, organisation) = decider(ctx)?;
    let mut work = begin!(app, ctx, "allocation.remove_trial", &(call, run));
    let found = held(&mut work, organisation, call, run).await?;
    store::allocation::remove_tried(&mut work, organisation, &found).await?;
    let name = found.trial().map(|trial| trial.name.clone());
    let detail = json!({ "name": name });
    work.journal("allocation.trial_removed", Subject::new("run", run), detail);
    work.commit(()).await
}
