//! The greatest number of learners who can be placed, and which places are scarce.
//!
//! A first allocation gives everybody the least contended place that is free. What is missing is
//! found with the augmenting paths of Hopcroft and Karp, layered backwards from free places, so
//! that the part where places are scarce is never searched. When no path is left, whatever free
//! places cannot be reached from (Dulmage and Mendelsohn) is settled: there the places are shared by
//! learners who have no others, all of them are taken, and whoever stays out is one of these.

use super::arc::{Arc, Table};
use super::control::Stop;
use super::held::Held;
use super::network::NONE;

/// A largest allocation, and the part of the network where places are scarce.
#[derive(Debug)]
pub(super) struct Split {
    pub(super) offer_of: Vec<u32>,
    /// Offers whose places are all taken in every largest allocation by scarce learners.
    pub(super) scarce_offers: Vec<bool>,
    /// Learners who have scarce offers only.
    pub(super) scarce_learners: Vec<bool>,
}

/// A largest allocation under these capacities, none above the number of arcs at its offer and one.
/// `columns` are the learners of each offer.
pub(super) fn largest<A: Arc>(
    rows: &Table<A>,
    columns: &Table<A>,
    capacities: &[u32],
    stop: &Stop<'_>,
) -> Split {
    let mut layers = Layers::new(rows, columns, capacities);
    layers.first_allocation(capacities);
    let unplaced = |held: &Held| {
        let out = (0..rows.rows()).filter(|learner| held.offer_of[*learner] == NONE);
        out.map(|learner| learner as u32).collect::<Vec<u32>>()
    };
    let mut out = unplaced(&layers.held);
    while layers.build() && !stop.now() {
        out.retain(|learner| !layers.augment(*learner));
    }
    Split {
        scarce_offers: layers.of_offer.iter().map(|layer| *layer == NONE).collect(),
        scarce_learners: layers.of_learner.iter().map(|layer| *layer == NONE).collect(),
        offer_of: layers.held.offer_of,
    }
}

/// Learners and offers by their distance from free places, in moves.
struct Layers<'n, A> {
    rows: &'n Table<A>,
    columns: &'n Table<A>,
    held: Held,
    of_offer: Vec<u32>,
    of_learner: Vec<u32>,
    /// Where each learner's search through the row stands.
    next_arc: Vec<u32>,
    /// Where each offer's search through its learners stands.
    next_held: Vec<u32>,
    queue: Vec<u32>,
    path: Vec<u32>,
}

impl<'n, A: Arc> Layers<'n, A> {
    fn new(rows: &'n Table<A>, columns: &'n Table<A>, capacities: &[u32]) -> Self {
        Self {
            rows,
            columns,
            held: Held::new(rows.rows(), capacities),
            of_offer: vec![NONE; capacities.len()],
            of_learner: vec![NONE; rows.rows()],
            next_arc: vec![0; rows.rows()],
            next_held: vec![0; capacities.len()],
            queue: Vec::with_capacity(capacities.len()),
            path: Vec::new(),
        }
    }

    /// Everybody gets the free place with the fewest learners to a place, if there is one.
    fn first_allocation(&mut self, capacities: &[u32]) {
        // Of each offer with a free place how contended it is, of others beyond everything.
        let mut contention: Vec<u32> = (0..capacities.len())
            .map(|offer| {
                let demand = self.columns.row(offer).len() as u64;
                let share = (demand * 16).checked_div(u64::from(capacities[offer]));
                share.map_or(NONE, |share| share.min(u64::from(NONE - 1)) as u32)
            })
            .collect();
        for learner in 0..self.rows.rows() {
            let (mut least, mut best) = (NONE, NONE);
            for arc in self.rows.row(learner) {
                let contention = contention[arc.to() as usize];
                if contention < least {
                    (least, best) = (contention, arc.to());
                }
            }
            if best != NONE {
                self.held.add(best, learner as u32);
                if !self.held.has_room(best as usize) {
                    contention[best as usize] = NONE;
                }
            }
        }
    }

    /// Layers everything that free places can be reached from; whether unplaced learners are among
    /// it. Layers up to one beyond the first unplaced learner are kept: more paths in one go.
    fn build(&mut self) -> bool {
        self.of_offer.fill(NONE);
        self.of_learner.fill(NONE);
        self.next_held.fill(0);
        self.queue.clear();
        for offer in 0..self.of_offer.len() {
            if self.held.has_room(offer) {
                self.of_offer[offer] = 0;
                self.queue.push(offer as u32);
            }
        }
        let (mut head, mut last) = (0, NONE);
        while let Some(&offer) = self.queue.get(head) {
            head += 1;
            let layer = self.of_offer[offer as usize];
            if layer >= last {
                break;
            }
            for arc in self.columns.row(offer as usize) {
                let at = arc.to() as usize;
                if self.of_learner[at] != NONE {
                    continue;
                }
                self.of_learner[at] = layer + 1;
                self.next_arc[at] = self.rows.starts()[at];
                let place = self.held.offer_of[at];
                if place == NONE {
                    last = last.min(layer + 2);
                } else if self.of_offer[place as usize] == NONE {
                    self.of_offer[place as usize] = layer + 1;
                    self.queue.push(place);
                }
            }
        }
        last != NONE
    }

    /// Places a learner by moving others down the layers; whether that was possible.
    fn augment(&mut self, learner: u32) -> bool {
        if self.of_learner[learner as usize] == NONE {
            return false;
        }
        self.path.clear();
        self.path.push(learner);
        while let Some(&mover) = self.path.last() {
            match self.step(mover) {
                Step::Free => {
                    self.shift();
                    return true;
                }
                Step::Push(next) => self.path.push(next),
                Step::DeadEnd => {
                    self.path.pop();
                }
            }
        }
        false
    }

    /// The next step of a learner who has to move.
    fn step(&mut self, mover: u32) -> Step {
        let at = mover as usize;
        let layer = self.of_learner[at] - 1;
        while self.next_arc[at] < self.rows.end(at) {
            let offer = self.rows.arc(self.next_arc[at]).to() as usize;
            if self.of_offer[offer] == layer {
                if self.held.has_room(offer) {
                    return Step::Free;
                }
                if layer > 0
                    && let Some(next) = self.next_to_move(offer, layer)
                {
                    return Step::Push(next);
                }
            }
            self.next_arc[at] += 1;
        }
        Step::DeadEnd
    }

    /// A learner at this offer who may move on to a layer below.
    fn next_to_move(&mut self, offer: usize, layer: u32) -> Option<u32> {
        let held = self.held.of(offer);
        let next = &mut self.next_held[offer];
        while let Some(&learner) = held.get(*next as usize) {
            let at = learner as usize;
            if self.of_learner[at] == layer && self.next_arc[at] < self.rows.end(at) {
                return Some(learner);
            }
            *next += 1;
        }
        None
    }

    /// Moves everybody on the path to the offer that their search stands at, the last one first.
    fn shift(&mut self) {
        while let Some(mover) = self.path.pop() {
            let at = mover as usize;
            let offer = self.rows.arc(self.next_arc[at]).to();
            self.next_arc[at] += 1;
            let before = self.held.offer_of[at];
            if before != NONE {
                self.held.remove(before, mover);
            }
            self.held.add(offer, mover);
        }
    }
}

enum Step {
    /// The offer that the search stands at has a free place.
    Free,
    /// This learner must move first.
    Push(u32),
    DeadEnd,
}
