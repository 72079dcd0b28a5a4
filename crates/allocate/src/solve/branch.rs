//! Branch and bound: cases are told apart until each is settled by a bound.
//!
//! Depth first from the best case, with the relaxation carried along; bounds are proven in whole
//! numbers, and the tree of proofs is kept for the certificate. Nothing depends on time or chance.

use super::control::Control;
use super::exact::{Bound, Domain};
use super::model::Model;
use super::program::{Column, Program};
use crate::certificate::{Proof, Step};
use crate::linear::End;
use std::rc::Rc;

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
        let mut open = vec![Case { slot: 0, decided: None, inherited: None }];
        let mut stopped = None;
        while let Some(case) = open.pop() {
            if self.control.must_stop() {
                stopped = Some(case);
                break;
            }
            if !self.settle(case, &mut open) {
                stopped = open.pop();
                break;
            }
        }
        let bound = match &stopped {
            None => self.best.as_ref().map(|(value, _)| *value),
            Some(case) => open
                .iter()
                .chain([case])
                .map(|case| {
                    let (from, bound) = case.inherited.as_ref()?;
                    Some(div_ceil(*bound, i128::from(from.scale)))
                })
                .collect::<Option<Vec<_>>>()
                .and_then(|bounds| bounds.into_iter().min()),
        };
        let proof = match stopped {
            Some(_) => None,
            None => Some(Proof { steps: self.steps.into_iter().flatten().collect() }),
        };
        Found { best: self.best, proof, bound, branches: self.branches }
    }

    /// Whether a scaled bound leaves no room below the best found.
    fn closes(&self, bound: i128, scale: i64) -> bool {
        self.best
            .as_ref()
            .is_some_and(|(value, _)| bound > (value - self.grain) * i128::from(scale))
    }

    fn bound_step(&self, bound: &Bound) -> Step {
        Step::Bound { scale: bound.scale, by: bound.named(self.program) }
    }

    /// Settles a case or opens the cases it falls into. Answers false if it had to stop.
    fn settle(&mut self, case: Case, open: &mut Vec<Case>) -> bool {
        if let Some((from, bound)) = &case.inherited
            && self.closes(*bound, from.scale)
        {
            self.steps[case.slot] = Some(self.bound_step(from));
            return true;
        }
        self.enter(case.decided.as_deref());
        self.branches += 1;
        let end = self.relax();
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
        let point: Vec<f64> =
            (0..self.domain.len()).map(|column| self.program.linear.value(column)).collect();
        let duals = self.program.linear.duals();
        let bound = Bound::from_duals(self.program, self.goal, &duals, &self.domain);
        if end == End::Optimal {
            self.try_point(&point);
            if case.slot == 0 && !self.closes(bound.bound, bound.scale) {
                let basis = self.program.linear.basis();
                self.dive(&point);
                self.program.linear.restore(&basis);
                self.enter(case.decided.as_deref());
            }
        }
        if self.closes(bound.bound, bound.scale) {
            self.steps[case.slot] = Some(self.bound_step(&bound));
            return true;
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

    /// The proof that the present case is impossible, if the relaxation's hint holds.
    fn clash(&self) -> Option<Step> {
        let nothing = vec![0; self.domain.len()];
        let ray = self.program.linear.ray();
        let greatest = ray.iter().map(|entry| entry.abs()).fold(0.0, f64::max);
        for sign in [1.0, -1.0] {
            for scale in [1.0, 720_720.0, (1_u64 << 40) as f64 / greatest.max(1e-9)] {
                let rounded = ray.iter().map(|entry| (entry * sign * scale).round() as i64);
                let bound = Bound::from_multipliers(
                    self.program,
                    &nothing,
                    1,
                    rounded.enumerate(),
                    &self.domain,
                );
                if bound.bound > 0 {
                    return Some(Step::Clash { by: bound.named(self.program) });
                }
            }
        }
        None
    }

    /// Takes a point of the relaxation as it is, if it is whole and keeps all lines.
    fn try_point(&mut self, point: &[f64]) -> bool {
        if point.iter().any(|value| (value - value.round()).abs() > 1e-5) {
            return false;
        }
        let chosen: Vec<bool> = point.iter().map(|value| *value > 0.5).collect();
        if !self.program.allows(&chosen) {
            return false;
        }
        let value = value_of(self.goal, &chosen);
        if self.best.as_ref().is_none_or(|(best, _)| value < *best) {
            self.best = Some((value, chosen));
        }
        true
    }

    /// Looks for a good choice quickly: takes what the relaxation nearly takes, again and again.
    fn dive(&mut self, point: &[f64]) {
        let mut point = point.to_vec();
        for _ in 0..self.domain.len() {
            let mut nearest: Option<(usize, f64)> = None;
            for (column, value) in point.iter().enumerate() {
                if self.domain[column] != Domain::Open || *value < 1e-5 {
                    continue;
                }
                if *value < 1.0 - 1e-5 && nearest.is_none_or(|(_, greatest)| *value > greatest) {
                    nearest = Some((column, *value));
                }
            }
            let Some((column, value)) = nearest else { return };
            self.fix(column, value > 0.3);
            let mut end = self.relax();
            if end == End::Infeasible && value > 0.3 {
                self.fix(column, false);
                end = self.relax();
            }
            if end != End::Optimal || self.control.must_stop() {
                return;
            }
            if let Some((best, _)) = &self.best
                && self.program.linear.objective() > (best - self.grain) as f64 + 0.01
            {
                return;
            }
            for (column, value) in point.iter_mut().enumerate() {
                *value = self.program.linear.value(column);
            }
            if self.try_point(&point) {
                return;
            }
        }
    }

    fn fix(&mut self, column: usize, yes: bool) {
        self.domain[column] = if yes { Domain::Yes } else { Domain::No };
        let value = if yes { 1.0 } else { 0.0 };
        self.program.linear.set_bounds(column, value, value);
    }

    /// Decides at once every column whose other value the bound rules out.
    fn narrow(&mut self, mut case: Case, bound: &Bound) -> Case {
        let mut columns = Vec::new();
        for (column, reduced) in bound.reduced.iter().enumerate() {
            if self.domain[column] == Domain::Open
                && self.closes(bound.bound + reduced.abs(), bound.scale)
            {
                columns.push((column, *reduced < 0));
            }
        }
        if columns.is_empty() {
            return case;
        }
        for (column, yes) in &columns {
            self.domain[*column] = if *yes { Domain::Yes } else { Domain::No };
        }
        let then = self.steps.len();
        self.steps.push(None);
        let by = bound.named(self.program);
        self.steps[case.slot] = Some(Step::Narrow { scale: bound.scale, by, then });
        case.slot = then;
        case.decided = Some(Rc::new(Decided { before: case.decided, columns }));
        case
    }

    /// The column to tell cases apart by: floors and groups first, then the most undecided.
    fn branching(&self, point: &[f64]) -> Option<usize> {
        let mut best: Option<(usize, (bool, f64))> = None;
        for (column, value) in point.iter().enumerate() {
            if self.domain[column] != Domain::Open {
                continue;
            }
            let undecided = 0.5 - (value - value.floor() - 0.5).abs();
            let first =
                undecided > 1e-5 && !matches!(self.program.columns[column], Column::Edges(_));
            if best.is_none_or(|(_, merit)| (first, undecided) > merit) {
                best = Some((column, (first, undecided)));
            }
        }
        best.map(|(column, _)| column)
    }

    fn split(&mut self, case: Case, bound: Bound, column: usize, value: f64, open: &mut Vec<Case>) {
        let no = self.steps.len();
        let yes = no + 1;
        self.steps.extend([None, None]);
        let on = self.program.name(self.model, column);
        self.steps[case.slot] = Some(Step::Branch { on, no, yes });
        let reduced = bound.reduced[column];
        let bound = Rc::new(bound);
        let mut child = |slot: usize, yes: bool| {
            let more = if yes { reduced.max(0) } else { (-reduced).max(0) };
            open.push(Case {
                slot,
                decided: Some(Rc::new(Decided {
                    before: case.decided.clone(),
                    columns: vec![(column, yes)],
                })),
                inherited: Some((bound.clone(), bound.bound + more)),
            });
        };
        let likely = value > 0.5;
        child(if likely { no } else { yes }, !likely);
        child(if likely { yes } else { no }, likely);
    }

    /// Everything is decided, so the case is one choice: it breaks a line, or it has a value.
    fn last_resort(&mut self, bound: &Bound) -> Step {
        let chosen: Vec<bool> = self.domain.iter().map(|domain| *domain == Domain::Yes).collect();
        let broken = self.program.lines.iter().enumerate().find_map(|(at, line)| {
            let sum = line.sum(&chosen);
            let below = line.lower.as_ref().is_some_and(|(limit, _)| sum < i128::from(*limit));
            let above = line.upper.as_ref().is_some_and(|(limit, _)| sum > i128::from(*limit));
            if below {
                Some((at, 1))
            } else if above {
                Some((at, -1))
            } else {
                None
            }
        });
        if let Some(broken) = broken {
            let nothing = vec![0; self.domain.len()];
            let lines = [broken].into_iter();
            let bound = Bound::from_multipliers(self.program, &nothing, 1, lines, &self.domain);
            return Step::Clash { by: bound.named(self.program) };
        }
        let value = value_of(self.goal, &chosen);
        if self.best.as_ref().is_none_or(|(best, _)| value < *best) {
            self.best = Some((value, chosen));
        }
        Step::Bound { scale: bound.scale, by: Vec::new() }
    }
}

fn div_ceil(a: i128, b: i128) -> i128 {
    a.div_euclid(b) + i128::from(a.rem_euclid(b) > 0)
}
