//! Making a trial the proposal.

use super::super::decide::decider;
use super::super::round::Round;
use super::super::say::Say;
use super::super::{hashed, problem};
use super::held;
use crate::{App, Context, Error, Refused, Result, Subject, begin, case};
use serde_json::json;
use std::collections::BTreeMap;
use walz_allocate::{Condition, Problem, Scope};
use walz_domain::allocation::{
    Allocation, AllocationState, Conditions, Origin, Run, RunState, Trial,
};
use walz_domain::{CallId, RunId};
use walz_store as store;
use walz_words::Words;

/// Makes a trial the proposal, instead of the one that waits. The trial itself stays beside it.
///
/// # Errors
/// [`Error::NotFound`] where the round has no such run, or for who may not; [`Error::Invalid`] without a reason;
/// [`Error::Refused`] for a run that counts already, where the round is not as it was when the trial was made, or where
/// the trial leans on a place that is only thought of.
pub async fn choose_trial(
    app: &App,
    ctx: &Context,
    call: CallId,
    run: RunId,
    reason: &str,
) -> Result<RunId> {
    let (by, organisation) = decider(ctx)?;
    let reason = match crate::text::optional("reason", reason)? {
        reason if reason.is_empty() => {
            return Err(Error::invalid("reason", "what-if-reason-missing"));
        }
        reason => reason,
    };
    let mut work = begin!(app, ctx, "allocation.choose_trial", &(call, run, &reason));
    let found = held(&mut work, organisation, call, run).await?;
    let Origin::Tried { trial } = found.origin.clone() else { return Err(Error::NotFound) };
    let round = Round::load(&mut work, &app.keys, organisation, call).await?;
    let round = round.with_luck(&mut work, organisation).await?;
    let allocations = store::allocation::of_run(&mut work, organisation, run).await?;
    let given = allocations.iter().filter_map(|a| Some((a.learner, a.offer?)));
    still_holds(&round, &trial, &found, given.collect(), Words::of(ctx.language))?;

    super::super::discard_proposed(&mut work, organisation, call).await?;
    let record = store::allocation::record_of(&mut work, organisation, run).await?;
    let record = record.ok_or(Error::NotFound)?;
    let id: RunId = ctx.id();
    let name = trial.name.clone();
    let origin = Origin::Chosen { trial, by, reason: reason.clone() };
    let (at, state) = (ctx.now, RunState::Proposed);
    let new = Run { id, at, state, origin, ..found.value };
    store::allocation::add_run(&mut work, organisation, &new, &record).await?;
    for allocation in allocations {
        let learner = allocation.learner;
        let state = AllocationState::Proposed;
        let copy = Allocation { run: id, state, ..allocation.into_value() };
        store::allocation::add(&mut work, organisation, &copy).await?;
        case::refresh(&mut work, call, learner).await?;
    }
    let detail = json!({ "trial": run, "name": name, "reason": reason, "input": new.input_hash });
    work.journal("allocation.trial_chosen", Subject::new("run", id), detail);
    work.commit(id).await
}

type Given = BTreeMap<walz_domain::LearnerId, walz_domain::OfferId>;

/// Whether the round is still what the trial looked at, and what it gave is there to be given.
fn still_holds(round: &Round, trial: &Trial, run: &Run, given: Given, words: Words) -> Result<()> {
    let conditions = &trial.conditions;
    let thought = round.clone().under(&conditions.changes);
    let (hash, _) = hashed(&problem::of(&thought, conditions, words)?)?;
    if hash != run.input_hash {
        return Err(Refused::new("what-if-outdated").into());
    }
    let real = Conditions { changes: Vec::new(), ..conditions.clone() };
    let real = problem::of(round, &real, words)?;
    match over(round, &real, &given) {
        Some(limit) => {
            let say = Say { round, words };
            Err(Refused::new("what-if-not-there").with("limit", say.clash(&[limit])).into())
        }
        None => Ok(()),
    }
}

/// The first real limit that an allocation goes over.
fn over(round: &Round, real: &Problem, given: &Given) -> Option<Condition> {
    let offer = |id| round.offers.get(id).map(|offer| offer.code.as_str());
    let codes: Vec<(&str, &str)> = round
        .applicants
        .iter()
        .filter_map(|a| Some((a.learner.code.as_str(), offer(given.get(&a.learner.id)?)?)))
        .collect();
    let within = |scope: &Scope, code: &str| match scope {
        Scope::All => true,
        Scope::Only(codes) => codes.iter().any(|known| known == code),
    };
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let full = real.offers.iter().find(|place| {
        number(codes.iter().filter(|(_, code)| *code == place.id).count()) > place.capacity
    });
    if let Some(place) = full {
        return Some(Condition::Capacity(place.id.clone()));
    }
    let broken = real.caps.iter().find(|cap| {
        let counts =
            |(who, what): &&(&str, &str)| within(&cap.learners, who) && within(&cap.offers, what);
        cap.max.is_some_and(|most| number(codes.iter().filter(counts).count()) > most)
    });
    broken.map(|cap| Condition::Cap(cap.id.clone()))
}
