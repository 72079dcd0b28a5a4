//! Corrects a price that stands on an offer although a place is free.

use super::Market;
use crate::flow::arc::Arc;
use crate::flow::network::NONE;
use crate::flow::price::Price;

impl<A: Arc> Market<'_, A> {
    /// Lets somebody in, if that can be had for less than the price, and the chain of those who
    /// then move up ends at an offer that can do with one less; else lowers the price to 0.
    pub(super) fn fill_or_lower(&mut self, first: u32) {
        let Self { columns, held, prices, pays, search, .. } = self;
        search.begin();
        let (mut limit, mut end) = (prices[first as usize], first);
        let mut now = A::Price::ZERO;
        search.reach(first, now, NONE, NONE, now);
        while let Some((offer, distance)) = search.next(now, limit) {
            now = distance;
            if now >= limit {
                break;
            }
            let price = prices[offer as usize];
            for arc in columns.row(offer as usize) {
                let learner = arc.to();
                let place = held.offer_of[learner as usize];
                if place == offer || place == NONE {
                    continue;
                }
                // The learner would pay that much more here; the offer is that much nearer.
                let distance = now + price - pays[learner as usize] + arc.cost();
                if distance >= limit || !search.improves(place, distance) {
                    continue;
                }
                search.reach(place, distance, learner, offer, now);
                if distance + prices[place as usize] < limit {
                    (limit, end) = (distance + prices[place as usize], place);
                }
            }
        }
        search.close();
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > A::Price::ZERO {
                prices[offer as usize] -= by;
                for learner in held.of(offer as usize) {
                    pays[*learner as usize] -= by;
                }
            }
        }
        let mut moves = Vec::new();
        let mut offer = end;
        while offer != first {
            let (mover, to) = search.came_by(offer);
            moves.push((mover, offer, to));
            offer = to;
        }
        // From the free place on, so that every move finds one.
        while let Some((mover, from, to)) = moves.pop() {
            held.remove(from, mover);
            held.add(to, mover);
        }
    }
}
