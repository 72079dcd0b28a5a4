//! The checker believes nothing that is not so.

use crate::{brute, tiny, year};
use proptest::prelude::*;
use walz_allocate::{
    Certificate, Condition, Doubt, Goal, Options, Outcome, Problem, Row, Status, Step, Value,
    Values, solve, verify,
};

fn solved(problem: &Problem) -> Outcome {
    solve(problem, &Options::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_worse_allocation_passes_with_the_proof_of_the_best(problem in tiny::problem()) {
        let outcome = solved(&problem);
        if outcome.status == Status::Optimal {
            brute::every(&problem, &mut |matching| {
                let values = brute::values(&problem, matching);
                let allowed = brute::broken(&problem, matching).is_empty();
                if allowed && brute::compare(&values, &outcome.values).is_eq() {
                    return;
                }
                let claim = Outcome { matching: matching.clone(), values, ..outcome.clone() };
                assert_ne!(verify(&problem, &claim), Ok(()));
            });
        }
    }

    #[test]
    fn a_core_with_too_little_or_too_much_is_rejected(problem in tiny::problem()) {
        let outcome = solved(&problem);
        if outcome.status != Status::Infeasible {
            return Ok(());
        }
        for at in 0..outcome.core.len() {
            let mut less = outcome.clone();
            less.core.remove(at);
            prop_assert!(verify(&problem, &less).is_err());
        }
        for offer in &problem.offers {
            let mut more = outcome.clone();
            let condition = Condition::Capacity(offer.id.clone());
            if !more.core.contains(&condition) {
                more.core.push(condition);
                prop_assert!(verify(&problem, &more).is_err());
            }
        }
        let pretended = Outcome { status: Status::Optimal, ..outcome.clone() };
        prop_assert!(verify(&problem, &pretended).is_err());
    }

    #[test]
    fn a_shortage_with_wrong_numbers_is_rejected(problem in tiny::plain()) {
        let outcome = solved(&problem);
        if let Some(shortage) = &outcome.unplaced_certificate {
            let with = |change: &dyn Fn(&mut walz_allocate::Shortage)| {
                let mut shortage = shortage.clone();
                change(&mut shortage);
                Outcome { unplaced_certificate: Some(shortage), ..outcome.clone() }
            };
            let changed = [
                with(&|s| s.places += 1),
                with(&|s| s.deficiency += 1),
                with(&|s| s.learners.push("nobody".to_owned())),
                with(&|s| { s.learners.pop(); }),
                with(&|s| s.learners.extend(s.learners.clone())),
            ];
            for claim in changed {
                prop_assert_eq!(verify(&problem, &claim), Err(vec![Doubt::Shortage]));
            }
        }
    }
}

#[test]
fn a_value_that_is_off_by_one_is_rejected() {
    let problem = year::read().problem();
    let outcome = solved(&problem);
    for at in 0..outcome.values.0.len() {
        let mut claim = outcome.clone();
        match &mut claim.values.0[at].1 {
            Value::Number(number) => *number += 1,
            Value::Profile(profile) => profile[0] += 1,
        }
        let goal = claim.values.0[at].0;
        assert_eq!(verify(&problem, &claim), Err(vec![Doubt::WrongValue(goal)]));
    }
}

#[test]
fn an_allocation_without_its_proof_is_rejected() {
    let problem = year::read().problem();
    let outcome = solved(&problem);
    let claim = Outcome { certificate: None, ..outcome.clone() };
    assert_eq!(verify(&problem, &claim), Err(vec![Doubt::NoProof]));
    let claim = Outcome { values: Values::default(), ..outcome };
    assert_eq!(verify(&problem, &claim), Err(vec![Doubt::WrongValue(Goal::MaxPlaced)]));
}

#[test]
fn a_proof_that_leaves_out_what_it_needs_is_rejected() {
    let problem = year::read().problem();
    let outcome = solved(&problem);
    let Some(Certificate::Bounds { parts }) = &outcome.certificate else {
        unreachable!("an optimal outcome has bounds");
    };
    let mut tried = 0;
    for (part, stage) in
        (0..parts.len()).flat_map(|p| (0..parts[p].stages.len()).map(move |s| (p, s)))
    {
        let mut claim = outcome.clone();
        let Some(Certificate::Bounds { parts }) = &mut claim.certificate else { continue };
        parts[part].stages.remove(stage);
        assert_ne!(verify(&problem, &claim), Ok(()), "stage {stage} of part {part}");

        let mut claim = outcome.clone();
        let Some(Certificate::Bounds { parts }) = &mut claim.certificate else { continue };
        for step in &mut parts[part].stages[stage].proof.steps {
            if let Step::Bound { by, .. } | Step::Narrow { by, .. } = step {
                by.retain(|(row, _)| !matches!(row, Row::Once(_) | Row::Capacity(_)));
            }
        }
        tried += usize::from(verify(&problem, &claim).is_err());
    }
    assert!(tried > 0, "some stage must need a learner to be placed only once");

    let mut claim = outcome.clone();
    let Some(Certificate::Bounds { parts }) = &mut claim.certificate else { return };
    parts.pop();
    assert_eq!(verify(&problem, &claim), Err(vec![Doubt::Parts]));
}

#[test]
fn a_proof_that_runs_in_a_circle_or_out_of_itself_is_rejected() {
    let problem = year::read().problem();
    for steps in [
        Vec::new(),
        vec![Step::Narrow { scale: 1, by: Vec::new(), then: 0 }],
        vec![Step::Narrow { scale: 1, by: Vec::new(), then: 7 }],
        vec![Step::Bound { scale: 0, by: Vec::new() }],
        vec![Step::Bound { scale: -1, by: Vec::new() }],
        vec![Step::Bound { scale: 1, by: vec![(Row::Capacity("PL001".to_owned()), -5)] }],
        vec![Step::Bound { scale: 1, by: vec![(Row::Capacity("no such".to_owned()), 5)] }],
        vec![Step::Bound { scale: i64::MAX, by: vec![(Row::Reached(9), i64::MAX)] }],
    ] {
        let mut claim = solved(&problem);
        let Some(Certificate::Bounds { parts }) = &mut claim.certificate else { continue };
        parts[0].stages[0].proof.steps = steps;
        assert_ne!(verify(&problem, &claim), Ok(()));
    }
}
