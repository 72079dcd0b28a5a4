//! Checks a repaired allocation by its prices, in one pass over the arcs.
//!
//! Three numbers count one after the other: who stays out, who changes, what it costs. If nobody
//! would pay less elsewhere or outside, and only full offers have a price, then no allocation has
//! less in sum: any other one pays no less, and takes in no more from prices. Sums of three numbers
//! compare like numbers do, so the one proof is about all of them. Costs count from any base: how
//! many have a place is the same in all that are as good.

use crate::flow::repair::{Amended, Former, Repaired};

/// What a repaired allocation amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RepairTotals {
    /// Learners with a place.
    pub placed: usize,
    /// Learners who had a place and have none or another one, without those who withdrew.
    pub changes: usize,
    /// The sum of costs of the places.
    pub cost: i128,
}

/// What does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RepairDoubt {
    #[error("the allocation is of another size than the network")]
    Size,
    #[error("learner {learner} is not eligible for the place")]
    NotEligible { learner: usize },
    #[error("offer {offer} has more learners than places")]
    Capacity { offer: usize },
    #[error("offer {offer} has a price below nothing, or one that no costs bring about")]
    Price { offer: usize },
    #[error("offer {offer} has a price and a free place")]
    FreeAtAPrice { offer: usize },
    #[error("learner {learner} would rather be elsewhere at these prices")]
    Envy { learner: usize },
}

/// Who is out and who changes as one number, and what it costs: sums compare as the three do.
type Sum = (i64, i64);

/// What one learner who is out counts for: more than any number of changes.
const OUT: i64 = 1 << 33;

/// Beyond this, sums of a price and a cost could leave 64 bits.
const GREATEST: u64 = 1 << 61;

/// Checks that the allocation is allowed, places as many as possible, changes as few former places
/// as possible, and costs least.
///
/// # Errors
/// The first thing that does not hold.
pub fn check(
    after: &Amended<'_>,
    former: &Former,
    repaired: &Repaired,
) -> Result<RepairTotals, RepairDoubt> {
    let capacities = after.capacities();
    if repaired.offers().len() != after.learners() || repaired.prices().len() != capacities.len() {
        return Err(RepairDoubt::Size);
    }
    let mut prices: Vec<Sum> = Vec::with_capacity(capacities.len());
    for (offer, price) in repaired.prices().iter().enumerate() {
        let (out, changes) = (i64::from(price.out), i64::from(price.changes));
        if (out, changes, price.cost) < (0, 0, 0) || price.cost.unsigned_abs() >= GREATEST {
            return Err(RepairDoubt::Price { offer });
        }
        prices.push((out * OUT + changes, price.cost));
    }
    let base = after.base();
    let mut taken = vec![0_u32; capacities.len()];
    let mut totals = RepairTotals::default();
    let mut before = former.places();
    for (learner, place) in repaired.offers().enumerate() {
        let had = before.next().flatten();
        let gone = after.has_withdrawn(learner);
        let loses = |offer: Option<u32>| i64::from(had.is_some() && !gone && offer != had);
        let out = (OUT + loses(None), 0);
        let mut least = out;
        let mut own = None;
        let change = loses(None);
        after.for_each_arc(learner, |offer, cost| {
            let price = prices[offer as usize];
            let changes = if had == Some(offer) { 0 } else { change };
            let pays = (price.0 + changes, price.1 + (cost - base));
            if place == Some(offer) {
                own = Some((pays, cost));
            }
            // Nobody can envy a place that there is not.
            if pays < least && capacities[offer as usize] > 0 {
                least = pays;
            }
        });
        totals.changes += usize::from(loses(place) > 0);
        let pays = match (place, own) {
            (None, _) => out,
            (Some(_), None) => return Err(RepairDoubt::NotEligible { learner }),
            (Some(offer), Some((pays, cost))) => {
                taken[offer as usize] += 1;
                totals.placed += 1;
                totals.cost += i128::from(cost);
                pays
            }
        };
        if pays > least {
            return Err(RepairDoubt::Envy { learner });
        }
    }
    for (offer, price) in prices.iter().enumerate() {
        if taken[offer] > capacities[offer] {
            return Err(RepairDoubt::Capacity { offer });
        }
        if *price > (0, 0) && taken[offer] < capacities[offer] {
            return Err(RepairDoubt::FreeAtAPrice { offer });
        }
    }
    Ok(totals)
}
