//! Which two cases to tell apart next, learnt from what that did before.

use super::{Case, Decided, Search};
use crate::certificate::Step;
use crate::linear::End;
use crate::solve::exact::{Bound, Domain};
use crate::solve::program::Column;
use std::rc::Rc;

impl Search<'_> {
    /// Remembers by how much a decision made the goal worse.
    pub(super) fn learn(&mut self, case: &Case, end: End) {
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

    /// The column to tell cases apart by: floors and groups first, then pairs; of these the one of
    /// which both decisions are expected to cost most.
    pub(super) fn branching(&self, point: &[f64]) -> Option<usize> {
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

    pub(super) fn split(
        &mut self,
        case: Case,
        bound: Bound,
        column: usize,
        value: f64,
        open: &mut Vec<Case>,
    ) {
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
}
