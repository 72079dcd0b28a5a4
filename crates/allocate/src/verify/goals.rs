//! What goals add up over a chart, and whether the stages of a proof go through them in order.

use super::chart::Chart;
use crate::certificate::{Part, Term};
use crate::problem::{Edge, Goal};
use std::collections::{BTreeMap, BTreeSet};

impl Chart<'_> {
    /// What an edge adds to a term.
    pub(super) fn adds(&self, term: &Term, edge: &Edge) -> i64 {
        let is_rank = Some(edge.rank) == term.rank;
        match term.goal {
            Goal::MaxPlaced | Goal::StableMaxPlaced => -1,
            Goal::MaxProtected => {
                let mut learners = self.problem.learners.iter();
                -i64::from(learners.any(|l| l.id == edge.learner && l.protected))
            }
            Goal::MinCost => edge.cost,
            Goal::MaxScore => -edge.score,
            Goal::MinPrice => edge.price,
            Goal::RankMaximal => -i64::from(is_rank),
            Goal::Generous => i64::from(is_rank),
            Goal::MinMaxRank => i64::from(term.rank.is_some_and(|rank| edge.rank >= rank)),
            Goal::MinChanges => {
                -i64::from(self.problem.prior.get(&edge.learner) == Some(&edge.offer))
            }
            _ => 0,
        }
    }

    /// Whether edges beyond the worst rank are out when this term comes.
    pub(super) fn after_worst_rank(&self, term: &Term) -> bool {
        let mut goals = self.problem.objective.iter();
        goals.by_ref().any(|goal| *goal == Goal::MinMaxRank) && goals.any(|goal| *goal == term.goal)
    }

    /// Whether the stages of a part go through the objective in order, leaving out only terms that
    /// are the same for every choice.
    pub(super) fn goes_through(&self, part: &Part, worst: i64) -> bool {
        let ranks: BTreeSet<i64> = self.edges.iter().map(|edge| edge.rank).collect();
        let mut terms = part.stages.iter().flat_map(|stage| &stage.terms).peekable();
        for goal in &self.problem.objective {
            if *goal == Goal::MinMaxRank {
                let _ = terms.next_if(|term| term.goal == *goal);
                continue;
            }
            let of_goal: Vec<Option<i64>> = match goal {
                Goal::RankMaximal => ranks.iter().map(|rank| Some(*rank)).collect(),
                Goal::Generous => ranks.iter().rev().map(|rank| Some(*rank)).collect(),
                _ => vec![None],
            };
            for rank in of_goal {
                let expected = Term { goal: *goal, rank, weight: 1 };
                let is_next =
                    terms.next_if(|term| term.goal == *goal && term.rank == rank).is_some();
                let late = self.after_worst_rank(&expected);
                if !is_next && self.differs(&expected, late.then_some(worst)) {
                    return false;
                }
            }
        }
        terms.next().is_none()
    }

    /// Whether some variable adds something to a term.
    fn differs(&self, term: &Term, worst: Option<i64>) -> bool {
        let mut sums: BTreeMap<usize, (i64, bool)> = BTreeMap::new();
        for (edge, variable) in self.edges.iter().zip(&self.variable) {
            if let Some(variable) = variable {
                let (sum, out) = sums.entry(*variable).or_default();
                *sum += self.adds(term, edge);
                *out |= worst.is_some_and(|worst| edge.rank > worst);
            }
        }
        sums.values().any(|(sum, out)| *sum != 0 && !out)
    }
}
