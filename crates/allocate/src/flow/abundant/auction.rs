//! Bids for places (Bertsekas' auction, without an epsilon in the end).

use super::{CLOSED, Task};
use crate::flow::arc::{Arc, Table};
use crate::flow::held::Held;
use crate::flow::network::NONE;

/// A taken place. The lowest bid goes first, among equal bids the oldest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    bid: i64,
    turn: u32,
    learner: u32,
}

/// Beyond this an exact search is safer than a bid.
const HIGHEST_BID: i64 = 1 << 59;

/// How much of the dearest cost the steps of coarse bids are.
const WARM: [i64; 2] = [64, 256];

/// How long learners of equal bids push each other on before an exact search takes over.
const TIES: u32 = 20;

pub(super) struct Auction<'n, A> {
    rows: &'n Table<A>,
    prices: Vec<i64>,
    /// Where the seats of each offer begin. An offer that everybody fits into has none.
    starts: Vec<u32>,
    /// Of each offer, a heap with the lowest bid first.
    seats: Vec<Seat>,
    taken: Vec<u32>,
    capacities: &'n [u32],
    /// The offer of each learner.
    offer_of: Vec<u32>,
    turn: u32,
    dearest: i64,
    /// How many more bids may be made before exact searches take over.
    budget: u64,
}

/// Where a learner bids: the best offer and how much better it is than the next.
struct Choice {
    offer: u32,
    lead: i64,
}

impl<'n, A: Arc> Auction<'n, A> {
    pub(super) fn new(task: &Task<'n, A>) -> Self {
        let mut starts = Vec::with_capacity(task.capacities.len() + 1);
        let mut end = 0;
        starts.push(end);
        for (offer, capacity) in task.capacities.iter().enumerate() {
            let wanted = task.columns.row(offer).len() > *capacity as usize;
            if wanted && !task.other_offers[offer] {
                end += capacity;
            }
            starts.push(end);
        }
        let closed = |other: &bool| if *other { CLOSED } else { 0 };
        Self {
            rows: task.rows,
            prices: task.other_offers.iter().map(closed).collect(),
            seats: vec![Seat::default(); end as usize],
            starts,
            taken: vec![0; task.capacities.len()],
            capacities: task.capacities,
            offer_of: vec![NONE; task.rows.rows()],
            turn: 0,
            dearest: task.dearest,
            budget: 0,
        }
    }

    /// Finds prices that are about right by coarse bids; who got what is forgotten each time.
    pub(super) fn warm_up(&mut self, learners: &[u32]) {
        for share in WARM {
            let step = self.dearest / share;
            if step == 0 {
                break;
            }
            self.allow(learners.len());
            for &learner in learners {
                self.bid(learner, step, 0);
            }
            for offer in 0..self.taken.len() {
                if self.prices[offer] < CLOSED {
                    let full = self.taken[offer] == self.capacities[offer];
                    let price = if full { self.prices[offer] - 3 * step } else { 0 };
                    self.prices[offer] = price.max(0);
                }
            }
            self.taken.fill(0);
            self.offer_of.fill(NONE);
        }
    }

    /// Sells places to these learners at prices at which nobody would rather go elsewhere, and
    /// returns those for whom bids did not settle it.
    pub(super) fn sell(&mut self, mut learners: Vec<u32>) -> Vec<u32> {
        self.allow(learners.len());
        for _ in 0..2 {
            let mut out = Vec::new();
            for learner in learners {
                out.extend(self.bid(learner, 0, TIES));
            }
            learners = out;
        }
        learners
    }

    /// Who got what, and the prices.
    pub(super) fn close(self, learners: usize) -> (Held, Vec<i64>) {
        let mut held = Held::new(learners, self.capacities);
        for (learner, offer) in self.offer_of.iter().enumerate() {
            if *offer != NONE {
                held.add(*offer, learner as u32);
            }
        }
        (held, self.prices)
    }

    fn allow(&mut self, learners: usize) {
        self.budget = 50 * learners as u64 + 1000;
        self.turn = 0;
    }

    /// A learner bids, whoever is outbid bids again, and so on. Returns who is left out.
    fn bid(&mut self, first: u32, step: i64, ties: u32) -> Option<u32> {
        let (mut learner, mut from, mut ties) = (first, NONE, ties);
        loop {
            if self.budget == 0 {
                return Some(learner);
            }
            self.budget -= 1;
            let Some(choice) = self.choose(learner, from) else { return Some(learner) };
            let offer = choice.offer as usize;
            self.turn = self.turn.wrapping_add(1);
            let (start, end) = (self.starts[offer] as usize, self.starts[offer + 1] as usize);
            if start == end {
                // Everybody fits in: the price stays 0.
                self.taken[offer] += 1;
                self.offer_of[learner as usize] = choice.offer;
                return None;
            }
            let bid = self.prices[offer] + choice.lead + step;
            if bid > HIGHEST_BID {
                return Some(learner);
            }
            let seat = Seat { bid, turn: self.turn, learner };
            let heap = &mut self.seats[start..end];
            let taken = self.taken[offer] as usize;
            if taken < heap.len() {
                heap[taken] = seat;
                sift_up(heap, taken);
                self.taken[offer] += 1;
                self.offer_of[learner as usize] = choice.offer;
                if taken + 1 == heap.len() {
                    self.prices[offer] = heap[0].bid;
                }
                return None;
            }
            if bid <= heap[0].bid {
                if ties == 0 {
                    return Some(learner);
                }
                ties -= 1;
            }
            let loser = std::mem::replace(&mut heap[0], seat).learner;
            sift_down(heap);
            self.prices[offer] = heap[0].bid;
            self.offer_of[learner as usize] = choice.offer;
            self.offer_of[loser as usize] = NONE;
            learner = loser;
            from = choice.offer;
        }
    }

    /// The offer where cost and price are least. Among equals one with a free place, else not the
    /// one that the learner was just pushed out of.
    fn choose(&self, learner: u32, from: u32) -> Option<Choice> {
        let (mut best, mut least) = (NONE, CLOSED);
        let (mut next_best, mut next) = (NONE, CLOSED);
        let has_room = |offer: u32| self.taken[offer as usize] < self.capacities[offer as usize];
        for arc in self.rows.row(learner as usize) {
            if arc.cost() > next {
                break;
            }
            let offer = arc.to();
            let value = arc.cost() + self.prices[offer as usize];
            if value < least {
                (next_best, next) = (best, least);
                (best, least) = (offer, value);
            } else if value < next || value == next && (next_best == from || has_room(offer)) {
                (next_best, next) = (offer, value);
            }
        }
        if best == NONE {
            return None;
        }
        if least == next && !has_room(best) && (best == from || has_room(next_best)) {
            best = next_best;
        }
        // Who has one offer only can bid anything for it.
        let lead = if next >= CLOSED { self.dearest + 1 } else { next - least };
        Some(Choice { offer: best, lead })
    }
}

fn sift_up(heap: &mut [Seat], mut at: usize) {
    while at > 0 {
        let parent = (at - 1) / 2;
        if heap[parent] <= heap[at] {
            break;
        }
        heap.swap(parent, at);
        at = parent;
    }
}

fn sift_down(heap: &mut [Seat]) {
    let mut at = 0;
    loop {
        let mut least = at;
        for child in [2 * at + 1, 2 * at + 2] {
            if child < heap.len() && heap[child] < heap[least] {
                least = child;
            }
        }
        if least == at {
            return;
        }
        heap.swap(least, at);
        at = least;
    }
}
