//! Reasons that prices tell.

use super::Reasons;
use super::chains::Chain;
use super::market::Tells;
use crate::certificate::Row;
use crate::explain::{Change, Move, Why, Worth};
use crate::outcome::Condition;
use crate::problem::Goal;
use crate::solve::levels::coefficient;
use crate::solve::rest::keeps_the_rest;
use std::collections::BTreeSet;

impl Reasons<'_> {
    /// Why an edge was not given and what would have helped, if prices tell.
    pub(super) fn why_at_prices(
        &self,
        market: &dyn Tells,
        edge: usize,
    ) -> Option<(Why, Vec<Change>)> {
        let model = self.model;
        let pair = &model.edges[edge];
        if !market.may_be_chosen(edge) {
            return None;
        }
        let chain = market.with(edge).filter(|chain| self.may_be(chain))?;
        let moves = self.moves_of_others(&chain, pair.learner);
        let why = match self.first_difference(&chain) {
            None => return Some((Why::Tie { moves }, Vec::new())),
            Some((goal, rank, by)) => Why::Worse { goal, rank, by, moves },
        };
        let full = self.at_offer[pair.offer].len() as i64 >= model.offers[pair.offer].capacity;
        let mut would_help = Vec::new();
        if full {
            let chain = market.with_place(edge);
            let worse = self.first_difference(&chain).is_some_and(|(_, _, by)| by > 0);
            if !worse && !self.may_be(&chain) {
                return None;
            }
            let raise = Condition::Capacity(model.offer_id(pair.offer));
            would_help.extend((!worse).then_some(Change { raise, by: 1 }));
        }
        Some((why, would_help))
    }

    /// What raising a limit would gain, if prices tell; nothing inside if nothing is gained.
    pub(super) fn worth_at_prices(&self, market: &dyn Tells, row: &Row) -> Option<Option<Worth>> {
        let model = self.model;
        let Row::Capacity(id) = row else {
            // Prices proved the allocation without caps: it is as good without them.
            return Some(None);
        };
        let offer = model.problem.offers.iter().position(|offer| offer.id == *id)?;
        let chain = market.with_more(offer)?;
        if !self.may_be(&chain) {
            return None;
        }
        let gained = self.first_difference(&chain).filter(|(_, _, by)| *by < 0);
        Some(gained.map(|(goal, rank, by)| {
            let change = Change { raise: Condition::Capacity(id.clone()), by: 1 };
            Worth { change, goal, rank, gain: -by }
        }))
    }

    /// Whether everything else that limits the round is kept after these moves.
    fn may_be(&self, chain: &Chain) -> bool {
        let model = self.model;
        let movers: BTreeSet<usize> = chain.moves.iter().map(|(learner, _)| *learner).collect();
        if movers.len() < chain.moves.len() {
            return false;
        }
        let floors = model.offers.iter().any(|offer| offer.least > 0);
        if model.caps.is_empty() && model.groups.is_empty() && !floors {
            return true;
        }
        let mut place = self.place.clone();
        for (learner, edge) in &chain.moves {
            place[*learner] = *edge;
        }
        keeps_the_rest(model, &place)
    }

    /// The first goal that differs after these moves, and by how much it is worse.
    fn first_difference(&self, chain: &Chain) -> Option<(Goal, Option<i64>, i64)> {
        let of = |edge: Option<usize>, goal, rank| {
            edge.map_or(0, |edge| coefficient(self.model, goal, rank, edge))
        };
        self.levels.iter().find_map(|(goal, rank)| {
            let moves = chain.moves.iter();
            let by = moves.map(|(learner, edge)| {
                of(*edge, *goal, *rank) - of(self.place[*learner], *goal, *rank)
            });
            let by: i64 = by.sum();
            (by != 0).then_some((*goal, *rank, by))
        })
    }

    /// What changes for others.
    fn moves_of_others(&self, chain: &Chain, learner: usize) -> Vec<Move> {
        let model = self.model;
        let offer = |edge: Option<usize>| edge.map(|at| model.offer_id(model.edges[at].offer));
        let mut moves: Vec<&(usize, Option<usize>)> =
            chain.moves.iter().filter(|(other, _)| *other != learner).collect();
        moves.sort_unstable();
        let told = moves.into_iter().map(|(learner, edge)| Move {
            learner: model.learner_id(*learner),
            from: offer(self.place[*learner]),
            to: offer(*edge),
        });
        told.collect()
    }
}
