//! The engine against every allocation of tiny problems, tried one by one.

use crate::{brute, tiny};
use proptest::prelude::*;
use walz_allocate::{Condition, Options, Status, solve, verify};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn nothing_better_exists(problem in tiny::problem()) {
        let outcome = solve(&problem, &Options::default());
        match brute::best(&problem) {
            Some(best) => {
                prop_assert_eq!(outcome.status, Status::Optimal);
                prop_assert_eq!(brute::broken(&problem, &outcome.matching), Vec::<Condition>::new());
                prop_assert_eq!(&outcome.values, &brute::values(&problem, &outcome.matching));
                prop_assert_eq!(&outcome.values, &best);
            }
            None => {
                prop_assert_eq!(outcome.status, Status::Infeasible);
                prop_assert!(!brute::possible_with(&problem, &outcome.core), "no clash: {:?}", outcome.core);
                for left_out in 0..outcome.core.len() {
                    let mut others = outcome.core.clone();
                    others.remove(left_out);
                    prop_assert!(brute::possible_with(&problem, &others), "not minimal");
                }
            }
        }
        prop_assert_eq!(verify(&problem, &outcome), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_problem_of_places_alone_is_proven_by_prices(
        problem in tiny::plain(),
        required in proptest::sample::subsequence((0..6).collect::<Vec<usize>>(), 0..2),
        locked in proptest::option::weighted(0.3, any::<proptest::sample::Index>()),
        prior in proptest::collection::vec(any::<proptest::sample::Index>(), 0..4),
    ) {
        let mut problem = problem;
        let ids = required.iter().filter_map(|at| problem.learners.get(*at));
        problem.require = ids.map(|learner| learner.id.clone()).collect();
        if !problem.edges.is_empty() {
            let edge = |at: proptest::sample::Index| &problem.edges[at.index(problem.edges.len())];
            let pair = |edge: &walz_allocate::Edge| (edge.learner.clone(), edge.offer.clone());
            let locked = locked.map(|at| pair(edge(at)));
            let prior = prior.into_iter().map(|at| pair(edge(at))).collect();
            problem.locked.extend(locked);
            problem.prior = prior;
        }
        let outcome = solve(&problem, &Options::default());
        prop_assert_eq!(verify(&problem, &outcome), Ok(()));
        let best = brute::best(&problem);
        match best {
            Some(values) => {
                prop_assert_eq!(&outcome.values, &values);
                prop_assert!(
                    matches!(outcome.certificate, Some(walz_allocate::Certificate::Prices { .. })),
                    "{:?}", outcome.certificate
                );
            }
            None => prop_assert_eq!(outcome.status, Status::Infeasible),
        }
    }
}
