//! Bids for learners by offers with open places, several places at a time.

use super::{CLOSED, Market};
use crate::flow::arc::Arc;
use crate::flow::network::NONE;

/// Beyond this an exact search is safer than a bid.
const HIGHEST_BID: i64 = 1 << 59;

/// How often an offer takes a learner at an equal price before an exact search takes over.
const TIES: u8 = 20;

/// How much of the dearest cost the steps of coarse bids are.
const WARM: [i64; 1] = [512];

/// Above so many open places the cheapest learners are selected instead of inserted in order.
const FEW: usize = 32;

/// A learner whom an offer could take.
type Candidate = (i64, u32, i64);

/// How bids are made.
struct Manner {
    /// What a bid goes beyond what is needed.
    step: i64,
    /// What is still open waits for an exact search; otherwise it is left.
    exact: bool,
    /// How many more bids may be made.
    budget: u64,
}

impl<A: Arc> Market<'_, A> {
    /// Finds prices that are about right by coarse bids, then finer ones; who got what is
    /// forgotten each time.
    pub(super) fn warm_up(&mut self) {
        let mut last = 0;
        for share in WARM {
            let step = (self.dearest / share).max(1);
            if step == last {
                break;
            }
            last = step;
            let mut manner = Manner { step, exact: false, budget: self.allowance() };
            let open = self.open();
            self.bids(open, &mut manner);
            for (price, place) in self.prices.iter_mut().zip(&self.held.offer_of) {
                *price = if *place == NONE { 0 } else { (*price - 6 * step).max(0) };
            }
            self.held.clear();
        }
    }

    /// Offers bid until it is settled or until ties or time make exact searches better.
    pub(super) fn bid_for_all(&mut self) {
        let mut manner = Manner { step: 0, exact: true, budget: self.allowance() };
        let mut open = self.open();
        for _ in 0..2 {
            open = self.bids(open, &mut manner);
        }
        // An offer that holds nobody may have bid before prices rose.
        for offer in 0..self.capacities.len() {
            if self.capacities[offer] > 0 && self.held.taken(offer) == 0 {
                self.worth[offer] = self.least(offer);
            }
        }
    }

    fn allowance(&self) -> u64 {
        50 * self.capacities.iter().map(|capacity| u64::from(*capacity)).sum::<u64>() + 1000
    }

    /// Offers with places to fill.
    fn open(&self) -> Vec<u32> {
        (0..self.capacities.len() as u32).filter(|o| self.held.has_room(*o as usize)).collect()
    }

    /// The least that any learner costs this offer.
    fn least(&self, offer: usize) -> i64 {
        let mut least = CLOSED;
        for arc in self.columns.row(offer) {
            if arc.cost() >= least {
                break;
            }
            least = least.min(arc.cost() + self.prices[arc.to() as usize]);
        }
        least
    }

    /// Lets these offers bid, and whoever loses a learner by it; returns those that stay open.
    fn bids(&mut self, offers: Vec<u32>, manner: &mut Manner) -> Vec<u32> {
        let mut still_open = Vec::new();
        let mut ties = vec![0_u8; self.capacities.len()];
        let mut waiting = Vec::new();
        let mut candidates = Vec::new();
        for first in offers {
            waiting.push(first);
            while let Some(offer) = waiting.pop() {
                if !self.held.has_room(offer as usize) {
                    continue;
                }
                let settled = manner.budget > 0
                    && self.bid(offer, manner, &mut ties, &mut waiting, &mut candidates);
                manner.budget = manner.budget.saturating_sub(1);
                if !settled {
                    still_open.push(offer);
                }
            }
        }
        still_open
    }

    /// One offer takes the learners it needs from others or from outside, and raises the prices of
    /// all it has to what the next one would cost it. Whether all its places are taken then.
    fn bid(
        &mut self,
        offer: u32,
        manner: &Manner,
        ties: &mut [u8],
        waiting: &mut Vec<u32>,
        candidates: &mut Vec<Candidate>,
    ) -> bool {
        let at = offer as usize;
        let need = self.held.room(at) as usize;
        let next = self.cheapest(offer, need, candidates);
        if candidates.len() < need {
            return !manner.exact;
        }
        // Without another candidate the last one decides.
        let next = next.or(candidates.last().map(|last| last.0)).unwrap_or(0);
        let worth = next + manner.step;
        if worth > HIGHEST_BID {
            return !manner.exact;
        }
        let up = worth - self.worth[at];
        if up > 0 {
            for learner in self.held.of(at) {
                self.prices[*learner as usize] += up;
            }
        }
        self.worth[at] = worth;
        let mut settled = true;
        for &(value, learner, cost) in candidates.iter() {
            let owner = self.held.offer_of[learner as usize];
            if owner != NONE {
                if value >= worth {
                    if !manner.exact {
                        continue;
                    }
                    if ties[at] >= TIES {
                        settled = false;
                        continue;
                    }
                    ties[at] += 1;
                }
                self.held.remove(owner, learner);
                waiting.push(owner);
            }
            self.prices[learner as usize] = worth - cost;
            self.held.add(offer, learner);
        }
        settled
    }

    /// Collects the cheapest learners for so many places, cheapest first if they are few, and
    /// returns what the next one would cost.
    fn cheapest(&self, offer: u32, need: usize, candidates: &mut Vec<Candidate>) -> Option<i64> {
        candidates.clear();
        let (prices, places) = (&self.prices, &self.held.offer_of);
        let row = self.columns.row(offer as usize);
        if need > FEW {
            let others = row.iter().filter(|arc| places[arc.to() as usize] != offer);
            candidates.extend(others.map(|arc| {
                let (learner, cost) = (arc.to(), arc.cost());
                (cost + prices[learner as usize], learner, cost)
            }));
            candidates.sort_unstable();
        } else {
            let mut limit = CLOSED;
            for arc in row {
                let (learner, cost) = (arc.to(), arc.cost());
                if cost >= limit {
                    break;
                }
                let value = cost + prices[learner as usize];
                // Most are too dear: who has them is looked up for the others only.
                if value >= limit || places[learner as usize] == offer {
                    continue;
                }
                let place = candidates.partition_point(|other| other.0 <= value);
                candidates.insert(place, (value, learner, cost));
                candidates.truncate(need + 1);
                if let Some(last) = candidates.get(need) {
                    limit = last.0;
                }
            }
        }
        let next = candidates.get(need).map(|next| next.0);
        candidates.truncate(need);
        next
    }
}
