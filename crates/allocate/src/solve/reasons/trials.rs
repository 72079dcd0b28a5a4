//! Trials: the best allocation under something that is given or raised.

use super::legs::{About, Leg};
use super::rows::limits_in;
use super::{Answer, Trial};
use crate::certificate::{Proof, Row, Term};
use crate::explain::Move;
use crate::problem::Goal;
use crate::solve::branch;
use crate::solve::control::Control;
use crate::solve::exact::Domain;
use crate::solve::levels::coefficient;
use crate::solve::model::Model;
use crate::solve::program::{self, Program};
use std::collections::{BTreeMap, BTreeSet};

/// What one leg said to a trial.
enum Said {
    Differs(Term, i64, Vec<Move>),
    Same(Vec<Move>),
    Impossible(Proof),
    NotKnown,
}

/// Programs in which trials are solved, made once they are needed.
pub(super) struct Trials<'m> {
    pub(super) model: &'m Model<'m>,
    control: &'m Control<'m>,
    /// The edge of each learner.
    pub(super) place: Vec<Option<usize>>,
    pub(super) parts: Vec<Vec<Leg>>,
    part_of: Vec<Option<usize>>,
    /// Limits that the allocation uses up, by edge.
    used_up: BTreeMap<usize, Vec<Row>>,
    /// What the proofs of the last trial added up. Raising anything else changes nothing.
    pub(super) leant_on: BTreeSet<Row>,
}

impl<'m> Trials<'m> {
    pub(super) fn new(
        model: &'m Model<'m>,
        place: Vec<Option<usize>>,
        control: &'m Control<'m>,
    ) -> Self {
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

    pub(super) fn chosen(&self) -> impl Iterator<Item = usize> + '_ {
        self.place.iter().filter_map(|place| *place)
    }
}

impl Trials<'_> {
    /// The best allocation of a part under a trial, compared with the present one.
    pub(super) fn ask(&mut self, trial: Trial<'_>) -> Answer {
        let model = self.model;
        let part = match (trial.given, trial.raised) {
            (Some(edge), _) => self.part_of[model.edges[edge].learner],
            (None, Some((row, _))) => self.used_up.iter().find_map(|(edge, rows)| {
                let learner = model.edges[*edge].learner;
                rows.contains(row).then(|| self.part_of[learner]).flatten()
            }),
            (None, None) => None,
        };
        part.map_or(Answer::NotKnown, |part| self.ask_part(part, trial))
    }

    fn ask_part(&mut self, part: usize, trial: Trial<'_>) -> Answer {
        self.leant_on.clear();
        let mut legs = std::mem::take(&mut self.parts[part]);
        let answer = self.compare(&mut legs, trial);
        self.parts[part] = legs;
        answer
    }

    /// Everything that the proofs of the present allocation add up.
    pub(super) fn all_leant_on(&mut self) -> BTreeSet<Row> {
        let mut all = BTreeSet::new();
        for part in 0..self.parts.len() {
            self.ask_part(part, Trial::default());
            all.append(&mut self.leant_on);
        }
        all
    }

    /// Goes through the goals until one differs.
    fn compare(&mut self, legs: &mut [Leg], trial: Trial<'_>) -> Answer {
        let mut moves = Vec::new();
        let mut best = None;
        for leg in legs {
            let Leg { program, basis, about } = leg;
            let column = trial.given.map(|edge| program.column_of(edge));
            if column == Some(None) {
                return Answer::Impossible(Proof::default());
            }
            let column = column.flatten();
            if let Some(column) = column {
                program.fixed[column] = Domain::Yes;
            }
            if let Some((row, by)) = trial.raised {
                program.allow_more(row, by);
            }
            program.linear.restore(basis);
            let said = match about {
                About::Sums { terms, goal } => self.sums(terms, goal, program, trial, &mut best),
                About::WorstRank(worst) => self.worst_rank(*worst, program, trial, &mut best),
            };
            if let Some(column) = column {
                program.fixed[column] = Domain::Open;
            }
            if let Some((row, by)) = trial.raised {
                program.allow_more(row, -by);
            }
            match said {
                Said::Same(same) => moves = same,
                Said::Differs(term, by, moves) => return Answer::Differs(term, by, moves),
                Said::Impossible(proof) => return Answer::Impossible(proof),
                Said::NotKnown => return Answer::NotKnown,
            }
        }
        Answer::Same(moves)
    }

    /// `best` is the best choice of the leg before, and becomes that of this one: all legs have
    /// the same columns.
    fn sums(
        &mut self,
        terms: &[Term],
        goal: &[i64],
        program: &mut Program,
        trial: Trial<'_>,
        best: &mut Option<Vec<bool>>,
    ) -> Said {
        let model = self.model;
        let found = branch::minimise(model, program, goal, best.take(), self.control);
        let Some(proof) = found.proof else { return Said::NotKnown };
        self.leant_on.extend(limits_in(&proof));
        let Some((_, chosen)) = found.best else { return Said::Impossible(proof) };
        let edges = program.edges(&chosen);
        *best = Some(chosen);
        let moves = self.moves(&program.learners, &edges, trial.given);
        for term in terms {
            let of_edge = |edge: usize| coefficient(model, term.goal, term.rank, edge);
            let now: i64 =
                program.learners.iter().filter_map(|l| self.place[*l]).map(of_edge).sum();
            let then: i64 = edges.iter().map(|edge| of_edge(*edge)).sum();
            if then != now {
                return Said::Differs(*term, then - now, moves);
            }
        }
        Said::Same(moves)
    }

    /// Lowers the worst rank step by step, as far as it goes.
    fn worst_rank(
        &mut self,
        worst: i64,
        program: &mut Program,
        trial: Trial<'_>,
        best: &mut Option<Vec<bool>>,
    ) -> Said {
        let model = self.model;
        // Learners of other parts may keep the worst rank where it is.
        let others = self.chosen().map(|at| &model.edges[at]);
        let others = others.filter(|pair| !program.learners.contains(&pair.learner));
        let elsewhere = others.map(|pair| pair.rank).max().unwrap_or(0);
        let enough = if trial.raised.is_some() { elsewhere } else { worst };
        let mut beyond = i64::MAX;
        loop {
            let goal = program.coefficients(|edge| i64::from(model.edges[edge].rank >= beyond));
            let found = branch::minimise(model, program, &goal, best.clone(), self.control);
            let Some(proof) = found.proof else { return Said::NotKnown };
            self.leant_on.extend(limits_in(&proof));
            let Some((above, chosen)) = found.best else { return Said::Impossible(proof) };
            // Fewer at this rank or worse may mean somebody at a worse one: only none is progress.
            let chosen = if above > 0 { best.take().unwrap_or(chosen) } else { chosen };
            let edges = program.edges(&chosen);
            *best = Some(chosen);
            let reached = edges.iter().map(|edge| model.edges[*edge].rank).max().unwrap_or(0);
            if above > 0 || reached <= enough {
                let moves = self.moves(&program.learners, &edges, trial.given);
                let term = Term { goal: Goal::MinMaxRank, rank: None, weight: 1 };
                let by = reached.max(elsewhere) - worst;
                return if by == 0 { Said::Same(moves) } else { Said::Differs(term, by, moves) };
            }
            beyond = reached;
        }
    }

    fn moves(&self, learners: &[usize], edges: &[usize], given: Option<usize>) -> Vec<Move> {
        let model = self.model;
        let then: BTreeMap<usize, usize> =
            edges.iter().map(|at| (model.edges[*at].learner, *at)).collect();
        let own = given.map(|edge| model.edges[edge].learner);
        let offer = |edge: Option<usize>| edge.map(|at| model.offer_id(model.edges[at].offer));
        learners
            .iter()
            .filter(|learner| Some(**learner) != own)
            .filter(|learner| self.place[**learner] != then.get(learner).copied())
            .map(|learner| Move {
                learner: model.learner_id(*learner),
                from: offer(self.place[*learner]),
                to: offer(then.get(learner).copied()),
            })
            .collect()
    }
}
