//! The prices that prove an allocation, ready to be asked what a change would cost.
//!
//! Each stage of a certificate has prices of its own, and an earlier stage counts before a later one.
//! Put one after the other they are prices of several numbers, at which no move of anybody gains:
//! moves that are as good as staying in all earlier stages are the ones that a later stage weighs.
//! Before them stands a number for who stays out, and after them one that counts moves, so that of
//! equal changes the smallest is told.

use crate::certificate::{Certificate, Prices};
use crate::problem::Goal;
use crate::solve::levels::coefficient;
use crate::solve::model::{Lock, Model};
use std::collections::HashMap;

/// Numbers that count one after the other: who is out, one a stage, how many move.
pub(super) type Toll = Vec<i128>;

/// An allocation with prices at which nobody gains by moving.
pub(super) struct Market<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) place: Vec<Option<usize>>,
    stages: &'m [Prices],
    /// The price of each offer.
    prices: Vec<Toll>,
    /// The learners of each offer who may move: all but the locked.
    pub(super) holders: Vec<Vec<usize>>,
    /// Places that locked learners leave.
    pub(super) places: Vec<i64>,
}

impl<'m> Market<'m> {
    /// The market of an allocation whose certificate consists of prices, if they are such.
    pub(super) fn of(
        model: &'m Model<'m>,
        place: &[Option<usize>],
        certificate: Option<&'m Certificate>,
    ) -> Option<Self> {
        let Some(Certificate::Prices { stages }) = certificate else { return None };
        let about_worst = model.problem.objective.contains(&Goal::MinMaxRank);
        if about_worst || stages.iter().skip(1).any(|stage| stage.most) {
            return None;
        }
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
        let mut market =
            Self { model, place: place.to_vec(), stages, prices: Vec::new(), holders, places };
        market.prices = market.stacked()?;
        market.holds().then_some(market)
    }

    /// The prices of all stages, one after the other.
    fn stacked(&self) -> Option<Vec<Toll>> {
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
            let own = self.own(learner);
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
    pub(super) fn nothing(&self) -> Toll {
        vec![0; self.stages.len() + 2]
    }

    /// The pairs of a learner that may be chosen.
    pub(super) fn edges_of(&self, learner: usize) -> impl Iterator<Item = usize> + '_ {
        let free = self.model.locked[learner] == Lock::Free;
        let edges = self.model.of_learner[learner].iter().copied();
        edges.filter(move |edge| free && self.may_be_chosen(*edge))
    }

    /// Whether a pair of a learner who is not locked may be chosen.
    pub(super) fn may_be_chosen(&self, edge: usize) -> bool {
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

    pub(super) fn price(&self, offer: usize) -> &Toll {
        &self.prices[offer]
    }

    /// What a pair costs with the price of its offer.
    pub(super) fn pays(&self, edge: usize) -> Toll {
        let mut toll = self.prices[self.model.edges[edge].offer].clone();
        for (toll, stage) in toll.iter_mut().skip(1).zip(self.stages) {
            for term in &stage.terms {
                let by = coefficient(self.model, term.goal, term.rank, edge);
                *toll += i128::from(term.weight) * i128::from(by);
            }
        }
        toll
    }

    /// What staying out costs.
    pub(super) fn out(&self) -> Toll {
        let mut toll = self.nothing();
        toll[0] = i128::from(self.stages.first().is_some_and(|stage| stage.most));
        toll
    }

    /// What a learner pays now.
    pub(super) fn own(&self, learner: usize) -> Toll {
        self.place[learner].map_or_else(|| self.out(), |edge| self.pays(edge))
    }
}

/// Adds the second to the first.
pub(super) fn add(to: &mut Toll, by: &Toll) {
    to.iter_mut().zip(by).for_each(|(to, by)| *to += by);
}

/// Takes the second from the first.
pub(super) fn less(from: &mut Toll, by: &Toll) {
    from.iter_mut().zip(by).for_each(|(from, by)| *from -= by);
}
