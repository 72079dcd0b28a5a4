//! One part of the problem through all goals, stage by stage.

use super::branch::{self, Found};
use super::control::Control;
use super::levels::{Level, coefficient, stage};
use super::model::Model;
use super::program::{Line, Program};
use super::stable;
use crate::certificate::{self, Proof, Row, Stage, Term};
use crate::problem::Goal;

/// A part on its way through the goals.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) program: Program,
    /// The best choice of columns so far, once one is known.
    pub(crate) best: Option<Vec<bool>>,
    pub(crate) stages: Vec<Stage>,
    /// Terms reached so far, over all stages.
    terms: Vec<Term>,
    pub(crate) branches: u64,
    /// What a stopped search had proven of the stage it was in.
    pub(crate) open_bound: Option<(Vec<Term>, i128)>,
}

/// Why a part did not get through.
#[derive(Debug)]
pub(crate) enum Halt {
    /// Its conditions clash.
    Infeasible(Proof),
    /// Time was up or the run was cancelled.
    Stopped,
}

impl Run {
    pub(crate) fn new(model: &Model<'_>, learners: Vec<usize>, caps: &[bool]) -> Self {
        let mut program = Program::of(model, learners, caps);
        stable::add_lines(model, &mut program);
        program.may_cut = true;
        Self {
            program,
            best: None,
            stages: Vec::new(),
            terms: Vec::new(),
            branches: 0,
            open_bound: None,
        }
    }

    /// Whether any choice keeps all conditions.
    pub(crate) fn feasible(
        &mut self,
        model: &Model<'_>,
        control: &Control<'_>,
    ) -> Result<(), Halt> {
        self.minimise(model, &[], control)
    }

    /// Meets these levels in order. The last may be [`Level::WorstRank`], whose result is answered.
    pub(crate) fn through(
        &mut self,
        model: &Model<'_>,
        levels: &[Level],
        control: &Control<'_>,
    ) -> Result<Option<i64>, Halt> {
        let mut sums: Vec<(Goal, Option<i64>)> = levels
            .iter()
            .filter_map(|level| match level {
                Level::Sum(goal, rank) => Some((*goal, *rank)),
                Level::WorstRank => None,
            })
            .filter(|(goal, rank)| self.matters(model, *goal, *rank))
            .collect();
        if sums.is_empty() && self.best.is_none() {
            self.feasible(model, control)?;
        }
        while !sums.is_empty() {
            let terms = stage(model, &self.program.learners, &sums);
            sums.drain(..terms.len());
            self.minimise(model, &terms, control)?;
        }
        if levels.last() == Some(&Level::WorstRank) {
            return self.worst_rank(model, control).map(Some);
        }
        Ok(None)
    }

    /// Whether a term can differ between two choices.
    fn matters(&self, model: &Model<'_>, goal: Goal, rank: Option<i64>) -> bool {
        let of_column = self.program.coefficients(|at| coefficient(model, goal, rank, at));
        of_column.iter().zip(&self.program.fixed).any(|(by, fixed)| *by != 0 && fixed.allows(true))
    }

    fn minimise(
        &mut self,
        model: &Model<'_>,
        terms: &[Term],
        control: &Control<'_>,
    ) -> Result<(), Halt> {
        let goal = self.program.coefficients(|at| {
            terms
                .iter()
                .map(|term| term.weight * coefficient(model, term.goal, term.rank, at))
                .sum()
        });
        let found = branch::minimise(model, &mut self.program, &goal, self.best.take(), control);
        let Found { best, proof, bound, branches } = found;
        self.branches += branches;
        self.best = best.map(|(_, chosen)| chosen);
        let Some(proof) = proof else {
            self.open_bound = bound.map(|bound| (terms.to_vec(), bound));
            return Err(Halt::Stopped);
        };
        let Some(chosen) = &self.best else { return Err(Halt::Infeasible(proof)) };
        for term in terms {
            let entries: Vec<(usize, i64)> = self
                .program
                .coefficients(|at| coefficient(model, term.goal, term.rank, at))
                .into_iter()
                .enumerate()
                .filter(|(_, by)| *by != 0)
                .collect();
            let mut line = Line { entries, lower: None, upper: None };
            let reached = line.sum(chosen) as i64;
            line.upper = Some((reached, Row::Reached(self.terms.len())));
            self.program.add(line);
            self.terms.push(*term);
        }
        if !terms.is_empty() {
            self.stages.push(Stage { terms: terms.to_vec(), proof });
        }
        Ok(())
    }

    /// Finds the best worst rank that this part can have, and keeps the proof that it must.
    fn worst_rank(&mut self, model: &Model<'_>, control: &Control<'_>) -> Result<i64, Halt> {
        loop {
            let worst = self.worst(model);
            let Some(chosen) = self.best.take().filter(|_| worst > 0) else { return Ok(0) };
            let term = Term { goal: Goal::MinMaxRank, rank: Some(worst), weight: 1 };
            let goal = self.program.coefficients(|at| coefficient(model, term.goal, term.rank, at));
            let start = Some(chosen.clone());
            let found = branch::minimise(model, &mut self.program, &goal, start, control);
            self.branches += found.branches;
            // Fewer at this rank or worse may mean somebody at a worse one: only none is progress.
            let better = found.best.filter(|(value, _)| *value == 0);
            let is_least = better.is_none();
            self.best = Some(better.map_or(chosen, |(_, chosen)| chosen));
            let Some(proof) = found.proof else { return Err(Halt::Stopped) };
            if is_least {
                self.stages.push(certificate::Stage { terms: vec![term], proof });
                self.terms.push(term);
                return Ok(worst);
            }
        }
    }

    /// The worst rank in the best choice, 0 if nobody is placed.
    pub(crate) fn worst(&self, model: &Model<'_>) -> i64 {
        self.best.as_ref().map_or(0, |chosen| {
            let edges = self.program.edges(chosen);
            edges.iter().map(|at| model.edges[*at].rank).max().unwrap_or(0)
        })
    }

    /// The edges of the best choice.
    pub(crate) fn chosen(&self) -> Vec<usize> {
        self.best.as_ref().map_or_else(Vec::new, |chosen| self.program.edges(chosen))
    }
}
