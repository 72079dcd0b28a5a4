//! Checks an allocation of a network by its prices, in one pass over the arcs.
//!
//! With a price on every offer and a price of staying out, everybody pays cost and price of their
//! place. If nobody would pay less elsewhere, and only full offers have a price, then no allocation
//! that places as many costs less: any other one pays no less in sum, and takes in no more from
//! prices. That nobody else can be placed is shown by learners who have nothing but offers above some
//! price: together they have fewer places than they are, by as many as are out (Hall). If no price
//! shows it, all moves are followed from those who are out.

use crate::flow::{Flow, Network};

/// What an allocation of a network amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Learners with a place.
    pub placed: usize,
    /// The sum of costs of their places.
    pub cost: i128,
}

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlowDoubt {
    #[error("the allocation is of another size than the network")]
    Size,
    #[error("learner {learner} is not eligible for the place")]
    NotEligible { learner: usize },
    #[error("offer {offer} has more learners than places")]
    Capacity { offer: usize },
    #[error("offer {offer} has a price below 0")]
    Negative { offer: usize },
    #[error("offer {offer} has a price and a free place")]
    FreeAtAPrice { offer: usize },
    #[error("learner {learner} would rather be elsewhere at these prices")]
    Envy { learner: usize },
    #[error("it is not shown that nobody else can be placed")]
    MorePlaces,
}

/// Checks that the allocation is allowed, places as many as possible, and costs least.
///
/// # Errors
/// The first thing that does not hold.
pub fn check(network: &Network, flow: &Flow) -> Result<Totals, FlowDoubt> {
    let capacities = network.capacities();
    if flow.offers().len() != network.learners() || flow.prices().len() != capacities.len() {
        return Err(FlowDoubt::Size);
    }
    let mut taken = vec![0_u32; capacities.len()];
    let mut totals = Totals::default();
    let prices = flow.prices();
    let level = flow.out() / 2;
    let mut crowded: i128 = 0;
    for (learner, place) in flow.offers().enumerate() {
        let mut least = i128::from(flow.out());
        let (mut own, mut lowest) = (None, i64::MAX);
        network.arcs_of(learner).for_each(|(offer, cost)| {
            let pays = i128::from(cost) + i128::from(prices[offer as usize]);
            if place == Some(offer) {
                own = Some((pays, cost));
            }
            // Nobody can envy a place that there is not.
            if pays < least && capacities[offer as usize] > 0 {
                least = pays;
            }
            lowest = lowest.min(prices[offer as usize]);
        });
        crowded += i128::from(lowest > level);
        match (place, own) {
            (None, _) if least < i128::from(flow.out()) => {
                return Err(FlowDoubt::Envy { learner });
            }
            (None, _) => {}
            (Some(_), None) => return Err(FlowDoubt::NotEligible { learner }),
            (Some(_), Some((pays, _))) if pays > least => {
                return Err(FlowDoubt::Envy { learner });
            }
            (Some(offer), Some((_, cost))) => {
                taken[offer as usize] += 1;
                totals.placed += 1;
                totals.cost += i128::from(cost);
            }
        }
    }
    for (offer, price) in prices.iter().enumerate() {
        if taken[offer] > capacities[offer] {
            return Err(FlowDoubt::Capacity { offer });
        }
        if *price < 0 {
            return Err(FlowDoubt::Negative { offer });
        }
        if *price > level {
            crowded -= i128::from(capacities[offer]);
        }
        if *price > 0 && taken[offer] < capacities[offer] {
            return Err(FlowDoubt::FreeAtAPrice { offer });
        }
    }
    let out = (network.learners() - totals.placed) as i128;
    if crowded < out && !nobody_else(network, flow) {
        return Err(FlowDoubt::MorePlaces);
    }
    Ok(totals)
}

/// Whether no free place can be reached from those who are out by moving others: follows every
/// possible move from them.
fn nobody_else(network: &Network, flow: &Flow) -> bool {
    // The learners at each offer, one offer after the other.
    let mut starts = vec![0_usize; network.offers() + 1];
    for offer in flow.offers().flatten() {
        starts[offer as usize + 1] += 1;
    }
    for offer in 0..network.offers() {
        starts[offer + 1] += starts[offer];
    }
    let (mut at, mut next) = (vec![0; starts[network.offers()]], starts.clone());
    let mut queue = Vec::new();
    for (learner, place) in flow.offers().enumerate() {
        match place {
            Some(offer) => {
                at[next[offer as usize]] = learner;
                next[offer as usize] += 1;
            }
            None => queue.push(learner),
        }
    }
    let mut seen = vec![false; network.offers()];
    while let Some(learner) = queue.pop() {
        for (offer, _) in network.arcs_of(learner) {
            let offer = offer as usize;
            if std::mem::replace(&mut seen[offer], true) {
                continue;
            }
            let here = &at[starts[offer]..starts[offer + 1]];
            if here.len() < network.capacities()[offer] as usize {
                return false;
            }
            queue.extend_from_slice(here);
        }
    }
    true
}
