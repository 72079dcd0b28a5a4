//! Stable goals against every allocation of tiny problems.

use crate::{brute, tiny};
use proptest::prelude::*;
use std::collections::BTreeMap;
use walz_allocate::{
    Certificate, Edge, Goal, Learner, Offer, Options, Outcome, Problem, Status, solve, verify,
};

/// Pairs that would rather have each other; with `strict`, also those that would not mind.
fn blocking(problem: &Problem, matching: &brute::Matching, strict: bool) -> usize {
    let edge_of = |learner: &String| {
        let offer = matching.get(learner)?;
        problem.edges.iter().find(|edge| edge.learner == *learner && edge.offer == *offer)
    };
    let blocks = |edge: &&Edge| {
        let Some(offer) = problem.offers.iter().find(|offer| offer.id == edge.offer) else {
            return false;
        };
        let own = edge_of(&edge.learner);
        let there: Vec<&Edge> = matching
            .iter()
            .filter(|(_, at)| **at == edge.offer)
            .filter_map(|(learner, _)| edge_of(learner))
            .collect();
        let wants = own.is_none_or(|own| edge.rank < own.rank || strict && edge.rank == own.rank);
        let liked = |other: &&Edge| edge.score > other.score || strict && edge.score == other.score;
        let room = (there.len() as i64) < offer.capacity;
        own.map(|own| &own.offer) != Some(&edge.offer) && wants && (room || there.iter().any(liked))
    };
    problem.edges.iter().filter(blocks).count()
}

fn stable(problem: &Problem, strict: bool) -> Vec<brute::Matching> {
    let mut all = Vec::new();
    brute::every(problem, &mut |matching| {
        let allowed = brute::broken(problem, matching).is_empty();
        if allowed && blocking(problem, matching, strict) == 0 {
            all.push(matching.clone());
        }
    });
    all
}

fn ranks(problem: &Problem, matching: &brute::Matching) -> BTreeMap<String, i64> {
    problem
        .learners
        .iter()
        .map(|learner| {
            let own = problem
                .edges
                .iter()
                .find(|e| e.learner == learner.id && matching.get(&e.learner) == Some(&e.offer));
            (learner.id.clone(), own.map_or(i64::MAX, |edge| edge.rank))
        })
        .collect()
}

fn with(mut problem: Problem, goal: Goal) -> Problem {
    problem.objective = vec![goal];
    problem
}

fn solved(problem: &Problem) -> Outcome {
    let outcome = solve(problem, &Options::default());
    assert_eq!(verify(problem, &outcome), Ok(()));
    outcome
}

/// The same problem with every tie broken by order, as the learner-optimal goal does.
fn without_ties(problem: &Problem) -> Problem {
    let mut strict = problem.clone();
    for edge in &mut strict.edges {
        let learner = problem.learners.iter().position(|l| l.id == edge.learner).unwrap_or(0);
        let offer = problem.offers.iter().position(|o| o.id == edge.offer).unwrap_or(0);
        edge.rank = edge.rank * 10 + offer as i64;
        edge.score = edge.score * 10 - learner as i64;
    }
    strict
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_stable_allocation_gives_any_learner_more(problem in tiny::plain()) {
        let problem = with(problem, Goal::StableLearnerOptimal);
        let outcome = solved(&problem);
        prop_assert_eq!(outcome.status, Status::Optimal);
        prop_assert_eq!(blocking(&problem, &outcome.matching, false), 0);
        let strict = without_ties(&problem);
        let own = ranks(&strict, &outcome.matching);
        for other in stable(&strict, false) {
            for (learner, rank) in ranks(&strict, &other) {
                prop_assert!(own[&learner] <= rank);
            }
        }
    }

    #[test]
    fn no_weakly_stable_allocation_places_more(problem in tiny::plain()) {
        let problem = with(problem, Goal::StableMaxPlaced);
        let outcome = solved(&problem);
        prop_assert_eq!(outcome.status, Status::Optimal);
        prop_assert_eq!(blocking(&problem, &outcome.matching, false), 0);
        let most = stable(&problem, false).iter().map(BTreeMap::len).max();
        prop_assert_eq!(Some(outcome.matching.len()), most);
    }

    #[test]
    fn a_super_stable_allocation_is_found_whenever_there_is_one(problem in tiny::plain()) {
        let problem = with(problem, Goal::SuperStableLearnerOptimal);
        let outcome = solved(&problem);
        let all = stable(&problem, true);
        prop_assert_eq!(outcome.status == Status::Optimal, !all.is_empty());
        if all.is_empty() {
            prop_assert_eq!(outcome.status, Status::NoStableMatching);
            let is_clash = matches!(outcome.certificate, Some(Certificate::Clash { .. }));
            prop_assert!(is_clash);
        } else {
            let own = ranks(&problem, &outcome.matching);
            prop_assert!(all.contains(&outcome.matching));
            for other in all {
                for (learner, rank) in ranks(&problem, &other) {
                    prop_assert!(own[&learner] <= rank);
                }
            }
        }
    }
}

#[test]
fn a_tie_well_broken_places_one_more() {
    let problem = Problem::new([Goal::StableMaxPlaced])
        .learner(Learner::new("Ada"))
        .learner(Learner::new("Bo"))
        .offer(Offer::new("Graz", 1))
        .offer(Offer::new("Cork", 1))
        .edge(Edge::new("Ada", "Graz").rank(1).score(5))
        .edge(Edge::new("Ada", "Cork").rank(2).score(5))
        .edge(Edge::new("Bo", "Graz").rank(1).score(5));
    assert_eq!(solved(&problem).matching.len(), 2);
    let by_order = solved(&with(problem.clone(), Goal::StableLearnerOptimal));
    assert_eq!(by_order.matching.len(), 1, "Ada comes first and takes Graz");
    let none = solved(&with(problem, Goal::SuperStableLearnerOptimal));
    assert_eq!(none.status, Status::NoStableMatching);
}

#[test]
fn a_blocking_pair_is_noticed() {
    let problem = with(
        Problem::new([])
            .learner(Learner::new("Ada"))
            .offer(Offer::new("Graz", 1))
            .edge(Edge::new("Ada", "Graz")),
        Goal::StableLearnerOptimal,
    );
    let mut claim = solved(&problem);
    claim.matching.clear();
    assert!(verify(&problem, &claim).is_err());
}
