//! The part where places are scarce: offers bid for learners until every place is taken.
//!
//! The other way round than usual, since here it is the places that must all be filled: a price of
//! 0 or more stands on every learner who is fought over, and an offer takes the learners for whom
//! cost and price together are least. Whoever stays out has price 0. Bids find most of it
//! ([`auction`]), exact searches the rest: open places go to the nearest learner who is out
//! ([`forward`]), and a learner whose price a bid drove up although they stayed out gets in or is
//! lowered ([`backward`]).

mod auction;
mod backward;
mod forward;

use super::arc::{Arc, Table};
use super::control::{Stop, Why};
use super::held::Held;
use super::network::NONE;
use super::price::Price;
use super::search::Search;

/// What is asked of this part.
pub(super) struct Task<'n, A: Arc> {
    pub(super) rows: &'n Table<A>,
    /// The learners of each offer, those of offers of this part the cheapest first.
    pub(super) columns: Table<A>,
    /// Places of each offer of this part, 0 for others.
    pub(super) capacities: Vec<u32>,
    /// The learners of this part.
    pub(super) here: &'n [bool],
    pub(super) dearest: A::Price,
    pub(super) stop: Stop<'n>,
}

/// An allocation of this part with the prices that prove it.
pub(super) struct Answer<P> {
    pub(super) offer_of: Vec<u32>,
    /// Of each offer, what its learners cost with their prices: no other costs less.
    pub(super) worth: Vec<P>,
}

/// An offer.
#[derive(Clone, Copy, Debug)]
struct Firm<P> {
    /// What its learners cost with their prices: no other costs less.
    worth: P,
    /// Where its learners stand in the columns.
    start: u32,
    end: u32,
}

/// Places and prices on the way to the answer.
struct Market<'n, A: Arc> {
    rows: &'n Table<A>,
    columns: Table<A>,
    capacities: Vec<u32>,
    held: Held,
    firms: Vec<Firm<A::Price>>,
    /// Of each learner; of those of other parts one that nobody pays.
    prices: Vec<A::Price>,
    dearest: A::Price,
    search: Search<A::Price>,
}

impl<A: Arc> Task<'_, A> {
    /// The allocation that takes every place of this part and costs least, unless told to stop.
    pub(super) fn solve(self) -> Result<Answer<A::Price>, Why> {
        let learners = self.here.iter().filter(|here| **here).count();
        let places: u64 = self.capacities.iter().map(|capacity| u64::from(*capacity)).sum();
        let closed = |here: &bool| if *here { A::Price::ZERO } else { A::Price::CLOSED };
        let firm = |ends: &[u32]| Firm { worth: A::Price::ZERO, start: ends[0], end: ends[1] };
        let mut market = Market {
            rows: self.rows,
            held: Held::new(self.rows.rows(), &self.capacities),
            firms: self.columns.starts().windows(2).map(firm).collect(),
            prices: self.here.iter().map(closed).collect(),
            search: Search::new(self.capacities.len()),
            columns: self.columns,
            capacities: self.capacities,
            dearest: self.dearest,
        };
        // If nearly everybody gets in, prices grow large, and coarse bids find them sooner.
        let tight = (learners as u64).saturating_sub(places) * 50 < learners as u64;
        if tight {
            market.warm_up();
        }
        market.bid_for_all(tight);
        for offer in 0..market.capacities.len() {
            while market.held.has_room(offer) {
                if self.stop.at(offer) {
                    return Err(Why::Told);
                }
                market.fill(offer as u32)?;
            }
        }
        if tight {
            for learner in 0..self.here.len() {
                if self.stop.at(learner) {
                    return Err(Why::Told);
                }
                let out = self.here[learner] && market.held.offer_of[learner] == NONE;
                if out && market.prices[learner] > A::Price::ZERO {
                    market.let_in_or_lower(learner as u32);
                }
            }
        }
        let worth = market.firms.iter().map(|firm| firm.worth).collect();
        Ok(Answer { offer_of: market.held.offer_of, worth })
    }
}
