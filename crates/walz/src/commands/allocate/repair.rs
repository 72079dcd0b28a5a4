//! `walz allocate repair`: a result mended after what happened, and who moves.

use super::instance::{self, Instance};
use super::run::{self, Work};
use super::table;
use crate::cli::{AllocateFormat, RepairAllocation};
use anyhow::{Context as _, bail};
use serde::Serialize;
use std::process::ExitCode;
use walz_allocate::repair::{Event, Moved, amend, moves};
use walz_allocate::{Outcome, Problem};

/// The result with the moves that lead to it.
#[derive(Serialize)]
struct Repaired<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    moves: &'a [Moved],
}

pub(super) async fn run(flags: RepairAllocation) -> anyhow::Result<ExitCode> {
    let time_limit = run::time_limit(flags.time_limit)?;
    let (out, format, amended) = (flags.out.clone(), flags.format, flags.amended.clone());
    let read = tokio::task::spawn_blocking(move || after(&flags)).await?;
    let after = read?;
    if let Some(path) = &amended {
        instance::write(path, &after)?;
    }
    let work = Work::new(Instance::Problem(after.clone()), Vec::new(), time_limit);
    let outcome = work.run().await?;
    let moves =
        if outcome.values.is_empty() { Vec::new() } else { moves(&after, &outcome.matching) };
    let repaired = Repaired { outcome: &outcome, moves: &moves };
    run::hand_out(&repaired, out.as_deref(), format)?;
    if run::wanted(format, out.is_some()) == AllocateFormat::Table {
        print!("{}", table::of_repair(&outcome, &moves));
    }
    Ok(run::exit_code(outcome.status))
}

/// The problem after what the flags say.
fn after(flags: &RepairAllocation) -> anyhow::Result<Problem> {
    let instance = Instance::read(&flags.instance, &flags.objective)?;
    let problem = match &instance {
        Instance::Invalid(invalid) => bail!("the instance is refused: {invalid}"),
        _ => instance.problem().context("the instance has no problem")?,
    };
    if let Err(invalid) = problem.validate() {
        bail!("the instance is refused: {invalid}");
    }
    let before = instance::read_result(&flags.result)?;
    let closed = flags.closed.iter().map(|offer| (offer.clone(), 0));
    let places = closed.chain(flags.places.iter().cloned());
    let places = places.map(|(offer, places)| Event::Places { offer, places });
    let gone = flags.withdrawn.iter().cloned().map(|learner| Event::Withdraws { learner });
    let events: Vec<Event> = places.chain(gone).collect();
    Ok(amend(&problem, &before.matching, &events)?)
}
