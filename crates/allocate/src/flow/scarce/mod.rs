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
use super::control::Stop;
use super::held::Held;
use super::network::NONE;
use super::search::Search;

/// More than any learner will cost.
const CLOSED: i64 = 1 << 61;

/// What is asked of this part.
pub(super) struct Task<'n, A> {
    pub(super) rows: &'n Table<A>,
    /// The learners of each offer of this part, the cheapest first; no others have any.
    pub(super) columns: Table<A>,
    /// Places of each offer of this part, 0 for others.
    pub(super) capacities: Vec<u32>,
    /// The learners of this part.
    pub(super) here: &'n [bool],
    pub(super) dearest: i64,
    pub(super) stop: Stop<'n>,
}

/// An allocation of this part with the prices that prove it.
pub(super) struct Answer {
    pub(super) offer_of: Vec<u32>,
    /// Of each offer, what its learners cost with their prices: no other costs less.
    pub(super) worth: Vec<i64>,
}

/// Places and prices on the way to the answer.
struct Market<'n, A> {
    rows: &'n Table<A>,
    columns: Table<A>,
    capacities: Vec<u32>,
    held: Held,
    worth: Vec<i64>,
    prices: Vec<i64>,
    dearest: i64,
    search: Search,
}

impl<A: Arc> Task<'_, A> {
    /// The allocation that takes every place of this part and costs least, unless told to stop.
    pub(super) fn solve(self) -> Option<Answer> {
        let learners = self.here.iter().filter(|here| **here).count();
        let places: u64 = self.capacities.iter().map(|capacity| u64::from(*capacity)).sum();
        let mut market = Market {
            rows: self.rows,
            held: Held::new(self.rows.rows(), &self.capacities),
            worth: vec![0; self.capacities.len()],
            prices: vec![0; self.rows.rows()],
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
        market.bid_for_all();
        for offer in 0..market.capacities.len() {
            while market.held.has_room(offer) {
                if self.stop.at(offer) || !market.fill(offer as u32) {
                    return None;
                }
            }
        }
        if tight {
            for learner in 0..self.here.len() {
                if self.stop.at(learner) {
                    return None;
                }
                let out = self.here[learner] && market.held.offer_of[learner] == NONE;
                if out && market.prices[learner] > 0 {
                    market.let_in_or_lower(learner as u32);
                }
            }
        }
        Some(Answer { offer_of: market.held.offer_of, worth: market.worth })
    }
}
