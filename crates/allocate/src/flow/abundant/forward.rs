//! Places who is still out, moving others as cheaply as possible.

use super::{CLOSED, Market};
use crate::flow::arc::Arc;
use crate::flow::network::NONE;

impl<A: Arc> Market<'_, A> {
    /// Places a learner by the chain of moves that costs least (Dijkstra with prices), and raises
    /// prices along the way so that nobody would rather go elsewhere.
    pub(super) fn place(&mut self, first: u32) {
        self.pays[first as usize] = self.least(first as usize);
        let Self { rows, held, prices, pays, search, .. } = self;
        search.begin();
        let (mut limit, mut end) = (CLOSED, NONE);
        let (mut from, mut now) = (NONE, 0);
        let alone = [first];
        loop {
            let learners = if from == NONE { &alone[..] } else { held.of(from as usize) };
            for &learner in learners {
                let ahead = now - pays[learner as usize];
                for arc in rows.row(learner as usize) {
                    let base = ahead + arc.cost();
                    if base >= limit {
                        break;
                    }
                    let offer = arc.to();
                    let distance = base + prices[offer as usize];
                    if distance >= limit || !search.improves(offer, distance) {
                        continue;
                    }
                    if held.has_room(offer as usize) {
                        search.end_at(offer, distance, learner, from);
                        (limit, end) = (distance, offer);
                    } else {
                        search.reach(offer, distance, learner, from, now);
                    }
                }
                if limit <= now {
                    break;
                }
            }
            if limit <= now {
                break;
            }
            match search.next(now, limit) {
                Some((offer, distance)) => (from, now) = (offer, distance),
                None => break,
            }
        }
        search.close();
        if end == NONE {
            return;
        }
        pays[first as usize] += limit;
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > 0 {
                prices[offer as usize] += by;
                for learner in held.of(offer as usize) {
                    pays[*learner as usize] += by;
                }
            }
        }
        let mut offer = end;
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
