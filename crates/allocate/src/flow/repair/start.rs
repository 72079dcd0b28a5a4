//! Prices to begin with, and what is to be done.

use super::forward::Source;
use super::standing::Standing;
use super::toll::Toll;
use crate::flow::network::NONE;

/// What a repair has to do.
pub(super) struct Work {
    /// Learners who must be led somewhere, and offers that must let somebody go.
    pub(super) sources: Vec<Source>,
    /// Offers that may have a free place and a price.
    pub(super) freed: Vec<u32>,
}

impl Standing<'_> {
    /// Looks only where something changed. These offers were crowded: together they had the places
    /// that everybody competed for who was out, and their learners could go nowhere else.
    pub(super) fn start_where_touched(&mut self, former: &[u32], crowded: &[u32]) -> Work {
        for &offer in crowded {
            self.prices[offer as usize] = Toll::CROWDED;
        }
        let after = self.after;
        let before = after.before.capacities();
        let new_to_some = |offer: u32| {
            let was_open = before.get(offer as usize).is_some_and(|places| *places > 0);
            !was_open && (!crowded.is_empty() || former.contains(&NONE))
        };
        let mut work = Work { sources: Vec::new(), freed: Vec::new() };
        for &offer in &after.touched_offers {
            let at = offer as usize;
            if !self.is_open(offer) {
                self.prices[at] = Toll::NONE;
                self.lose(offer, &mut work);
            } else if new_to_some(offer) {
                // Who was out or in the crowd may be eligible; the price is true until they are asked.
                self.prices[at] = Toll::CROWDED;
            }
            work.freed.push(offer);
        }
        for &learner in &after.touched_learners {
            work.freed.extend(former.get(learner as usize).filter(|offer| **offer != NONE));
            if after.has_withdrawn(learner as usize) {
                continue;
            }
            let now = match self.offer_of[learner as usize] {
                NONE => Some(self.out(learner)),
                _ => self.pays(learner),
            };
            if now.is_none_or(|now| self.best_elsewhere(learner) < now) {
                self.detach(learner);
                work.sources.push(Source::Learner(learner));
            }
        }
        for &offer in &after.touched_offers {
            self.let_go(offer, &mut work);
        }
        work.freed.sort_unstable();
        work.freed.dedup();
        work
    }

    /// Looks at everybody: finds the crowded offers first, from which no free place can be reached.
    pub(super) fn start_anywhere(&mut self) -> Work {
        let after = self.after;
        let mut work = Work { sources: Vec::new(), freed: Vec::new() };
        for learner in 0..after.learners() as u32 {
            let offer = self.offer_of[learner as usize];
            if offer != NONE && (!self.is_open(offer) || self.pays(learner).is_none()) {
                self.detach(learner);
            }
        }
        self.price_crowded();
        for learner in 0..after.learners() as u32 {
            let out = self.offer_of[learner as usize] == NONE;
            if out && self.best_elsewhere(learner) < self.out(learner) {
                work.sources.push(Source::Learner(learner));
            }
        }
        for offer in 0..after.offers() as u32 {
            self.let_go(offer, &mut work);
        }
        work
    }

    /// Learners of an offer that has closed are to be led elsewhere.
    fn lose(&mut self, offer: u32, work: &mut Work) {
        let lost: Vec<u32> = self.held(offer).collect();
        for learner in lost {
            self.detach(learner);
            // Who changed in other ways too is looked at with those.
            if !self.after.touched_learners.contains(&learner) {
                work.sources.push(Source::Learner(learner));
            }
        }
    }

    /// An offer that holds more learners than it has places must let some go.
    fn let_go(&self, offer: u32, work: &mut Work) {
        let places = self.after.capacities[offer as usize];
        let too_many = self.taken(offer).saturating_sub(places);
        work.sources.extend((0..too_many).map(|_| Source::Offer(offer)));
    }

    /// Gives the high price to all open offers from which moves lead to no free place.
    fn price_crowded(&mut self) {
        self.make_columns();
        let offers = self.after.offers() as u32;
        let mut leads_out = vec![false; offers as usize];
        let mut queue: Vec<u32> = (0..offers).filter(|offer| self.has_room(*offer)).collect();
        for &offer in &queue {
            leads_out[offer as usize] = true;
        }
        while let Some(offer) = queue.pop() {
            for &learner in self.column(offer) {
                let own = self.offer_of[learner as usize];
                if own != NONE && !std::mem::replace(&mut leads_out[own as usize], true) {
                    queue.push(own);
                }
            }
        }
        for (price, (leads_out, places)) in
            self.prices.iter_mut().zip(leads_out.iter().zip(&self.after.capacities))
        {
            if !leads_out && *places > 0 {
                *price = Toll::CROWDED;
            }
        }
    }
}
