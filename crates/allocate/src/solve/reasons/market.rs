//! The prices that prove an allocation, ready to be asked what a change would cost.
//!
//! Each stage of a certificate has prices of its own, and an earlier stage counts before a later one.
//! Put one after the other they are prices of several numbers, at which no move of anybody gains:
//! moves that are as good as staying in all earlier stages are the ones that a later stage weighs.
//! Before them stands a number for who stays out, and after them one that counts moves, so that of
//! equal changes the smallest is told.

use super::chains::{Chain, Search};
use crate::certificate::{Certificate, Prices};
use crate::problem::Goal;
use crate::solve::levels::coefficient;
use crate::solve::model::{Lock, Model};
use std::cell::RefCell;
use std::collections::HashMap;

/// `N` numbers that count one after the other: who is out, one a stage, how many move.
pub(super) type Toll<const N: usize> = [i128; N];

/// What an allocation tells that is proven by prices. Nothing is told that cannot be chosen at all.
pub(super) trait Tells {
    /// Whether a pair of a learner who is not locked may be chosen.
    fn may_be_chosen(&self, edge: usize) -> bool;
    /// The best way to give this pair to its learner; nothing if there is none.
    fn with(&self, edge: usize) -> Option<Chain>;
    /// The same if its offer had one place more.
    fn with_place(&self, edge: usize) -> Chain;
    /// What one more place at an offer leads to; nothing if it has none now.
    fn with_more(&self, offer: usize) -> Option<Chain>;
}

/// The market of an allocation whose certificate consists of prices, if they are such.
pub(super) fn of<'m>(
    model: &'m Model<'m>,
    place: &[Option<usize>],
    certificate: Option<&'m Certificate>,
) -> Option<Box<dyn Tells + 'm>> {
    let Some(Certificate::Prices { stages }) = certificate else { return None };
    let about_worst = model.problem.objective.contains(&Goal::MinMaxRank);
    if about_worst || stages.iter().skip(1).any(|stage| stage.most) {
        return None;
    }
    match stages.len() {
        0 | 1 => Market::<3>::of(model, place, stages),
        2 => Market::<4>::of(model, place, stages),
        3 | 4 => Market::<6>::of(model, place, stages),
        5..=8 => Market::<10>::of(model, place, stages),
        9..=18 => Market::<20>::of(model, place, stages),
        _ => None,
    }
}

/// An allocation with prices at which nobody gains by moving.
pub(super) struct Market<'m, const N: usize> {
    pub(super) model: &'m Model<'m>,
    pub(super) place: Vec<Option<usize>>,
    stages: &'m [Prices],
    /// The price of each offer, and what each learner pays.
    prices: Vec<Toll<N>>,
    own: Vec<Toll<N>>,
    /// The learners of each offer who may move: all but the locked.
    pub(super) holders: Vec<Vec<usize>>,
    /// Places that locked learners leave.
    pub(super) places: Vec<i64>,
    pub(super) search: RefCell<Search<N>>,
    /// What becomes of the place of the learner who was asked for last.
    pub(super) left: RefCell<Option<(usize, Toll<N>, Chain)>>,
}

impl<'m, const N: usize> Market<'m, N> {
    fn of(
        model: &'m Model<'m>,
        place: &[Option<usize>],
        stages: &'m [Prices],
    ) -> Option<Box<dyn Tells + 'm>> {
        let mut holders = vec![Vec::new(); model.offers.len()];
        let mut places: Vec<i64> = model.offers.iter().map(|offer| offer.capacity).collect();
        for (learner, edge) in place.iter().enumerate() {
            let Some(edge) = edge else { continue };
            let offer = model.edges[*edge].offer;
            match model.locked[learner] {
                Lock::Free => holders[offer].push(learner),
                _ => places[offer] -= 1,
            }
        }
        let mut market = Self {
            model,
            place: place.to_vec(),
            stages,
            prices: Vec::new(),
            own: Vec::new(),
            holders,
            search: RefCell::new(Search::new(places.len())),
            places,
            left: RefCell::new(None),
        };
        market.prices = market.stacked()?;
        let own = |edge: &Option<usize>| edge.map_or_else(|| market.out(), |at| market.pays(at));
        market.own = place.iter().map(own).collect();
        if market.holds() { Some(Box::new(market)) } else { None }
    }

    /// The prices of all stages, one after the other.
    fn stacked(&self) -> Option<Vec<Toll<N>>> {
        let model = self.model;
        let offers: HashMap<&str, usize> =
            model.problem.offers.iter().enumerate().map(|(at, o)| (o.id.as_str(), at)).collect();
        let mut prices = vec![self.nothing(); model.offers.len()];
        let mut must = vec![false; model.offers.len()];
        for (at, stage) in self.stages.iter().enumerate() {
            for (price, must) in prices.iter_mut().zip(&must) {
                // A pair is cheaper by this much in the stage if its offer must be full.
                price[at + 1] -= i128::from(stage.keep) * i128::from(*must);
            }
            for (id, price) in &stage.offers {
                let offer = *offers.get(id.as_str())?;
                prices[offer][at + 1] += i128::from(*price);
                must[offer] |= *price > 0;
            }
        }
        if let Some(stage) = self.stages.first().filter(|stage| stage.most) {
            for offer in self.crowded() {
                prices[offer][0] = 1;
                prices[offer][1] -= i128::from(stage.out);
            }
        }
        Some(prices)
    }

    /// The offers that can be reached from those who are out by moving others.
    fn crowded(&self) -> Vec<usize> {
        let free = |learner: &usize| self.model.locked[*learner] == Lock::Free;
        let out = |learner: &usize| self.place[*learner].is_none();
        let mut queue: Vec<usize> =
            (0..self.place.len()).filter(|learner| free(learner) && out(learner)).collect();
        let mut seen = vec![false; self.places.len()];
        let mut crowded = Vec::new();
        while let Some(learner) = queue.pop() {
            for edge in self.edges_of(learner) {
                let offer = self.model.edges[edge].offer;
                if !std::mem::replace(&mut seen[offer], true) {
                    crowded.push(offer);
                    queue.extend(&self.holders[offer]);
                }
            }
        }
        crowded
    }

    /// Whether nobody gains by moving, only full offers have a price, and no price is below nothing:
    /// then nothing that is told from the prices is wrong.
    fn holds(&self) -> bool {
        let nothing = self.nothing();
        let learners = (0..self.place.len()).all(|learner| {
            if self.model.locked[learner] != Lock::Free {
                return true;
            }
            let own = *self.own(learner);
            let stays = self.place[learner].is_none() || self.may_be_out(learner);
            (!stays || self.out() >= own)
                && self.edges_of(learner).all(|edge| self.pays(edge) >= own)
        });
        let offers = (0..self.places.len()).all(|offer| {
            let price = &self.prices[offer];
            let room = self.has_room(offer);
            *price >= nothing && (!room || *price == nothing) || self.places[offer] <= 0
        });
        learners && offers
    }

    /// No toll at all.
    pub(super) fn nothing(&self) -> Toll<N> {
        [0; N]
    }

    /// The pairs of a learner that may be chosen.
    pub(super) fn edges_of(&self, learner: usize) -> impl Iterator<Item = usize> + '_ {
        let free = self.model.locked[learner] == Lock::Free;
        let edges = self.model.of_learner[learner].iter().copied();
        edges.filter(move |edge| free && self.may_choose(*edge))
    }

    /// Whether a pair of a learner who is not locked may be chosen.
    pub(super) fn may_choose(&self, edge: usize) -> bool {
        let pair = &self.model.edges[edge];
        self.model.locked[pair.learner] == Lock::Free
            && self.model.possible(edge)
            && self.places[pair.offer] > 0
    }

    pub(super) fn may_be_out(&self, learner: usize) -> bool {
        !self.model.required[learner]
    }

    pub(super) fn has_room(&self, offer: usize) -> bool {
        (self.holders[offer].len() as i64) < self.places[offer]
    }

    pub(super) fn price(&self, offer: usize) -> &Toll<N> {
        &self.prices[offer]
    }

    /// What a pair costs with the price of its offer.
    pub(super) fn pays(&self, edge: usize) -> Toll<N> {
        let mut toll = self.prices[self.model.edges[edge].offer];
        for (toll, stage) in toll.iter_mut().skip(1).zip(self.stages) {
            for term in &stage.terms {
                let by = coefficient(self.model, term.goal, term.rank, edge);
                *toll += i128::from(term.weight) * i128::from(by);
            }
        }
        toll
    }

    /// What staying out costs.
    pub(super) fn out(&self) -> Toll<N> {
        let mut toll = self.nothing();
        toll[0] = i128::from(self.stages.first().is_some_and(|stage| stage.most));
        toll
    }

    /// What a learner pays now.
    pub(super) fn own(&self, learner: usize) -> &Toll<N> {
        &self.own[learner]
    }
}

/// The sum of both.
pub(super) fn plus<const N: usize>(mut to: Toll<N>, by: &Toll<N>) -> Toll<N> {
    to.iter_mut().zip(by).for_each(|(to, by)| *to += by);
    to
}

/// The first without the second.
pub(super) fn minus<const N: usize>(mut from: Toll<N>, by: &Toll<N>) -> Toll<N> {
    from.iter_mut().zip(by).for_each(|(from, by)| *from -= by);
    from
}
