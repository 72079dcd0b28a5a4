//! Everything that is wrong with a problem, at once.

use super::fault::{FaultKind, Faults, Invalid};
use super::{Goal, GroupMode, Problem, Scope, Weight};
use std::collections::{HashMap, HashSet};

/// No sum that a goal or a cap can form may leave this range, so that no later step can overflow.
const GREATEST_SUM: i128 = 1 << 62;

impl Problem {
    /// The most moves of units that [`Goal::StableUnits`] is solved with: of a learner in no group
    /// or a group that shares an offer one for each wish, of other groups the product of their
    /// members' wishes, times who of them is there already and who gains.
    pub const GREATEST_MOVES: u128 = 200_000;

    /// Checks everything that the format promises.
    ///
    /// # Errors
    /// Every mistake with its place, in the order of the format.
    pub fn validate(&self) -> Result<(), Invalid> {
        let mut faults = Faults::default();
        let learners = self.learner_ids(&mut faults);
        let offers = self.offer_ids(&mut faults);
        self.check_edges(&learners, &offers, &mut faults);
        self.check_goals(&mut faults);
        self.check_groups(&learners, &mut faults);
        self.check_caps(&learners, &offers, &mut faults);
        self.check_wishes_of_the_office(&learners, &offers, &mut faults);
        self.check_sums(&learners, &mut faults);
        faults.or(())
    }

    fn learner_ids<'a>(&'a self, faults: &mut Faults) -> HashMap<&'a str, usize> {
        let mut ids = HashMap::with_capacity(self.learners.len());
        for (index, learner) in self.learners.iter().enumerate() {
            if ids.insert(learner.id.as_str(), index).is_some() {
                faults.add(FaultKind::DuplicateId, || format!("learners[{index}].id"), &learner.id);
            }
        }
        ids
    }

    fn offer_ids<'a>(&'a self, faults: &mut Faults) -> HashMap<&'a str, usize> {
        let mut ids = HashMap::with_capacity(self.offers.len());
        for (index, offer) in self.offers.iter().enumerate() {
            if ids.insert(offer.id.as_str(), index).is_some() {
                faults.add(FaultKind::DuplicateId, || format!("offers[{index}].id"), &offer.id);
            }
            if offer.capacity < 0 {
                let place = || format!("offers[{index}].capacity");
                let value = format!("{}: {}", offer.id, offer.capacity);
                faults.add(FaultKind::NegativeCapacity, place, value);
            }
            if offer.min < 0 {
                let value = format!("{}: {}", offer.id, offer.min);
                faults.add(FaultKind::BadNumber, || format!("offers[{index}].min"), value);
            }
        }
        ids
    }

    fn check_edges(
        &self,
        learners: &HashMap<&str, usize>,
        offers: &HashMap<&str, usize>,
        faults: &mut Faults,
    ) {
        let mut pairs = HashSet::with_capacity(self.edges.len());
        for (index, edge) in self.edges.iter().enumerate() {
            let learner = learners.get(edge.learner.as_str());
            let offer = offers.get(edge.offer.as_str());
            if learner.is_none() {
                let place = || format!("edges[{index}].learner");
                faults.add(FaultKind::UnknownId, place, &edge.learner);
            }
            if offer.is_none() {
                faults.add(FaultKind::UnknownId, || format!("edges[{index}].offer"), &edge.offer);
            }
            if let (Some(learner), Some(offer)) = (learner, offer)
                && !pairs.insert((*learner, *offer))
            {
                let value = format!("{}, {}", edge.learner, edge.offer);
                faults.add(FaultKind::DuplicatePair, || format!("edges[{index}]"), value);
            }
            if edge.rank < 1 {
                let value = format!("{}, {}: {}", edge.learner, edge.offer, edge.rank);
                faults.add(FaultKind::BadNumber, || format!("edges[{index}].rank"), value);
            }
        }
    }

    fn check_goals(&self, faults: &mut Faults) {
        for (index, goal) in self.objective.iter().enumerate() {
            if self.objective[..index].contains(goal) {
                faults.add(FaultKind::DuplicateGoal, || format!("objective[{index}]"), goal.name());
            }
            if goal.is_stable() && self.objective.len() > 1 {
                let place = || format!("objective[{index}]");
                faults.add(FaultKind::GoalStandsAlone, place, goal.name());
            }
        }
        let [goal] = self.objective[..] else { return };
        if !goal.is_stable() {
            return;
        }
        let mut refuse = |present: bool, place: &str| {
            if present {
                faults.add(FaultKind::NotWithStable, || place.to_owned(), goal.name());
            }
        };
        refuse(!self.caps.is_empty(), "caps");
        refuse(!self.require.is_empty(), "require");
        refuse(!self.locked.is_empty(), "locked");
        refuse(goal != Goal::StableUnits && !self.groups.is_empty(), "groups");
        refuse(self.offers.iter().any(|offer| offer.min > 1), "offers");
        if goal == Goal::StableUnits {
            self.check_units(faults);
        }
    }

    /// Units must be apart, and the ways in which they could move must be few enough to be written
    /// down.
    fn check_units(&self, faults: &mut Faults) {
        let mut wishes: HashMap<&str, Vec<&str>> = HashMap::new();
        for edge in &self.edges {
            wishes.entry(&edge.learner).or_default().push(&edge.offer);
        }
        let mut grouped = HashSet::new();
        let mut lines = self.edges.len() as u128;
        for (index, group) in self.groups.iter().enumerate() {
            if group.members.iter().any(|member| !grouped.insert(member)) {
                let place = || format!("groups[{index}].members");
                faults.add(FaultKind::NotWithStable, place, &group.id);
            }
            let of = |member: &String| wishes.get(member.as_str()).map_or(0, Vec::len) as u128;
            let moves = group.members.iter().map(of);
            lines = lines.saturating_add(match group.mode {
                GroupMode::SameOffer => moves.min().unwrap_or(0) * group.members.len() as u128,
                // Each member may be there already or not, and one gains.
                _ => moves.fold(group.members.len() as u128, |all, own| {
                    all.saturating_mul(own).saturating_mul(2)
                }),
            });
        }
        if lines > Self::GREATEST_MOVES {
            let place = || "groups".to_owned();
            faults.add(FaultKind::GoalNotAvailable, place, format!("{lines} moves of units"));
        }
    }

    fn check_groups(&self, learners: &HashMap<&str, usize>, faults: &mut Faults) {
        let mut ids = HashSet::new();
        for (index, group) in self.groups.iter().enumerate() {
            if !ids.insert(group.id.as_str()) {
                faults.add(FaultKind::DuplicateId, || format!("groups[{index}].id"), &group.id);
            }
            if group.members.is_empty() {
                let place = || format!("groups[{index}].members");
                faults.add(FaultKind::EmptyGroup, place, &group.id);
            }
            check_ids(&group.members, learners, faults, || format!("groups[{index}].members"));
        }
    }

    fn check_caps(
        &self,
        learners: &HashMap<&str, usize>,
        offers: &HashMap<&str, usize>,
        faults: &mut Faults,
    ) {
        let mut ids = HashSet::new();
        for (index, cap) in self.caps.iter().enumerate() {
            if !ids.insert(cap.id.as_str()) {
                faults.add(FaultKind::DuplicateId, || format!("caps[{index}].id"), &cap.id);
            }
            if let Scope::Only(list) = &cap.offers {
                check_ids(list, offers, faults, || format!("caps[{index}].offers"));
            }
            if let Scope::Only(list) = &cap.learners {
                check_ids(list, learners, faults, || format!("caps[{index}].learners"));
            }
        }
    }

    fn check_wishes_of_the_office(
        &self,
        learners: &HashMap<&str, usize>,
        offers: &HashMap<&str, usize>,
        faults: &mut Faults,
    ) {
        check_ids(&self.require, learners, faults, || "require".to_owned());
        for (learner, offer) in &self.locked {
            if !learners.contains_key(learner.as_str()) {
                faults.add(FaultKind::UnknownId, || "locked".to_owned(), learner);
            }
            if !offers.contains_key(offer.as_str()) {
                faults.add(FaultKind::UnknownId, || format!("locked.{learner}"), offer);
            }
        }
        for (learner, list) in &self.forbidden {
            if !learners.contains_key(learner.as_str()) {
                faults.add(FaultKind::UnknownId, || "forbidden".to_owned(), learner);
            }
            check_ids(list, offers, faults, || format!("forbidden.{learner}"));
        }
        for learner in self.prior.keys() {
            if !learners.contains_key(learner.as_str()) {
                faults.add(FaultKind::UnknownId, || "prior".to_owned(), learner);
            }
        }
    }

    /// The greatest sums that any allocation could form must fit.
    fn check_sums(&self, learners: &HashMap<&str, usize>, faults: &mut Faults) {
        let price_counts = self.objective.contains(&Goal::MinPrice)
            || self.caps.iter().any(|cap| cap.weight == Weight::Price);
        let mut greatest = vec![[0_i128; 3]; self.learners.len()];
        for edge in &self.edges {
            if let Some(&learner) = learners.get(edge.learner.as_str()) {
                let [cost, score, price] = &mut greatest[learner];
                *cost = (*cost).max(i128::from(edge.cost).abs());
                *score = (*score).max(i128::from(edge.score).abs());
                *price = (*price).max(i128::from(edge.price).abs());
            }
        }
        let counts = [
            ("cost", self.objective.contains(&Goal::MinCost)),
            ("score", self.objective.contains(&Goal::MaxScore)),
            ("price", price_counts),
        ];
        for (field, (name, counts)) in counts.into_iter().enumerate() {
            let sum: i128 = greatest.iter().map(|of_learner| of_learner[field]).sum();
            if counts && sum > GREATEST_SUM {
                faults.add(FaultKind::Overflow, || format!("edges[].{name}"), sum);
            }
        }
    }

    /// Whether nothing but places and pairs limits the allocation, so that it is a plain flow.
    pub fn is_plain(&self) -> bool {
        self.groups.is_empty()
            && self.caps.is_empty()
            && self.require.is_empty()
            && self.offers.iter().all(|offer| offer.min <= 1)
    }
}

fn check_ids(
    ids: &[String],
    known: &HashMap<&str, usize>,
    faults: &mut Faults,
    place: impl Fn() -> String,
) {
    let mut seen = HashSet::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let here = || format!("{}[{index}]", place());
        if !known.contains_key(id.as_str()) {
            faults.add(FaultKind::UnknownId, here, id);
        } else if !seen.insert(id.as_str()) {
            faults.add(FaultKind::DuplicateId, here, id);
        }
    }
}

impl GroupMode {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "same_offer" => Some(Self::SameOffer),
            "same_city" => Some(Self::SameCity),
            "together_or_none" => Some(Self::TogetherOrNone),
            _ => None,
        }
    }
}
