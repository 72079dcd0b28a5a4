//! Stability of units, checked by trying every move of every unit, and the conditions that a proof
//! of the fewest blocking units adds up.

use super::chart::{Chart, Side, Sum};
use super::{Doubt, proof};
use crate::certificate::{Choice, Proof, Refusal, Row, Step, Unit, UnitMove};
use crate::outcome::{Facts, Outcome, Status};
use crate::problem::{Edge, GroupMode, Problem};
use std::collections::{BTreeMap, HashMap};

/// Checks how many units block and, if the outcome claims so, that no allocation is better.
pub(super) fn check(problem: &Problem, outcome: &Outcome, doubts: &mut Vec<Doubt>) {
    let units = units(problem);
    let scan = Scan::of(problem, &outcome.matching);
    let blocking = units.iter().filter(|unit| scan.would_move(unit)).count() as i64;
    let claimed = outcome.facts.clone().unwrap_or_default();
    let least_blocking = claimed.least_blocking.map(|_| blocking);
    // Only a stopped run has a bound, and it cannot be above what the run found itself.
    let stopped = outcome.status == Status::Interrupted;
    let fits = |bound: &i64| stopped && (0..=blocking).contains(bound);
    let blocking_bound = claimed.blocking_bound.filter(fits);
    let seen = Facts { stable_exists: blocking == 0, blocking, least_blocking, blocking_bound };
    if claimed != seen {
        doubts.push(Doubt::BlockingUnits(blocking));
    }
}

/// Checks that fewer units cannot block, and that not more learners can be placed where as few do.
pub(super) fn proofs_hold(
    problem: &Problem,
    outcome: &Outcome,
    fewest: &Proof,
    most: &Proof,
    doubts: &mut Vec<Doubt>,
) {
    let blocking = outcome.facts.as_ref().and_then(|facts| facts.least_blocking);
    let Some(blocking) = blocking else { return doubts.push(Doubt::NoProof) };
    let placed = outcome.matching.len() as i128;
    for (stage, proof) in [fewest, most].into_iter().enumerate() {
        let mut chart = Chart::of(problem, None, &[]);
        for choice in choices(&chart, proof) {
            chart.add_choice(choice);
        }
        let blocks = chart.others().filter(|(choice, _)| matches!(choice, Choice::Blocks(_)));
        let blocks: Vec<usize> = blocks.map(|(_, variable)| variable).collect();
        let mut goal = vec![0; chart.width];
        let holds = if stage == 0 {
            for variable in blocks {
                goal[variable] = 1;
            }
            proof::goal_holds(&chart, goal, i128::from(blocking), proof, None)
        } else {
            for variable in chart.variable.iter().flatten() {
                goal[*variable] -= 1;
            }
            let entries = blocks.into_iter().map(|variable| (variable, 1)).collect();
            let held = Sum { entries, side: Side::AtMost, limit: blocking };
            proof::goal_holds(&chart, goal, -placed, proof, Some(held))
        };
        if !holds {
            doubts.push(Doubt::Proof { part: 0, stage });
        }
    }
}

/// A unit by its members.
struct Members<'a> {
    ids: Vec<&'a str>,
    mode: GroupMode,
}

fn units(problem: &Problem) -> Vec<Members<'_>> {
    let of_group = |group: &'_ crate::problem::Group| group.members.clone();
    let grouped: Vec<String> = problem.groups.iter().flat_map(of_group).collect();
    let groups = problem.groups.iter().map(|group| Members {
        ids: group.members.iter().map(String::as_str).collect(),
        mode: group.mode,
    });
    let alone = problem.learners.iter().filter(|learner| !grouped.contains(&learner.id));
    let alone =
        alone.map(|learner| Members { ids: vec![&learner.id], mode: GroupMode::TogetherOrNone });
    groups.chain(alone).collect()
}

/// An allocation, looked at from its offers.
struct Scan<'a> {
    wishes: HashMap<&'a str, Vec<&'a Edge>>,
    own: HashMap<&'a str, &'a Edge>,
    held: HashMap<&'a str, Vec<&'a Edge>>,
    places: HashMap<&'a str, i64>,
    city: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> Scan<'a> {
    fn of(problem: &'a Problem, matching: &BTreeMap<String, String>) -> Self {
        let mut scan = Self {
            wishes: HashMap::new(),
            own: HashMap::new(),
            held: HashMap::new(),
            places: HashMap::new(),
            city: HashMap::new(),
        };
        for edge in &problem.edges {
            let ids = problem.forbidden.get(&edge.learner);
            if !ids.is_some_and(|ids| ids.contains(&edge.offer)) {
                scan.wishes.entry(&edge.learner).or_default().push(edge);
            }
            if matching.get(&edge.learner) == Some(&edge.offer) {
                scan.own.insert(&edge.learner, edge);
                scan.held.entry(&edge.offer).or_default().push(edge);
            }
        }
        for offer in &problem.offers {
            scan.places.insert(&offer.id, offer.capacity);
            scan.city.insert(&offer.id, offer.city.as_deref());
        }
        scan
    }

    fn would_move(&self, unit: &Members<'a>) -> bool {
        self.tries(unit, &mut Vec::new())
    }

    /// Goes through the wishes of one member after the other that are no step back.
    fn tries(&self, unit: &Members<'a>, to: &mut Vec<&'a Edge>) -> bool {
        let Some(member) = unit.ids.get(to.len()) else {
            let gains = |edge: &&Edge| {
                self.own.get(edge.learner.as_str()).is_none_or(|own| edge.rank < own.rank)
            };
            return to.iter().any(gains) && self.are_let_in(unit, to);
        };
        let own = self.own.get(member);
        for edge in self.wishes.get(member).into_iter().flatten() {
            if own.is_none_or(|own| edge.rank <= own.rank)
                && to.first().is_none_or(|first| self.together(unit.mode, first, edge))
            {
                to.push(edge);
                if self.tries(unit, to) {
                    return true;
                }
                to.pop();
            }
        }
        false
    }

    fn together(&self, mode: GroupMode, first: &Edge, other: &Edge) -> bool {
        let city = |edge: &Edge| self.city.get(edge.offer.as_str()).copied().flatten();
        match mode {
            GroupMode::TogetherOrNone => true,
            GroupMode::SameOffer => first.offer == other.offer,
            GroupMode::SameCity => {
                first.offer == other.offer || city(first).is_some() && city(first) == city(other)
            }
        }
    }

    /// Whether every offer has a free place for each newcomer or somebody it likes less to send
    /// away: each newcomer, the least liked first, takes the place of one who is left.
    fn are_let_in(&self, unit: &Members<'a>, to: &[&Edge]) -> bool {
        to.iter().all(|edge| {
            let offer = edge.offer.as_str();
            let of_unit = |edge: &Edge| unit.ids.contains(&edge.learner.as_str());
            let held = self.held.get(offer).into_iter().flatten();
            let mut others: Vec<i64> =
                held.filter(|edge| !of_unit(edge)).map(|edge| edge.score).collect();
            others.sort_unstable();
            let there = |edge: &&&&Edge| {
                self.own.get(edge.learner.as_str()).is_some_and(|own| own.offer == offer)
            };
            let here = || to.iter().filter(|edge| edge.offer == offer);
            let stay = here().filter(|edge| there(&edge)).count();
            let mut new: Vec<i64> =
                here().filter(|edge| !there(&edge)).map(|edge| edge.score).collect();
            new.sort_unstable();
            let taken = (others.len() + stay) as i64;
            let mut free = self.places.get(offer).copied().unwrap_or(0) - taken;
            let mut leaving = others.into_iter().peekable();
            new.into_iter().all(|score| {
                if leaving.next_if(|other| *other < score).is_some() {
                    return true;
                }
                free -= 1;
                free >= 0
            })
        })
    }
}

/// Everything that a proof decides or counts besides pairs.
fn choices(chart: &Chart<'_>, proof: &Proof) -> Vec<Choice> {
    let rows = proof.steps.iter().map(Step::by).chain(proof.cuts.iter().map(|cut| &cut.by[..]));
    let mut choices = Vec::new();
    for (row, _) in rows.flatten() {
        match row {
            Row::NoMove(by) => {
                choices.push(Choice::Blocks(by.unit.clone()));
                let refusals = chart.refusals(by).into_iter().flatten();
                choices.extend(refusals.map(Choice::Refuses));
            }
            Row::Refuses(refusal) => choices.push(Choice::Refuses(refusal.clone())),
            _ => {}
        }
    }
    for step in &proof.steps {
        if let Step::Branch { on: on @ (Choice::Blocks(_) | Choice::Refuses(_)), .. } = step {
            choices.push(on.clone());
        }
    }
    choices
}

impl<'a> Chart<'a> {
    /// The members of a unit, if it is one, and how they go.
    fn unit(&self, unit: &Unit) -> Option<(Vec<&'a str>, GroupMode)> {
        let groups = &self.problem.groups;
        match unit {
            Unit::Group(id) => {
                let group = groups.iter().find(|group| group.id == *id)?;
                Some((group.members.iter().map(String::as_str).collect(), group.mode))
            }
            Unit::Learner(id) => {
                let grouped = groups.iter().any(|group| group.members.contains(id));
                let learner = self.problem.learners.iter().find(|learner| learner.id == *id)?;
                (!grouped).then_some((vec![learner.id.as_str()], GroupMode::TogetherOrNone))
            }
        }
    }

    /// The edges of a move, if it is one that the unit could make.
    fn edges_of(&self, by: &UnitMove) -> Option<Vec<usize>> {
        let (members, mode) = self.unit(&by.unit)?;
        let fits = by.to.len() == members.len()
            && by.stays.len() == members.len()
            && by.stays.get(by.gains) == Some(&false);
        let stays = by.stays.contains(&true);
        if !fits || mode == GroupMode::SameOffer && stays {
            return None;
        }
        let together = |offer: &String| match mode {
            GroupMode::TogetherOrNone => true,
            GroupMode::SameOffer => *offer == by.to[0],
            GroupMode::SameCity => self.city.get(offer.as_str()) == self.city.get(&*by.to[0]),
        };
        let pairs = members.iter().zip(&by.to);
        pairs.map(|(member, offer)| together(offer).then(|| self.pair(member, offer))?).collect()
    }

    /// What could keep the newcomers of a move out; nothing if something does whatever happens.
    fn refusals(&self, by: &UnitMove) -> Option<Vec<Refusal>> {
        let edges = self.edges_of(by)?;
        let mut refusals = Vec::new();
        let mut offers: Vec<&String> = by.to.iter().collect();
        offers.sort_unstable();
        offers.dedup();
        for offer in offers {
            let here = || (0..edges.len()).filter(|member| by.to[*member] == *offer);
            let stay = here().filter(|member| by.stays[*member]).count() as i64;
            let new = here().filter(|member| !by.stays[*member]);
            let mut scores: Vec<i64> = new.map(|at| self.edges[edges[at]].score).collect();
            scores.sort_unstable();
            for (at, score) in scores.iter().enumerate() {
                // Of equal scores the last asks for most places.
                if scores.get(at + 1) == Some(score) {
                    continue;
                }
                let many = self.places(offer) - stay - at as i64;
                if many <= 0 {
                    return None;
                }
                let group = matches!(by.unit, Unit::Group(_));
                let without = group.then(|| by.unit.clone());
                let refusal = Refusal { offer: offer.clone(), score: *score, many, without };
                if self.liked(&refusal).count() as i64 >= many {
                    refusals.push(refusal);
                }
            }
        }
        Some(refusals)
    }

    /// The edges that count for a refusal.
    fn liked<'c>(&'c self, refusal: &'c Refusal) -> impl Iterator<Item = usize> + 'c {
        let unit = refusal.without.as_ref().and_then(|unit| self.unit(unit));
        let members = unit.map_or_else(Vec::new, |(members, _)| members);
        let here = self.at_offer(&refusal.offer).map(|(at, _)| at);
        here.filter(move |at| {
            let edge = self.edges[*at];
            edge.score >= refusal.score && !members.contains(&edge.learner.as_str())
        })
    }

    /// That an offer refuses only if so many are there.
    pub(super) fn refuses(&self, refusal: &Refusal) -> Option<Sum> {
        let variable = self.choice(&Choice::Refuses(refusal.clone()))?;
        let mut sums = self.add(self.liked(refusal).map(|at| (at, 1)))?;
        sums.insert(variable, -refusal.many);
        Some(Sum { entries: sums.into_iter().collect(), side: Side::AtLeast, limit: 0 })
    }

    /// That a move does not block without being counted.
    pub(super) fn no_move(&self, by: &UnitMove) -> Option<Sum> {
        let edges = self.edges_of(by)?;
        let mut counted: Vec<(usize, i64)> = Vec::new();
        let mut limit = 1;
        for (member, &edge) in edges.iter().enumerate() {
            if by.stays[member] {
                limit -= 1;
                counted.push((edge, -1));
                continue;
            }
            let rank = self.edges[edge].rank;
            let content = self.at_learner(&self.edges[edge].learner).filter(|(at, _)| {
                let own = self.edges[*at].rank;
                *at == edge || own < rank || member == by.gains && own == rank
            });
            counted.extend(content);
        }
        let mut sums = self.add(counted.into_iter())?;
        if limit == 1 {
            // One is enough, so a choice for several members counts once.
            for factor in sums.values_mut() {
                *factor = (*factor).min(1);
            }
        }
        sums.insert(self.choice(&Choice::Blocks(by.unit.clone()))?, 1);
        for refusal in self.refusals(by)? {
            sums.insert(self.choice(&Choice::Refuses(refusal))?, 1);
        }
        Some(Sum { entries: sums.into_iter().collect(), side: Side::AtLeast, limit })
    }
}
