//! Branch and bound: cases are told apart until each is settled by a bound.
//!
//! Depth first from the best case, with the relaxation carried along; bounds are proven in whole
//! numbers, and the tree of proofs is kept for the certificate. Nothing depends on time or chance.

use super::control::Control;
use super::cuts;
use super::exact::{Bound, Domain};
use super::model::Model;
use super::program::{Column, Program};
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
        if case.slot == 0 {
            self.root(end, goes);
        }
        let mut end = if case.slot == 0 { self.relax() } else { end };
        if case.slot != 0
            && end == End::Optimal
            && self.program.may_cut
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

    fn point(&self) -> Vec<f64> {
        (0..self.domain.len()).map(|column| self.program.linear.value(column)).collect()
    }

    /// Lifts the bound by cuts, looks for a first choice, and sets how far from the bound to look.
    ///
    /// What is best is nearly always close above the bound. So at first only what is close is
    /// looked for, which closes most cases and decides most columns at once; if there is nothing,
    /// the next go looks further.
    fn root(&mut self, mut end: End, goes: u32) {
        if end != End::Optimal {
            return;
        }
        if goes < 2 {
            let before = self.program.linear.objective();
            let mut rounds = 0;
            while self.program.may_cut && rounds < MOST_ROUNDS && end == End::Optimal {
                if cuts::add(self.program, &self.point()) == 0 {
                    break;
                }
                end = self.relax();
                rounds += 1;
            }
            if end != End::Optimal {
                return;
            }
            self.floor = self.program.linear.objective();
            self.lifted += self.floor - before;
            let point = self.point();
            let is_whole = self.try_point(&point);
            if !is_whole && (goes > 0 || self.lifted < self.grain as f64) {
                let basis = self.program.linear.basis();
                self.dive(&point);
                self.program.linear.restore(&basis);
                self.enter(None);
            }
        }
        let gap = self.best.as_ref().map(|(best, _)| *best as f64 - self.floor);
        let near = (self.lifted * NEAR).max(self.grain as f64);
        let near = near * 6.0_f64.powi(goes.try_into().unwrap_or(i32::MAX));
        if gap.is_none_or(|gap| near < gap / 2.0) && goes < MOST_GOES {
            self.cutoff = Some((self.floor + near).ceil() as i128);
        }
    }

    /// Remembers by how much a decision made the goal worse.
    fn learn(&mut self, case: &Case, end: End) {
        let Some((column, yes, left, before)) = case.split else { return };
        let rise = match end {
            End::Optimal => self.program.linear.objective() - before,
            End::Infeasible => self.lifted.max(self.grain as f64),
            End::Unfinished => return,
        };
        let (sum, count) = &mut self.rises[column][usize::from(yes)];
        *sum += rise.max(0.0) / left.max(0.01);
        *count += 1.0;
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
        let mut bold = true;
        for _ in 0..self.domain.len() {
            let undecided = |column: usize, value: f64| {
                self.domain[column] == Domain::Open && value > 1e-5 && value < 1.0 - 1e-5
            };
            let values = point.iter().copied().enumerate();
            let mut likely: Vec<(usize, f64)> =
                values.filter(|(column, value)| undecided(*column, *value)).collect();
            likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let Some(&(nearest, value)) = likely.first() else { return };
            // Several at once as long as that goes well.
            let sure = likely.iter().take_while(|(_, value)| *value > 0.7).count();
            let together = if bold { sure.clamp(1, 1 + likely.len() / 4) } else { 1 };
            for (column, _) in &likely[..together] {
                self.fix(*column, value > 0.3);
            }
            let mut end = self.relax();
            if end == End::Infeasible && together > 1 {
                bold = false;
                for (column, _) in &likely[1..together] {
                    self.free(*column);
                }
                end = self.relax();
            }
            if end == End::Infeasible && value > 0.3 {
                self.fix(nearest, false);
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
            point = self.point();
            if self.try_point(&point) {
                return;
            }
        }
    }

    fn free(&mut self, column: usize) {
        self.domain[column] = Domain::Open;
        self.program.linear.set_bounds(column, 0.0, 1.0);
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

    /// The column to tell cases apart by: floors and groups first, then pairs; of these the one of
    /// which both decisions are expected to cost most.
    fn branching(&self, point: &[f64]) -> Option<usize> {
        let known = self.rises.iter().flatten().filter(|(_, count)| *count > 0.0);
        let (sum, count) =
            known.fold((0.0, 0.0), |(sum, count), (rise, times)| (sum + rise / times, count + 1.0));
        let usual = if count > 0.0 { sum / count } else { 1.0 };
        let expected = |(sum, count): (f64, f64)| if count > 0.0 { sum / count } else { usual };
        let mut best: Option<(usize, (bool, f64))> = None;
        for (column, value) in point.iter().enumerate() {
            if self.domain[column] != Domain::Open {
                continue;
            }
            let part = value - value.floor();
            let undecided = part > 1e-5 && part < 1.0 - 1e-5;
            let single =
                matches!(&self.program.columns[column], Column::Edges(edges) if edges.len() == 1);
            let [no, yes] = self.rises[column].map(expected);
            let cost = (no * part).max(1e-6) * (yes * (1.0 - part)).max(1e-6);
            let merit = (undecided && !single, if undecided { cost } else { 0.0 });
            if best.is_none_or(|(_, greatest)| merit > greatest) {
                best = Some((column, merit));
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
        let before = self.program.linear.objective();
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
                split: Some((column, yes, if yes { 1.0 - value } else { value }, before)),
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
