//! What a wish or a place more would lead to: shortest chains of moves at the prices of a market.

use super::market::{Market, Tells, Toll, minus, plus};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Moves that together add least: of each learner the new pair, or none.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    pub(super) moves: Vec<(usize, Option<usize>)>,
}

/// How an offer was reached in a search.
struct Label<const N: usize> {
    toll: Toll<N>,
    offer: usize,
    settled: bool,
    /// The pair by which, and the offer from or towards which.
    edge: usize,
    from: usize,
}

/// Dijkstra's search over offers; what it knows is kept for the offers it reached only.
pub(super) struct Search<const N: usize> {
    /// Of each offer the place of its label, counted from 1, or 0.
    slots: Vec<u32>,
    labels: Vec<Label<N>>,
    heap: BinaryHeap<Reverse<(Toll<N>, usize)>>,
}

/// The pair or the offer where a chain begins.
const NONE: usize = usize::MAX;

impl<const N: usize> Search<N> {
    pub(super) fn new(offers: usize) -> Self {
        Self { slots: vec![0; offers], labels: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Forgets the last search and begins at an offer.
    fn begin(&mut self, offer: usize, toll: Toll<N>) {
        for label in self.labels.drain(..) {
            self.slots[label.offer] = 0;
        }
        self.heap.clear();
        self.reach(offer, toll, NONE, NONE);
    }

    fn reach(&mut self, offer: usize, toll: Toll<N>, edge: usize, from: usize) {
        let label = Label { toll, offer, settled: false, edge, from };
        match self.slots[offer] {
            0 => {
                self.labels.push(label);
                self.slots[offer] = self.labels.len() as u32;
            }
            slot => {
                let known = &mut self.labels[slot as usize - 1];
                if known.settled || known.toll <= toll {
                    return;
                }
                *known = label;
            }
        }
        self.heap.push(Reverse((toll, offer)));
    }

    fn next(&mut self, limit: Option<&Toll<N>>) -> Option<(usize, Toll<N>)> {
        while let Some(Reverse((toll, offer))) = self.heap.pop() {
            if limit.is_some_and(|limit| toll >= *limit) {
                return None;
            }
            let label = &mut self.labels[self.slots[offer] as usize - 1];
            if !label.settled && label.toll == toll {
                label.settled = true;
                return Some((offer, toll));
            }
        }
        None
    }

    /// The pairs along the way to an offer, the last first.
    fn way_to(&self, mut offer: usize) -> Vec<usize> {
        let mut way = Vec::new();
        while let Some(slot) = self.slots[offer].checked_sub(1) {
            let label = &self.labels[slot as usize];
            if label.edge == NONE {
                break;
            }
            way.push(label.edge);
            offer = label.from;
        }
        way
    }
}

/// Where a chain may end: what it adds in all, the last offer, and who stays out from there.
type End<const N: usize> = (Toll<N>, usize, Option<usize>);

impl<const N: usize> Tells for Market<'_, N> {
    fn may_be_chosen(&self, edge: usize) -> bool {
        self.may_choose(edge)
    }

    fn with(&self, edge: usize) -> Option<Chain> {
        let pair = &self.model.edges[edge];
        let (left, fills) = self.after_leaving(pair.learner);
        let own_offer = self.place[pair.learner].map(|own| self.model.edges[own].offer);
        let mut search = self.search.borrow_mut();
        search.begin(pair.offer, minus(self.pays(edge), self.own(pair.learner)));
        let mut best: Option<End<N>> = None;
        while let Some((offer, toll)) = search.next(best.as_ref().map(|best| &best.0)) {
            if Some(offer) == own_offer {
                best = Some((toll, offer, None));
                break;
            }
            let better = |toll: &Toll<N>, best: &Option<End<N>>| {
                best.as_ref().is_none_or(|known| *toll < known.0)
            };
            let ends = plus(toll, &left);
            if self.has_room(offer) && better(&ends, &best) {
                best = Some((ends, offer, None));
            }
            for &holder in self.holders[offer].iter().filter(|holder| **holder != pair.learner) {
                let out = plus(ends, &self.moved(self.out(), holder));
                if self.may_be_out(holder) && better(&out, &best) {
                    best = Some((out, offer, Some(holder)));
                }
                for to in self.edges_of(holder) {
                    let next = self.model.edges[to].offer;
                    let there = plus(toll, &self.moved(self.pays(to), holder));
                    if next != offer && better(&there, &best) {
                        search.reach(next, there, to, offer);
                    }
                }
            }
        }
        let (_, end, out) = best?;
        let mut moves = vec![(pair.learner, Some(edge))];
        if Some(end) != own_offer {
            moves.extend(fills.moves);
        }
        moves.extend(out.map(|holder| (holder, None)));
        moves.extend(search.way_to(end).into_iter().map(|edge| self.to(edge)));
        Some(Chain { moves })
    }

    fn with_place(&self, edge: usize) -> Chain {
        let learner = self.model.edges[edge].learner;
        let (_, mut chain) = self.after_leaving(learner);
        chain.moves.push((learner, Some(edge)));
        chain
    }

    fn with_more(&self, offer: usize) -> Option<Chain> {
        (self.places[offer] > 0).then(|| self.fill(offer, NONE).1)
    }
}

impl<const N: usize> Market<'_, N> {
    fn to(&self, edge: usize) -> (usize, Option<usize>) {
        (self.model.edges[edge].learner, Some(edge))
    }

    /// As much more as a learner would pay, and one move.
    fn moved(&self, pays: Toll<N>, learner: usize) -> Toll<N> {
        let mut more = minus(pays, self.own(learner));
        more[N - 1] += 1;
        more
    }

    /// What becomes of a place that its learner leaves.
    fn after_leaving(&self, learner: usize) -> (Toll<N>, Chain) {
        if let Some((known, toll, chain)) = &*self.left.borrow()
            && *known == learner
        {
            return (*toll, chain.clone());
        }
        let (toll, chain) = match self.place[learner] {
            Some(edge) => self.fill(self.model.edges[edge].offer, learner),
            None => (self.nothing(), Chain::default()),
        };
        *self.left.borrow_mut() = Some((learner, toll, chain.clone()));
        (toll, chain)
    }

    /// The least that a place which becomes free at this offer adds: it stays free, or somebody
    /// other than `leaver` comes, and so on.
    fn fill(&self, first: usize, leaver: usize) -> (Toll<N>, Chain) {
        let mut search = self.search.borrow_mut();
        search.begin(first, self.nothing());
        let mut limit = *self.price(first);
        let (mut newcomer, mut end) = (None, first);
        while let Some((offer, toll)) = search.next(Some(&limit)) {
            for &edge in &self.model.of_offer[offer] {
                let learner = self.model.edges[edge].learner;
                let own = self.place[learner].map(|own| self.model.edges[own].offer);
                if learner == leaver || own == Some(offer) || !self.may_choose(edge) {
                    continue;
                }
                let there = plus(toll, &self.moved(self.pays(edge), learner));
                if there >= limit {
                    continue;
                }
                let Some(own) = own else {
                    (limit, newcomer, end) = (there, Some(edge), offer);
                    continue;
                };
                search.reach(own, there, edge, offer);
                let leaves = plus(there, self.price(own));
                if leaves < limit {
                    (limit, newcomer, end) = (leaves, None, own);
                }
            }
        }
        let edges = newcomer.into_iter().chain(search.way_to(end));
        (limit, Chain { moves: edges.map(|edge| self.to(edge)).collect() })
    }
}
