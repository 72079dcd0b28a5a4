//! From a problem to its outcome.
//!
//! The problem falls into parts that do not compete ([`program::parts`]); each part goes through
//! the goals in stages ([`part`]), each stage is a search over cases ([`branch`]) with bounds from
//! the linear relaxation, proven in whole numbers ([`exact`]) and lifted by cuts ([`cuts`]). Caps that tie parts together are
//! left out at first and put in force once an allocation breaks them: most never bind.

mod branch;
mod clash;
mod control;
mod cuts;
mod exact;
mod levels;
mod model;
mod part;
mod plain;
mod program;
mod quick;
mod reasons;
mod rest;
mod shortage;
mod stable;
mod units;

pub use control::{Options, Progress};
pub(crate) use reasons::explain_valid;
pub use reasons::{explain, explain_to};

use crate::certificate::{Certificate, Part};
use crate::outcome::{Outcome, Stats, Status, Value, Values};
use crate::problem::{Goal, Problem};
use control::Control;
use levels::Level;
use model::Model;
use part::{Halt, Run};

/// The best allocation, proven, or why there is none.
///
/// Deterministic: the same problem gives the same outcome, unless a limit in the options stops the
/// run. Never panics on bad input: that is an outcome too.
pub fn solve(problem: &Problem, options: &Options<'_>) -> Outcome {
    if let Err(invalid) = problem.validate() {
        return Outcome::refused(invalid);
    }
    let control = Control::begin(options);
    let model = Model::of(problem);
    let mut outcome = match problem.objective[..] {
        [Goal::StableLearnerOptimal] => stable::learner_optimal(&model),
        [Goal::SuperStableLearnerOptimal] => stable::super_stable(&model, &control),
        [Goal::StableMaxPlaced] => allocate(&model, &control),
        [Goal::StableUnits] => units::solve(&model, &control),
        _ => plain::solve(&model, &control).unwrap_or_else(|| allocate(&model, &control)),
    };
    outcome.stats.learners = problem.learners.len();
    outcome.stats.offers = problem.offers.len();
    outcome.stats.edges = problem.edges.len();
    if options.explain && outcome.status == Status::Optimal {
        outcome.explanations = Some(explain(problem, &outcome, options));
    }
    outcome
}

/// Whether a run with these options has to stop, to be asked from now on.
pub(crate) fn must_stop<'a>(options: &'a Options<'a>) -> impl Fn() -> bool + 'a {
    let control = Control::begin(options);
    move || control.must_stop()
}

/// Solves by parts, putting caps in force as they turn out to bind.
fn allocate(model: &Model<'_>, control: &Control<'_>) -> Outcome {
    let mut in_force = caps_within_parts(model);
    let mut stats = Stats::default();
    loop {
        let attempt = attempt(model, &in_force, control);
        stats.branches += attempt.runs.iter().map(|run| run.branches).sum::<u64>();
        stats.pivots += attempt.runs.iter().map(|run| run.program.linear.pivots).sum::<u64>();
        stats.parts = attempt.runs.len();
        let chosen: Vec<usize> = attempt.runs.iter().flat_map(Run::chosen).collect();
        let mut outcome = match attempt.halt {
            Some((part, Halt::Infeasible(_))) => {
                let learners = attempt.runs[part].program.learners.clone();
                clash::explain(model, learners, &in_force, control)
            }
            Some((_, Halt::Stopped)) => stopped(model, &attempt.runs, &chosen),
            None => {
                let broken = broken_caps(model, &chosen);
                if broken.iter().any(|at| !in_force[*at]) {
                    for at in broken {
                        in_force[at] = true;
                    }
                    continue;
                }
                optimal(model, attempt.runs, &chosen)
            }
        };
        outcome.stats = stats;
        return outcome;
    }
}

/// Caps that can bind and tie nothing together that is not tied already.
fn caps_within_parts(model: &Model<'_>) -> Vec<bool> {
    let mut part_of = vec![None; model.of_learner.len()];
    let parts = program::parts(model, &vec![false; model.caps.len()]);
    for (at, learners) in parts.iter().enumerate() {
        for &learner in learners {
            part_of[learner] = Some(at);
        }
    }
    let within = |cap: &model::Bound| {
        let possible = cap.entries.iter().filter(|(edge, _)| model.possible(*edge));
        let mut touched = possible.map(|(edge, _)| part_of[model.edges[*edge].learner]);
        let first = touched.next();
        touched.all(|part| Some(part) == first)
    };
    model.caps.iter().map(|cap| within(cap) && model.can_bind(cap)).collect()
}

/// One go over all parts.
struct Attempt {
    runs: Vec<Run>,
    /// The part that did not get through.
    halt: Option<(usize, Halt)>,
}

fn attempt(model: &Model<'_>, in_force: &[bool], control: &Control<'_>) -> Attempt {
    let mut runs: Vec<Run> = program::parts(model, in_force)
        .into_iter()
        .map(|learners| Run::new(model, learners, in_force))
        .collect();
    let levels = levels::levels(model);
    // The worst rank is the worst of all parts, so they meet again after each such goal.
    let mut legs: Vec<&[Level]> =
        levels.split_inclusive(|level| *level == Level::WorstRank).collect();
    if legs.is_empty() {
        legs.push(&[]);
    }
    for leg in legs {
        let mut worst = None;
        for at in 0..runs.len() {
            match runs[at].through(model, leg, control) {
                Ok(rank) => worst = worst.max(rank),
                Err(halt) => return Attempt { runs, halt: Some((at, halt)) },
            }
            control.report(Progress {
                parts_done: at + 1,
                parts: runs.len(),
                branches: runs.iter().map(|run| run.branches).sum(),
            });
        }
        if let Some(rank) = worst {
            for run in &mut runs {
                run.program.close_beyond(model, rank);
            }
        }
    }
    Attempt { runs, halt: None }
}

/// Caps that an allocation breaks.
fn broken_caps(model: &Model<'_>, chosen: &[usize]) -> Vec<usize> {
    let mut taken = vec![false; model.edges.len()];
    for &at in chosen {
        taken[at] = true;
    }
    model
        .caps
        .iter()
        .enumerate()
        .filter(|(_, cap)| {
            let sum: i128 = cap
                .entries
                .iter()
                .filter(|(edge, _)| taken[*edge])
                .map(|(_, by)| i128::from(*by))
                .sum();
            cap.most.is_some_and(|most| sum > i128::from(most))
                || cap.least.is_some_and(|least| sum < i128::from(least))
        })
        .map(|(at, _)| at)
        .collect()
}

fn optimal(model: &Model<'_>, runs: Vec<Run>, chosen: &[usize]) -> Outcome {
    let mut outcome = Outcome::of(Status::Optimal);
    outcome.values = levels::values(model.problem, model, chosen);
    outcome.matching = model.matching(chosen);
    outcome.unplaced_certificate = shortage::find(model, chosen.len());
    if model.problem.objective == [Goal::StableMaxPlaced] {
        outcome.facts = Some(stable::no_pair_blocks());
    }
    let parts = runs
        .into_iter()
        .map(|run| Part {
            learners: run.program.learners.iter().map(|at| model.learner_id(*at)).collect(),
            stages: run.stages,
        })
        .collect();
    outcome.certificate = Some(Certificate::Bounds { parts });
    outcome
}

/// The best found so far, if it keeps all conditions, and what is proven.
fn stopped(model: &Model<'_>, runs: &[Run], chosen: &[usize]) -> Outcome {
    let mut outcome = Outcome::of(Status::Interrupted);
    let whole = runs.iter().all(|run| run.best.is_some());
    if whole && broken_caps(model, chosen).is_empty() {
        outcome.values = levels::values(model.problem, model, chosen);
        outcome.matching = model.matching(chosen);
    }
    if let Some(bound) = first_bound(model, runs) {
        outcome.bounds = Values(vec![bound]);
    }
    outcome
}

/// What no allocation can beat in the first goal, from the parts' searches as far as they came.
fn first_bound(model: &Model<'_>, runs: &[Run]) -> Option<(Goal, Value)> {
    let goal = *model.problem.objective.first()?;
    if matches!(goal, Goal::RankMaximal | Goal::Generous | Goal::MinMaxRank) {
        return None;
    }
    let mut total: i128 = 0;
    for run in runs {
        let coefficient = |at: usize| i128::from(levels::coefficient(model, goal, None, at));
        let reached = run.chosen().into_iter().map(coefficient).sum::<i128>();
        let least = || -> i128 {
            let of = |learner: &usize| {
                let of_learner = model.of_learner[*learner].iter().map(|at| coefficient(*at));
                of_learner.min().unwrap_or(0).min(0)
            };
            run.program.learners.iter().map(of).sum()
        };
        let proven = run.stages.first().is_some_and(|stage| stage.terms[0].goal == goal);
        total += match &run.open_bound {
            _ if proven => reached,
            Some((terms, bound)) if terms.first().is_some_and(|term| term.goal == goal) => {
                let weight = i128::from(terms[0].weight);
                // The later terms can take off less than one step of the first.
                bound.div_euclid(weight).max(least())
            }
            _ => least(),
        };
    }
    bound_value(model, goal, total)
}

/// A sum that is kept small as the value of its goal.
fn bound_value(model: &Model<'_>, goal: Goal, total: i128) -> Option<(Goal, Value)> {
    let number = match goal {
        Goal::MaxPlaced | Goal::MaxProtected | Goal::MaxScore => -total,
        Goal::MinChanges => total + model.problem.prior.len() as i128,
        _ => total,
    };
    Some((goal, Value::Number(i64::try_from(number).ok()?)))
}
