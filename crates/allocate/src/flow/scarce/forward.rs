//! Fills an open place with a learner who is out, moving others as cheaply as possible.

use super::{Firm, Market};
use crate::flow::arc::Arc;
use crate::flow::control::Why;
use crate::flow::network::NONE;
use crate::flow::price::Price;

impl<A: Arc> Market<'_, A> {
    /// Fills one place of an offer by the chain of moves that costs least (Dijkstra with prices),
    /// and raises prices along the way. There is such a chain in this part.
    pub(super) fn fill(&mut self, first: u32) -> Result<(), Why> {
        let Self { columns, held, prices, firms, search, .. } = self;
        search.begin();
        let mut now = A::Price::ZERO;
        search.reach(first, now, NONE, NONE, now);
        let mut limit = A::Price::CLOSED;
        let (mut newcomer, mut to) = (NONE, NONE);
        while limit > now
            && let Some((offer, distance)) = search.next(now, limit)
        {
            now = distance;
            let Firm { worth, start, end } = firms[offer as usize];
            let ahead = now - worth;
            for arc in columns.between(start, end) {
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
            return Err(Why::Told);
        }
        search.close();
        let mut greatest = A::Price::ZERO;
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > A::Price::ZERO {
                firms[offer as usize].worth += by;
                greatest = greatest.max(firms[offer as usize].worth);
                for learner in held.of(offer as usize) {
                    prices[*learner as usize] += by;
                }
            }
        }
        if greatest > A::Price::SAFE {
            return Err(Why::TooDear);
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
                return Ok(());
            }
            (learner, offer) = (next, before);
        }
    }
}
