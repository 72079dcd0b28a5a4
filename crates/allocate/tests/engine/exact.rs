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
