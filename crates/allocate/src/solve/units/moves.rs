//! Units, where they could move, and whether they would.

use super::fits;
use crate::certificate::{Refusal, Unit};
use crate::problem::GroupMode;
use crate::solve::model::Model;
use std::collections::BTreeMap;

/// A unit by numbers.
pub(super) struct Party {
    pub(super) members: Vec<usize>,
    /// The group, unless it is one learner in no group.
    pub(super) group: Option<usize>,
    /// Every way to place the unit: an edge of each member.
    pub(super) moves: Vec<Vec<usize>>,
}

/// All units: the groups, then the learners in no group.
pub(super) fn parties(model: &Model<'_>) -> Vec<Party> {
    let mut alone = vec![true; model.of_learner.len()];
    let mut parties = Vec::new();
    for (group, together) in model.groups.iter().enumerate() {
        for &member in &together.members {
            alone[member] = false;
        }
        parties.push(Party::new(model, together.members.clone(), Some(group)));
    }
    let singles = (0..alone.len()).filter(|learner| alone[*learner]);
    parties.extend(singles.map(|learner| Party::new(model, vec![learner], None)));
    parties
}

impl Party {
    pub(super) fn name(&self, model: &Model<'_>) -> Unit {
        match self.group {
            Some(group) => Unit::Group(model.problem.groups[group].id.clone()),
            None => Unit::Learner(model.learner_id(self.members[0])),
        }
    }

    pub(super) fn mode(&self, model: &Model<'_>) -> GroupMode {
        self.group.map_or(GroupMode::TogetherOrNone, |group| model.groups[group].mode)
    }

    fn new(model: &Model<'_>, members: Vec<usize>, group: Option<usize>) -> Self {
        let mut party = Self { members, group, moves: vec![Vec::new()] };
        let mode = party.mode(model);
        for &member in &party.members {
            let edges = || model.of_learner[member].iter().filter(|edge| model.possible(**edge));
            let longer = party.moves.iter().flat_map(|begin| {
                let fit = edges().filter(|edge| {
                    begin.first().is_none_or(|first| fits(model, mode, *first, **edge))
                });
                fit.map(|edge| begin.iter().copied().chain([*edge]).collect())
            });
            party.moves = longer.collect();
        }
        party
    }

    /// Whether the unit would rather move, and could.
    pub(super) fn blocks(&self, model: &Model<'_>, place: &[Option<usize>]) -> bool {
        self.better(model, place).next().is_some()
    }

    /// Where the unit would rather be and could go, given the edge of each learner.
    pub(super) fn better<'p>(
        &'p self,
        model: &'p Model<'_>,
        place: &'p [Option<usize>],
    ) -> impl Iterator<Item = &'p Vec<usize>> + 'p {
        let rank = |edge: usize| model.edges[edge].rank;
        let own = move |member: usize| place[self.members[member]];
        self.moves.iter().filter(move |to| {
            let pairs = || to.iter().enumerate().map(|(member, to)| (*to, own(member)));
            pairs().all(|(to, own)| own.is_none_or(|own| rank(to) <= rank(own)))
                && pairs().any(|(to, own)| own.is_none_or(|own| rank(to) < rank(own)))
                && arrivals(model, to, |member| own(member) == Some(to[member])).iter().all(
                    |arrival| {
                        arrival.bars.iter().all(|(score, many)| {
                            let others = self.others(model, place, arrival.offer);
                            let liked = others.filter(|edge| model.edges[*edge].score >= *score);
                            (liked.count() as i64) < *many
                        })
                    },
                )
        })
    }

    /// The edges of those at an offer who are not of the unit.
    pub(super) fn others<'p>(
        &'p self,
        model: &'p Model<'_>,
        place: &'p [Option<usize>],
        offer: usize,
    ) -> impl Iterator<Item = usize> + 'p {
        let there = model.of_offer[offer].iter().copied();
        there.filter(|edge| {
            let learner = model.edges[*edge].learner;
            place[learner] == Some(*edge) && !self.members.contains(&learner)
        })
    }
}

/// Those of a unit who are new at an offer.
pub(super) struct Arrival {
    pub(super) offer: usize,
    /// The offer refuses them if for one of these scores so many others are there whom it likes at
    /// least that much.
    pub(super) bars: Vec<(i64, i64)>,
}

/// Who is new where if a unit moves along these edges and some of its members are there already.
///
/// The least liked of the newcomers must find a place among those that are free or held by somebody
/// liked less, the two least liked two of them, and so on (Hall): for each score the bar is the
/// number of others that leave too few.
pub(super) fn arrivals(
    model: &Model<'_>,
    to: &[usize],
    stays: impl Fn(usize) -> bool,
) -> Vec<Arrival> {
    let mut at: BTreeMap<usize, (i64, Vec<i64>)> = BTreeMap::new();
    for (member, edge) in to.iter().enumerate() {
        let pair = &model.edges[*edge];
        let (staying, new) = at.entry(pair.offer).or_default();
        if stays(member) {
            *staying += 1;
        } else {
            new.push(pair.score);
        }
    }
    let arrival = |(offer, (staying, mut new)): (usize, (i64, Vec<i64>))| {
        new.sort_unstable();
        let places = model.offers[offer].capacity - staying;
        // Of equal scores the last asks for most places.
        let bars: BTreeMap<i64, i64> =
            (1..).zip(new).map(|(asked, score)| (score, places + 1 - asked)).collect();
        Arrival { offer, bars: bars.into_iter().collect() }
    };
    at.into_iter().map(arrival).filter(|arrival| !arrival.bars.is_empty()).collect()
}

/// The edges that can make an offer refuse.
pub(super) fn liked<'m>(
    model: &'m Model<'_>,
    parties: &'m [Party],
    refusal: &'m Refusal,
) -> impl Iterator<Item = usize> + 'm {
    let without = parties.iter().find(|party| Some(party.name(model)) == refusal.without);
    let offer = model.problem.offers.iter().position(|offer| offer.id == refusal.offer);
    let edges = offer.into_iter().flat_map(|offer| model.of_offer[offer].iter().copied());
    edges.filter(move |edge| {
        let pair = &model.edges[*edge];
        model.possible(*edge)
            && pair.score >= refusal.score
            && without.is_none_or(|party| !party.members.contains(&pair.learner))
    })
}
