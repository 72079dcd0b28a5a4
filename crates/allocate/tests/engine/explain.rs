//! Explanations against every allocation of tiny problems, and for the demo year.

use crate::{brute, tiny, year};
use proptest::prelude::*;
use std::cmp::Ordering;
use walz_allocate::{
    Certificate, Condition, Goal, Options, Outcome, Problem, Status, Value, Values, Why, explain,
    solve,
};

const EXPLAINED: Options<'_> =
    Options { time_limit: None, cancel: None, progress: None, explain: true };

/// The best that an allocation with this pair reaches.
fn best_with(problem: &Problem, learner: &str, offer: &str) -> Option<Values> {
    let mut best: Option<Values> = None;
    brute::every(problem, &mut |matching| {
        if matching.get(learner).is_some_and(|at| at == offer)
            && brute::broken(problem, matching).is_empty()
        {
            let values = brute::values(problem, matching);
            if best.as_ref().is_none_or(|best| brute::compare(&values, best).is_gt()) {
                best = Some(values);
            }
        }
    });
    best
}

/// The first goal that differs, the rank, and by how much the second is worse.
fn difference(now: &Values, then: &Values) -> Option<(Goal, Option<i64>, i64)> {
    now.0.iter().zip(&then.0).find_map(|((goal, now), (_, then))| match (now, then) {
        (Value::Number(now), Value::Number(then)) => {
            let more = matches!(goal, Goal::MaxPlaced | Goal::MaxProtected | Goal::MaxScore);
            let worse = if more { now - then } else { then - now };
            (worse != 0).then_some((*goal, None, worse))
        }
        (Value::Profile(now), Value::Profile(then)) => {
            let at = |profile: &[i64], rank: usize| profile.get(rank).copied().unwrap_or(0);
            let mut ranks: Vec<usize> = (0..now.len().max(then.len())).collect();
            if *goal == Goal::Generous {
                ranks.reverse();
            }
            let sign = if *goal == Goal::Generous { 1 } else { -1 };
            let differs = |rank: &usize| at(now, *rank) != at(then, *rank);
            ranks
                .into_iter()
                .find(differs)
                .map(|rank| (*goal, Some(rank as i64 + 1), sign * (at(then, rank) - at(now, rank))))
        }
        _ => None,
    })
}

fn raised(problem: &Problem, condition: &Condition, by: i64) -> Problem {
    let mut problem = problem.clone();
    match condition {
        Condition::Capacity(id) => {
            problem
                .offers
                .iter_mut()
                .filter(|offer| offer.id == *id)
                .for_each(|o| o.capacity += by);
        }
        Condition::Cap(id) => {
            let caps = problem.caps.iter_mut().filter(|cap| cap.id == *id);
            caps.for_each(|cap| cap.max = cap.max.map(|max| max + by));
        }
        _ => {}
    }
    problem
}

fn reasons_hold(problem: &Problem, outcome: &Outcome) -> Result<(), TestCaseError> {
    let Some(explanations) = &outcome.explanations else {
        return Err(TestCaseError::fail("no explanations"));
    };
    prop_assert_eq!(explanations.learners.len(), problem.learners.len());
    for (learner, reason) in &explanations.learners {
        let given = outcome.matching.get(learner);
        prop_assert_eq!(reason.place.as_ref().map(|place| &place.offer), given);
        let own = reason.place.as_ref().map_or(i64::MAX, |place| place.rank);
        let better =
            problem.edges.iter().filter(|edge| edge.learner == *learner && edge.rank < own);
        prop_assert_eq!(better.count(), reason.missed.len());
        for missed in &reason.missed {
            let with = best_with(problem, learner, &missed.offer);
            match (&missed.why, with) {
                (Why::Forbidden | Why::Locked { .. } | Why::Impossible { .. }, None) => {}
                (Why::Worse { goal, rank, by, .. }, Some(with)) => {
                    let expected = difference(&outcome.values, &with);
                    prop_assert_eq!(Some((*goal, *rank, *by)), expected);
                }
                (Why::Tie { .. }, Some(with)) => prop_assert_eq!(&with, &outcome.values),
                (why, with) => prop_assert!(false, "{why:?} but {with:?}"),
            }
            for change in &missed.would_help {
                let changed = raised(problem, &change.raise, change.by);
                let with = best_with(&changed, learner, &missed.offer);
                let order = with.map(|with| brute::compare(&with, &outcome.values));
                prop_assert!(matches!(order, Some(Ordering::Equal | Ordering::Greater)));
            }
        }
    }
    for worth in &explanations.limits {
        let changed = raised(problem, &worth.change.raise, worth.change.by);
        let expected = brute::best(&changed).and_then(|best| difference(&outcome.values, &best));
        prop_assert_eq!(Some((worth.goal, worth.rank, -worth.gain)), expected);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_reason_is_true(problem in tiny::problem()) {
        let outcome = solve(&problem, &EXPLAINED);
        if outcome.status == Status::Optimal {
            reasons_hold(&problem, &outcome)?;
        }
    }
}

/// The same without the moves of others: of equally small sets of moves any may be told.
fn essence(why: &Why) -> Why {
    match why.clone() {
        Why::Worse { goal, rank, by, .. } => Why::Worse { goal, rank, by, moves: Vec::new() },
        Why::Tie { .. } => Why::Tie { moves: Vec::new() },
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn prices_tell_what_trials_find(problem in prop_oneof![tiny::plain(), tiny::problem()]) {
        let outcome = solve(&problem, &EXPLAINED);
        let priced = matches!(outcome.certificate, Some(Certificate::Prices { .. }));
        if outcome.status != Status::Optimal || !priced {
            return Ok(());
        }
        reasons_hold(&problem, &outcome)?;
        // Without its proof an outcome is explained by trials.
        let unproven = Outcome { certificate: None, ..outcome.clone() };
        let tried = explain(&problem, &unproven, &EXPLAINED);
        let told = outcome.explanations.unwrap();
        // All that prices tell was seen to be true; trials may overlook what another proof needs.
        for worth in &tried.limits {
            prop_assert!(told.limits.contains(worth), "{worth:?} in {:?}", told.limits);
        }
        for (learner, reason) in &told.learners {
            let other = &tried.learners[learner];
            prop_assert_eq!(&reason.place, &other.place);
            for (told, tried) in reason.missed.iter().zip(&other.missed) {
                prop_assert_eq!(essence(&told.why), essence(&tried.why));
                prop_assert_eq!(&told.used_up, &tried.used_up);
                prop_assert_eq!(&told.taken_by, &tried.taken_by);
                for change in &tried.would_help {
                    prop_assert!(told.would_help.contains(change), "{change:?} of {told:?}");
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8000))]

    #[test]
    fn the_moves_that_are_told_lead_to_the_best_with_the_wish(problem in tiny::plain()) {
        let outcome = solve(&problem, &EXPLAINED);
        // The worst rank is not a sum, and stays with trials.
        if problem.objective.contains(&Goal::MinMaxRank) {
            return Ok(());
        }
        for (learner, reason) in &outcome.explanations.unwrap().learners {
            for missed in &reason.missed {
                let (Why::Worse { moves, .. } | Why::Tie { moves }) = &missed.why else { continue };
                let mut matching = outcome.matching.clone();
                matching.insert(learner.clone(), missed.offer.clone());
                for moved in moves {
                    prop_assert_eq!(outcome.matching.get(&moved.learner), moved.from.as_ref());
                    match &moved.to {
                        Some(to) => matching.insert(moved.learner.clone(), to.clone()),
                        None => matching.remove(&moved.learner),
                    };
                }
                prop_assert_eq!(brute::broken(&problem, &matching), []);
                let best = best_with(&problem, learner, &missed.offer);
                prop_assert_eq!(Some(brute::values(&problem, &matching)), best);
            }
        }
    }
}

#[test]
fn the_demo_year_explains_every_wish_that_was_not_given() {
    let problem = year::read().problem();
    let outcome = solve(&problem, &EXPLAINED);
    let explanations = outcome.explanations.unwrap();
    assert_eq!(explanations.learners.len(), 65);
    let not_first = explanations
        .learners
        .values()
        .filter(|reason| reason.place.as_ref().is_some_and(|place| place.rank > 1));
    for reason in not_first {
        for missed in &reason.missed {
            assert_ne!(missed.why, Why::NotKnown);
        }
    }
}
