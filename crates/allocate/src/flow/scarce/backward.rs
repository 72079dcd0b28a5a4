//! Corrects a price that stands on a learner who is out.

use super::Market;
use crate::flow::arc::Arc;
use crate::flow::network::NONE;
use crate::flow::price::Price;

impl<A: Arc> Market<'_, A> {
    /// Lets the learner in, if somebody else can leave and that costs less than the price, by the
    /// cheapest chain of moves; else lowers the price to 0.
    pub(super) fn let_in_or_lower(&mut self, first: u32) {
        let Self { rows, held, prices, firms, search, capacities, .. } = self;
        search.begin();
        let (mut limit, mut leaver) = (prices[first as usize], NONE);
        let (mut from, mut now) = (NONE, A::Price::ZERO);
        let alone = [first];
        loop {
            let learners = if from == NONE { &alone[..] } else { held.of(from as usize) };
            for &learner in learners {
                let ahead = now + prices[learner as usize];
                if from != NONE && ahead < limit {
                    (limit, leaver) = (ahead, learner);
                }
                for arc in rows.row(learner as usize) {
                    let offer = arc.to();
                    if offer == from || capacities[offer as usize] == 0 {
                        continue;
                    }
                    let distance = ahead + arc.cost() - firms[offer as usize].worth;
                    if distance < limit && search.improves(offer, distance) {
                        search.reach(offer, distance, learner, from, now);
                    }
                }
            }
            match search.next(now, limit) {
                Some((offer, distance)) if distance < limit => (from, now) = (offer, distance),
                _ => break,
            }
        }
        search.close();
        prices[first as usize] -= limit;
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > A::Price::ZERO {
                firms[offer as usize].worth -= by;
                for learner in held.of(offer as usize) {
                    prices[*learner as usize] -= by;
                }
            }
        }
        if leaver == NONE {
            return;
        }
        let mut offer = held.offer_of[leaver as usize];
        held.remove(offer, leaver);
        loop {
            let (mover, before) = search.came_by(offer);
            if before != NONE {
                held.remove(before, mover);
            }
            held.add(offer, mover);
            if before == NONE {
                return;
            }
            offer = before;
        }
    }
}
