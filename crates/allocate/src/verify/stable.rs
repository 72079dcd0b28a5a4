//! Stability, checked by looking at every pair.

use super::Doubt;
use super::rules::Facts;
use crate::outcome::Outcome;
use crate::problem::{Edge, Goal, Problem};
use std::collections::{BTreeMap, HashMap};

/// Checks what a stable goal claims beyond the allocation itself.
pub(super) fn check(problem: &Problem, outcome: &Outcome, goal: Goal, doubts: &mut Vec<Doubt>) {
    let facts = Facts::of(problem, &outcome.matching);
    let blocking = facts.blocking(goal == Goal::SuperStableLearnerOptimal);
    if blocking > 0 {
        doubts.push(Doubt::Blocked(blocking));
    }
    if goal == Goal::StableLearnerOptimal && learner_optimal(problem) != outcome.matching {
        doubts.push(Doubt::NotLearnerOptimal);
    }
}

/// The learner-optimal allocation by its meaning: a pair is struck out when the offer is full of
/// learners it likes better who can do no better, until everybody has their best remaining wish.
fn learner_optimal(problem: &Problem) -> BTreeMap<String, String> {
    let order = |ids: &mut dyn Iterator<Item = &str>| -> HashMap<String, usize> {
        ids.enumerate().map(|(at, id)| (id.to_owned(), at)).collect()
    };
    let learners = order(&mut problem.learners.iter().map(|learner| learner.id.as_str()));
    let offers = order(&mut problem.offers.iter().map(|offer| offer.id.as_str()));
    let mut left: BTreeMap<usize, Vec<&Edge>> = BTreeMap::new();
    for edge in &problem.edges {
        let out = problem.forbidden.get(&edge.learner).is_some_and(|o| o.contains(&edge.offer));
        if !out {
            left.entry(learners[&edge.learner]).or_default().push(edge);
        }
    }
    for wishes in left.values_mut() {
        // The best wish last, where it is cheap to strike.
        wishes.sort_by_key(|edge| std::cmp::Reverse((edge.rank, offers[&edge.offer])));
    }
    loop {
        let mut at: BTreeMap<usize, Vec<&Edge>> = BTreeMap::new();
        for wishes in left.values() {
            if let Some(best) = wishes.last() {
                at.entry(offers[&best.offer]).or_default().push(best);
            }
        }
        let mut struck = false;
        for (offer, applicants) in &mut at {
            applicants.sort_by_key(|edge| (std::cmp::Reverse(edge.score), learners[&edge.learner]));
            let places = usize::try_from(problem.offers[*offer].capacity).unwrap_or(0);
            for refused in applicants.iter().skip(places) {
                struck = true;
                if let Some(wishes) = left.get_mut(&learners[&refused.learner]) {
                    wishes.pop();
                }
            }
        }
        if !struck {
            let held = at.into_values().flatten();
            return held.map(|edge| (edge.learner.clone(), edge.offer.clone())).collect();
        }
    }
}
