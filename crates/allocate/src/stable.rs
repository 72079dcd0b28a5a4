//! Deferred acceptance on compressed rows, for rounds of any size.
//!
//! Learners propose to their wishes in turn; an offer keeps the best it was asked by and sends the
//! worst on (Gale and Shapley 1962). Every pair is proposed at most once, so this takes time in
//! proportion to the pairs. Ties in wishes are broken by the order of the offers, ties in scores by
//! the order of the learners.

use crate::tables::Compact;
use std::borrow::Cow;

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
    let (offers, scores) = wishes(round);
    let mut held = Held::new(round);
    let mut next = round.starts.clone();
    for first in 0..round.learners() {
        let mut learner = first as u32;
        while learner != NONE {
            let end = round.starts[learner as usize + 1] as usize;
            let begin = next[learner as usize] as usize;
            let row = offers[begin..end].iter().zip(&scores[begin..end]);
            let (mut asked, mut loser) = (0, NONE);
            for (offer, score) in row {
                asked += 1;
                if let Some(out) = held.ask(*offer, key(*score, learner)) {
                    loser = out;
                    break;
                }
            }
            next[learner as usize] += asked;
            learner = loser;
        }
    }
    held.places(round.learners())
}

/// The offers and scores of each learner's pairs, the best wish first: those of the round itself if
/// they stand in that order, as they do where tables are sorted.
fn wishes(round: &Compact) -> (Cow<'_, [u32]>, Cow<'_, [u16]>) {
    let row = |ends: &[u32]| ends[0] as usize..ends[1] as usize;
    let sorted = round
        .starts
        .windows(2)
        .map(row)
        .all(|row| round.ranks[row.clone()].iter().zip(&round.offers[row]).is_sorted());
    if sorted {
        return (Cow::Borrowed(&round.offers), Cow::Borrowed(&round.scores));
    }
    let (mut offers, mut scores) = (round.offers.clone(), round.scores.clone());
    let mut order: Vec<(u16, u32, u16)> = Vec::new();
    for row in round.starts.windows(2).map(row) {
        order.clear();
        order.extend(row.clone().map(|at| (round.ranks[at], round.offers[at], round.scores[at])));
        order.sort_unstable();
        for (at, (_, offer, score)) in row.zip(&order) {
            (offers[at], scores[at]) = (*offer, *score);
        }
    }
    (Cow::Owned(offers), Cow::Owned(scores))
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
    fn new(round: &Compact) -> Self {
        let capacities = &round.capacities;
        let places: u64 = capacities.iter().map(|places| u64::from(*places)).sum();
        // Where there are more places than pairs, only those that somebody wants are kept.
        let mut demand = vec![u32::MAX; capacities.len()];
        if places > round.offers.len() as u64 {
            demand.fill(0);
            for offer in &round.offers {
                demand[*offer as usize] += 1;
            }
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
