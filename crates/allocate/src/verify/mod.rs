//! Checks an outcome without solving anything, in code that shares nothing with the solver.
//!
//! The allocation must keep every condition and reach the values it claims; the certificate must
//! show, by adding up conditions in whole numbers, that nothing better exists. Who doubts a result
//! needs to trust only this folder, which reads the problem as it was asked.

mod chart;
pub(crate) mod flow;
mod goals;
mod prices;
mod proof;
pub(crate) mod repair;
mod rules;
mod stable;
mod units;

use crate::certificate::{Certificate, Part, Proof, Term, Witness};
use crate::outcome::{Condition, Outcome, Shortage, Status, Value};
use crate::problem::{Goal, Problem};
use chart::Chart;
use rules::Facts;
use std::collections::{BTreeMap, BTreeSet};

/// Something in an outcome that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error("the status does not fit the problem")]
    Status,
    #[error("{learner} is not eligible for {offer}")]
    NotEligible { learner: String, offer: String },
    #[error("the allocation breaks {0}")]
    Breaks(Condition),
    #[error("the value of {} is not what the allocation reaches", .0.name())]
    WrongValue(Goal),
    #[error("the proof is missing")]
    NoProof,
    #[error("the parts of the proof do not cover the problem")]
    Parts,
    #[error("part {part} does not go through the goals in their order")]
    Goals { part: usize },
    #[error("the proof of stage {stage} in part {part} does not hold")]
    Proof { part: usize, stage: usize },
    #[error("it is not shown that the worst rank cannot be better")]
    WorstRank,
    #[error("the conditions of the core are not shown to clash")]
    Core,
    #[error("it is not shown that {0} is needed in the core")]
    NotMinimal(Condition),
    #[error("{0} pairs block")]
    Blocked(usize),
    #[error("{0} units block, which is not what is claimed")]
    BlockingUnits(i64),
    #[error("another stable allocation is better for learners")]
    NotLearnerOptimal,
    #[error("the shortage of places is not as claimed")]
    Shortage,
}

/// Checks an outcome against its problem.
///
/// # Errors
/// Everything that does not hold.
pub fn verify(problem: &Problem, outcome: &Outcome) -> Result<(), Vec<Doubt>> {
    let mut doubts = Vec::new();
    let refused = problem.validate().err();
    if refused.is_some() || outcome.status == Status::InvalidInput {
        let kind = refused.and_then(|invalid| Some(invalid.faults.first()?.kind));
        let fits = outcome.status == Status::InvalidInput
            && kind.is_some()
            && kind == outcome.error_kind
            && outcome.matching.is_empty();
        return if fits { Ok(()) } else { Err(vec![Doubt::Status]) };
    }
    match outcome.status {
        Status::Optimal => {
            allocation(problem, outcome, &mut doubts);
            let stable = problem.objective.first().copied().filter(|goal| goal.is_stable());
            if let Some(goal) = stable {
                if goal == Goal::StableUnits {
                    units::check(problem, outcome, &mut doubts);
                } else {
                    stable::check(problem, outcome, goal, &mut doubts);
                }
            }
            match &outcome.certificate {
                Some(Certificate::Bounds { parts }) if stable != Some(Goal::StableUnits) => {
                    bounds(problem, outcome, parts, &mut doubts);
                }
                Some(Certificate::Prices { stages }) if stable.is_none() => {
                    prices::check(problem, outcome, stages, &mut doubts);
                }
                Some(Certificate::Units { fewest, most }) if stable == Some(Goal::StableUnits) => {
                    units::proofs_hold(problem, outcome, fewest, most, &mut doubts);
                }
                None if matches!(
                    stable,
                    Some(Goal::StableLearnerOptimal | Goal::SuperStableLearnerOptimal)
                ) => {}
                _ => doubts.push(Doubt::NoProof),
            }
        }
        Status::Infeasible => match &outcome.certificate {
            Some(Certificate::Clash { proof, without }) => {
                clash(problem, &outcome.core, proof, without, &mut doubts);
            }
            _ => doubts.push(Doubt::NoProof),
        },
        Status::Interrupted => {
            if !outcome.values.is_empty() || !outcome.matching.is_empty() {
                allocation(problem, outcome, &mut doubts);
                if problem.objective == [Goal::StableUnits] {
                    units::check(problem, outcome, &mut doubts);
                }
            }
        }
        Status::NoStableMatching => match (&problem.objective[..], &outcome.certificate) {
            ([Goal::SuperStableLearnerOptimal], Some(Certificate::Clash { proof, .. })) => {
                if !proof::clash_holds(&Chart::of(problem, None, &[]), proof) {
                    doubts.push(Doubt::NoProof);
                }
            }
            _ => doubts.push(Doubt::NoProof),
        },
        Status::InvalidInput => doubts.push(Doubt::Status),
    }
    if let Some(shortage) = &outcome.unplaced_certificate
        && !shortage_holds(problem, shortage)
    {
        doubts.push(Doubt::Shortage);
    }
    if doubts.is_empty() { Ok(()) } else { Err(doubts) }
}

/// The allocation is allowed and reaches the values.
fn allocation(problem: &Problem, outcome: &Outcome, doubts: &mut Vec<Doubt>) {
    let facts = Facts::of(problem, &outcome.matching);
    for (learner, offer) in facts.not_eligible() {
        doubts.push(Doubt::NotEligible { learner, offer });
    }
    doubts.extend(facts.broken().into_iter().map(Doubt::Breaks));
    let claimed: Vec<Goal> = outcome.values.0.iter().map(|(goal, _)| *goal).collect();
    if claimed != problem.objective {
        let missing = problem.objective.iter().chain(&claimed);
        doubts.extend(missing.copied().take(1).map(Doubt::WrongValue));
    }
    for (goal, value) in &outcome.values.0 {
        if facts.value(*goal) != *value {
            doubts.push(Doubt::WrongValue(*goal));
        }
    }
}

/// Nothing is better, part by part and goal by goal.
fn bounds(problem: &Problem, outcome: &Outcome, parts: &[Part], doubts: &mut Vec<Doubt>) {
    let all: Vec<Condition> = Vec::new();
    let whole = Chart::of(problem, None, &all);
    let mut seen = BTreeSet::new();
    for part in parts {
        for learner in &part.learners {
            if !whole.knows(learner) || !seen.insert(learner.as_str()) {
                doubts.push(Doubt::Parts);
                return;
            }
        }
    }
    let outside = problem.learners.iter().filter(|learner| !seen.contains(learner.id.as_str()));
    if outside.into_iter().any(|learner| whole.matters(&learner.id)) {
        doubts.push(Doubt::Parts);
        return;
    }
    let worst = match outcome.values.get(Goal::MinMaxRank) {
        Some(Value::Number(worst)) => *worst,
        _ => 0,
    };
    let mut worst_is_shown = worst == 0 || !problem.objective.contains(&Goal::MinMaxRank);
    for (at, part) in parts.iter().enumerate() {
        let chart = Chart::of(problem, Some(&part.learners), &all);
        if !chart.holds_whole_groups() {
            doubts.push(Doubt::Parts);
            continue;
        }
        if !chart.goes_through(part, worst) {
            doubts.push(Doubt::Goals { part: at });
            continue;
        }
        let mut before: Vec<Term> = Vec::new();
        for (stage, reached) in part.stages.iter().enumerate() {
            if !proof::stage_holds(&chart, reached, &before, &outcome.matching, worst) {
                doubts.push(Doubt::Proof { part: at, stage });
            }
            before.extend(&reached.terms);
        }
        worst_is_shown |=
            before.iter().any(|term| term.goal == Goal::MinMaxRank && term.rank == Some(worst));
    }
    if !worst_is_shown {
        doubts.push(Doubt::WorstRank);
    }
}

/// The core clashes, and each of its conditions is needed.
fn clash(
    problem: &Problem,
    core: &[Condition],
    proof: &Proof,
    without: &[Witness],
    doubts: &mut Vec<Doubt>,
) {
    let left_out = rules::all_conditions(problem)
        .into_iter()
        .filter(|condition| !core.contains(condition))
        .collect::<Vec<_>>();
    let chart = Chart::of(problem, None, &left_out);
    if !proof::clash_holds(&chart, proof) {
        doubts.push(Doubt::Core);
    }
    let witnesses: BTreeMap<&Condition, &Witness> =
        without.iter().map(|witness| (&witness.without, witness)).collect();
    for condition in core {
        let needed = witnesses.get(condition).is_some_and(|witness| {
            let facts = Facts::of(problem, &witness.matching);
            let broken = facts.broken();
            facts.not_eligible().is_empty()
                && !core.iter().any(|other| other != condition && broken.contains(other))
        });
        if !needed {
            doubts.push(Doubt::NotMinimal(condition.clone()));
        }
    }
}

/// Those learners have only those offers, and the numbers add up.
fn shortage_holds(problem: &Problem, shortage: &Shortage) -> bool {
    let chart = Chart::of(problem, None, &[]);
    let learners: BTreeSet<&str> = shortage.learners.iter().map(String::as_str).collect();
    let offers: BTreeSet<&str> = shortage.offers.iter().map(String::as_str).collect();
    let places: i64 = problem
        .offers
        .iter()
        .filter(|offer| offers.contains(offer.id.as_str()))
        .map(|offer| chart.places(&offer.id))
        .sum();
    learners.len() == shortage.learners.len()
        && learners.iter().all(|learner| chart.knows(learner))
        && chart.offers_of(&learners).is_subset(&offers)
        && places == shortage.places
        && shortage.deficiency == learners.len() as i64 - places
        && shortage.deficiency > 0
}
