//! Bids for places (Bertsekas' auction, without an epsilon in the end).

use super::Task;
use crate::flow::arc::{Arc, Table};
use crate::flow::held::Held;
use crate::flow::network::NONE;
use crate::flow::price::Price;
use crate::flow::sweep::Sweep;

/// A taken place. The lowest bid goes first, among equal bids the oldest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seat<P> {
    bid: P,
    turn: u32,
    learner: u32,
}

/// The steps of coarse bids as shares of the dearest cost, where places are tight and where not.
const WARM: [i32; 3] = [32, 128, 512];
const LOOSE: [i32; 1] = [64];

/// How often learners of equal bids push each other out of an offer before an exact search takes
/// over.
const TIES: u8 = 20;

/// The seats of an offer.
#[derive(Clone, Copy, Debug)]
struct Post {
    start: u32,
    places: u32,
    taken: u32,
    /// How many seats are kept: none of an offer that everybody fits into.
    seats: u32,
}

pub(super) struct Auction<'n, A: Arc> {
    rows: &'n Table<A>,
    prices: Vec<A::Price>,
    posts: Vec<Post>,
    /// Of each offer, a heap with the lowest bid first.
    seats: Vec<Seat<A::Price>>,
    capacities: &'n [u32],
    /// The offer of each learner.
    offer_of: Vec<u32>,
    turn: u32,
    dearest: A::Price,
    /// How many more bids may be made before exact searches take over.
    budget: u64,
    waiting: Sweep,
    /// Where each learner was last pushed out of, while bids are exact.
    from: Vec<u32>,
}

/// What became of a bid.
enum Bid {
    Placed,
    /// Somebody else has to bid again.
    PushedOut {
        loser: u32,
        from: u32,
    },
    /// It is not settled by bids.
    Failed,
}

/// Where a learner bids: the best offer and how much better it is than the next.
struct Choice<P> {
    offer: u32,
    lead: P,
}

impl<'n, A: Arc> Auction<'n, A> {
    pub(super) fn new(task: &Task<'n, A>) -> Self {
        let mut end = 0;
        let mut posts = Vec::with_capacity(task.capacities.len());
        for (offer, places) in task.capacities.iter().enumerate() {
            let wanted = task.columns.row(offer).len() > *places as usize;
            let seats = if wanted && !task.other_offers[offer] { *places } else { 0 };
            posts.push(Post { start: end, places: *places, taken: 0, seats });
            end += seats;
        }
        let closed = |other: &bool| if *other { A::Price::CLOSED } else { A::Price::ZERO };
        Self {
            rows: task.rows,
            prices: task.other_offers.iter().map(closed).collect(),
            seats: vec![Seat::default(); end as usize],
            posts,
            capacities: task.capacities,
            offer_of: vec![NONE; task.rows.rows()],
            turn: 0,
            dearest: task.dearest,
            budget: 0,
            waiting: Sweep::none(task.rows.rows()),
            from: Vec::new(),
        }
    }

    /// Finds prices that are about right by coarse bids; who got what is forgotten each time.
    pub(super) fn warm_up(&mut self, learners: &[u32]) {
        let places = self.posts.iter().zip(&self.prices);
        let open = places.filter(|(_, price)| **price < A::Price::CLOSED);
        let places: u64 = open.map(|(post, _)| u64::from(post.places)).sum();
        let tight = places.saturating_sub(learners.len() as u64) * 10 < places;
        for &share in if tight { &WARM[..] } else { &LOOSE } {
            let step = self.dearest.divided(share);
            if step == A::Price::ZERO {
                break;
            }
            self.bids::<false>(learners, step);
            for (post, price) in self.posts.iter_mut().zip(&mut self.prices) {
                if *price < A::Price::CLOSED {
                    let full = post.taken == post.places;
                    let lower = *price - step.times(3);
                    *price = if full { lower.max(A::Price::ZERO) } else { A::Price::ZERO };
                }
                post.taken = 0;
            }
            self.offer_of.fill(NONE);
        }
    }

    /// Sells places to these learners at prices at which nobody would rather go elsewhere, and
    /// returns those for whom bids did not settle it.
    pub(super) fn sell(&mut self, mut learners: Vec<u32>) -> Vec<u32> {
        self.from = vec![NONE; self.rows.rows()];
        for _ in 0..2 {
            learners = self.bids::<true>(&learners, A::Price::ZERO);
        }
        learners
    }

    /// Who got what, and the prices.
    pub(super) fn close(self, learners: usize) -> (Held, Vec<A::Price>) {
        let mut held = Held::new(learners, self.capacities);
        for (learner, offer) in self.offer_of.iter().enumerate() {
            if *offer != NONE {
                held.add(*offer, learner as u32);
            }
        }
        (held, self.prices)
    }

    /// Lets these learners bid, and whoever is pushed out by it; returns who is left out.
    fn bids<const EXACT: bool>(&mut self, learners: &[u32], step: A::Price) -> Vec<u32> {
        self.budget = 50 * learners.len() as u64 + 1000;
        self.turn = 0;
        let mut ties = vec![0; if EXACT { self.posts.len() } else { 0 }];
        let mut left_out = Vec::new();
        learners.iter().for_each(|learner| self.waiting.insert(*learner));
        while let Some(learner) = self.waiting.next() {
            if self.budget == 0 {
                left_out.push(learner);
                continue;
            }
            self.budget -= 1;
            match self.bid::<EXACT>(learner, step, &mut ties) {
                Bid::Placed => {}
                Bid::PushedOut { loser, from } => {
                    self.waiting.insert(loser);
                    if EXACT {
                        self.from[loser as usize] = from;
                    }
                }
                Bid::Failed => left_out.push(learner),
            }
        }
        left_out
    }

    /// A learner bids.
    fn bid<const EXACT: bool>(&mut self, learner: u32, step: A::Price, ties: &mut [u8]) -> Bid {
        let choice = if EXACT { self.choose_exactly(learner) } else { self.choose(learner) };
        let Some(choice) = choice else { return Bid::Failed };
        let offer = choice.offer as usize;
        self.turn = self.turn.wrapping_add(1);
        let Post { start, seats, taken, .. } = self.posts[offer];
        if seats == 0 {
            // Everybody fits in: the price stays 0.
            self.posts[offer].taken += 1;
            self.offer_of[learner as usize] = choice.offer;
            return Bid::Placed;
        }
        let bid = self.prices[offer] + choice.lead + step;
        if bid > A::Price::HIGHEST_BID {
            return Bid::Failed;
        }
        let seat = Seat { bid, turn: self.turn, learner };
        let heap = &mut self.seats[start as usize..][..seats as usize];
        if taken < seats {
            heap[taken as usize] = seat;
            sift_up(heap, taken as usize);
            self.posts[offer].taken += 1;
            self.offer_of[learner as usize] = choice.offer;
            if taken + 1 == seats {
                self.prices[offer] = heap[0].bid;
            }
            return Bid::Placed;
        }
        if EXACT && bid <= heap[0].bid {
            if ties[offer] >= TIES {
                return Bid::Failed;
            }
            ties[offer] += 1;
        }
        let loser = std::mem::replace(&mut heap[0], seat).learner;
        sift_down(heap);
        self.prices[offer] = heap[0].bid;
        self.offer_of[learner as usize] = choice.offer;
        self.offer_of[loser as usize] = NONE;
        Bid::PushedOut { loser, from: choice.offer }
    }

    /// The offer where cost and price are least.
    fn choose(&self, learner: u32) -> Option<Choice<A::Price>> {
        let (mut best, mut least, mut next) = (NONE, A::Price::CLOSED, A::Price::CLOSED);
        for arc in self.rows.row(learner as usize) {
            if arc.cost() >= next {
                break;
            }
            // Chosen without branches, since nothing tells which way they would go.
            let value = arc.cost() + self.prices[arc.to() as usize];
            let better = value < least;
            best = if better { arc.to() } else { best };
            next = next.min(if better { least } else { value });
            least = least.min(value);
        }
        self.choice(best, least, next)
    }

    /// The offer where cost and price are least. Equals matter where bids are exact: among them
    /// one with a free place, else not the one that the learner was just pushed out of.
    fn choose_exactly(&self, learner: u32) -> Option<Choice<A::Price>> {
        let (mut best, mut least) = (NONE, A::Price::CLOSED);
        let (mut next_best, mut next) = (NONE, A::Price::CLOSED);
        let has_room = |offer: u32| {
            let post = &self.posts[offer as usize];
            post.taken < post.places
        };
        let from = self.from[learner as usize];
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
        let even = least == next && next_best != NONE;
        if even && !has_room(best) && (best == from || has_room(next_best)) {
            best = next_best;
        }
        self.choice(best, least, next)
    }

    fn choice(&self, offer: u32, least: A::Price, next: A::Price) -> Option<Choice<A::Price>> {
        // Who has one offer only can bid anything for it.
        let alone = next >= A::Price::CLOSED;
        let lead = if alone { self.dearest + A::Price::ONE } else { next - least };
        (offer != NONE).then_some(Choice { offer, lead })
    }
}

fn sift_up<P: Price>(heap: &mut [Seat<P>], mut at: usize) {
    while at > 0 {
        let parent = (at - 1) / 2;
        if heap[parent] <= heap[at] {
            break;
        }
        heap.swap(parent, at);
        at = parent;
    }
}

fn sift_down<P: Price>(heap: &mut [Seat<P>]) {
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
