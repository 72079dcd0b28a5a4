//! Rounds with groups, floors, crossing caps and a budget, and the cuts that prove them.

use std::sync::OnceLock;
use walz_allocate::tables::Recipe;
use walz_allocate::{
    Certificate, Cut, Goal, Options, Outcome, Problem, Proof, Row, Status, Step, solve, verify,
};

/// The generator's round of so many learners for seed 1.
fn round(learners: u32, offers: u32) -> Problem {
    let recipe = Recipe { learners, offers, seed: 1, flat: false, degree: 16, common: 0 };
    match recipe.generate() {
        Ok(tables) => tables.to_problem([Goal::MaxPlaced, Goal::MinCost]),
        Err(_) => unreachable!("the recipe is a good one"),
    }
}

/// The round of 500 learners, solved once for all tests.
fn solved() -> &'static (Problem, Outcome) {
    static SOLVED: OnceLock<(Problem, Outcome)> = OnceLock::new();
    SOLVED.get_or_init(|| {
        let problem = round(500, 250);
        let outcome = solve(&problem, &Options::default());
        (problem, outcome)
    })
}

/// The outcome with all its proofs changed.
fn with(outcome: &Outcome, change: impl Fn(&mut Proof)) -> Outcome {
    let mut claim = outcome.clone();
    if let Some(Certificate::Bounds { parts }) = &mut claim.certificate {
        for stage in parts.iter_mut().flat_map(|part| &mut part.stages) {
            change(&mut stage.proof);
        }
    }
    claim
}

#[test]
fn other_solvers_find_the_same() {
    let small = solve(&round(65, 40), &Options::default());
    assert_eq!(small.values.number(Goal::MaxPlaced), Some(59));
    assert_eq!(small.values.number(Goal::MinCost), Some(4_623));
    let (problem, outcome) = solved();
    assert_eq!(outcome.status, Status::Optimal);
    assert_eq!(outcome.values.number(Goal::MaxPlaced), Some(445));
    assert_eq!(outcome.values.number(Goal::MinCost), Some(97_101));
    assert_eq!(verify(problem, outcome), Ok(()));
}

#[test]
fn the_same_round_gives_the_same_outcome() {
    let (problem, outcome) = solved();
    assert_eq!(solve(problem, &Options::default()), *outcome);
}

#[test]
fn cuts_are_followed_and_not_believed() {
    let (problem, outcome) = solved();
    let Some(Certificate::Bounds { parts }) = &outcome.certificate else {
        unreachable!("a constrained round is proven by bounds");
    };
    let cuts: usize =
        parts.iter().flat_map(|part| &part.stages).map(|stage| stage.proof.cuts.len()).sum();
    assert!(cuts > 0, "this round cannot be proven so soon without");
    let rejected = |change: &dyn Fn(&mut Proof)| {
        assert!(verify(problem, &with(outcome, change)).is_err());
    };
    // Another divisor makes other cuts, which hold and prove less; 1 rounds nothing.
    rejected(&|proof| proof.cuts.iter_mut().for_each(|cut| cut.scale = 5));
    rejected(&|proof| proof.cuts.iter_mut().for_each(|cut| cut.scale = 1));
    // No divisors at all.
    rejected(&|proof| proof.cuts.iter_mut().for_each(|cut| cut.scale = 0));
    rejected(&|proof| proof.cuts.iter_mut().for_each(|cut| cut.scale = -2));
    // Conditions turned round.
    rejected(&|proof| {
        let one_sided = |row: &Row| !matches!(row, Row::City(..) | Row::Whole(..));
        for (row, by) in proof.cuts.iter_mut().flat_map(|cut| &mut cut.by) {
            if one_sided(row) {
                *by = -*by;
            }
        }
    });
    // A cut that leans on itself, and one that is not there.
    rejected(&|proof| {
        let own = Cut { scale: 2, by: vec![(Row::Cut(0), 1)] };
        proof.cuts.insert(0, own);
    });
    rejected(&|proof| proof.cuts.clear());
    // Steps that leave the cuts out.
    rejected(&|proof| {
        for step in &mut proof.steps {
            if let Step::Bound { by, .. } | Step::Narrow { by, .. } | Step::Clash { by } = step {
                by.retain(|(row, _)| !matches!(row, Row::Cut(_)));
            }
        }
    });
}

#[test]
fn a_stopped_round_says_how_good_it_is_at_most() {
    let (problem, best) = solved();
    let cancel = std::sync::atomic::AtomicBool::new(true);
    let options = Options { cancel: Some(&cancel), ..Options::default() };
    let stopped = solve(problem, &options);
    assert_eq!(stopped.status, Status::Interrupted);
    assert_eq!(verify(problem, &stopped), Ok(()));
    let bound = stopped.bounds.number(Goal::MaxPlaced);
    assert!(bound >= best.values.number(Goal::MaxPlaced), "{bound:?}");
}

#[test]
fn a_stopped_flow_says_how_many_can_be_placed_at_most() {
    let recipe = Recipe { learners: 500, offers: 250, seed: 1, flat: false, degree: 16, common: 0 };
    let Ok(tables) = recipe.generate() else { unreachable!("the recipe is a good one") };
    let goals = [Goal::MaxPlaced, Goal::MinCost];
    let most = tables.pairs().solve(&goals, &Options::default()).values.number(goals[0]);
    let cancel = std::sync::atomic::AtomicBool::new(true);
    let options = Options { cancel: Some(&cancel), ..Options::default() };
    let stopped = tables.pairs().solve(&goals, &options);
    assert_eq!(stopped.status, Status::Interrupted);
    assert!(stopped.bounds.number(goals[0]) >= most);
    assert!(stopped.bounds.number(goals[0]) <= Some(500));
}
