//! What a wish or a place more would lead to: shortest chains of moves at the prices of a market.

use super::market::{Market, Toll, add, less};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Moves that together add least: of each learner the new pair, or none.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) toll: Toll,
    pub(super) moves: Vec<(usize, Option<usize>)>,
}

/// How an offer was reached in a search.
struct Label {
    toll: Toll,
    settled: bool,
    /// The pair by which, and the offer from or towards which.
    edge: usize,
    from: usize,
}

/// Dijkstra's search over offers.
#[derive(Default)]
struct Search {
    labels: HashMap<usize, Label>,
    heap: BinaryHeap<Reverse<(Toll, usize)>>,
}

/// The pair or the offer where a chain begins.
const NONE: usize = usize::MAX;

impl Search {
    fn reach(&mut self, offer: usize, toll: Toll, edge: usize, from: usize) {
        if let Some(known) = self.labels.get(&offer)
            && (known.settled || known.toll <= toll)
        {
            return;
        }
        let label = Label { toll: toll.clone(), settled: false, edge, from };
        self.labels.insert(offer, label);
        self.heap.push(Reverse((toll, offer)));
    }

    fn next(&mut self, limit: Option<&Toll>) -> Option<(usize, Toll)> {
        while let Some(Reverse((toll, offer))) = self.heap.pop() {
            if limit.is_some_and(|limit| toll >= *limit) {
                return None;
            }
            if let Some(label) = self.labels.get_mut(&offer)
                && !label.settled
                && label.toll == toll
            {
                label.settled = true;
                return Some((offer, toll));
            }
        }
        None
    }
}

impl Market<'_> {
    /// The least that giving this pair to its learner adds, and how; nothing if it cannot be given.
    pub(super) fn with(&self, edge: usize) -> Option<Chain> {
        let pair = &self.model.edges[edge];
        let left = self.after_leaving(pair.learner);
        let own_offer = self.place[pair.learner].map(|own| self.model.edges[own].offer);
        let mut search = Search::default();
        search.reach(pair.offer, self.difference(edge, pair.learner), NONE, NONE);
        // The total so far, the offer where the chain ends, and who stays out from there.
        let mut best: Option<(Toll, usize, Option<usize>)> = None;
        let better = |toll: &Toll, best: &Option<(Toll, usize, Option<usize>)>| {
            best.as_ref().is_none_or(|known| *toll < known.0)
        };
        while let Some((offer, toll)) = search.next(best.as_ref().map(|best| &best.0)) {
            if Some(offer) == own_offer {
                best = Some((toll, offer, None));
                break;
            }
            let mut ends = toll.clone();
            add(&mut ends, &left.toll);
            if self.has_room(offer) && better(&ends, &best) {
                best = Some((ends.clone(), offer, None));
            }
            for &holder in self.holders[offer].iter().filter(|holder| **holder != pair.learner) {
                if self.may_be_out(holder) {
                    let mut out = ends.clone();
                    add(&mut out, &self.moved(self.out(), holder));
                    if better(&out, &best) {
                        best = Some((out, offer, Some(holder)));
                    }
                }
                for to in self.edges_of(holder) {
                    let next = self.model.edges[to].offer;
                    if next != offer {
                        let mut there = toll.clone();
                        add(&mut there, &self.moved(self.pays(to), holder));
                        search.reach(next, there, to, offer);
                    }
                }
            }
        }
        let (toll, end, out) = best?;
        let mut moves = vec![(pair.learner, Some(edge))];
        if Some(end) != own_offer {
            moves.extend(left.moves);
        }
        moves.extend(out.map(|holder| (holder, None)));
        let mut at = end;
        while let Some(label) = search.labels.get(&at).filter(|label| label.edge != NONE) {
            moves.push((self.model.edges[label.edge].learner, Some(label.edge)));
            at = label.from;
        }
        Some(Chain { toll, moves })
    }

    /// As [`Self::with`] if the offer had one place more: nobody has to leave it.
    pub(super) fn with_place(&self, edge: usize) -> Chain {
        let pair = &self.model.edges[edge];
        let mut chain = self.after_leaving(pair.learner);
        add(&mut chain.toll, &self.difference(edge, pair.learner));
        less(&mut chain.toll, self.price(pair.offer));
        chain.moves.push((pair.learner, Some(edge)));
        chain
    }

    /// What one more place at an offer leads to.
    pub(super) fn with_more(&self, offer: usize) -> Chain {
        let mut chain = self.fill(offer, NONE);
        less(&mut chain.toll, self.price(offer));
        chain
    }

    /// What pays differently than now, without counting the move.
    fn difference(&self, edge: usize, learner: usize) -> Toll {
        let mut toll = self.pays(edge);
        less(&mut toll, &self.own(learner));
        toll
    }

    /// As much more as a learner would pay, and one move.
    fn moved(&self, mut pays: Toll, learner: usize) -> Toll {
        less(&mut pays, &self.own(learner));
        if let Some(moves) = pays.last_mut() {
            *moves += 1;
        }
        pays
    }

    /// What becomes of a place that its learner leaves.
    fn after_leaving(&self, learner: usize) -> Chain {
        match self.place[learner] {
            Some(edge) => self.fill(self.model.edges[edge].offer, learner),
            None => Chain { toll: self.nothing(), moves: Vec::new() },
        }
    }

    /// The least that a place which becomes free at this offer adds: it stays free, or somebody
    /// other than `leaver` comes, and so on.
    fn fill(&self, first: usize, leaver: usize) -> Chain {
        let mut search = Search::default();
        search.reach(first, self.nothing(), NONE, NONE);
        let mut limit = self.price(first).clone();
        let (mut newcomer, mut end) = (NONE, first);
        while let Some((offer, toll)) = search.next(Some(&limit)) {
            for &edge in &self.model.of_offer[offer] {
                let learner = self.model.edges[edge].learner;
                let own = self.place[learner].map(|own| self.model.edges[own].offer);
                if learner == leaver || own == Some(offer) || !self.may_be_chosen(edge) {
                    continue;
                }
                let mut there = toll.clone();
                add(&mut there, &self.moved(self.pays(edge), learner));
                if there >= limit {
                    continue;
                }
                let Some(own) = own else {
                    (limit, newcomer, end) = (there, edge, offer);
                    continue;
                };
                let mut leaves = there.clone();
                add(&mut leaves, self.price(own));
                search.reach(own, there, edge, offer);
                if leaves < limit {
                    (limit, newcomer, end) = (leaves, NONE, own);
                }
            }
        }
        let mut moves = Vec::new();
        if newcomer != NONE {
            moves.push((self.model.edges[newcomer].learner, Some(newcomer)));
        }
        let mut at = end;
        while let Some(label) = search.labels.get(&at).filter(|label| label.edge != NONE) {
            moves.push((self.model.edges[label.edge].learner, Some(label.edge)));
            at = label.from;
        }
        Chain { toll: limit, moves }
    }
}
