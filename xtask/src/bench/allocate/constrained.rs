//! Rounds with groups, floors, crossing caps and a budget, solved with proof: ours beside HiGHS on
//! the plain model. And what it takes to tell everybody of a round why.

use super::contest::{Check, Contest, Standings};
use super::programs::Programs;
use super::{Options, Shape, real};
use crate::bench::report::Table;
use crate::command;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const ROUNDS: [Shape; 3] =
    [real("65", "65", 40), real("500", "500", 250), real("2,000", "2000", 900)];

/// What was found out about constrained rounds.
pub(super) struct Found {
    pub(super) tables: Vec<Table>,
    pub(super) method: String,
}

pub(super) fn measure(
    options: &Options,
    programs: &mut Programs,
    folder: &Path,
    limit: Duration,
) -> Result<Found> {
    let mut solved = Standings::of(contest(programs), limit);
    let mut explained = Standings::of(
        Contest {
            work: "reasons for everybody",
            ours: programs.round("explain"),
            peers: Vec::new(),
            check: Check::None,
        },
        limit,
    );
    for (at, shape) in ROUNDS.iter().enumerate() {
        for seed in 1..=options.seeds {
            make(shape, &programs.round, seed, folder)?;
            solved.run(shape.name, folder)?;
            if at == 0 {
                explained.run(shape.name, folder)?;
            }
        }
    }
    let office = explained.ours(ROUNDS[0].name).context("our reasons took too long")?;
    let method = format!(
        " Rounds with all constraints have groups, floors, caps per city, class and host partner \
         and a budget, for the most placed and then the least cost; ours begins with the named \
         problem and ends with the proof, HiGHS gets the plain model built and one weighted goal \
         on one thread. Telling all 65 learners of the office's round why takes {:.1} ms.",
        office.seconds * 1e3
    );
    Ok(Found { tables: vec![solved.table()], method })
}

fn contest(programs: &mut Programs) -> Contest {
    let mut peers = Vec::new();
    let highs = programs.python("highs_round.py", "import highspy, numpy");
    programs.join(&mut peers, "HiGHS", highs, "HiGHS (`pip install highspy numpy`)");
    Contest { work: "constrained round", ours: programs.round("solve"), peers, check: Check::Shown }
}

/// Makes the round with all its tables.
fn make(shape: &Shape, ours: &Path, seed: u32, folder: &Path) -> Result<()> {
    println!("{}, seed {seed}", shape.name);
    let (offers, seed) = (shape.offers.to_string(), seed.to_string());
    let mut make = Command::new(ours);
    make.args(["generate", shape.learners, &offers, &seed]).arg(folder);
    command::quietly(&mut make).map(drop)
}
