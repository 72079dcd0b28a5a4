//! Finds out why: what giving each better wish and raising each limit would lead to.
//!
//! Where prices prove the allocation they also say what a change costs: one search near the wish
//! for each ([`market`], [`chains`]). What they cannot tell, because groups, floors or caps stand in
//! the way, is tried: for every stage of the goals there is one program in which the earlier goals
//! are held, and a trial goes through them until some goal differs from the allocation ([`trials`]).
//! The relaxation stays warm, so a trial costs a few pivots.

mod chains;
mod legs;
mod market;
mod prices;
mod rows;
mod trials;

use super::control::{Control, Options};
use super::levels::{Level, levels};
use super::model::{Lock, Model};
use crate::certificate::{Certificate, Proof, Row, Term};
use crate::explain::{Change, Explanations, Missed, Move, Place, Reason, Why, Worth};
use crate::outcome::{Condition, Outcome, Status};
use crate::problem::{Goal, Learner, Problem, Weight};
use market::Tells;
use rows::{condition, conditions_of};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trials::Trials;

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
    if problem.validate().is_err() {
        return Explanations::default();
    }
    explain_valid(problem, outcome, options, wanted)
}

/// As [`explain_to`] of a problem that is known to be valid.
pub(crate) fn explain_valid(
    problem: &Problem,
    outcome: &Outcome,
    options: &Options<'_>,
    wanted: &dyn Fn(&str) -> bool,
) -> Explanations {
    let stable = problem.objective.iter().any(|goal| goal.is_stable());
    if outcome.status != Status::Optimal || stable {
        return Explanations::default();
    }
    let model = Model::of(problem);
    let place_of = |(learner, edges): (&Learner, &Vec<usize>)| {
        let offer = outcome.matching.get(&learner.id)?;
        edges.iter().copied().find(|at| problem.edges[*at].offer == *offer)
    };
    let place = problem.learners.iter().zip(&model.of_learner).map(place_of).collect();
    let control = Control::begin(options);
    let reasons = Reasons::new(&model, place, outcome.certificate.as_ref(), &control);
    let learners = 0..problem.learners.len();
    reasons.explanations(learners.filter(|at| wanted(&problem.learners[*at].id)))
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

/// What is known of an allocation that is to be explained.
struct Reasons<'m> {
    model: &'m Model<'m>,
    control: &'m Control<'m>,
    /// The edge of each learner, and those that are chosen by offer.
    place: Vec<Option<usize>>,
    at_offer: Vec<Vec<usize>>,
    /// Of an edge that caps have no room for, these caps.
    over: HashMap<usize, Vec<usize>>,
    /// The goals as sums, in order.
    levels: Vec<(Goal, Option<i64>)>,
    /// If prices prove the allocation, what they say.
    market: Option<Box<dyn Tells + 'm>>,
    /// Made when prices do not say enough.
    trials: Option<Trials<'m>>,
}

impl<'m> Reasons<'m> {
    fn new(
        model: &'m Model<'m>,
        place: Vec<Option<usize>>,
        certificate: Option<&'m Certificate>,
        control: &'m Control<'m>,
    ) -> Self {
        let mut at_offer = vec![Vec::new(); model.offers.len()];
        for edge in place.iter().flatten() {
            at_offer[model.edges[*edge].offer].push(*edge);
        }
        let chosen = |edge: usize| place[model.edges[edge].learner] == Some(edge);
        let mut over: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, cap) in model.caps.iter().enumerate() {
            let Some(most) = cap.most else { continue };
            let taken = cap.entries.iter().filter(|(edge, _)| chosen(*edge));
            let sum: i64 = taken.map(|(_, by)| by).sum();
            for (edge, _) in cap.entries.iter().filter(|(_, by)| sum.saturating_add(*by) > most) {
                over.entry(*edge).or_default().push(at);
            }
        }
        let levels = levels(model).into_iter().map(|level| match level {
            Level::Sum(goal, rank) => (goal, rank),
            Level::WorstRank => (Goal::MinMaxRank, None),
        });
        let levels = levels.collect();
        let market = market::of(model, &place, certificate);
        Self { model, control, place, at_offer, over, levels, market, trials: None }
    }

    /// The trials, made if nobody needed them before.
    fn trials(&mut self) -> &mut Trials<'m> {
        let (model, control, place) = (self.model, self.control, &self.place);
        self.trials.get_or_insert_with(|| Trials::new(model, place.clone(), control))
    }

    /// Limits on the way to an edge that the allocation uses up.
    fn used_up(&self, edge: usize) -> Vec<Row> {
        let model = self.model;
        let offer = model.edges[edge].offer;
        let places = model.offers[offer].capacity;
        let short = model.of_offer[offer].len() as i64 > places;
        let full = self.at_offer[offer].len() as i64 >= places;
        let mut rows = Vec::new();
        if short && full {
            rows.push(Row::Capacity(model.offer_id(offer)));
        }
        let caps = self.over.get(&edge).into_iter().flatten();
        rows.extend(caps.map(|cap| model.cap_row(*cap, false)));
        rows
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
                    let used_up = self.used_up(edge);
                    limits.extend(used_up.iter().cloned());
                    self.missed(edge, &used_up)
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

    fn missed(&mut self, edge: usize, used_up: &[Row]) -> Missed {
        let model = self.model;
        let pair = model.edges[edge];
        let (why, would_help) = self.why(edge, used_up);
        let full = used_up.iter().any(|row| matches!(row, Row::Capacity(_)));
        let holders = self.at_offer[pair.offer].iter().filter(|_| full);
        Missed {
            offer: model.offer_id(pair.offer),
            rank: pair.rank,
            why,
            taken_by: holders.map(|at| model.learner_id(model.edges[*at].learner)).collect(),
            used_up: used_up.iter().filter_map(|row| condition(model.problem, row)).collect(),
            would_help,
        }
    }

    /// Why an edge was not given, and what would have helped.
    fn why(&mut self, edge: usize, used_up: &[Row]) -> (Why, Vec<Change>) {
        let model = self.model;
        let pair = model.edges[edge];
        if model.forbidden[edge] {
            return (Why::Forbidden, Vec::new());
        }
        match model.locked[pair.learner] {
            Lock::To(other) if other != edge => {
                let to = model.offer_id(model.edges[other].offer);
                return (Why::Locked { to }, Vec::new());
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
            return (Why::Impossible { conditions }, Vec::new());
        }
        let known = self.market.as_ref().and_then(|market| self.why_at_prices(&**market, edge));
        known.unwrap_or_else(|| self.why_by_trial(edge, used_up))
    }

    fn why_by_trial(&mut self, edge: usize, used_up: &[Row]) -> (Why, Vec<Change>) {
        let model = self.model;
        let why = match self.trials().ask(Trial { given: Some(edge), raised: None }) {
            Answer::Impossible(proof) => {
                let learner = model.edges[edge].learner;
                let mut conditions = conditions_of(model.problem, &proof);
                conditions.extend(model.groups_of(learner).filter(|_| proof.steps.is_empty()));
                Why::Impossible { conditions: conditions.into_iter().collect() }
            }
            Answer::Differs(term, by, moves) => {
                Why::Worse { goal: term.goal, rank: term.rank, by, moves }
            }
            Answer::Same(moves) => Why::Tie { moves },
            Answer::NotKnown => Why::NotKnown,
        };
        let mut would_help = Vec::new();
        if matches!(why, Why::Worse { .. } | Why::Impossible { .. }) {
            let leant_on = std::mem::take(&mut self.trials().leant_on);
            for row in used_up.iter().filter(|row| leant_on.contains(row)) {
                let by = self.step(row, Some(edge));
                let trial = Trial { given: Some(edge), raised: Some((row, by)) };
                let allowed = match self.trials().ask(trial) {
                    Answer::Differs(_, worse, _) => worse < 0,
                    Answer::Same(_) => true,
                    Answer::Impossible(_) | Answer::NotKnown => false,
                };
                if allowed && let Some(raise) = condition(model.problem, row) {
                    would_help.push(Change { raise, by });
                }
            }
        }
        (why, would_help)
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
        let mut worths = Vec::new();
        let mut open = BTreeSet::new();
        for row in limits {
            let known =
                self.market.as_ref().and_then(|market| self.worth_at_prices(&**market, &row));
            match known {
                Some(worth) => worths.extend(worth),
                None => {
                    open.insert(row);
                }
            }
        }
        if !open.is_empty() {
            worths.extend(self.worths_by_trial(&open));
        }
        worths.sort_by_key(|worth| {
            let place = self.levels.iter().position(|level| *level == (worth.goal, worth.rank));
            (place, -worth.gain)
        });
        worths
    }

    fn worths_by_trial(&mut self, limits: &BTreeSet<Row>) -> Vec<Worth> {
        let leant_on = self.trials().all_leant_on();
        let mut worths = Vec::new();
        for row in limits.intersection(&leant_on) {
            let by = self.step(row, None);
            let trial = Trial { given: None, raised: Some((row, by)) };
            if let Answer::Differs(term, worse, _) = self.trials().ask(trial)
                && worse < 0
                && let Some(raise) = condition(self.model.problem, row)
            {
                let change = Change { raise, by };
                worths.push(Worth { change, goal: term.goal, rank: term.rank, gain: -worse });
            }
        }
        worths
    }
}
