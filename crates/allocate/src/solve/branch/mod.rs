//! Branch and bound: cases are told apart until each is settled by a bound.
//!
//! Depth first from the best case, with the relaxation carried along; bounds are proven in whole
//! numbers, and the tree of proofs is kept for the certificate. Nothing depends on time or chance.

mod cases;
mod leaf;
mod root;

use super::control::Control;
use super::cuts;
use super::exact::{Bound, Domain};
use super::model::Model;
use super::program::Program;
use crate::certificate::{Proof, Step};
use crate::linear::End;
use std::rc::Rc;

/// How often lines are added at the root.
const MOST_ROUNDS: usize = 12;

/// How often the search looks further before it looks everywhere.
const MOST_GOES: u32 = 6;

/// So many steps of a proof without a choice are reason enough to dive for one.
const CASES_BEFORE_DIVE: usize = 150;

/// How far above the root's bound is looked at first, in relation to what cuts have lifted it by.
const NEAR: f64 = 0.3;

/// What a search found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The best choice of columns and what the goal is there.
    pub(crate) best: Option<(i128, Vec<bool>)>,
    /// Shows that nothing is better, or that nothing is possible. Empty if the search was stopped.
    pub(crate) proof: Option<Proof>,
    /// No choice is below this, also if the search was stopped.
    pub(crate) bound: Option<i128>,
    pub(crate) branches: u64,
}

/// A case that is not settled.
#[derive(Debug)]
struct Case {
    /// Where its step goes in the proof.
    slot: usize,
    /// What was decided on the way here, newest last.
    decided: Option<Rc<Decided>>,
    /// The bound of the case it came from, and that case's bound with this decision.
    inherited: Option<(Rc<Bound>, i128)>,
    /// The decision: which column, whether it is chosen, what was left to decide of it, and the
    /// relaxation's goal before.
    split: Option<(usize, bool, f64, f64)>,
}

#[derive(Debug)]
struct Decided {
    before: Option<Rc<Decided>>,
    columns: Vec<(usize, bool)>,
}

struct Search<'a> {
    model: &'a Model<'a>,
    program: &'a mut Program,
    goal: &'a [i64],
    /// Every value of the goal is a multiple of this.
    grain: i128,
    control: &'a Control<'a>,
    best: Option<(i128, Vec<bool>)>,
    /// Only what is no worse than this is looked for at present.
    cutoff: Option<i128>,
    /// Of each column and both decisions, how much the goal rose by deciding it, and how often.
    rises: Vec<[(f64, f64); 2]>,
    /// The relaxation's goal at the root, and how far cuts have lifted it.
    floor: f64,
    lifted: f64,
    /// Whether a first choice was looked for.
    dived: bool,
    steps: Vec<Option<Step>>,
    domain: Vec<Domain>,
    branches: u64,
}

/// Finds the choice that keeps all lines of the program and makes the goal least, starting from a
/// choice that is known to keep them, if there is one.
pub(crate) fn minimise(
    model: &Model<'_>,
    program: &mut Program,
    goal: &[i64],
    start: Option<Vec<bool>>,
    control: &Control<'_>,
) -> Found {
    let grain = goal.iter().fold(0, |a, b| gcd(a, b.unsigned_abs())).max(1);
    let value = |chosen: &Vec<bool>| value_of(goal, chosen);
    // Where nobody has to be placed, placing nobody is a beginning.
    let nothing = Some(vec![false; program.columns.len()]).filter(|chosen| program.allows(chosen));
    program.linear.set_cost(goal.iter().map(|cost| *cost as f64));
    let domain = vec![Domain::Open; program.columns.len()];
    let search = Search {
        model,
        goal,
        grain: i128::from(grain),
        control,
        best: start.or(nothing).map(|chosen| (value(&chosen), chosen)),
        cutoff: None,
        rises: vec![[(0.0, 0.0); 2]; program.columns.len()],
        floor: 0.0,
        lifted: 0.0,
        dived: false,
        steps: vec![None],
        domain,
        branches: 0,
        program,
    };
    search.run()
}

fn value_of(goal: &[i64], chosen: &[bool]) -> i128 {
    goal.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(by, _)| i128::from(*by)).sum()
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Search<'_> {
    fn run(mut self) -> Found {
        let mut bound = None;
        let mut goes = 0;
        loop {
            self.steps = vec![None];
            let (stopped, proven) = self.go(goes);
            bound = bound.max(proven);
            if stopped {
                return Found { best: self.best, proof: None, bound, branches: self.branches };
            }
            let reached = self.best.as_ref().map(|(value, _)| *value);
            if self.cutoff.is_none_or(|cutoff| reached.is_some_and(|value| value <= cutoff)) {
                let steps = self.steps.into_iter().flatten().collect();
                let proof = Some(cuts::proof(self.program, steps));
                return Found { best: self.best, proof, bound: reached, branches: self.branches };
            }
            goes += 1;
        }
    }

    /// Goes through all cases once. Answers whether it had to stop, and what it has proven.
    fn go(&mut self, goes: u32) -> (bool, Option<i128>) {
        self.cutoff = None;
        let mut open = vec![Case { slot: 0, decided: None, inherited: None, split: None }];
        let mut stopped = false;
        while !stopped && let Some(case) = open.pop() {
            if self.control.must_stop() {
                open.push(case);
                stopped = true;
            } else {
                stopped = !self.settle(case, goes, &mut open);
            }
        }
        // What was closed is no better than the best found or worse than what was looked for.
        let best = self.best.as_ref().map(|(value, _)| *value);
        let closed = best.into_iter().chain(self.cutoff.map(|cutoff| cutoff + 1)).min();
        let of = |case: &Case| {
            let (from, bound) = case.inherited.as_ref()?;
            Some(div_ceil(*bound, i128::from(from.scale)))
        };
        let cases: Option<Vec<i128>> = open.iter().map(of).collect();
        let proven = cases.and_then(|cases| cases.into_iter().chain(closed).min());
        (stopped, proven)
    }

    /// Whether a scaled bound leaves no room below the best found.
    fn closes(&self, bound: i128, scale: i64) -> bool {
        let better = self.best.as_ref().map(|(value, _)| value - self.grain);
        let most = better.into_iter().chain(self.cutoff).min();
        most.is_some_and(|most| bound > most * i128::from(scale))
    }

    fn bound_step(&self, bound: &Bound) -> Step {
        Step::Bound { scale: bound.scale, by: bound.named(self.program) }
    }

    /// Settles a case or opens the cases it falls into. Answers false if it had to stop.
    fn settle(&mut self, case: Case, goes: u32, open: &mut Vec<Case>) -> bool {
        if let Some((from, bound)) = &case.inherited
            && self.closes(*bound, from.scale)
        {
            self.steps[case.slot] = Some(self.bound_step(from));
            return true;
        }
        self.enter(case.decided.as_deref());
        self.branches += 1;
        let Some(case) = self.look(case) else { return true };
        let end = self.relax();
        self.learn(&case, end);
        if end == End::Infeasible
            && let Some(step) = self.clash()
        {
            self.steps[case.slot] = Some(step);
            return true;
        }
        if self.control.must_stop() {
            open.push(case);
            return false;
        }
        let is_root = case.split.is_none();
        let mut end = end;
        if is_root {
            self.root(end, goes, &case);
            end = self.relax();
        }
        if !is_root
            && end == End::Optimal
            && self.may_cut()
            && cuts::add(self.program, &self.point()) > 0
        {
            end = self.relax();
        }
        let point = self.point();
        let duals = self.program.linear.duals();
        let bound = Bound::from_duals(self.program, self.goal, &duals, &self.domain);
        if end == End::Optimal {
            self.try_point(&point);
        }
        if self.closes(bound.bound, bound.scale) {
            self.steps[case.slot] = Some(self.bound_step(&bound));
            return true;
        }
        if end == End::Optimal && self.steps.len() > CASES_BEFORE_DIVE && !self.dived {
            // Nothing was found by the way, so it is looked for: whoever stops us wants something.
            self.dived = true;
            let basis = self.program.linear.basis();
            self.dive(&point);
            self.program.linear.restore(&basis);
            self.enter(case.decided.as_deref());
        }
        let case = self.narrow(case, &bound);
        match self.branching(&point) {
            Some(column) => self.split(case, bound, column, point[column], open),
            None => self.steps[case.slot] = Some(self.last_resort(&bound)),
        }
        true
    }

    /// Sets the columns to what a case has decided.
    fn enter(&mut self, mut decided: Option<&Decided>) {
        self.domain.copy_from_slice(&self.program.fixed);
        while let Some(step) = decided {
            for (column, yes) in &step.columns {
                self.domain[*column] = if *yes { Domain::Yes } else { Domain::No };
            }
            decided = step.before.as_deref();
        }
        for (column, domain) in self.domain.iter().enumerate() {
            let (lower, upper) = match domain {
                Domain::Open => (0.0, 1.0),
                Domain::No => (0.0, 0.0),
                Domain::Yes => (1.0, 1.0),
            };
            self.program.linear.set_bounds(column, lower, upper);
        }
    }

    /// Solves the relaxation with all lines that it would break.
    fn relax(&mut self) -> End {
        loop {
            let control = self.control;
            let end = self.program.linear.solve(&|| control.must_stop());
            if end != End::Optimal || !self.program.wake() {
                return end;
            }
        }
    }

    /// Whether more lines that follow from the others are worth what they weigh.
    fn may_cut(&self) -> bool {
        let cuts = self.program.cuts.len();
        self.program.may_cut && cuts < 50 + (self.program.lines.len() - cuts) / 10
    }

    fn point(&self) -> Vec<f64> {
        (0..self.domain.len()).map(|column| self.program.linear.value(column)).collect()
    }
}

fn div_ceil(a: i128, b: i128) -> i128 {
    a.div_euclid(b) + i128::from(a.rem_euclid(b) > 0)
}
