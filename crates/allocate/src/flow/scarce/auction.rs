//! Bids for learners by offers with open places, several places at a time.

use super::{Firm, Market};
use crate::flow::arc::Arc;
use crate::flow::network::NONE;
use crate::flow::price::Price;
use crate::flow::sweep::Sweep;

/// How often an offer takes a learner at an equal price before an exact search takes over.
const TIES: u8 = 20;

/// The steps of coarse bids as shares of the dearest cost, and by how many steps prices are lowered
/// after them: too few, and prices stay on learners who are out; too many, and bids start again.
const WARM: [(i32, i32); 2] = [(256, 6), (2048, 9)];

/// Above so many open places the cheapest learners are selected instead of inserted in order.
const FEW: usize = 32;

/// A learner whom an offer could take.
type Candidate<P> = (P, u32, P);

/// How bids are made.
struct Manner<P> {
    /// What a bid goes beyond what is needed.
    step: P,
    /// What is still open waits for an exact search; otherwise it is left.
    exact: bool,
    /// How many more bids may be made.
    budget: u64,
}

/// What is kept between bids.
struct Desk<P> {
    ties: Vec<u8>,
    /// Whom each offer lost last.
    lost: Vec<u32>,
    /// Offers that lost a learner and have not bid again.
    waiting: Sweep,
    candidates: Vec<Candidate<P>>,
}

impl<A: Arc> Market<'_, A> {
    /// Finds prices that are about right by coarse bids, then finer ones; who got what is
    /// forgotten each time.
    pub(super) fn warm_up(&mut self) {
        let mut last = A::Price::ZERO;
        for (share, steps) in WARM {
            let step = self.dearest.divided(share).max(A::Price::ONE);
            if step == last {
                break;
            }
            last = step;
            let mut manner = Manner { step, exact: false, budget: self.allowance() };
            let open = self.open();
            self.bids(open, &mut manner);
            let lower = step.times(steps);
            for (price, place) in self.prices.iter_mut().zip(&self.held.offer_of) {
                if *price < A::Price::CLOSED {
                    let out = *place == NONE || *price < lower;
                    *price = if out { A::Price::ZERO } else { *price - lower };
                }
            }
            self.held.clear();
        }
    }

    /// Offers bid until it is settled or until ties or time make exact searches better: where places
    /// are `tight` only in a second round, since searches go far there.
    pub(super) fn bid_for_all(&mut self, tight: bool) {
        let mut manner = Manner { step: A::Price::ZERO, exact: true, budget: self.allowance() };
        let mut open = self.open();
        for _ in 0..if tight { 2 } else { 1 } {
            open = self.bids(open, &mut manner);
        }
        // An offer that holds nobody may have bid before prices rose.
        for offer in 0..self.firms.len() {
            if self.held.places(offer) > 0 && self.held.taken(offer) == 0 {
                self.firms[offer].worth = self.least(offer);
            }
        }
    }

    fn allowance(&self) -> u64 {
        let places = (0..self.firms.len()).map(|offer| u64::from(self.held.places(offer)));
        50 * places.sum::<u64>() + 1000
    }

    /// Offers with places to fill.
    fn open(&self) -> Vec<u32> {
        (0..self.firms.len() as u32).filter(|o| self.held.has_room(*o as usize)).collect()
    }

    /// The least that any learner costs this offer.
    fn least(&self, offer: usize) -> A::Price {
        let mut least = A::Price::CLOSED;
        for arc in self.columns.row(offer) {
            if arc.cost() >= least {
                break;
            }
            least = least.min(arc.cost() + self.prices[arc.to() as usize]);
        }
        least
    }

    /// Lets these offers bid, and whoever loses a learner by it; returns those that stay open.
    fn bids(&mut self, offers: Vec<u32>, manner: &mut Manner<A::Price>) -> Vec<u32> {
        let mut still_open = Vec::new();
        let mut desk = Desk {
            ties: vec![0; self.firms.len()],
            lost: vec![NONE; self.firms.len()],
            waiting: Sweep::none(self.firms.len()),
            candidates: Vec::new(),
        };
        for offer in offers {
            desk.waiting.insert(offer);
        }
        while let Some(offer) = desk.waiting.next() {
            let room = self.held.room(offer as usize) as usize;
            if room == 0 {
                continue;
            }
            let settled = manner.budget > 0
                && match room {
                    1 if manner.exact => self.bid_for_one::<true>(offer, manner, &mut desk),
                    1 => self.bid_for_one::<false>(offer, manner, &mut desk),
                    _ => self.bid(offer, room, manner, &mut desk),
                };
            manner.budget = manner.budget.saturating_sub(1);
            if !settled {
                still_open.push(offer);
            }
        }
        still_open
    }

    /// One offer takes the learner who costs least and raises the prices of all it has to what the
    /// next one would cost it. Whether all its places are taken then.
    fn bid_for_one<const EXACT: bool>(
        &mut self,
        offer: u32,
        manner: &Manner<A::Price>,
        desk: &mut Desk<A::Price>,
    ) -> bool {
        let Firm { worth: own, start, end } = self.firms[offer as usize];
        let (mut least, mut next) = (A::Price::CLOSED, A::Price::CLOSED);
        let (mut best, mut next_best) = (A::default(), A::default());
        let lost = desk.lost[offer as usize];
        let is_out = |arc: A| self.held.offer_of[arc.to() as usize] == NONE;
        for &arc in self.columns.between(start, end) {
            if arc.cost() > next || !EXACT && arc.cost() == next {
                break;
            }
            let learner = arc.to();
            let value = arc.cost() + self.prices[learner as usize];
            // Those that the offer has cost what it is worth to them.
            let own = || value == own && self.held.offer_of[learner as usize] == offer;
            if value < next && !own() {
                if value < least {
                    (next, next_best) = (least, best);
                    (least, best) = (value, arc);
                } else {
                    (next, next_best) = (value, arc);
                }
            } else if EXACT
                && value == next
                && next < A::Price::CLOSED
                && (next_best.to() == lost || is_out(arc))
                && !own()
            {
                next_best = arc;
            }
        }
        if least == A::Price::CLOSED {
            return !EXACT;
        }
        if EXACT && least == next && !is_out(best) && (best.to() == lost || is_out(next_best)) {
            best = next_best;
        }
        // Without another candidate this one decides.
        let worth = if next == A::Price::CLOSED { least } else { next } + manner.step;
        if worth > A::Price::HIGHEST_BID {
            return !manner.exact;
        }
        self.raise(offer, worth);
        self.take(offer, (least, best.to(), best.cost()), manner, desk)
    }

    /// One offer takes the learners it needs from others or from outside, and raises the prices of
    /// all it has to what the next one would cost it. Whether all its places are taken then.
    fn bid(
        &mut self,
        offer: u32,
        need: usize,
        manner: &Manner<A::Price>,
        desk: &mut Desk<A::Price>,
    ) -> bool {
        let mut candidates = std::mem::take(&mut desk.candidates);
        let next = self.cheapest(offer, need, &mut candidates);
        // Without another candidate the last one decides.
        let next = next.or(candidates.last().map(|last| last.0)).unwrap_or_default();
        let worth = next + manner.step;
        let possible = candidates.len() >= need && worth <= A::Price::HIGHEST_BID;
        let mut settled = possible || !manner.exact;
        if possible {
            self.raise(offer, worth);
            for &candidate in &candidates {
                settled &= self.take(offer, candidate, manner, desk);
            }
        }
        desk.candidates = candidates;
        settled
    }

    /// Raises the prices of all that an offer has.
    #[inline]
    fn raise(&mut self, offer: u32, worth: A::Price) {
        let before = std::mem::replace(&mut self.firms[offer as usize].worth, worth);
        if worth > before {
            for learner in self.held.of(offer as usize) {
                self.prices[*learner as usize] += worth - before;
            }
        }
    }

    /// Takes a learner at the price that the offer has set. Whether that is settled.
    #[inline]
    fn take(
        &mut self,
        offer: u32,
        (value, learner, cost): Candidate<A::Price>,
        manner: &Manner<A::Price>,
        desk: &mut Desk<A::Price>,
    ) -> bool {
        let worth = self.firms[offer as usize].worth;
        let owner = self.held.offer_of[learner as usize];
        if owner != NONE {
            if value >= worth {
                if !manner.exact {
                    return true;
                }
                let ties = &mut desk.ties[offer as usize];
                if *ties >= TIES {
                    return false;
                }
                *ties += 1;
            }
            self.held.leave(owner, learner);
            desk.lost[owner as usize] = learner;
            desk.waiting.insert(owner);
        }
        self.prices[learner as usize] = worth - cost;
        self.held.add(offer, learner);
        true
    }

    /// Collects the cheapest learners for so many places, cheapest first if they are few, and
    /// returns what the next one would cost.
    fn cheapest(
        &self,
        offer: u32,
        need: usize,
        candidates: &mut Vec<Candidate<A::Price>>,
    ) -> Option<A::Price> {
        candidates.clear();
        let (prices, places) = (&self.prices, &self.held.offer_of);
        let row = self.columns.row(offer as usize);
        if need > FEW {
            let others = row.iter().filter_map(|arc| {
                let (learner, cost) = (arc.to(), arc.cost());
                let price = prices[learner as usize];
                let other = price < A::Price::CLOSED && places[learner as usize] != offer;
                other.then_some((cost + price, learner, cost))
            });
            candidates.extend(others);
            candidates.sort_unstable();
        } else {
            let mut limit = A::Price::CLOSED;
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
