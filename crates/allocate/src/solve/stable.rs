//! Stability: no learner and offer would both rather have each other than what they got.
//!
//! *Deferred acceptance* (Gale and Shapley 1962) gives the stable allocation that is best for every
//! learner at once, when ties are broken. With ties kept, a *largest* weakly stable allocation is
//! hard to find (Manlove and others 2002) and is left to the integer program, whose lines are
//! those of Kwanashie and Manlove (2013). A *super-stable* allocation, stable however ties are
//! broken, may not exist; the algorithm of Irving, Manlove and Scott (2000) finds the one that is
//! best for learners or shows that there is none.

use super::control::Control;
use super::model::Model;
use super::part::{Halt, Run};
use super::program::{self, Line, Program};
use crate::certificate::{Certificate, Row};
use crate::outcome::{Facts, Outcome, Status};
use crate::problem::Goal;
use crate::stable::Wishes;
use std::collections::VecDeque;

/// The learner-optimal stable allocation, with ties broken by the order of the problem.
pub(crate) fn learner_optimal(model: &Model<'_>) -> Outcome {
    let chosen = deferred_acceptance(model);
    outcome(model, &chosen)
}

/// The super-stable allocation that is best for learners, or that there is none.
pub(crate) fn super_stable(model: &Model<'_>, control: &Control<'_>) -> Outcome {
    if let Some(chosen) = Super::new(model).run() {
        return outcome(model, &chosen);
    }
    let mut outcome = Outcome::of(Status::NoStableMatching);
    outcome.facts = Some(Facts::default());
    for learners in program::parts(model, &[]) {
        let mut run = Run::new(model, learners, &[]);
        if let Err(Halt::Infeasible(proof)) = run.feasible(model, control) {
            outcome.certificate = Some(Certificate::Clash { proof, without: Vec::new() });
            break;
        }
    }
    outcome
}

fn outcome(model: &Model<'_>, chosen: &[usize]) -> Outcome {
    let mut outcome = Outcome::of(Status::Optimal);
    outcome.values = super::levels::values(model.problem, model, chosen);
    outcome.matching = model.matching(chosen);
    outcome.facts = Some(no_pair_blocks());
    outcome
}

/// The facts of an allocation that is stable.
pub(crate) fn no_pair_blocks() -> Facts {
    Facts { stable_exists: true, least_blocking: Some(0), ..Facts::default() }
}

/// The edges that learners propose along, best first, ties in the order of the offers.
fn wishes(model: &Model<'_>, learner: usize) -> Vec<usize> {
    let edges = model.of_learner[learner].iter().copied();
    let mut wishes: Vec<usize> = edges.filter(|at| model.possible(*at)).collect();
    wishes.sort_by_key(|at| (model.edges[*at].rank, model.edges[*at].offer));
    wishes
}

/// Learners propose in turn; an offer keeps the best and sends the worst on, as in
/// [`crate::stable`]. Ties in scores are broken by the order of the learners.
pub(crate) fn deferred_acceptance(model: &Model<'_>) -> Vec<usize> {
    let rows: Vec<Vec<usize>> =
        (0..model.of_learner.len()).map(|learner| wishes(model, learner)).collect();
    let mut liking: Vec<i64> = rows.iter().flatten().map(|edge| model.edges[*edge].score).collect();
    liking.sort_unstable();
    liking.dedup();
    let (mut starts, mut offers, mut scores) = (vec![0], Vec::new(), Vec::new());
    for row in &rows {
        for pair in row.iter().map(|edge| &model.edges[*edge]) {
            offers.push(pair.offer as u32);
            // What counts is which of two is liked better.
            scores.push(liking.partition_point(|score| *score < pair.score) as u32);
        }
        starts.push(offers.len() as u32);
    }
    let places = |capacity: i64| u32::try_from(capacity.max(0)).unwrap_or(u32::MAX);
    let capacities: Vec<u32> = model.offers.iter().map(|offer| places(offer.capacity)).collect();
    let wishes =
        Wishes { capacities: &capacities, starts: &starts, offers: &offers, scores: &scores };
    let chosen = rows.iter().zip(wishes.settle()).filter_map(|(row, place)| {
        row.iter().copied().find(|edge| model.edges[*edge].offer as u32 == place)
    });
    let mut chosen: Vec<usize> = chosen.collect();
    chosen.sort_unstable();
    chosen
}

/// Adds the lines that forbid blocking pairs, if the problem's goal asks for them.
pub(crate) fn add_lines(model: &Model<'_>, program: &mut Program) {
    let strict = match model.problem.objective[..] {
        [Goal::StableMaxPlaced] => false,
        [Goal::SuperStableLearnerOptimal] => true,
        _ => return,
    };
    let learners = program.learners.clone();
    for learner in learners {
        for &edge in &model.of_learner[learner] {
            if model.possible(edge) {
                let line = no_block(model, program, edge, strict);
                program.add(line);
            }
        }
    }
}

/// `places × (the learner has this or better) + (those whom the offer likes as well) >= places`.
/// `strict` takes ties against stability: then only what is truly better counts.
fn no_block(model: &Model<'_>, program: &Program, edge: usize, strict: bool) -> Line {
    let pair = model.edges[edge];
    let content = |at: usize| {
        let other = model.edges[at];
        at == edge || other.rank < pair.rank || !strict && other.rank == pair.rank
    };
    let preferred = |at: usize| {
        let other = model.edges[at];
        at == edge && !strict || other.score > pair.score || !strict && other.score == pair.score
    };
    let possible = |at: &&usize| model.possible(**at);
    let demand = model.of_offer[pair.offer].iter().filter(possible).count() as i64;
    let places = model.offers[pair.offer].capacity;
    // An offer that everybody fits into never refuses, so the learner alone decides.
    let (factor, others) = if demand <= places { (1, false) } else { (places, true) };
    let mut entries: std::collections::BTreeMap<usize, i64> = std::collections::BTreeMap::new();
    for at in model.of_learner[pair.learner].iter().copied().filter(|at| content(*at)) {
        if let Some(column) = program.column_of(at) {
            *entries.entry(column).or_default() += factor;
        }
    }
    if others {
        for at in model.of_offer[pair.offer].iter().copied().filter(|at| preferred(*at)) {
            if let Some(column) = program.column_of(at) {
                *entries.entry(column).or_default() += 1;
            }
        }
    }
    let row = Row::NoBlock(model.learner_id(pair.learner), model.offer_id(pair.offer));
    Line { entries: entries.into_iter().collect(), lower: Some((factor, row)), upper: None }
}

/// The algorithm of Irving, Manlove and Scott: learners propose to all offers that head their
/// list; an offer that gets too many strikes out those at its tail, one that is full those below.
struct Super<'m> {
    model: &'m Model<'m>,
    struck: Vec<bool>,
    assigned: Vec<bool>,
    was_full: Vec<bool>,
    /// Edges of each learner, best first.
    wishes: Vec<Vec<usize>>,
    waiting: VecDeque<usize>,
}

impl<'m> Super<'m> {
    fn new(model: &'m Model<'m>) -> Self {
        let learners = model.of_learner.len();
        Self {
            model,
            struck: vec![false; model.edges.len()],
            assigned: vec![false; model.edges.len()],
            was_full: vec![false; model.offers.len()],
            wishes: (0..learners).map(|learner| wishes(model, learner)).collect(),
            waiting: (0..learners).collect(),
        }
    }

    fn run(mut self) -> Option<Vec<usize>> {
        while let Some(learner) = self.waiting.pop_front() {
            if self.wishes[learner].iter().any(|edge| self.assigned[*edge]) {
                continue;
            }
            for edge in self.head(learner) {
                if !self.struck[edge] {
                    self.assigned[edge] = true;
                    self.review(self.model.edges[edge].offer);
                }
            }
            let free = !self.wishes[learner].iter().any(|edge| self.assigned[*edge]);
            if free && self.wishes[learner].iter().any(|edge| !self.struck[*edge]) {
                self.waiting.push_back(learner);
            }
        }
        let chosen: Vec<usize> =
            (0..self.assigned.len()).filter(|edge| self.assigned[*edge]).collect();
        let several = self
            .wishes
            .iter()
            .any(|wishes| wishes.iter().filter(|edge| self.assigned[**edge]).count() > 1);
        let emptied = (0..self.was_full.len()).any(|offer| {
            self.was_full[offer] && (self.at(offer).len() as i64) < self.places(offer)
        });
        (!several && !emptied).then_some(chosen)
    }

    /// The best rank that is left to a learner.
    fn head(&self, learner: usize) -> Vec<usize> {
        let left = || self.wishes[learner].iter().copied().filter(|edge| !self.struck[*edge]);
        let best = left().map(|edge| self.model.edges[edge].rank).min();
        left().filter(|edge| Some(self.model.edges[*edge].rank) == best).collect()
    }

    fn at(&self, offer: usize) -> Vec<usize> {
        let edges = self.model.of_offer[offer].iter().copied();
        edges.filter(|edge| self.assigned[*edge]).collect()
    }

    fn places(&self, offer: usize) -> i64 {
        self.model.offers[offer].capacity
    }

    fn review(&mut self, offer: usize) {
        let score = |edge: &usize| self.model.edges[*edge].score;
        let here = self.at(offer);
        if here.len() as i64 > self.places(offer) {
            let listed = self.model.of_offer[offer].iter().copied();
            let left: Vec<usize> =
                listed.filter(|edge| !self.struck[*edge] && self.model.possible(*edge)).collect();
            let tail = left.iter().map(score).min();
            self.strike(left.into_iter().filter(|edge| Some(score(edge)) == tail).collect());
        }
        let here = self.at(offer);
        if here.len() as i64 >= self.places(offer) {
            self.was_full[offer] = true;
            let worst = here.iter().map(score).min();
            let listed = self.model.of_offer[offer].iter().copied();
            let below = listed.filter(|edge| {
                !self.struck[*edge] && worst.is_some_and(|worst| score(edge) < worst)
            });
            self.strike(below.collect());
        }
    }

    fn strike(&mut self, edges: Vec<usize>) {
        for edge in edges {
            self.struck[edge] = true;
            if std::mem::replace(&mut self.assigned[edge], false) {
                self.waiting.push_back(self.model.edges[edge].learner);
            }
        }
    }
}
