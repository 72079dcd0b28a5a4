//! Who is at which offer.

use super::network::NONE;

/// Up to so many seats are part of the desk, and are looked through; of larger offers everybody's
/// seat is written down.
const FEW: usize = 5;

/// What is known of an offer, in half a line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Desk {
    places: u32,
    taken: u32,
    /// Where the seats of a large offer begin.
    start: u32,
    few: [u32; FEW],
}

/// The learners at each offer, never more than its places. All steps take constant time.
#[derive(Debug)]
pub(super) struct Held {
    desks: Vec<Desk>,
    /// The seats of large offers.
    seats: Vec<u32>,
    /// The offer of each learner, or [`NONE`].
    pub(super) offer_of: Vec<u32>,
    /// The seat of each learner at a large offer.
    seat_of: Vec<u32>,
}

impl Held {
    /// Empty offers of these capacities, whose sum must fit into 32 bits.
    pub(super) fn new(learners: usize, capacities: &[u32]) -> Self {
        let mut end = 0;
        let desk = |places: &u32| {
            let start = end;
            end += if *places as usize > FEW { *places } else { 0 };
            Desk { places: *places, taken: 0, start, few: [NONE; FEW] }
        };
        let desks = capacities.iter().map(desk).collect();
        Self {
            desks,
            seats: vec![NONE; end as usize],
            offer_of: vec![NONE; learners],
            seat_of: if end > 0 { vec![0; learners] } else { Vec::new() },
        }
    }

    #[inline]
    pub(super) fn of(&self, offer: usize) -> &[u32] {
        let desk = &self.desks[offer];
        let taken = desk.taken as usize;
        match desk.few.get(..taken) {
            Some(few) if desk.places as usize <= FEW => few,
            _ => &self.seats[desk.start as usize..][..taken],
        }
    }

    #[inline]
    pub(super) fn places(&self, offer: usize) -> u32 {
        self.desks[offer].places
    }

    #[inline]
    pub(super) fn taken(&self, offer: usize) -> u32 {
        self.desks[offer].taken
    }

    /// Whether the offer has a free place.
    #[inline]
    pub(super) fn has_room(&self, offer: usize) -> bool {
        self.desks[offer].taken < self.desks[offer].places
    }

    /// How many places are free.
    #[inline]
    pub(super) fn room(&self, offer: usize) -> u32 {
        self.desks[offer].places - self.desks[offer].taken
    }

    /// Puts a learner who is nowhere to an offer with room.
    #[inline]
    pub(super) fn add(&mut self, offer: u32, learner: u32) {
        let desk = &mut self.desks[offer as usize];
        let taken = desk.taken;
        desk.taken += 1;
        self.offer_of[learner as usize] = offer;
        if desk.places as usize <= FEW {
            desk.few[taken as usize] = learner;
        } else {
            let seat = desk.start + taken;
            self.seats[seat as usize] = learner;
            self.seat_of[learner as usize] = seat;
        }
    }

    /// Takes a learner away from their offer, which must be this one.
    #[inline]
    pub(super) fn remove(&mut self, offer: u32, learner: u32) {
        self.offer_of[learner as usize] = NONE;
        self.leave(offer, learner);
    }

    /// As [`Self::remove`], for a learner who is added elsewhere at once.
    #[inline]
    pub(super) fn leave(&mut self, offer: u32, learner: u32) {
        let desk = &mut self.desks[offer as usize];
        desk.taken -= 1;
        let last = desk.taken as usize;
        if desk.places as usize <= FEW {
            let mover = desk.few[last];
            for seat in &mut desk.few[..last] {
                if *seat == learner {
                    *seat = mover;
                }
            }
        } else {
            let seat = self.seat_of[learner as usize];
            let mover = self.seats[desk.start as usize + last];
            self.seats[seat as usize] = mover;
            self.seat_of[mover as usize] = seat;
        }
    }

    /// Empties all offers.
    pub(super) fn clear(&mut self) {
        self.desks.iter_mut().for_each(|desk| desk.taken = 0);
        self.offer_of.fill(NONE);
    }
}
