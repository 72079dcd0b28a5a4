//! Who is at which offer.

use super::network::NONE;

/// The learners at each offer, never more than its places. All steps take constant time.
#[derive(Debug)]
pub(super) struct Held {
    /// Where the seats of each offer begin, and where the last ones end.
    starts: Vec<u32>,
    seats: Vec<u32>,
    taken: Vec<u32>,
    /// The offer of each learner, or [`NONE`].
    pub(super) offer_of: Vec<u32>,
    /// The seat of each placed learner.
    seat_of: Vec<u32>,
}

impl Held {
    /// Empty offers of these capacities, whose sum must fit into 32 bits.
    pub(super) fn new(learners: usize, capacities: &[u32]) -> Self {
        let mut starts = Vec::with_capacity(capacities.len() + 1);
        let mut end = 0;
        starts.push(end);
        for capacity in capacities {
            end += capacity;
            starts.push(end);
        }
        Self {
            starts,
            seats: vec![NONE; end as usize],
            taken: vec![0; capacities.len()],
            offer_of: vec![NONE; learners],
            seat_of: vec![0; learners],
        }
    }

    pub(super) fn of(&self, offer: usize) -> &[u32] {
        let start = self.starts[offer] as usize;
        &self.seats[start..start + self.taken[offer] as usize]
    }

    pub(super) fn taken(&self, offer: usize) -> u32 {
        self.taken[offer]
    }

    /// Whether the offer has a free place.
    pub(super) fn has_room(&self, offer: usize) -> bool {
        self.taken[offer] < self.starts[offer + 1] - self.starts[offer]
    }

    /// How many places are free.
    pub(super) fn room(&self, offer: usize) -> u32 {
        self.starts[offer + 1] - self.starts[offer] - self.taken[offer]
    }

    /// Puts a learner who is nowhere to an offer with room.
    pub(super) fn add(&mut self, offer: u32, learner: u32) {
        let at = offer as usize;
        let seat = self.starts[at] + self.taken[at];
        self.seats[seat as usize] = learner;
        self.seat_of[learner as usize] = seat;
        self.offer_of[learner as usize] = offer;
        self.taken[at] += 1;
    }

    /// Takes a learner away from their offer, which must be this one.
    pub(super) fn remove(&mut self, offer: u32, learner: u32) {
        let at = offer as usize;
        self.taken[at] -= 1;
        let (seat, last) = (self.seat_of[learner as usize], self.starts[at] + self.taken[at]);
        let mover = self.seats[last as usize];
        self.seats[seat as usize] = mover;
        self.seat_of[mover as usize] = seat;
        self.offer_of[learner as usize] = NONE;
    }

    /// Empties all offers.
    pub(super) fn clear(&mut self) {
        self.taken.fill(0);
        self.offer_of.fill(NONE);
    }
}
