//! The stages of the goals, each in a program in which the earlier goals are held.

use super::trials::Trials;
use crate::certificate::{Row, Term};
use crate::linear::Basis;
use crate::problem::Goal;
use crate::solve::levels::{Level, coefficient, levels, range, stage};
use crate::solve::program::{Line, Program};
use std::collections::BTreeMap;

/// Sums up to this may carry the wish for few moves as a last goal.
const GREATEST_WITH_MOVES: i128 = 1 << 38;

/// A stage of the goals with the earlier ones held.
pub(super) struct Leg {
    pub(super) program: Box<Program>,
    /// Where the relaxation ends without a trial, and every trial begins.
    pub(super) basis: Basis,
    pub(super) about: About,
}

/// What a stage is about.
pub(super) enum About {
    Sums {
        terms: Vec<Term>,
        goal: Vec<i64>,
    },
    /// The worst rank of the allocation; the program may still go beyond it.
    WorstRank(i64),
}

impl Leg {
    fn new(mut program: Program, about: About) -> Self {
        if let About::Sums { goal, .. } = &about {
            program.linear.set_cost(goal.iter().map(|by| *by as f64));
            program.linear.solve(&|| false);
        }
        let basis = program.linear.basis();
        Self { program: Box::new(program), basis, about }
    }
}

impl Trials<'_> {
    /// The stages of a part, each in a program that holds what the earlier ones reached.
    pub(super) fn legs(&self, learners: &[usize], in_force: &[bool], worst: i64) -> Vec<Leg> {
        let model = self.model;
        let mut held: Vec<Term> = Vec::new();
        let mut closed = false;
        let mut legs = Vec::new();
        let all = levels(model);
        for leg in all.split_inclusive(|level| *level == Level::WorstRank) {
            let mut sums: Vec<(Goal, Option<i64>)> = leg
                .iter()
                .filter_map(|level| match level {
                    Level::Sum(goal, rank) => Some((*goal, *rank)),
                    Level::WorstRank => None,
                })
                .filter(|(goal, rank)| range(model, learners, *goal, *rank) > 0)
                .collect();
            while !sums.is_empty() {
                let terms = stage(model, learners, &sums);
                sums.drain(..terms.len());
                let program = self.program(learners, in_force, &held, closed.then_some(worst));
                let goal = self.goal(&program, learners, &terms);
                held.extend(&terms);
                legs.push(Leg::new(program, About::Sums { terms, goal }));
            }
            if leg.last() == Some(&Level::WorstRank) {
                let program = self.program(learners, in_force, &held, closed.then_some(worst));
                legs.push(Leg::new(program, About::WorstRank(worst)));
                closed = true;
            }
        }
        if legs.is_empty() {
            // Nothing to strive for, but the conditions still decide what is possible.
            let program = self.program(learners, in_force, &held, None);
            let goal = self.goal(&program, learners, &[]);
            legs.push(Leg::new(program, About::Sums { terms: Vec::new(), goal }));
        }
        legs
    }

    fn program(
        &self,
        learners: &[usize],
        in_force: &[bool],
        held: &[Term],
        worst: Option<i64>,
    ) -> Program {
        let model = self.model;
        let mut program = Program::of(model, learners.to_vec(), in_force);
        for (at, term) in held.iter().enumerate() {
            let of_edge = |edge: usize| coefficient(model, term.goal, term.rank, edge);
            let by_column = program.coefficients(of_edge).into_iter().enumerate();
            let entries = by_column.filter(|(_, by)| *by != 0).collect();
            let own = learners.iter().filter_map(|learner| self.place[*learner]);
            let reached = own.map(of_edge).sum();
            let upper = Some((reached, Row::Reached(at)));
            program.add(Line { entries, lower: None, upper });
        }
        if let Some(worst) = worst {
            program.close_beyond(model, worst);
        }
        program
    }

    /// The weighted terms and, if the numbers allow it, as few moves as possible.
    fn goal(&self, program: &Program, learners: &[usize], terms: &[Term]) -> Vec<i64> {
        let model = self.model;
        let greatest: i128 = terms
            .iter()
            .map(|term| i128::from(term.weight) * range(model, learners, term.goal, term.rank))
            .sum();
        let many = learners.len() as i64 + 1;
        let with_moves = greatest * i128::from(many) < GREATEST_WITH_MOVES;
        program.coefficients(|edge| {
            let by = terms
                .iter()
                .map(|term| term.weight * coefficient(model, term.goal, term.rank, edge));
            let stays = self.place[model.edges[edge].learner] == Some(edge);
            if with_moves { by.sum::<i64>() * many - i64::from(stays) } else { by.sum() }
        })
    }

    pub(super) fn limits_used_up(&self) -> BTreeMap<usize, Vec<Row>> {
        let model = self.model;
        let mut used_up: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        let mut taken = vec![0; model.offers.len()];
        for at in self.chosen() {
            taken[model.edges[at].offer] += 1;
        }
        for (offer, edges) in model.of_offer.iter().enumerate() {
            let short = edges.len() as i64 > model.offers[offer].capacity;
            if short && taken[offer] >= model.offers[offer].capacity {
                let row = Row::Capacity(model.offer_id(offer));
                for &edge in edges {
                    used_up.entry(edge).or_default().push(row.clone());
                }
            }
        }
        for (at, cap) in model.caps.iter().enumerate() {
            let Some(most) = cap.most else { continue };
            let sum: i64 = cap
                .entries
                .iter()
                .filter(|(edge, _)| self.place[model.edges[*edge].learner] == Some(*edge))
                .map(|(_, by)| by)
                .sum();
            for (edge, by) in &cap.entries {
                if sum.saturating_add(*by) > most {
                    used_up.entry(*edge).or_default().push(model.cap_row(at, false));
                }
            }
        }
        used_up
    }
}
