//! What was before a repair.

use super::{FormerFault, Repaired};
use crate::flow::Flow;
use crate::flow::network::{NONE, Network};

/// An earlier allocation: where everybody was, who was where and, if it placed as many as possible,
/// for which offers learners stayed out. Made once, it serves any number of repairs.
#[derive(Clone, Debug)]
pub struct Former {
    pub(super) places: Vec<u32>,
    /// The learners of each offer as a list: how many, the first, and who comes after each.
    pub(super) lists: Vec<List>,
    pub(super) next: Vec<u32>,
    /// The offers that everybody who was out competed for; not known of any allocation.
    pub(super) crowded: Option<Vec<u32>>,
}

/// Where the learners of an offer begin, and how many they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub(super) first: u32,
    pub(super) taken: u32,
}

impl List {
    pub(super) const EMPTY: Self = Self { first: NONE, taken: 0 };
}

impl Former {
    /// What [`solve`](crate::flow::solve) found for the network before the changes, or any other
    /// flow that [`check`](crate::flow::check) accepts for it.
    ///
    /// Takes time in proportion to learners and offers if the prices tell crowded offers from
    /// others at one look, as those of `solve` do; else all moves of those who are out are
    /// followed.
    ///
    /// # Errors
    /// If the flow is not one of this network.
    pub fn of_flow(before: &Network, flow: &Flow) -> Result<Self, FormerFault> {
        if flow.prices().len() != before.offers() {
            return Err(FormerFault::Size);
        }
        let mut former = Self::listed(before, flow.offers.clone())?;
        let level = flow.out() / 2;
        let above = |offer: u32| flow.prices()[offer as usize] > level;
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
        former.crowded = Some(if told {
            let of_offers = 0..before.offers() as u32;
            of_offers.filter(|offer| level > 0 && above(*offer)).collect()
        } else {
            followed(before, &flow.offers)
        });
        Ok(former)
    }

    /// What a repair led to, to be repaired once more, in [`Amended::network`](super::Amended).
    ///
    /// # Errors
    /// If the repaired allocation is not one of this network.
    pub fn of_repaired(before: &Network, repaired: &Repaired) -> Result<Self, FormerFault> {
        if repaired.prices.len() != before.offers() {
            return Err(FormerFault::Size);
        }
        let mut former = Self::listed(before, repaired.offers.clone())?;
        let prices = repaired.prices.iter().enumerate();
        let crowded = prices.filter(|(_, price)| price.out > 0).map(|(offer, _)| offer as u32);
        former.crowded = Some(crowded.collect());
        Ok(former)
    }

    /// Any allocation, whether it was the best or not: all that can change is looked at, in time
    /// proportional to the arcs.
    ///
    /// # Errors
    /// If the places are not of this network.
    pub fn of_places(
        before: &Network,
        places: impl IntoIterator<Item = Option<u32>>,
    ) -> Result<Self, FormerFault> {
        Self::listed(before, places.into_iter().map(|place| place.unwrap_or(NONE)).collect())
    }

    fn listed(before: &Network, places: Vec<u32>) -> Result<Self, FormerFault> {
        if places.len() != before.learners() {
            return Err(FormerFault::Size);
        }
        let mut lists = vec![List::EMPTY; before.offers()];
        let mut next = vec![NONE; places.len()];
        for (learner, (&offer, next)) in places.iter().zip(&mut next).enumerate() {
            if offer == NONE {
                continue;
            }
            let Some(list) = lists.get_mut(offer as usize) else {
                return Err(FormerFault::UnknownOffer { learner, offer });
            };
            *next = std::mem::replace(&mut list.first, learner as u32);
            list.taken += 1;
        }
        Ok(Self { places, lists, next, crowded: None })
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
