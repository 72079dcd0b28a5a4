//! Shortest searches over offers that touch only what they look at.

use super::toll::Toll;
use crate::flow::network::NONE;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is known of an offer in a search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) offer: u32,
    pub(super) distance: Toll,
    settled: bool,
    /// The learner by whom, and the offer from or towards which, the offer was reached.
    learner: u32,
    from: u32,
}

/// Dijkstra's search over offers; what it knows is kept for the offers it reached only.
#[derive(Debug)]
pub(super) struct Search {
    /// Of each offer the place of its label, counted from 1, or 0.
    slots: Vec<u32>,
    labels: Vec<Label>,
    heap: BinaryHeap<Reverse<(Toll, u32)>>,
}

impl Search {
    pub(super) fn new(offers: usize) -> Self {
        Self { slots: vec![0; offers], labels: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Forgets the last search.
    pub(super) fn begin(&mut self) {
        for label in self.labels.drain(..) {
            self.slots[label.offer as usize] = 0;
        }
        self.heap.clear();
    }

    /// Notes a way of this length to the offer, if it is the shortest so far.
    pub(super) fn reach(&mut self, offer: u32, distance: Toll, learner: u32, from: u32) {
        let label = Label { offer, distance, settled: false, learner, from };
        match self.slots[offer as usize] {
            0 => {
                self.labels.push(label);
                self.slots[offer as usize] = self.labels.len() as u32;
            }
            slot => {
                let known = &mut self.labels[slot as usize - 1];
                if known.settled || known.distance <= distance {
                    return;
                }
                *known = label;
            }
        }
        self.heap.push(Reverse((distance, offer)));
    }

    /// The nearest offer that was not looked at yet, unless it is as far as the limit.
    pub(super) fn next(&mut self, limit: Toll) -> Option<(u32, Toll)> {
        while let Some(Reverse((distance, offer))) = self.heap.pop() {
            if distance >= limit {
                return None;
            }
            let label = &mut self.labels[self.slots[offer as usize] as usize - 1];
            if !label.settled && label.distance == distance {
                label.settled = true;
                return Some((offer, distance));
            }
        }
        None
    }

    /// What is known of all offers that were reached.
    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The learner by whom and the offer from which an offer was reached.
    pub(super) fn came_by(&self, offer: u32) -> (u32, u32) {
        match self.slots[offer as usize] {
            0 => (NONE, NONE),
            slot => {
                let label = &self.labels[slot as usize - 1];
                (label.learner, label.from)
            }
        }
    }
}
