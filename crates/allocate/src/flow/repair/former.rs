//! What was before a repair.

use super::Repaired;
use crate::flow::Flow;
use crate::flow::network::{NONE, Network};

/// An earlier allocation: where everybody was and, if it placed as many as possible, for which
/// offers learners stayed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    pub(super) places: Vec<u32>,
    /// The offers that everybody who was out competed for; not known of any allocation.
    pub(super) crowded: Option<Vec<u32>>,
}

impl Former {
    /// What [`solve`](crate::flow::solve) found for the network before the changes, or any other
    /// flow that [`check`](crate::flow::check) accepts for it.
    ///
    /// Takes time in proportion to learners and offers if the prices tell crowded offers from
    /// others at one look, as those of `solve` do; else all moves of those who are out are
    /// followed.
    pub fn of_flow(before: &Network, flow: &Flow) -> Self {
        let level = flow.out() / 2;
        let above = |offer: u32| flow.prices().get(offer as usize).is_some_and(|p| *p > level);
        let open = |offer: u32| before.capacities()[offer as usize] > 0;
        let mut out = (0..before.learners()).filter(|learner| flow.offer_of(*learner).is_none());
        let competes = |learner: usize| before.arcs_of(learner).any(|arc| open(arc.0));
        let told = match out.find(|learner| competes(*learner)) {
            None => true,
            Some(learner) => {
                let mut arcs = before.arcs_of(learner).filter(|arc| open(arc.0));
                level > 0 && arcs.all(|arc| above(arc.0))
            }
        };
        let crowded = if told {
            let of_offers = 0..before.offers() as u32;
            of_offers.filter(|offer| level > 0 && above(*offer)).collect()
        } else {
            followed(before, &flow.offers)
        };
        Self { places: flow.offers.clone(), crowded: Some(crowded) }
    }

    /// What a repair led to, to be repaired once more.
    pub fn of_repaired(repaired: &Repaired) -> Self {
        let prices = repaired.prices.iter().enumerate();
        let crowded = prices.filter(|(_, price)| price.out > 0).map(|(offer, _)| offer as u32);
        Self { places: repaired.offers.clone(), crowded: Some(crowded.collect()) }
    }

    /// Any allocation, whether it was the best or not: all that can change is looked at, in time
    /// proportional to the arcs.
    pub fn of_places(places: impl IntoIterator<Item = Option<u32>>) -> Self {
        let places = places.into_iter().map(|place| place.unwrap_or(NONE)).collect();
        Self { places, crowded: None }
    }

    /// Where everybody was.
    pub fn places(&self) -> impl ExactSizeIterator<Item = Option<u32>> + '_ {
        self.places.iter().map(|place| (*place != NONE).then_some(*place))
    }
}

/// The offers that can be reached from those who are out by moving others.
fn followed(before: &Network, places: &[u32]) -> Vec<u32> {
    let mut at: Vec<Vec<u32>> = vec![Vec::new(); before.offers()];
    let mut queue = Vec::new();
    for (learner, place) in places.iter().enumerate() {
        match *place {
            NONE => queue.push(learner as u32),
            offer => at[offer as usize].push(learner as u32),
        }
    }
    let mut seen = vec![false; before.offers()];
    let mut crowded = Vec::new();
    while let Some(learner) = queue.pop() {
        for (offer, _) in before.arcs_of(learner as usize) {
            let open = before.capacities()[offer as usize] > 0;
            if open && !std::mem::replace(&mut seen[offer as usize], true) {
                crowded.push(offer);
                queue.append(&mut at[offer as usize]);
            }
        }
    }
    crowded.sort_unstable();
    crowded
}
