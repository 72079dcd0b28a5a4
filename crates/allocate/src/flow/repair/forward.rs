//! Finds a place for one learner more, or settles who stays out, by the chain of moves that adds
//! least.

use super::search::Search;
use super::standing::Standing;
use super::toll::Toll;
use crate::flow::network::NONE;

/// Where a chain begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A learner without a place.
    Learner(u32),
    /// An offer with more learners than places: one of them has to leave.
    Offer(u32),
}

/// The best end of a chain so far: the last mover comes from `from` and goes to `to` or stays out.
#[derive(Clone, Copy, Debug)]
struct End {
    total: Option<Toll>,
    mover: u32,
    from: u32,
    to: u32,
}

impl End {
    fn improves(&self, total: Toll) -> bool {
        self.total.is_none_or(|known| total < known)
    }
}

/// More than any chain adds.
const BEYOND: Toll = Toll { out: i32::MAX, changes: 0, cost: 0 };

impl Standing<'_> {
    /// Leads one learner more to a free place, or out, whichever adds least (Dijkstra with prices),
    /// and raises prices along the way.
    pub(super) fn settle(&mut self, source: Source) {
        let mut search = std::mem::replace(&mut self.search, Search::new(0));
        search.begin();
        let mut end = End { total: None, mover: NONE, from: NONE, to: NONE };
        match source {
            Source::Learner(learner) => self.look(learner, Toll::NONE, NONE, &mut search, &mut end),
            Source::Offer(offer) => search.reach(offer, Toll::NONE, NONE, NONE),
        }
        while let Some((offer, distance)) = search.next(end.total.unwrap_or(BEYOND)) {
            let most =
                self.prices[offer as usize] + Toll { cost: self.after.dearest, ..Toll::NONE };
            for learner in self.held(offer) {
                // Who would change is often seen to be too far without a look at their arcs.
                if !end.improves(distance - most + self.leaving(learner)) {
                    continue;
                }
                if let Some(pays) = self.pays(learner) {
                    self.look(learner, distance - pays, offer, &mut search, &mut end);
                }
            }
        }
        if let Some(total) = end.total {
            for label in search.labels() {
                if label.distance < total {
                    self.prices[label.offer as usize] += total - label.distance;
                }
            }
            self.follow(&search, end);
        }
        self.search = search;
    }

    /// What leaving a place adds at least, wherever the learner goes.
    fn leaving(&self, learner: u32) -> Toll {
        let former = self.former[learner as usize];
        let stays = former != NONE && former == self.offer_of[learner as usize];
        Toll { changes: i32::from(stays), ..Toll::NONE }
    }

    /// Looks at what this learner could do, who is at `from` and so far `ahead`.
    fn look(&self, learner: u32, ahead: Toll, from: u32, search: &mut Search, end: &mut End) {
        let out = ahead + self.out(learner);
        if end.improves(out) {
            *end = End { total: Some(out), mover: learner, from, to: NONE };
        }
        for (offer, cost) in self.after.arcs_of(learner as usize) {
            // Arcs are sorted by cost, and nothing else takes anything off.
            if !end.improves(ahead + Toll { cost: cost - self.after.base(), ..Toll::NONE }) {
                break;
            }
            if offer == from || !self.is_open(offer) {
                continue;
            }
            let distance = ahead + self.toll(learner, offer, cost) + self.prices[offer as usize];
            if !end.improves(distance) {
                continue;
            }
            if self.has_room(offer) {
                *end = End { total: Some(distance), mover: learner, from, to: offer };
            } else {
                search.reach(offer, distance, learner, from);
            }
        }
    }

    /// Moves everybody along the chain that ends there.
    fn follow(&mut self, search: &Search, end: End) {
        let End { mut mover, mut from, to, .. } = end;
        match to {
            NONE => self.detach(mover),
            to => self.lead(mover, to),
        }
        while from != NONE {
            let (next, before) = search.came_by(from);
            if next == NONE {
                return;
            }
            mover = next;
            self.lead(mover, from);
            from = before;
        }
    }
}
