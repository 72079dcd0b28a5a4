//! The beginning of a search: what is seen at once, how far to look, and a first choice.

use super::{Case, MOST_GOES, MOST_ROUNDS, NEAR, Search, value_of};
use crate::linear::End;
use crate::solve::cuts;
use crate::solve::exact::{Bound, Domain};

impl Search<'_> {
    /// What is seen at the root without the relaxation: whether nothing can be better, and which
    /// columns cost too much by themselves.
    pub(super) fn look(&mut self, case: Case) -> Option<Case> {
        if case.slot != 0 {
            return Some(case);
        }
        let bound =
            Bound::from_multipliers(self.program, self.goal, 1, std::iter::empty(), &self.domain);
        if self.closes(bound.bound, bound.scale) {
            self.steps[case.slot] = Some(self.bound_step(&bound));
            return None;
        }
        let case = self.narrow(case, &bound);
        self.enter(case.decided.as_deref());
        Some(case)
    }

    /// Lifts the bound by cuts, looks for a first choice, and sets how far from the bound to look.
    ///
    /// What is best is nearly always close above the bound. So at first only what is close is
    /// looked for, which closes most cases and decides most columns at once; if there is nothing,
    /// the next go looks further.
    pub(super) fn root(&mut self, mut end: End, goes: u32, case: &Case) {
        if end != End::Optimal {
            return;
        }
        if goes < 2 {
            let before = self.program.linear.objective();
            let mut rounds = 0;
            while self.may_cut() && rounds < MOST_ROUNDS && end == End::Optimal {
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
                self.enter(case.decided.as_deref());
            }
        }
        if self.lifted < self.grain as f64 {
            // Nothing tells how far is close.
            return;
        }
        let gap = self.best.as_ref().map(|(best, _)| *best as f64 - self.floor);
        let near = (self.lifted * NEAR).max(self.grain as f64)
            * 6.0_f64.powi(goes.try_into().unwrap_or(i32::MAX));
        if gap.is_none_or(|gap| near < gap / 2.0) && goes < MOST_GOES {
            self.cutoff = Some((self.floor + near).ceil() as i128);
        }
    }

    /// Looks for a good choice quickly: takes what the relaxation nearly takes, again and again.
    pub(super) fn dive(&mut self, point: &[f64]) {
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

    pub(super) fn free(&mut self, column: usize) {
        self.domain[column] = Domain::Open;
        self.program.linear.set_bounds(column, 0.0, 1.0);
    }

    pub(super) fn fix(&mut self, column: usize, yes: bool) {
        self.domain[column] = if yes { Domain::Yes } else { Domain::No };
        let value = if yes { 1.0 } else { 0.0 };
        self.program.linear.set_bounds(column, value, value);
    }

    /// Takes a point of the relaxation as it is, if it is whole and keeps all lines.
    pub(super) fn try_point(&mut self, point: &[f64]) -> bool {
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
}
