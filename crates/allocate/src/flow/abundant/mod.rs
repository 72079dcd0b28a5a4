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
use super::control::{Stop, Why};
use super::held::Held;
use super::price::Price;
use super::search::Search;
use auction::Auction;

/// What is asked of this part.
pub(super) struct Task<'n, A: Arc> {
    pub(super) rows: &'n Table<A>,
    pub(super) columns: &'n Table<A>,
    /// Places, none above the number of arcs at the offer and one.
    pub(super) capacities: &'n [u32],
    /// Offers and learners that are not part of this.
    pub(super) other_offers: &'n [bool],
    pub(super) other_learners: &'n [bool],
    pub(super) dearest: A::Price,
    pub(super) stop: Stop<'n>,
}

/// An allocation of this part with the prices that prove it.
pub(super) struct Answer<P> {
    pub(super) offer_of: Vec<u32>,
    /// Of each offer of this part.
    pub(super) prices: Vec<P>,
    /// Cost and price together of each learner's place.
    pub(super) pays: Vec<P>,
}

/// Places and prices on the way to the answer.
struct Market<'n, A: Arc> {
    rows: &'n Table<A>,
    columns: &'n Table<A>,
    held: Held,
    prices: Vec<A::Price>,
    pays: Vec<A::Price>,
    search: Search<A::Price>,
}

impl<A: Arc> Task<'_, A> {
    /// The learners of this part, in their order.
    fn learners(&self) -> Vec<u32> {
        let here = self.other_learners.iter().enumerate().filter(|(_, other)| !**other);
        here.map(|(learner, _)| learner as u32).collect()
    }

    /// The allocation of all learners of this part that costs least, unless told to stop.
    pub(super) fn solve(&self) -> Result<Answer<A::Price>, Why> {
        let learners = self.learners();
        let mut auction = Auction::new(self);
        auction.warm_up(&learners);
        let out = auction.sell(learners);
        let (held, prices) = auction.close(self.rows.rows());
        let mut market = Market {
            rows: self.rows,
            columns: self.columns,
            pays: vec![A::Price::ZERO; self.rows.rows()],
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
                return Err(Why::Told);
            }
            market.place(learner)?;
        }
        for offer in 0..self.capacities.len() as u32 {
            let at = offer as usize;
            while market.held.has_room(at)
                && market.prices[at] > A::Price::ZERO
                && market.prices[at] < A::Price::CLOSED
            {
                market.fill_or_lower(offer);
            }
            if self.stop.at(at) {
                return Err(Why::Told);
            }
        }
        Ok(Answer { offer_of: market.held.offer_of, prices: market.prices, pays: market.pays })
    }
}

impl<A: Arc> Market<'_, A> {
    /// The least that a learner can have a place for.
    fn least(&self, learner: usize) -> A::Price {
        let mut least = A::Price::CLOSED;
        for arc in self.rows.row(learner) {
            if arc.cost() >= least {
                break;
            }
            least = least.min(arc.cost() + self.prices[arc.to() as usize]);
        }
        least
    }
}
