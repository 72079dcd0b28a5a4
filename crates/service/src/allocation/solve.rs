//! From a round and its conditions to what the engine gives, with its proof and its reasons.

use super::fate::Told;
use super::problem;
use super::round::{Applicant, Round};
use super::say::Say;
use crate::{Error, Refused, Result};
use walz_allocate::{Condition, Options, Outcome, Problem, Status};
use walz_domain::allocation::{
    Allocation, AllocationState, Conditions, Figures, Points, window_met,
};
use walz_domain::offer::Offer;
use walz_domain::{Eur, RunId};
use walz_words::Words;

/// Above this many learners the dearer wishes are told by their limits alone: trying each takes too long.
pub(super) const TRIED_UP_TO: usize = 500;

/// What the engine gave.
#[derive(Debug)]
pub(super) struct Solved {
    pub(super) problem: Problem,
    pub(super) outcome: Outcome,
    pub(super) allocations: Vec<Allocation>,
    pub(super) figures: Figures,
}

/// The engine's own work, on a thread where it may take its time.
///
/// # Errors
/// [`Error::Refused`] where no allocation keeps all limits, with those that clash in `words`.
pub(super) async fn solve(round: Round, conditions: Conditions, words: Words) -> Result<Solved> {
    apart(move || {
        let problem = problem::of(&round, &conditions, words)?;
        let outcome = best(&problem)?.map_err(|core| refusal(&round, &core, words))?;
        finished(&round, &conditions, problem, outcome)
    })
    .await
}

/// Runs what takes long where it holds nobody up.
pub(super) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Error::Broken("the engine stopped"))?
}

/// The best allocation, checked; or the conditions that clash.
pub(super) fn best(problem: &Problem) -> Result<Result<Outcome, Vec<Condition>>> {
    let outcome = walz_allocate::solve(problem, &Options::default());
    match outcome.status {
        Status::Optimal | Status::Interrupted => {}
        Status::Infeasible => return Ok(Err(outcome.core)),
        _ => return Err(Error::Broken("the engine does not take the round's problem")),
    }
    if walz_allocate::verify(problem, &outcome).is_err() {
        return Err(Error::Broken("the engine's result does not stand up to its check"));
    }
    Ok(Ok(outcome))
}

/// That nothing is possible, and why.
pub(super) fn refusal(round: &Round, core: &[Condition], words: Words) -> Error {
    let say = Say { round, words };
    Refused::new("allocation-infeasible").with("core", say.clash(core)).into()
}

/// The outcome with its reasons, what everybody got, and the figures.
pub(super) fn finished(
    round: &Round,
    conditions: &Conditions,
    problem: Problem,
    mut outcome: Outcome,
) -> Result<Solved> {
    if problem.learners.len() <= TRIED_UP_TO {
        let reasons = walz_allocate::explain(&problem, &outcome, &Options::default());
        outcome.explanations = Some(reasons);
    }
    let told = Told::new(round, &problem, &outcome);
    let mut allocations = Vec::with_capacity(round.applicants.len());
    for applicant in &round.applicants {
        allocations.push(allocation(&told, conditions, applicant)?);
    }
    let figures = figures(round, conditions, &problem, &outcome);
    Ok(Solved { problem, outcome, allocations, figures })
}

/// What an applicant got, as a proposal.
pub(super) fn allocation(
    told: &Told<'_>,
    conditions: &Conditions,
    applicant: &Applicant,
) -> Result<Allocation> {
    let given = told.given(applicant);
    let learner = applicant.learner.id;
    let counted = given.map(|offer| told.round.luck_counts(applicant, offer, conditions.luck));
    Ok(Allocation {
        run: RunId(uuid::Uuid::nil()),
        learner,
        offer: given.map(|offer| offer.id),
        rank: given.map(|offer| applicant.application.wishes.rank(offer.partner)),
        state: AllocationState::Proposed,
        wishes: told.fates(applicant)?,
        luck: told
            .round
            .luck
            .get(&learner)
            .filter(|_| conditions.luck > 0)
            .map(|luck| (luck.clone(), counted.unwrap_or_default())),
    })
}

/// What an outcome comes to.
pub(super) fn figures(
    round: &Round,
    conditions: &Conditions,
    problem: &Problem,
    outcome: &Outcome,
) -> Figures {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let own = Points::default();
    let told = Told::new(round, problem, outcome);
    let given: Vec<(&Applicant, &Offer)> =
        round.applicants.iter().filter_map(|a| Some((a, told.given(a)?))).collect();
    let mut figures = Figures {
        learners: count(round.applicants.len()),
        offers: count(round.offers.len()),
        feasible_pairs: count(problem.edges.len()),
        placed: count(outcome.matching.len()),
        grant: if given.is_empty() { Eur::ZERO } else { round.totals(&given).total() },
        optimal: outcome.status == Status::Optimal,
        ..Figures::default()
    };
    for (applicant, offer) in given {
        let wishes = &applicant.application.wishes;
        let rank = wishes.rank(offer.partner);
        if figures.ranks.len() < rank {
            figures.ranks.resize(rank, 0);
        }
        if let Some(of_rank) = figures.ranks.get_mut(rank - 1) {
            *of_rank += 1;
        }
        let luck = round.luck_counts(applicant, offer, conditions.luck);
        figures.objective += conditions.points.of(wishes, offer).saturating_add(luck);
        figures.own_points += own.of(wishes, offer);
        figures.luck_learners += u32::from(luck > 0);
        figures.luck_points = figures.luck_points.saturating_add(luck);
        figures.windows_met += u32::from(window_met(wishes, offer));
    }
    figures
}
