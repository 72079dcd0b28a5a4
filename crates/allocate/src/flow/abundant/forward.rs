//! Places who is still out, moving others as cheaply as possible.

use super::Market;
use crate::flow::arc::Arc;
use crate::flow::control::Why;
use crate::flow::network::NONE;
use crate::flow::price::Price;

impl<A: Arc> Market<'_, A> {
    /// Places a learner by the chain of moves that costs least (Dijkstra with prices), and raises
    /// prices along the way so that nobody would rather go elsewhere.
    pub(super) fn place(&mut self, first: u32) -> Result<(), Why> {
        self.pays[first as usize] = self.least(first as usize);
        let Self { rows, held, prices, pays, search, .. } = self;
        search.begin();
        let (mut limit, mut end) = (A::Price::CLOSED, NONE);
        let (mut from, mut now) = (NONE, A::Price::ZERO);
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
            return Ok(());
        }
        pays[first as usize] += limit;
        let mut greatest = pays[first as usize];
        for &offer in &search.settled {
            let by = limit - search.distance(offer);
            if by > A::Price::ZERO {
                prices[offer as usize] += by;
                greatest = greatest.max(prices[offer as usize]);
                for learner in held.of(offer as usize) {
                    pays[*learner as usize] += by;
                }
            }
        }
        if greatest > A::Price::SAFE {
            return Err(Why::TooDear);
        }
        let mut offer = end;
        loop {
            let (mover, before) = search.came_by(offer);
            if before != NONE {
                held.remove(before, mover);
            }
            held.add(offer, mover);
            if before == NONE {
                return Ok(());
            }
            offer = before;
        }
    }
}
