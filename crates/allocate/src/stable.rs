//! Deferred acceptance on compressed rows, for rounds of any size.
//!
//! Learners propose to their wishes in turn; an offer keeps the best it was asked by and sends the
//! worst on (Gale and Shapley 1962). Every pair is proposed at most once, so this takes time in
//! proportion to the pairs. Ties in wishes are broken by the order of the offers, ties in scores by
//! the order of the learners.

use crate::flow::sweep::Sweep;
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
    let (capacities, starts) = (&round.capacities, &round.starts);
    Wishes { capacities, starts, offers: &offers, scores: &scores }.settle()
}

/// Who proposes to whom, in rows one after the other.
pub(crate) struct Wishes<'r, S> {
    pub(crate) capacities: &'r [u32],
    /// Where the wishes of each learner begin, and where the last ones end.
    pub(crate) starts: &'r [u32],
    /// The offers that each learner wishes, the best first, none of them twice.
    pub(crate) offers: &'r [u32],
    /// How much they like the learner.
    pub(crate) scores: &'r [S],
}

impl<S: Copy + Ord + Into<u32>> Wishes<'_, S> {
    /// The offer of each learner, or `u32::MAX`.
    pub(crate) fn settle(&self) -> Vec<u32> {
        let most = self.scores.iter().copied().max().map_or(0, Into::into);
        let learners = self.starts.len().saturating_sub(1);
        // Keys in half a word where scores and numbers of learners fit into it.
        let keys = (u64::from(most) + 1).checked_mul(learners.next_power_of_two() as u64);
        if keys.is_some_and(|keys| keys < u64::from(u32::MAX)) {
            Acceptance::<u32, S>::new(self, most).run()
        } else {
            Acceptance::<u64, S>::new(self, most).run()
        }
    }
}

/// The offers and scores of each learner's pairs, the best wish first: those of the round itself if
/// they stand in that order, as they do where tables are sorted.
fn wishes(round: &Compact) -> (Cow<'_, [u32]>, Cow<'_, [u16]>) {
    let row = |ends: &[u32]| ends[0] as usize..ends[1] as usize;
    let wish = |(rank, offer): (&u16, &u32)| u64::from(*rank) << 32 | u64::from(*offer);
    let sorted = round.starts.windows(2).map(row).all(|row| {
        let mut last = 0;
        let mut sorted = true;
        for pair in round.ranks[row.clone()].iter().zip(&round.offers[row]) {
            sorted &= last <= wish(pair);
            last = wish(pair);
        }
        sorted
    });
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

/// How little an offer likes a learner: less is better, all are different, and whoever has it can
/// be read off it.
trait Key: Copy + Ord + Default {
    /// Above every key.
    const NOBODY: Self;

    /// The key of a learner whose score is this much below the best.
    fn new(below: u32, learner: u32, bits: u32) -> Self;
    fn learner(self, bits: u32) -> u32;
}

impl Key for u32 {
    const NOBODY: Self = Self::MAX;

    #[inline]
    fn new(below: u32, learner: u32, bits: u32) -> Self {
        below << bits | learner
    }

    #[inline]
    fn learner(self, bits: u32) -> u32 {
        self & ((1 << bits) - 1)
    }
}

impl Key for u64 {
    const NOBODY: Self = Self::MAX;

    #[inline]
    fn new(below: u32, learner: u32, _: u32) -> Self {
        Self::from(below) << 32 | Self::from(learner)
    }

    #[inline]
    fn learner(self, _: u32) -> u32 {
        self as u32
    }
}

/// An offer's seats.
#[derive(Clone, Copy)]
struct Desk {
    start: u32,
    places: u32,
    taken: u32,
}

/// The learners whom each offer keeps for now, and those who go on looking.
struct Acceptance<'r, K, S> {
    wishes: &'r Wishes<'r, S>,
    /// The greatest score.
    most: u32,
    /// How many bits of a key in half a word are the learner.
    bits: u32,
    desks: Vec<Desk>,
    /// The keys of those kept: of a full offer a heap with the least liked first.
    seats: Vec<K>,
    /// Whom a full offer likes least, so that most proposals are refused at one look; of others
    /// above every key.
    bar: Vec<K>,
    /// Of each learner the next wish.
    next: Vec<u32>,
    /// Learners who go on looking.
    looking: Sweep,
}

impl<'r, K: Key, S: Copy + Into<u32>> Acceptance<'r, K, S> {
    fn new(wishes: &'r Wishes<'r, S>, most: u32) -> Self {
        let capacities = wishes.capacities;
        let places: u64 = capacities.iter().map(|places| u64::from(*places)).sum();
        // Where there are more places than pairs, only those that somebody wants are kept.
        let mut demand = vec![u32::MAX; capacities.len()];
        if places > wishes.offers.len() as u64 {
            demand.fill(0);
            for offer in wishes.offers {
                demand[*offer as usize] += 1;
            }
        }
        let mut end = 0;
        let desk = |(places, demand): (&u32, u32)| {
            let (start, places) = (end, demand.min(*places));
            end += places;
            Desk { start, places, taken: 0 }
        };
        let desks = capacities.iter().zip(demand).map(desk).collect();
        let bar = |places: &u32| if *places == 0 { K::default() } else { K::NOBODY };
        let learners = wishes.starts.len().saturating_sub(1);
        let mut looking = Sweep::none(learners);
        (0..learners as u32).for_each(|learner| looking.insert(learner));
        Self {
            wishes,
            most,
            bits: usize::BITS - learners.saturating_sub(1).leading_zeros(),
            desks,
            seats: vec![K::default(); end as usize],
            bar: capacities.iter().map(bar).collect(),
            next: wishes.starts[..learners].to_vec(),
            looking,
        }
    }

    /// Whoever is looking proposes, from the first learner to the last and again from the first: the
    /// result is the same in any order, and in this one memory is read from front to back.
    fn run(mut self) -> Vec<u32> {
        while let Some(learner) = self.looking.next() {
            self.propose(learner);
        }
        self.places()
    }

    /// A learner proposes until an offer keeps them or no wish is left.
    #[inline]
    fn propose(&mut self, learner: u32) {
        let Wishes { starts, offers, scores, .. } = self.wishes;
        let (begin, end) = (self.next[learner as usize], starts[learner as usize + 1]);
        let row = begin as usize..end as usize;
        let mut next = begin;
        for (offer, score) in offers[row.clone()].iter().zip(&scores[row]) {
            next += 1;
            let key = K::new(self.most - (*score).into(), learner, self.bits);
            if key < self.bar[*offer as usize] {
                self.keep(*offer as usize, key);
                break;
            }
        }
        self.next[learner as usize] = next;
    }

    /// An offer keeps a learner and sends the one on whom it likes least if it is full.
    fn keep(&mut self, offer: usize, key: K) {
        let Desk { start, places, taken } = self.desks[offer];
        let seats = &mut self.seats[start as usize..][..places as usize];
        if taken < places {
            seats[taken as usize] = key;
            self.desks[offer].taken += 1;
            if taken + 1 == places {
                (0..seats.len() / 2).rev().for_each(|place| sift(seats, place));
                self.bar[offer] = seats[0];
            }
            return;
        }
        let Some(worst) = seats.first_mut() else { return };
        let loser = std::mem::replace(worst, key).learner(self.bits);
        sift(seats, 0);
        self.bar[offer] = seats[0];
        self.looking.insert(loser);
    }

    fn places(&self) -> Vec<u32> {
        let mut places = vec![NONE; self.next.len()];
        for (offer, desk) in self.desks.iter().enumerate() {
            for key in &self.seats[desk.start as usize..][..desk.taken as usize] {
                places[key.learner(self.bits) as usize] = offer as u32;
            }
        }
        places
    }
}

/// Lets a key sink until none below it is greater.
fn sift<K: Key>(heap: &mut [K], mut at: usize) {
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
