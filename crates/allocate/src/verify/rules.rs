//! What an allocation breaks and what it reaches, read off directly.

use crate::outcome::{Condition, Value};
use crate::problem::{Goal, GroupMode, Problem, Scope, Weight};
use std::collections::{BTreeMap, HashMap, HashSet};

/// An allocation seen against its problem.
pub(super) struct Facts<'a> {
    problem: &'a Problem,
    matching: &'a BTreeMap<String, String>,
    /// The edge of each placed learner.
    chosen: Vec<&'a crate::problem::Edge>,
    taken: HashMap<&'a str, i64>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(problem: &'a Problem, matching: &'a BTreeMap<String, String>) -> Self {
        let chosen = problem
            .edges
            .iter()
            .filter(|edge| matching.get(&edge.learner) == Some(&edge.offer))
            .collect();
        let mut taken: HashMap<&str, i64> = HashMap::new();
        for offer in matching.values() {
            *taken.entry(offer).or_default() += 1;
        }
        Self { problem, matching, chosen, taken }
    }

    /// Placed pairs that are no edges.
    pub(super) fn not_eligible(&self) -> Vec<(String, String)> {
        let pairs: HashSet<&str> = self.chosen.iter().map(|edge| edge.learner.as_str()).collect();
        self.matching
            .iter()
            .filter(|(learner, _)| !pairs.contains(learner.as_str()))
            .map(|(learner, offer)| (learner.clone(), offer.clone()))
            .collect()
    }

    /// Conditions that do not hold.
    pub(super) fn broken(&self) -> Vec<Condition> {
        let problem = self.problem;
        let mut broken = Vec::new();
        for offer in &problem.offers {
            let taken = self.taken.get(offer.id.as_str()).copied().unwrap_or(0);
            if taken > offer.capacity {
                broken.push(Condition::Capacity(offer.id.clone()));
            }
            if taken > 0 && taken < offer.min {
                broken.push(Condition::Min(offer.id.clone()));
            }
        }
        broken.extend(self.broken_groups());
        broken.extend(self.broken_caps());
        for learner in &problem.require {
            if !self.matching.contains_key(learner) {
                broken.push(Condition::Require(learner.clone()));
            }
        }
        for (learner, offer) in &problem.locked {
            if self.matching.get(learner) != Some(offer) {
                broken.push(Condition::Locked(learner.clone()));
            }
        }
        for (learner, offers) in &problem.forbidden {
            if self.matching.get(learner).is_some_and(|offer| offers.contains(offer)) {
                broken.push(Condition::Forbidden(learner.clone()));
            }
        }
        broken
    }

    fn broken_groups(&self) -> Vec<Condition> {
        let cities: HashMap<&str, Option<&str>> = self
            .problem
            .offers
            .iter()
            .map(|offer| (offer.id.as_str(), offer.city.as_deref()))
            .collect();
        let holds = |mode: GroupMode, members: &[String]| {
            let places: Vec<Option<&String>> =
                members.iter().map(|member| self.matching.get(member)).collect();
            let Some(first) = places.first().copied().flatten() else {
                return places.iter().all(Option::is_none);
            };
            places.iter().all(|place| {
                let Some(place) = place else { return false };
                let city = |offer: &String| cities.get(offer.as_str()).copied().flatten();
                match mode {
                    GroupMode::TogetherOrNone => true,
                    GroupMode::SameOffer => *place == first,
                    GroupMode::SameCity => {
                        *place == first || city(place).is_some() && city(place) == city(first)
                    }
                }
            })
        };
        self.problem
            .groups
            .iter()
            .filter(|group| !holds(group.mode, &group.members))
            .map(|group| Condition::Group(group.id.clone()))
            .collect()
    }

    fn broken_caps(&self) -> Vec<Condition> {
        let mut broken = Vec::new();
        for cap in &self.problem.caps {
            let offers = members(&cap.offers);
            let learners = members(&cap.learners);
            let inside = |set: &Option<HashSet<&str>>, id: &str| {
                set.as_ref().is_none_or(|set| set.contains(id))
            };
            let sum: i128 = self
                .chosen
                .iter()
                .filter(|edge| inside(&offers, &edge.offer) && inside(&learners, &edge.learner))
                .map(|edge| match cap.weight {
                    Weight::Count => 1,
                    Weight::Price => i128::from(edge.price),
                })
                .sum();
            if cap.max.is_some_and(|max| sum > i128::from(max)) {
                broken.push(Condition::Cap(cap.id.clone()));
            }
            if cap.min.is_some_and(|min| sum < i128::from(min)) {
                broken.push(Condition::CapMin(cap.id.clone()));
            }
        }
        broken
    }

    /// Pairs that would rather have each other; with `strict`, also those that would not mind.
    pub(super) fn blocking(&self, strict: bool) -> usize {
        let mut own: HashMap<&str, i64> = HashMap::new();
        let mut worst: HashMap<&str, i64> = HashMap::new();
        for edge in &self.chosen {
            own.insert(&edge.learner, edge.rank);
            let worst = worst.entry(&edge.offer).or_insert(edge.score);
            *worst = (*worst).min(edge.score);
        }
        let places: HashMap<&str, i64> =
            self.problem.offers.iter().map(|offer| (offer.id.as_str(), offer.capacity)).collect();
        let blocks = |edge: &&crate::problem::Edge| {
            let (learner, offer) = (edge.learner.as_str(), edge.offer.as_str());
            let forbidden =
                self.problem.forbidden.get(learner).is_some_and(|ids| ids.contains(&edge.offer));
            if forbidden || self.matching.get(learner) == Some(&edge.offer) {
                return false;
            }
            let wants = own
                .get(learner)
                .is_none_or(|rank| edge.rank < *rank || strict && edge.rank == *rank);
            let taken = self.taken.get(offer).copied().unwrap_or(0);
            let liked = worst
                .get(offer)
                .is_some_and(|score| edge.score > *score || strict && edge.score == *score);
            wants && (taken < places.get(offer).copied().unwrap_or(0) || liked)
        };
        self.problem.edges.iter().filter(blocks).count()
    }

    /// What a goal reaches.
    pub(super) fn value(&self, goal: Goal) -> Value {
        let edges = || self.chosen.iter();
        let count = |number: usize| Value::Number(number as i64);
        match goal {
            Goal::MaxProtected => {
                let protected = self.problem.learners.iter().filter(|learner| learner.protected);
                count(protected.filter(|l| self.matching.contains_key(&l.id)).count())
            }
            Goal::MinCost => Value::Number(edges().map(|edge| edge.cost).sum()),
            Goal::MaxScore => Value::Number(edges().map(|edge| edge.score).sum()),
            Goal::MinPrice => Value::Number(edges().map(|edge| edge.price).sum()),
            Goal::MinMaxRank => Value::Number(edges().map(|edge| edge.rank).max().unwrap_or(0)),
            Goal::RankMaximal | Goal::Generous => {
                let worst = edges().map(|edge| edge.rank).max().unwrap_or(0).clamp(0, 100_000);
                let mut profile = vec![0; usize::try_from(worst).unwrap_or(0)];
                for edge in edges() {
                    let at = usize::try_from(edge.rank.clamp(1, 100_000) - 1).unwrap_or(0);
                    profile[at] += 1;
                }
                Value::Profile(profile)
            }
            Goal::MinChanges => {
                let moved =
                    self.problem.prior.iter().filter(|(l, o)| self.matching.get(*l) != Some(*o));
                count(moved.count())
            }
            _ => count(self.matching.len()),
        }
    }
}

/// The ids of a scope, or nothing for all.
pub(super) fn members(scope: &Scope) -> Option<HashSet<&str>> {
    match scope {
        Scope::All => None,
        Scope::Only(ids) => Some(ids.iter().map(String::as_str).collect()),
    }
}

/// Every condition that the problem names.
pub(super) fn all_conditions(problem: &Problem) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    for offer in &problem.offers {
        all.push(Condition::Capacity(offer.id.clone()));
        all.push(Condition::Min(offer.id.clone()));
    }
    all.extend(problem.groups.iter().map(|group| Condition::Group(group.id.clone())));
    for cap in &problem.caps {
        all.push(Condition::Cap(cap.id.clone()));
        all.push(Condition::CapMin(cap.id.clone()));
    }
    all.extend(problem.require.iter().cloned().map(Condition::Require));
    all.extend(problem.locked.keys().cloned().map(Condition::Locked));
    all.extend(problem.forbidden.keys().cloned().map(Condition::Forbidden));
    all
}
