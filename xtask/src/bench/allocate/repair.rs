//! Repairs after hosts dropped out: ours beside solving the whole round anew with OR-Tools, for the
//! most placed, the fewest changes, the least cost.

use super::contest::{Check, Contest, Standings};
use super::programs::Programs;
use super::{Options, Shape, real};
use crate::bench::report::Table;
use anyhow::Result;
use std::path::Path;
use std::time::Duration;

/// How many hosts drop out of each round.
const HOSTS: &str = "10";

const ROUNDS: [Shape; 3] = [
    real("10 of 4k hosts, 10k learners", "10000", 4_000),
    real("10 of 30k hosts, 100k learners", "100000", 30_000),
    real("10 of 100k hosts, 200k learners", "200000", 100_000),
];

/// What the tables of repairs need to be understood.
pub(super) const METHOD: &str = " After a repair the most learners are placed, the fewest changed \
    their place, and it costs least; ours goes from the list of changes to the list of moves, \
    OR-Tools solves the changed round anew with one change outweighing all costs, and both agree \
    on placed, changes and cost.";

pub(super) fn measure(
    options: &Options,
    programs: &mut Programs,
    folder: &Path,
    limit: Duration,
) -> Result<Table> {
    let mut repaired = Standings::of(contest(programs), limit);
    for shape in &ROUNDS {
        for seed in 1..=options.seeds {
            shape.make(&programs.flow, seed, folder)?;
            repaired.run(shape.name, folder)?;
        }
    }
    Ok(repaired.table())
}

fn contest(programs: &mut Programs) -> Contest {
    let mut peers = Vec::new();
    let ortools = programs.python("ortools_repair.py", "import ortools, numpy");
    programs.join(&mut peers, "OR-Tools anew", ortools, "OR-Tools (`pip install ortools numpy`)");
    Contest { work: "repair", ours: programs.repair(HOSTS), peers, check: Check::Shown }
}
