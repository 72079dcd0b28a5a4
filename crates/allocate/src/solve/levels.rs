//! Goals as sums to be made small one after the other.
//!
//! A goal about ranks is several sums in turn. Sums whose sizes allow it are solved in one go with
//! weights so far apart that the first decides; the rest waits for the next go.

use super::model::Model;
use crate::certificate::Term;
use crate::outcome::{Value, Values};
use crate::problem::{Goal, Problem};
use std::collections::BTreeSet;

/// The sums of a stage together stay below this, so that the relaxation can still tell the
/// smallest of them apart.
const GREATEST_STAGE: i128 = 1 << 34;

/// A step of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Make this sum as small as possible.
    Sum(Goal, Option<i64>),
    /// Make the worst rank as good as possible.
    WorstRank,
}

/// The steps of the objective, in order.
pub(crate) fn levels(model: &Model<'_>) -> Vec<Level> {
    let ranks: BTreeSet<i64> = (0..model.edges.len())
        .filter(|at| model.possible(*at))
        .map(|at| model.edges[at].rank)
        .collect();
    let mut levels = Vec::new();
    for goal in &model.problem.objective {
        match goal {
            Goal::RankMaximal => {
                levels.extend(ranks.iter().map(|rank| Level::Sum(*goal, Some(*rank))));
            }
            Goal::Generous => {
                levels.extend(ranks.iter().rev().map(|rank| Level::Sum(*goal, Some(*rank))));
            }
            Goal::MinMaxRank => levels.push(Level::WorstRank),
            _ => levels.push(Level::Sum(*goal, None)),
        }
    }
    levels
}

/// What choosing an edge adds to the sum of a term.
pub(crate) fn coefficient(model: &Model<'_>, goal: Goal, rank: Option<i64>, edge: usize) -> i64 {
    let pair = &model.edges[edge];
    match goal {
        Goal::MaxPlaced | Goal::StableMaxPlaced => -1,
        Goal::MaxProtected => -i64::from(model.protected[pair.learner]),
        Goal::MinCost => pair.cost,
        Goal::MaxScore => -pair.score,
        Goal::RankMaximal => -i64::from(Some(pair.rank) == rank),
        Goal::Generous => i64::from(Some(pair.rank) == rank),
        Goal::MinMaxRank => i64::from(rank.is_some_and(|rank| pair.rank >= rank)),
        Goal::MinChanges => -i64::from(pair.keeps),
        Goal::MinPrice => pair.price,
        Goal::StableLearnerOptimal | Goal::SuperStableLearnerOptimal | Goal::StableUnits => 0,
    }
}

/// How far apart two sums of a term over these learners can be.
pub(crate) fn range(model: &Model<'_>, learners: &[usize], goal: Goal, rank: Option<i64>) -> i128 {
    learners
        .iter()
        .map(|learner| {
            let of = model.of_learner[*learner]
                .iter()
                .map(|at| i128::from(coefficient(model, goal, rank, *at)));
            let (least, most) = of.fold((0, 0), |(least, most), by| (by.min(least), by.max(most)));
            most - least
        })
        .sum()
}

/// The terms from the front of `sums` that fit into one stage, with their weights.
pub(crate) fn stage(
    model: &Model<'_>,
    learners: &[usize],
    sums: &[(Goal, Option<i64>)],
) -> Vec<Term> {
    let mut ranges = Vec::new();
    let mut total = 1;
    for (goal, rank) in sums {
        let range = range(model, learners, *goal, *rank);
        if !ranges.is_empty() && total * (range + 1) > GREATEST_STAGE {
            break;
        }
        total *= range + 1;
        ranges.push(range);
    }
    let mut weight: i128 = 1;
    let mut terms: Vec<Term> = Vec::new();
    for ((goal, rank), range) in sums.iter().zip(&ranges).rev() {
        let fits = i64::try_from(weight).unwrap_or(i64::MAX);
        terms.push(Term { goal: *goal, rank: *rank, weight: fits });
        weight *= range + 1;
    }
    terms.reverse();
    terms
}

/// What the goals reached with these edges.
pub(crate) fn values(problem: &Problem, model: &Model<'_>, chosen: &[usize]) -> Values {
    let sum = |of: &dyn Fn(usize) -> i64| Value::Number(chosen.iter().map(|at| of(*at)).sum());
    let ranks = || chosen.iter().map(|at| model.edges[*at].rank);
    Values(
        problem
            .objective
            .iter()
            .map(|goal| {
                let value = match goal {
                    Goal::RankMaximal | Goal::Generous => profile(ranks()),
                    Goal::MinMaxRank => Value::Number(ranks().max().unwrap_or(0)),
                    Goal::MinChanges => {
                        let kept = chosen.iter().filter(|at| model.edges[**at].keeps).count();
                        Value::Number(problem.prior.len() as i64 - kept as i64)
                    }
                    Goal::MinCost | Goal::MinPrice => {
                        sum(&|at| coefficient(model, *goal, None, at))
                    }
                    Goal::MaxPlaced | Goal::MaxProtected | Goal::MaxScore => {
                        sum(&|at| -coefficient(model, *goal, None, at))
                    }
                    Goal::StableLearnerOptimal
                    | Goal::StableMaxPlaced
                    | Goal::SuperStableLearnerOptimal
                    | Goal::StableUnits => Value::Number(chosen.len() as i64),
                };
                (*goal, value)
            })
            .collect(),
    )
}

/// The longest profile that is written out; beyond it ranks are not wishes but arbitrary numbers.
const LONGEST_PROFILE: i64 = 100_000;

fn profile(ranks: impl Iterator<Item = i64>) -> Value {
    let mut profile = Vec::new();
    for rank in ranks {
        let at = (rank.clamp(1, LONGEST_PROFILE) - 1) as usize;
        if profile.len() <= at {
            profile.resize(at + 1, 0);
        }
        profile[at] += 1;
    }
    Value::Profile(profile)
}
