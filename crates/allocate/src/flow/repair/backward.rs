//! Fills a free place that has a price, or lowers the price to nothing.

use super::search::Search;
use super::standing::Standing;
use super::toll::Toll;
use crate::flow::network::NONE;

impl Standing<'_> {
    /// Pulls somebody in who is out, or from where leaving gains enough, by the chain of moves that
    /// adds least; if lowering the price adds less, does that.
    pub(super) fn fill_or_lower(&mut self, first: u32) {
        self.make_columns();
        let mut search = std::mem::replace(&mut self.search, Search::new(0));
        search.begin();
        search.reach(first, Toll::NONE, NONE, NONE);
        let mut limit = self.prices[first as usize];
        // Who comes first of the chain, and to which offer; nobody if a price becomes 0.
        let (mut newcomer, mut to) = (NONE, NONE);
        // The offer that is left with a free place and without a price.
        let mut left = first;
        while let Some((offer, distance)) = search.next(limit) {
            for &learner in self.column(offer) {
                let own = self.offer_of[learner as usize];
                if own == offer {
                    continue;
                }
                let arc = self.after.arcs_of(learner as usize).find(|arc| arc.0 == offer);
                let Some((_, cost)) = arc else { continue };
                let there = self.toll(learner, offer, cost) + self.prices[offer as usize];
                let now = if own == NONE { Some(self.out(learner)) } else { self.pays(learner) };
                let Some(now) = now else { continue };
                let reached = distance + there - now;
                if reached >= limit {
                    continue;
                }
                if own == NONE {
                    (limit, newcomer, to) = (reached, learner, offer);
                    continue;
                }
                search.reach(own, reached, learner, offer);
                let leaves = reached + self.prices[own as usize];
                if leaves < limit {
                    (limit, newcomer, left) = (leaves, NONE, own);
                }
            }
        }
        for label in search.labels() {
            if label.distance < limit {
                self.prices[label.offer as usize] -= limit - label.distance;
            }
        }
        if newcomer != NONE {
            self.lead(newcomer, to);
            left = to;
        }
        // The place that is left is that of who was to move on from there, and so on.
        while left != first {
            let (mover, next) = search.came_by(left);
            if mover == NONE {
                break;
            }
            self.lead(mover, next);
            left = next;
        }
        self.search = search;
    }
}
