//! What `cargo xtask bench allocate` runs for rounds with groups, floors, caps and a budget: one
//! method on one round, in a process of its own, so that processor time and peak memory are those
//! of this work alone.

#![expect(clippy::expect_used, reason = "a measurement stops at what does not work")]

mod clock;

use clock::{peak_megabytes, repeat};
use std::path::Path;
use walz_allocate::tables::{Recipe, Tables};
use walz_allocate::{Goal, Options, Outcome, Problem, Status, explain, solve, verify};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["generate", learners, offers, seed, folder] => {
            let number = |text: &str| text.parse::<u32>().expect("a number");
            let recipe = Recipe {
                learners: number(learners),
                offers: number(offers),
                seed: seed.parse().expect("a number"),
                flat: false,
                degree: 16,
                common: 0,
            };
            let tables = recipe.generate().expect("a good recipe");
            tables.write(Path::new(folder), &recipe, true).expect("room");
            println!("{}", tables.meta(&recipe));
        }
        ["solve", folder] => measure_solve(&read(folder)),
        ["explain", folder] => measure_explain(&read(folder)),
        ["units", folder] => measure_units(read(folder)),
        _ => eprintln!("generate LEARNERS OFFERS SEED FOLDER | solve, explain or units FOLDER"),
    }
}

/// The round with everything that limits it.
fn read(folder: &str) -> Problem {
    let tables = Tables::read(Path::new(folder)).expect("good tables");
    tables.to_problem([Goal::MaxPlaced, Goal::MinCost])
}

/// The proof is part of the work.
fn measure_solve(problem: &Problem) {
    let (outcome, seconds) = repeat(|| solve(problem, &Options::default()));
    let memory = peak_megabytes();
    let ((), check) = repeat(|| verify(problem, &outcome).expect("a proof that holds"));
    tell(&outcome, seconds, memory, check);
}

fn measure_explain(problem: &Problem) {
    let outcome = solve(problem, &Options::default());
    let (explanations, seconds) = repeat(|| explain(problem, &outcome, &Options::default()));
    assert_eq!(explanations.learners.len(), problem.learners.len(), "everybody hears why");
    tell(&outcome, seconds, peak_megabytes(), 0.0);
}

/// Stability of groups and learners, without what that goal does not go with.
fn measure_units(mut problem: Problem) {
    problem.objective = vec![Goal::StableUnits];
    problem.caps.clear();
    for offer in &mut problem.offers {
        offer.min = 0;
    }
    let (outcome, seconds) = repeat(|| solve(&problem, &Options::default()));
    let memory = peak_megabytes();
    let ((), check) = repeat(|| verify(&problem, &outcome).expect("a proof that holds"));
    let blocking = outcome.facts.as_ref().map_or(-1, |facts| facts.blocking);
    println!(
        "{{\"placed\":{},\"value\":{blocking},\"seconds\":{seconds:.9},\
         \"megabytes\":{memory:.1},\"check\":{check:.9},\"branches\":{}}}",
        outcome.matching.len(),
        outcome.stats.branches
    );
}

fn tell(outcome: &Outcome, seconds: f64, memory: f64, check: f64) {
    assert_eq!(outcome.status, Status::Optimal, "a proven optimum");
    let value = |goal| outcome.values.number(goal).expect("a value");
    println!(
        "{{\"placed\":{},\"value\":{},\"seconds\":{seconds:.9},\"megabytes\":{memory:.1},\
         \"check\":{check:.9},\"pivots\":{},\"branches\":{}}}",
        value(Goal::MaxPlaced),
        value(Goal::MinCost),
        outcome.stats.pivots,
        outcome.stats.branches
    );
}
