//! Finds out why: tries each better wish and each raised limit on the finished allocation.
//!
//! For every stage of the goals there is one program in which the earlier goals are held; a trial
//! goes through them until some goal differs from the allocation. The relaxation stays warm, so a
//! trial costs a few pivots.

mod legs;
mod rows;
mod trials;

use super::control::{Control, Options};
use super::levels::{Level, levels};
use super::model::{Lock, Model};
use super::program;
use crate::certificate::{Proof, Row, Term};
use crate::explain::{Change, Explanations, Missed, Move, Place, Reason, Why, Worth};
use crate::outcome::{Condition, Outcome, Status};
use crate::problem::{Goal, Problem, Weight};
use legs::Leg;
use rows::{condition, conditions_of};
use std::collections::{BTreeMap, BTreeSet};

/// Explains an optimal outcome to every learner. Of an outcome that is not optimal there is nothing
/// to explain, and stability is its own explanation: every better wish went to others who were
/// liked better.
pub fn explain(problem: &Problem, outcome: &Outcome, options: &Options<'_>) -> Explanations {
    explain_to(problem, outcome, options, &|_| true)
}

/// As [`explain`], to those learners only whose ids are wanted.
pub fn explain_to(
    problem: &Problem,
    outcome: &Outcome,
    options: &Options<'_>,
    wanted: &dyn Fn(&str) -> bool,
) -> Explanations {
    let stable = problem.objective.iter().any(|goal| goal.is_stable());
    if outcome.status != Status::Optimal || stable || problem.validate().is_err() {
        return Explanations::default();
    }
    let model = Model::of(problem);
    let mut place = vec![None; problem.learners.len()];
    for (at, edge) in problem.edges.iter().enumerate() {
        if outcome.matching.get(&edge.learner) == Some(&edge.offer) {
            place[model.edges[at].learner] = Some(at);
        }
    }
    let control = Control::begin(options);
    let trials = Trials::new(&model, place, &control);
    let learners = 0..problem.learners.len();
    trials.explanations(learners.filter(|at| wanted(&problem.learners[*at].id)))
}

/// What a trial is about.
#[derive(Clone, Copy, Default)]
struct Trial<'a> {
    /// This edge is given.
    given: Option<usize>,
    /// This limit is raised.
    raised: Option<(&'a Row, i64)>,
}

/// How the best allocation under a trial compares with the present one.
enum Answer {
    Impossible(Proof),
    /// The first term that differs, by how much it is worse (or, negative, better).
    Differs(Term, i64, Vec<Move>),
    Same(Vec<Move>),
    NotKnown,
}

struct Trials<'m> {
    model: &'m Model<'m>,
    control: &'m Control<'m>,
    /// The edge of each learner.
    place: Vec<Option<usize>>,
    parts: Vec<Vec<Leg>>,
    part_of: Vec<Option<usize>>,
    /// Limits that the allocation uses up, by edge.
    used_up: BTreeMap<usize, Vec<Row>>,
    /// What the proofs of the last trial added up. Raising anything else changes nothing.
    leant_on: BTreeSet<Row>,
}

impl<'m> Trials<'m> {
    fn new(model: &'m Model<'m>, place: Vec<Option<usize>>, control: &'m Control<'m>) -> Self {
        let in_force: Vec<bool> = model.caps.iter().map(|cap| model.can_bind(cap)).collect();
        let parts = program::parts(model, &in_force);
        let mut part_of = vec![None; place.len()];
        for (at, learners) in parts.iter().enumerate() {
            for &learner in learners {
                part_of[learner] = Some(at);
            }
        }
        let mut trials = Self {
            model,
            control,
            place,
            parts: Vec::new(),
            part_of,
            used_up: BTreeMap::new(),
            leant_on: BTreeSet::new(),
        };
        let worst = trials.chosen().map(|at| model.edges[at].rank).max().unwrap_or(0);
        trials.parts =
            parts.into_iter().map(|learners| trials.legs(&learners, &in_force, worst)).collect();
        trials.used_up = trials.limits_used_up();
        trials
    }

    fn chosen(&self) -> impl Iterator<Item = usize> + '_ {
        self.place.iter().filter_map(|place| *place)
    }

    fn explanations(mut self, of: impl Iterator<Item = usize>) -> Explanations {
        let model = self.model;
        let mut learners = BTreeMap::new();
        let mut limits: BTreeSet<Row> = BTreeSet::new();
        for learner in of {
            let given = self.place[learner];
            let own_rank = given.map(|at| model.edges[at].rank);
            let mut better: Vec<usize> = model.of_learner[learner]
                .iter()
                .copied()
                .filter(|at| own_rank.is_none_or(|own| model.edges[*at].rank < own))
                .collect();
            better.sort_by_key(|at| model.edges[*at].rank);
            let missed = better
                .into_iter()
                .map(|edge| {
                    limits.extend(self.used_up.get(&edge).into_iter().flatten().cloned());
                    self.missed(edge)
                })
                .collect();
            let place = given.map(|at| {
                let pair = &model.edges[at];
                Place {
                    offer: model.offer_id(pair.offer),
                    rank: pair.rank,
                    score: pair.score,
                    cost: pair.cost,
                    price: pair.price,
                }
            });
            learners.insert(model.learner_id(learner), Reason { place, missed });
        }
        let limits = self.worths(limits);
        Explanations { learners, limits }
    }

    fn missed(&mut self, edge: usize) -> Missed {
        let model = self.model;
        let pair = model.edges[edge];
        let used_up = self.used_up.get(&edge).cloned().unwrap_or_default();
        let why = self.why(edge);
        let mut would_help = Vec::new();
        if matches!(why, Why::Worse { .. } | Why::Impossible { .. }) {
            let leant_on = std::mem::take(&mut self.leant_on);
            for row in used_up.iter().filter(|row| leant_on.contains(row)) {
                let by = self.step(row, Some(edge));
                let trial = Trial { given: Some(edge), raised: Some((row, by)) };
                let allowed = match self.ask(trial) {
                    Answer::Differs(_, worse, _) => worse < 0,
                    Answer::Same(_) => true,
                    Answer::Impossible(_) | Answer::NotKnown => false,
                };
                if allowed && let Some(raise) = condition(model.problem, row) {
                    would_help.push(Change { raise, by });
                }
            }
        }
        let full = used_up.iter().any(|row| matches!(row, Row::Capacity(_)));
        let holders = self.chosen().filter(|at| full && model.edges[*at].offer == pair.offer);
        Missed {
            offer: model.offer_id(pair.offer),
            rank: pair.rank,
            why,
            taken_by: holders.map(|at| model.learner_id(model.edges[at].learner)).collect(),
            used_up: used_up.iter().filter_map(|row| condition(model.problem, row)).collect(),
            would_help,
        }
    }

    fn why(&mut self, edge: usize) -> Why {
        let model = self.model;
        let pair = model.edges[edge];
        if model.forbidden[edge] {
            return Why::Forbidden;
        }
        match model.locked[pair.learner] {
            Lock::To(other) if other != edge => {
                return Why::Locked { to: model.offer_id(model.edges[other].offer) };
            }
            _ => {}
        }
        let places = model.offers[pair.offer];
        if !model.possible(edge) {
            let id = model.offer_id(pair.offer);
            let mut conditions = vec![Condition::Capacity(id.clone())];
            if places.least > 0 {
                conditions.push(Condition::Min(id));
            }
            return Why::Impossible { conditions };
        }
        match self.ask(Trial { given: Some(edge), raised: None }) {
            Answer::Impossible(proof) => {
                let mut conditions = conditions_of(model.problem, &proof);
                conditions.extend(model.groups_of(pair.learner).filter(|_| proof.steps.is_empty()));
                Why::Impossible { conditions: conditions.into_iter().collect() }
            }
            Answer::Differs(term, by, moves) => {
                Why::Worse { goal: term.goal, rank: term.rank, by, moves }
            }
            Answer::Same(moves) => Why::Tie { moves },
            Answer::NotKnown => Why::NotKnown,
        }
    }

    /// By how much a limit is raised: one learner, or what this edge (or the dearest) costs.
    fn step(&self, row: &Row, edge: Option<usize>) -> i64 {
        let Row::CapMost(id) = row else { return 1 };
        let model = self.model;
        let caps = model.problem.caps.iter().zip(&model.caps);
        let by_price =
            caps.into_iter().find(|(cap, _)| cap.id == *id && cap.weight == Weight::Price);
        by_price.map_or(1, |(_, cap)| match edge {
            Some(edge) => model.edges[edge].price.max(1),
            None => cap.entries.iter().map(|(_, by)| *by).max().unwrap_or(1).max(1),
        })
    }

    /// What raising each limit would gain.
    fn worths(&mut self, limits: BTreeSet<Row>) -> Vec<Worth> {
        let model = self.model;
        let order: Vec<(Goal, Option<i64>)> = levels(model)
            .into_iter()
            .map(|level| match level {
                Level::Sum(goal, rank) => (goal, rank),
                Level::WorstRank => (Goal::MinMaxRank, None),
            })
            .collect();
        let mut leant_on = BTreeSet::new();
        for part in 0..self.parts.len() {
            self.ask_part(part, Trial::default());
            leant_on.append(&mut self.leant_on);
        }
        let mut worths = Vec::new();
        for row in limits.intersection(&leant_on) {
            let by = self.step(row, None);
            let trial = Trial { given: None, raised: Some((row, by)) };
            if let Answer::Differs(term, worse, _) = self.ask(trial)
                && worse < 0
                && let Some(raise) = condition(model.problem, row)
            {
                let change = Change { raise, by };
                worths.push(Worth { change, goal: term.goal, rank: term.rank, gain: -worse });
            }
        }
        worths.sort_by_key(|worth| {
            let place = order.iter().position(|level| *level == (worth.goal, worth.rank));
            (place, -worth.gain)
        });
        worths
    }
}
