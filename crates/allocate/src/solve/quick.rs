//! A stage for the most placed and the fewest changes, by repairing the prior allocation.
//!
//! Where most learners have a prior place that they may keep, the answer is near, and
//! [`repair`](crate::flow::repair) finds it by searches around those who may not. Its prices are
//! three numbers that count one after the other; a stage has one number with weights, so they are
//! put together, and whether the result still proves the stage is looked up rather than believed.

use super::model::Model;
use crate::certificate::Prices;
use crate::flow::repair::{self, Amended, Former, Toll};
use crate::flow::{self, Flow, Network};
use crate::problem::Goal;

/// The flow of a stage for the most placed and then the fewest changes, if it is near the prior
/// allocation. `rows` are the edges of each learner that may be chosen.
pub(super) fn flow(
    model: &Model<'_>,
    rows: &[Vec<usize>],
    stage: &Prices,
    network: &Network,
) -> Option<Flow> {
    let first = stage.terms.first()?;
    if !stage.most || stage.keep != 0 || first.goal != Goal::MinChanges {
        return None;
    }
    let kept = |row: &Vec<usize>| {
        let edge = row.iter().find(|at| model.edges[**at].keeps);
        edge.map(|at| model.edges[*at].offer as u32)
    };
    let prior = rows.iter().map(kept).collect();
    Stage { network, prior, weight: first.weight }.flow()
}

/// A stage by numbers, in which `weight` is taken off the cost of every kept pair.
struct Stage<'a> {
    network: &'a Network,
    /// Of each learner the prior place, if it may be kept.
    prior: Vec<Option<u32>>,
    weight: i64,
}

impl Stage<'_> {
    /// The best flow with its proof, if a repair finds and proves it.
    fn flow(&self) -> Option<Flow> {
        let eligible = |learner: &usize| self.network.arcs_of(*learner).next().is_some();
        let all = (0..self.network.learners()).filter(eligible).count();
        let kept = self.prior.iter().flatten().count();
        // With few to keep, there is little to repair and much to solve.
        if kept * 2 < all {
            return None;
        }
        let costs = self.costs()?;
        let after = Amended::unchanged(&costs).ok()?;
        let former = Former::of_places(&costs, self.prior.iter().copied()).ok()?;
        let repaired = repair::repair(&after, &former).ok()?;
        let flow = self.together(&after, repaired.prices(), repaired.offers().collect())?;
        flow::check(self.network, &flow).is_ok().then_some(flow)
    }

    /// The network without what keeping a place is worth.
    fn costs(&self) -> Option<Network> {
        let mut starts = vec![0];
        let (mut offers, mut costs) = (Vec::new(), Vec::new());
        for (learner, prior) in self.prior.iter().enumerate() {
            for (offer, cost) in self.network.arcs_of(learner) {
                let kept = *prior == Some(offer);
                offers.push(offer);
                costs.push(if kept { cost + self.weight } else { cost });
            }
            starts.push(u32::try_from(offers.len()).ok()?);
        }
        Network::new(self.network.capacities().to_vec(), starts, &offers, &costs).ok()
    }

    /// Three numbers as one: a change outweighs all costs, and staying out all changes.
    fn together(
        &self,
        after: &Amended<'_>,
        prices: &[Toll],
        offers: Vec<Option<u32>>,
    ) -> Option<Flow> {
        let one = |price: &Toll| {
            i128::from(price.changes) * i128::from(self.weight) + i128::from(price.cost)
        };
        let greatest = prices.iter().map(|price| one(price).abs()).max().unwrap_or(0);
        let arcs = (0..after.learners()).flat_map(|learner| after.arcs_of(learner));
        let dearest = arcs.map(|arc| i128::from(arc.1) - i128::from(after.base())).max();
        let above = greatest + dearest.unwrap_or(0) + 2 * i128::from(self.weight) + 1;
        let out = 2 * above + i128::from(after.base().unsigned_abs());
        let fits = |number: i128| i64::try_from(number).ok().filter(|n| n.abs() < 1 << 61);
        let prices = prices.iter().map(|price| fits(i128::from(price.out) * out + one(price)));
        // Costs were counted from the least; what people pay counts from 0.
        Some(Flow::claimed(
            offers,
            prices.collect::<Option<_>>()?,
            fits(out + i128::from(after.base()))?,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ada and Bo keep what they have although the other way round costs less.
    #[test]
    fn who_has_a_place_keeps_it() {
        let network = Network::new(vec![1, 1], vec![0, 2, 4], &[0, 1, 0, 1], &[-91, 0, 1, -90]);
        let network = network.unwrap();
        let stage = Stage { network: &network, prior: vec![Some(0), Some(1)], weight: 100 };
        let flow = stage.flow().unwrap();
        assert_eq!(flow.offers().collect::<Vec<_>>(), [Some(0), Some(1)]);
    }

    #[test]
    fn a_place_that_is_gone_is_replaced() {
        let network = Network::new(
            vec![1, 0, 1],
            vec![0, 2, 4, 6, 8],
            &[0, 2, 0, 1, 1, 2, 0, 2],
            &[-100, 5, 3, -100, -100, 7, 4, 6],
        );
        let network = network.unwrap();
        let prior = vec![Some(0), None, None, None];
        let few = Stage { network: &network, prior, weight: 100 };
        assert_eq!(few.flow(), None);
        let prior = vec![Some(0), Some(1), Some(1), None];
        let stage = Stage { network: &network, prior, weight: 100 };
        let flow = stage.flow().unwrap();
        let totals = flow::check(&network, &flow).unwrap();
        assert_eq!((totals.placed, totals.cost), (2, -94));
    }

    /// Learners by chance, everybody's best place as the prior one, and one offer in six closed.
    #[test]
    fn a_repair_is_proven_with_one_number_too() {
        let mut state = 7_u64;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
            (state >> 33) % limit
        };
        let mut changed = 0;
        for _ in 0..300 {
            let (learners, offers) = (2 + below(40), 2 + below(20));
            let mut rows: Vec<Vec<(u32, i64)>> = Vec::new();
            for _ in 0..learners {
                let some = (0..offers as u32).filter(|_| below(3) == 0).collect::<Vec<_>>();
                rows.push(some.into_iter().map(|offer| (offer, below(50) as i64 - 9)).collect());
            }
            let capacities: Vec<u32> = (0..offers).map(|_| below(5) as u32).collect();
            let network = |capacities: &[u32], weight: i64, prior: &[Option<u32>]| {
                let (mut starts, mut to, mut costs) = (vec![0], Vec::new(), Vec::new());
                for (row, prior) in rows.iter().zip(prior) {
                    for (offer, cost) in row {
                        to.push(*offer);
                        costs.push(cost - if *prior == Some(*offer) { weight } else { 0 });
                    }
                    starts.push(to.len() as u32);
                }
                Network::new(capacities.to_vec(), starts, &to, &costs).unwrap()
            };
            let nobody = vec![None; rows.len()];
            let before = flow::solve(&network(&capacities, 0, &nobody));
            let fewer: Vec<u32> =
                capacities.iter().map(|places| if below(6) == 0 { 0 } else { *places }).collect();
            let open = |offer: &u32| fewer[*offer as usize] > 0;
            let prior: Vec<Option<u32>> =
                before.offers().map(|offer| offer.filter(|offer| open(offer))).collect();
            let range = rows.iter().map(|row| {
                let costs = || row.iter().map(|arc| arc.1);
                costs().fold(0, i64::max) - costs().fold(0, i64::min)
            });
            let weight = range.sum::<i64>() + 1;
            let stage = Stage { network: &network(&fewer, weight, &prior), prior, weight };
            let Some(flow) = stage.flow() else { continue };
            let anew = flow::check(stage.network, &flow::solve(stage.network));
            assert_eq!(flow::check(stage.network, &flow), anew);
            changed += 1;
        }
        assert!(changed > 100, "only {changed} of 300 were repaired");
    }
}
