//! What searches through offers remember, without clearing it between searches.

use super::network::NONE;
use super::price::Price;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is known of an offer in the search of this number.
#[derive(Clone, Copy, Debug)]
struct Label<P> {
    distance: P,
    /// Twice the number of the search, and one more once the distance is final.
    mark: u32,
    /// The learner by whom, and the offer from which, the offer was reached.
    learner: u32,
    offer: u32,
}

/// Dijkstra's search over offers: learners are implied by the offers that hold them.
#[derive(Debug)]
pub(super) struct Search<P> {
    labels: Vec<Label<P>>,
    number: u32,
    heap: BinaryHeap<Reverse<(P, u32)>>,
    /// Offers reached at the distance that the search is at: no need to sort them.
    level: Vec<u32>,
    /// Offers whose distance is final.
    pub(super) settled: Vec<u32>,
}

impl<P: Price> Search<P> {
    pub(super) fn new(offers: usize) -> Self {
        let label = Label { distance: P::ZERO, mark: 0, learner: NONE, offer: NONE };
        Self {
            labels: vec![label; offers],
            number: 0,
            heap: BinaryHeap::new(),
            level: Vec::new(),
            settled: Vec::new(),
        }
    }

    /// Forgets the last search.
    pub(super) fn begin(&mut self) {
        self.number += 1;
        self.heap.clear();
        self.level.clear();
        self.settled.clear();
    }

    /// Whether a path of this length to the offer is worth keeping.
    #[inline]
    pub(super) fn improves(&self, offer: u32, distance: P) -> bool {
        let label = &self.labels[offer as usize];
        label.mark < self.number * 2 || label.mark == self.number * 2 && distance < label.distance
    }

    /// Notes a path that improves; the search is at distance `now`.
    #[inline]
    pub(super) fn reach(&mut self, offer: u32, distance: P, learner: u32, from: u32, now: P) {
        let label = &mut self.labels[offer as usize];
        *label = Label { distance, mark: self.number * 2, learner, offer: from };
        if distance <= now {
            label.mark += 1;
            self.level.push(offer);
        } else {
            self.heap.push(Reverse((distance, offer)));
        }
    }

    /// Notes where a search ends without going on from there.
    #[inline]
    pub(super) fn end_at(&mut self, offer: u32, distance: P, learner: u32, from: u32) {
        self.labels[offer as usize] =
            Label { distance, mark: self.number * 2, learner, offer: from };
    }

    /// The next offer and its final distance, unless that is `limit` or more.
    #[inline]
    pub(super) fn next(&mut self, now: P, limit: P) -> Option<(u32, P)> {
        if let Some(offer) = self.level.pop() {
            self.settled.push(offer);
            return Some((offer, now));
        }
        while let Some(Reverse((distance, offer))) = self.heap.pop() {
            if distance >= limit {
                return None;
            }
            let label = &mut self.labels[offer as usize];
            if label.mark == self.number * 2 && label.distance == distance {
                label.mark += 1;
                self.settled.push(offer);
                return Some((offer, distance));
            }
        }
        None
    }

    /// Ends the search: what was reached at the last distance is settled too.
    pub(super) fn close(&mut self) {
        self.settled.append(&mut self.level);
    }

    #[inline]
    pub(super) fn distance(&self, offer: u32) -> P {
        self.labels[offer as usize].distance
    }

    /// The learner by whom and the offer from which an offer was reached.
    #[inline]
    pub(super) fn came_by(&self, offer: u32) -> (u32, u32) {
        let label = &self.labels[offer as usize];
        (label.learner, label.offer)
    }
}
