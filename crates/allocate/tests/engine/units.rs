//! Stability of units against every allocation of tiny problems.

use crate::{brute, tiny};
use proptest::prelude::*;
use walz_allocate::{
    Certificate, Cut, Edge, FaultKind, Goal, Group, GroupMode, Learner, Offer, Options, Outcome,
    Problem, Row, Status, Step, solve, verify,
};

/// A unit: who moves together, and how.
struct Unit {
    members: Vec<String>,
    mode: GroupMode,
}

fn units(problem: &Problem) -> Vec<Unit> {
    let groups = problem.groups.iter();
    let mut units: Vec<Unit> =
        groups.map(|group| Unit { members: group.members.clone(), mode: group.mode }).collect();
    for learner in &problem.learners {
        if !units.iter().any(|unit| unit.members.contains(&learner.id)) {
            let members = vec![learner.id.clone()];
            units.push(Unit { members, mode: GroupMode::TogetherOrNone });
        }
    }
    units
}

/// Every way to give each member of a unit an eligible pair.
fn moves<'p>(problem: &'p Problem, unit: &Unit) -> Vec<Vec<&'p Edge>> {
    let mut all = vec![Vec::new()];
    for member in &unit.members {
        let mut longer = Vec::new();
        for begin in all {
            for edge in problem.edges.iter().filter(|edge| edge.learner == *member) {
                let forbidden = problem.forbidden.get(member);
                if !forbidden.is_some_and(|offers| offers.contains(&edge.offer)) {
                    let mut begin: Vec<&Edge> = begin.clone();
                    begin.push(edge);
                    longer.push(begin);
                }
            }
        }
        all = longer;
    }
    let city = |offer: &String| {
        let of = problem.offers.iter().find(|other| other.id == *offer);
        of.and_then(|of| of.city.clone()).unwrap_or_else(|| format!("only here: {offer}"))
    };
    all.retain(|to| match unit.mode {
        GroupMode::TogetherOrNone => true,
        GroupMode::SameOffer => to.windows(2).all(|pair| pair[0].offer == pair[1].offer),
        GroupMode::SameCity => to.windows(2).all(|p| city(&p[0].offer) == city(&p[1].offer)),
    });
    all
}

/// Whether newcomers of these scores can be given free places or the places of these others, one
/// each, trying every way.
fn let_in(new: &[i64], free: i64, others: &[i64]) -> bool {
    let Some((score, rest)) = new.split_first() else { return true };
    if free > 0 && let_in(rest, free - 1, others) {
        return true;
    }
    (0..others.len()).any(|out| {
        let mut left = others.to_vec();
        left.remove(out) < *score && let_in(rest, free, &left)
    })
}

fn blocks(problem: &Problem, matching: &brute::Matching, unit: &Unit) -> bool {
    let own = |learner: &String| {
        let mut edges = problem.edges.iter();
        edges.find(|e| e.learner == *learner && matching.get(learner) == Some(&e.offer))
    };
    moves(problem, unit).into_iter().any(|to| {
        let better = |edge: &&Edge| own(&edge.learner).is_none_or(|own| edge.rank < own.rank);
        let no_worse = |edge: &&Edge| own(&edge.learner).is_none_or(|own| edge.rank <= own.rank);
        let room = |offer: &Offer| {
            let is_new = |edge: &&&Edge| matching.get(&edge.learner) != Some(&edge.offer);
            let here: Vec<&Edge> = to.iter().copied().filter(|e| e.offer == offer.id).collect();
            let new: Vec<i64> = here.iter().filter(is_new).map(|edge| edge.score).collect();
            let stay = here.len() - new.len();
            let there = matching.iter().filter(|(_, at)| **at == offer.id).map(|(l, _)| l);
            let outside = there.filter(|learner| !unit.members.contains(learner));
            let others: Vec<i64> = outside.filter_map(own).map(|edge| edge.score).collect();
            let free = offer.capacity - (others.len() + stay) as i64;
            let_in(&new, free, &others)
        };
        to.iter().all(no_worse) && to.iter().any(better) && problem.offers.iter().all(room)
    })
}

fn blocking(problem: &Problem, matching: &brute::Matching) -> i64 {
    units(problem).iter().filter(|unit| blocks(problem, matching, unit)).count() as i64
}

/// A few learners, some of them in groups.
fn problem() -> impl Strategy<Value = Problem> {
    let mode = prop_oneof![
        Just(GroupMode::SameOffer),
        Just(GroupMode::SameCity),
        Just(GroupMode::TogetherOrNone)
    ];
    let groups = (proptest::collection::vec(mode, 2), proptest::collection::vec(0_usize..4, 6));
    (tiny::plain(), groups, proptest::option::weighted(0.2, any::<prop::sample::Index>())).prop_map(
        |(mut problem, (modes, of_learner), forbidden)| {
            problem.objective = vec![Goal::StableUnits];
            for (at, mode) in modes.into_iter().enumerate() {
                let members = problem.learners.iter().zip(&of_learner);
                let members: Vec<String> =
                    members.filter(|(_, of)| **of == at).map(|(l, _)| l.id.clone()).collect();
                if !members.is_empty() && members.len() < 4 {
                    problem.groups.push(Group::new(format!("G{at}"), mode, members));
                }
            }
            if let Some(at) = forbidden.filter(|_| !problem.edges.is_empty()) {
                let edge = problem.edges[at.index(problem.edges.len())].clone();
                problem.forbidden.insert(edge.learner, vec![edge.offer]);
            }
            problem
        },
    )
}

fn solved(problem: &Problem) -> Outcome {
    let outcome = solve(problem, &Options::default());
    assert_eq!(verify(problem, &outcome), Ok(()));
    outcome
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_allocation_is_blocked_by_fewer_units_or_places_more(problem in problem()) {
        let mut best: Option<(i64, i64)> = None;
        brute::every(&problem, &mut |matching| {
            if brute::broken(&problem, matching).is_empty() {
                let found = (blocking(&problem, matching), -(matching.len() as i64));
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        });
        let outcome = solved(&problem);
        prop_assert_eq!(outcome.status, Status::Optimal);
        prop_assert_eq!(brute::broken(&problem, &outcome.matching).len(), 0);
        let reached = (blocking(&problem, &outcome.matching), -(outcome.matching.len() as i64));
        prop_assert_eq!(Some(reached), best);
        let facts = outcome.facts.unwrap_or_default();
        prop_assert_eq!(facts.blocking, reached.0);
        prop_assert_eq!(facts.least_blocking, Some(reached.0));
        prop_assert_eq!(facts.stable_exists, reached.0 == 0);
        prop_assert_eq!(outcome.values.number(Goal::StableUnits), Some(-reached.1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_stopped_run_says_how_good_it_is_at_most(problem in problem()) {
        let best = solved(&problem);
        let least = best.facts.clone().unwrap_or_default().blocking;
        let cancel = std::sync::atomic::AtomicBool::new(true);
        let stopped = solve(&problem, &Options { cancel: Some(&cancel), ..Options::default() });
        prop_assert_eq!(stopped.status, Status::Interrupted);
        prop_assert_eq!(verify(&problem, &stopped), Ok(()));
        let facts = stopped.facts.unwrap_or_default();
        prop_assert!(facts.blocking_bound.is_some_and(|bound| (0..=least).contains(&bound)));
        let most = stopped.bounds.number(Goal::StableUnits);
        prop_assert!(most >= best.values.number(Goal::StableUnits), "{:?}", most);
    }

    #[test]
    fn nothing_worse_passes_with_the_proof_of_the_best(problem in problem()) {
        let outcome = solved(&problem);
        let best = outcome.facts.clone().unwrap_or_default().blocking;
        brute::every(&problem, &mut |matching| {
            if !brute::broken(&problem, matching).is_empty() {
                return;
            }
            let count = blocking(&problem, matching);
            let mut claim = Outcome { matching: matching.clone(), ..outcome.clone() };
            claim.values = brute::values(&problem, matching);
            if let Some(facts) = &mut claim.facts {
                facts.blocking = count;
                facts.least_blocking = Some(count);
                facts.stable_exists = count == 0;
            }
            let as_good = (count, matching.len()) == (best, outcome.matching.len());
            assert_eq!(verify(&problem, &claim).is_ok(), as_good, "{matching:?}");
        });
    }

    #[test]
    fn a_proof_without_steps_or_with_bad_rounding_is_rejected(problem in problem()) {
        let outcome = solved(&problem);
        let Some(Certificate::Units { fewest, most: proof }) = &outcome.certificate else {
            return Err(TestCaseError::fail("no proof"));
        };
        let with = |change: &dyn Fn(&mut walz_allocate::Proof)| {
            let (fewest, mut most) = (fewest.clone(), proof.clone());
            change(&mut most);
            Outcome { certificate: Some(Certificate::Units { fewest, most }), ..outcome.clone() }
        };
        let none = with(&|proof| proof.steps.clear());
        prop_assert!(verify(&problem, &none).is_err());
        for scale in [0, -2] {
            let bad = Cut { scale, by: vec![(Row::Capacity("O0".to_owned()), 1)] };
            let bad = with(&|proof| proof.cuts.push(bad.clone()));
            prop_assert!(verify(&problem, &bad).is_err());
        }
        let circle = with(&|proof| {
            let by = vec![(Row::Cut(proof.cuts.len()), 1)];
            proof.cuts.push(Cut { scale: 2, by });
        });
        prop_assert!(verify(&problem, &circle).is_err());
        let negative = with(&|proof| {
            for step in &mut proof.steps {
                if let Step::Bound { by, .. } = step {
                    by.push((Row::Once("L0".to_owned()), -1));
                }
            }
        });
        // Later steps may be of cases that are settled already.
        let begins = matches!(proof.steps.first(), Some(Step::Bound { .. }));
        prop_assert!(!begins || verify(&problem, &negative).is_err());
    }
}

/// Nobody comes to rest: the pair turns Cleo out of the bakery, she turns Bo out of the joinery, and
/// once the pair has gone she is back in the bakery.
fn no_peace() -> Problem {
    Problem::new([Goal::StableUnits])
        .learner(Learner::new("Ada"))
        .learner(Learner::new("Bo"))
        .learner(Learner::new("Cleo"))
        .offer(Offer::new("bakery", 1).city("Graz"))
        .offer(Offer::new("joinery", 1).city("Graz"))
        .edge(Edge::new("Ada", "bakery").score(3))
        .edge(Edge::new("Bo", "joinery").score(1))
        .edge(Edge::new("Cleo", "bakery").rank(1).score(1))
        .edge(Edge::new("Cleo", "joinery").rank(2).score(2))
        .group(Group::new("pair", GroupMode::SameCity, ["Ada", "Bo"]))
}

#[test]
fn where_no_allocation_is_stable_one_unit_is_left_that_would_move() {
    let problem = no_peace();
    let outcome = solved(&problem);
    let facts = outcome.facts.unwrap_or_default();
    assert!(!facts.stable_exists);
    assert_eq!(facts.least_blocking, Some(1));
    assert_eq!(outcome.matching.len(), 2, "the pair goes, though Cleo would be let in");
    assert_eq!(outcome.matching["Ada"], "bakery");
}

#[test]
fn two_who_swap_give_their_places_to_each_other() {
    let problem = Problem::new([Goal::StableUnits])
        .learner(Learner::new("Ada"))
        .learner(Learner::new("Bo"))
        .offer(Offer::new("bakery", 1))
        .offer(Offer::new("joinery", 1))
        .edge(Edge::new("Ada", "bakery").rank(1))
        .edge(Edge::new("Ada", "joinery").rank(2))
        .edge(Edge::new("Bo", "bakery").rank(2))
        .edge(Edge::new("Bo", "joinery").rank(1))
        .group(Group::new("pair", GroupMode::TogetherOrNone, ["Ada", "Bo"]));
    let outcome = solved(&problem);
    assert_eq!(outcome.matching["Ada"], "bakery");
    let mut swapped = outcome;
    swapped.matching.insert("Ada".to_owned(), "joinery".to_owned());
    swapped.matching.insert("Bo".to_owned(), "bakery".to_owned());
    assert!(verify(&problem, &swapped).is_err());
}

#[test]
fn learners_in_two_groups_and_too_many_moves_are_refused() {
    let twice = no_peace().group(Group::new("again", GroupMode::SameOffer, ["Ada", "Cleo"]));
    let outcome = solve(&twice, &Options::default());
    assert_eq!(outcome.error_kind, Some(FaultKind::NotWithStable));
    assert_eq!(outcome.at, ["groups[1].members: again"]);

    let mut large = Problem::new([Goal::StableUnits]);
    let ids: Vec<String> = (0..6).map(|at| format!("L{at}")).collect();
    for offer in 0..10 {
        large = large.offer(Offer::new(format!("O{offer}"), 1));
    }
    for id in &ids {
        large = large.learner(Learner::new(id));
        for offer in 0..10 {
            large = large.edge(Edge::new(id, format!("O{offer}")));
        }
    }
    let large = large.group(Group::new("six", GroupMode::TogetherOrNone, ids));
    let outcome = solve(&large, &Options::default());
    assert_eq!(outcome.error_kind, Some(FaultKind::GoalNotAvailable));
}
