//! Deferred acceptance on compressed rows, for rounds of any size.
//!
//! Learners propose to their wishes in turn; an offer keeps the best it was asked by and sends the
//! worst on (Gale and Shapley 1962). Every pair is proposed at most once, so this takes time in
//! proportion to the pairs. Ties in wishes are broken by the order of the offers, ties in scores by
//! the order of the learners.

use crate::tables::Compact;

/// Nobody, or nowhere.
const NONE: u32 = u32::MAX;

/// The stable allocation that is best for every learner: the offer of each, or `u32::MAX`.
///
/// ```
/// use walz_allocate::{stable, tables::Compact};
///
/// // Both learners like the first offer best; it likes the second learner better.
/// let round = Compact {
///     capacities: vec![1, 1],
///     starts: vec![0, 2, 4],
///     offers: vec![0, 1, 0, 1],
///     costs: vec![0; 4],
///     ranks: vec![1, 2, 1, 2],
///     scores: vec![50, 0, 90, 0],
/// };
/// assert_eq!(stable::learner_optimal(&round), [1, 0]);
/// ```
pub fn learner_optimal(round: &Compact) -> Vec<u32> {
    let wishes = wishes(round);
    let mut held = Held::new(&round.capacities, round);
    let mut next = round.starts.clone();
    for first in 0..round.learners() {
        let mut learner = first as u32;
        while learner != NONE {
            let end = round.starts[learner as usize + 1];
            let mut at = next[learner as usize];
            let mut loser = NONE;
            let mut placed = false;
            while at < end && !placed {
                let Wish { offer, score } = wishes[at as usize];
                at += 1;
                if let Some(out) = held.ask(offer, key(score, learner)) {
                    (loser, placed) = (out, true);
                }
            }
            next[learner as usize] = at;
            learner = loser;
        }
    }
    held.places(round.learners())
}

/// What a learner proposes next, and how much it is liked there.
#[derive(Clone, Copy)]
struct Wish {
    offer: u32,
    score: u16,
}

/// The pairs of each learner, the best wish first.
fn wishes(round: &Compact) -> Vec<Wish> {
    let mut order: Vec<(u16, u32, u16)> = Vec::new();
    let mut wishes = Vec::with_capacity(round.offers.len());
    for ends in round.starts.windows(2) {
        let row = ends[0] as usize..ends[1] as usize;
        order.clear();
        order.extend(row.map(|at| (round.ranks[at], round.offers[at], round.scores[at])));
        if !order.is_sorted() {
            order.sort_unstable();
        }
        wishes.extend(order.iter().map(|(_, offer, score)| Wish { offer: *offer, score: *score }));
    }
    wishes
}

/// How little an offer likes a learner: less is better, all are different.
fn key(score: u16, learner: u32) -> u64 {
    u64::from(u16::MAX - score) << 32 | u64::from(learner)
}

/// The learners whom each offer keeps for now.
struct Held {
    /// Where the seats of each offer begin, and where the last ones end.
    starts: Vec<u32>,
    /// The keys of those kept: of a full offer a heap with the least liked first.
    seats: Vec<u64>,
    taken: Vec<u32>,
    /// Whom a full offer likes least, so that most proposals are refused at one look; of others
    /// above every key.
    bar: Vec<u64>,
}

impl Held {
    fn new(capacities: &[u32], round: &Compact) -> Self {
        let mut demand = vec![0_u32; capacities.len()];
        for offer in &round.offers {
            demand[*offer as usize] += 1;
        }
        let mut starts = vec![0];
        let mut end = 0;
        for (places, demand) in capacities.iter().zip(demand) {
            end += places.min(&demand);
            starts.push(end);
        }
        let bar = |places: &u32| if *places == 0 { 0 } else { u64::MAX };
        Self {
            seats: vec![0; end as usize],
            taken: vec![0; capacities.len()],
            bar: capacities.iter().map(bar).collect(),
            starts,
        }
    }

    /// Whether the offer keeps the learner, and who has to go: nobody, or a learner.
    fn ask(&mut self, offer: u32, key: u64) -> Option<u32> {
        let at = offer as usize;
        if key >= self.bar[at] {
            return None;
        }
        let seats = &mut self.seats[self.starts[at] as usize..self.starts[at + 1] as usize];
        let taken = self.taken[at] as usize;
        if taken < seats.len() {
            seats[taken] = key;
            self.taken[at] += 1;
            if taken + 1 == seats.len() {
                (0..seats.len() / 2).rev().for_each(|place| sift(seats, place));
                self.bar[at] = seats[0];
            }
            return Some(NONE);
        }
        let worst = seats.first_mut()?;
        let loser = std::mem::replace(worst, key) as u32;
        sift(seats, 0);
        self.bar[at] = seats[0];
        Some(loser)
    }

    fn places(&self, learners: usize) -> Vec<u32> {
        let mut places = vec![NONE; learners];
        for (offer, taken) in self.taken.iter().enumerate() {
            let start = self.starts[offer] as usize;
            for key in &self.seats[start..start + *taken as usize] {
                places[*key as u32 as usize] = offer as u32;
            }
        }
        places
    }
}

/// Lets a key sink until none below it is greater.
fn sift(heap: &mut [u64], mut at: usize) {
    loop {
        let mut greatest = at;
        for child in [2 * at + 1, 2 * at + 2] {
            if child < heap.len() && heap[child] > heap[greatest] {
                greatest = child;
            }
        }
        if greatest == at {
            return;
        }
        heap.swap(at, greatest);
        at = greatest;
    }
}
