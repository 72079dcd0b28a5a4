//! The part where everybody can be placed: learners bid for places.
//!
//! A price stands on every offer that is fought over; it is 0 while a place is free, and a learner
//! goes where cost and price together are least. Bids find most of it ([`auction`]), exact searches
//! the rest: those who are still out go to the nearest free place ([`forward`]), and an offer whose
//! price a bid drove up although a place stayed free pulls somebody in or lowers it ([`backward`]).

mod auction;
mod backward;
mod forward;

use super::arc::{Arc, Table};
use super::control::Stop;
use super::held::Held;
use super::search::Search;
use auction::Auction;

/// The price of an offer that is not part of this: nobody will pay it.
pub(super) const CLOSED: i64 = 1 << 61;

/// What is asked of this part.
pub(super) struct Task<'n, A> {
    pub(super) rows: &'n Table<A>,
    pub(super) columns: &'n Table<u32>,
    /// Places, none above the number of arcs at the offer and one.
    pub(super) capacities: &'n [u32],
    /// Offers and learners that are not part of this.
    pub(super) other_offers: &'n [bool],
    pub(super) other_learners: &'n [bool],
    pub(super) dearest: i64,
    pub(super) stop: Stop<'n>,
}

/// An allocation of this part with the prices that prove it.
pub(super) struct Answer {
    pub(super) offer_of: Vec<u32>,
    /// Of each offer of this part.
    pub(super) prices: Vec<i64>,
    /// Cost and price together of each learner's place.
    pub(super) pays: Vec<i64>,
}

/// Places and prices on the way to the answer.
struct Market<'n, A> {
    rows: &'n Table<A>,
    columns: &'n Table<u32>,
    held: Held,
    prices: Vec<i64>,
    pays: Vec<i64>,
    search: Search,
}

impl<A: Arc> Task<'_, A> {
    /// The learners of this part, in their order.
    fn learners(&self) -> Vec<u32> {
        let here = self.other_learners.iter().enumerate().filter(|(_, other)| !**other);
        here.map(|(learner, _)| learner as u32).collect()
    }

    /// The allocation of all learners of this part that costs least, unless told to stop.
    pub(super) fn solve(&self) -> Option<Answer> {
        let learners = self.learners();
        let mut auction = Auction::new(self);
        auction.warm_up(&learners);
        let out = auction.sell(learners);
        let (held, prices) = auction.close(self.rows.rows());
        let mut market = Market {
            rows: self.rows,
            columns: self.columns,
            pays: vec![0; self.rows.rows()],
            search: Search::new(prices.len()),
            held,
            prices,
        };
        for learner in 0..self.rows.rows() {
            if !self.other_learners[learner] {
                market.pays[learner] = market.least(learner);
            }
        }
        for (step, learner) in out.into_iter().enumerate() {
            if self.stop.at(step) {
                return None;
            }
            market.place(learner);
        }
        for offer in 0..self.capacities.len() as u32 {
            let at = offer as usize;
            while market.held.has_room(at) && (1..CLOSED).contains(&market.prices[at]) {
                market.fill_or_lower(offer);
            }
            if self.stop.at(at) {
                return None;
            }
        }
        Some(Answer { offer_of: market.held.offer_of, prices: market.prices, pays: market.pays })
    }
}

impl<A: Arc> Market<'_, A> {
    /// The least that a learner can have a place for.
    fn least(&self, learner: usize) -> i64 {
        let mut least = CLOSED;
        for arc in self.rows.row(learner) {
            if arc.cost() >= least {
                break;
            }
            least = least.min(arc.cost() + self.prices[arc.to() as usize]);
        }
        least
    }
}
