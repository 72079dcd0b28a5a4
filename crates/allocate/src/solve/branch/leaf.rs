//! What settles a case, or decides columns of it at once.

use super::{Case, Decided, Search, value_of};
use crate::certificate::Step;
use crate::solve::exact::{Bound, Domain};
use std::rc::Rc;

impl Search<'_> {
    /// The proof that the present case is impossible, if the relaxation's hint holds.
    pub(super) fn clash(&self) -> Option<Step> {
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

    /// Decides at once every column whose other value the bound rules out.
    pub(super) fn narrow(&mut self, mut case: Case, bound: &Bound) -> Case {
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

    /// Everything is decided, so the case is one choice: it breaks a line, or it has a value.
    pub(super) fn last_resort(&mut self, bound: &Bound) -> Step {
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
