//! Fills an open place with a learner who is out, moving others as cheaply as possible.

use super::{CLOSED, Market};
use crate::flow::arc::Arc;
use crate::flow::network::NONE;

impl<A: Arc> Market<'_, A> {
    /// Fills one place of an offer by the chain of moves that costs least (Dijkstra with prices),
    /// and raises prices along the way. Whether there was such a chain.
    pub(super) fn fill(&mut self, first: u32) -> bool {
        let Self { columns, held, prices, worth, search, .. } = self;
        search.begin();
        search.reach(first, 0, NONE, NONE, 0);
        let mut limit = CLOSED;
        let (mut newcomer, mut to) = (NONE, NONE);
        let mut now = 0;
        while limit > now
            && let Some((offer, distance)) = search.next(now, limit)
        {
            now = distance;
            let ahead = now - worth[offer as usize];
            for arc in columns.row(offer as usize) {
                let base = ahead + arc.cost();
                if base >= limit {
                    break;
                }
                let learner = arc.to();
                let owner = held.offer_of[learner as usize];
                if owner == offer {
                    continue;
                }
                let distance = base + prices[learner as usize];
                if distance >= limit {
                    continue;
                }
                if owner == NONE {
                    limit = distance;
                    (newcomer, to) = (learner, offer);
                    if limit <= now {
                        break;
                    }
                } else if search.improves(owner, distance) {
                    search.reach(owner, distance, learner, offer, now);
                }
            }
        }
        if newcomer == NONE {
            return false;
        }
        search.close();
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > 0 {
                worth[offer as usize] += by;
                for learner in held.of(offer as usize) {
                    prices[*learner as usize] += by;
                }
            }
        }
        // The newcomer pushes on the learner by whom their offer was reached, and so on.
        let (mut learner, mut offer) = (newcomer, to);
        loop {
            let (next, before) = search.came_by(offer);
            if offer != first {
                held.remove(offer, next);
            }
            held.add(offer, learner);
            if offer == first {
                return true;
            }
            (learner, offer) = (next, before);
        }
    }
}
