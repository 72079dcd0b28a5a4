//! `cargo xtask test`: one step after the other, each with its heading, then a table and a closing
//! line that counts them all together. A step that cannot run is a failed one, and says why.

mod counts;
mod licences;
mod steps;

use crate::interrupt;
use anyhow::Result;
use clap::Args;
use counts::Counts;
use std::fmt;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use steps::Step;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only this step; may be given several times.
    #[arg(long, value_enum)]
    only: Vec<Step>,
    /// Leaves out what needs more than cargo: PostgreSQL and the browser.
    #[arg(long, conflicts_with = "only")]
    quick: bool,
}

/// What came of one step.
#[derive(Debug)]
pub(crate) struct Verdict {
    counts: Counts,
    note: Option<String>,
}

impl Verdict {
    fn new(counts: Counts) -> Self {
        Self { counts, note: None }
    }

    /// Not run, and rightly so.
    fn skipped(why: &str) -> Self {
        Self { counts: Counts { skipped: 1, ..Counts::default() }, note: Some(why.to_owned()) }
    }

    /// Not passed, for a reason other than a test that failed.
    fn failed(mut counts: Counts, why: String) -> Self {
        counts.failed += 1;
        Self { counts, note: Some(why) }
    }
}

/// Runs the steps that were asked for. The exit code says whether all of it passed.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut rows = Vec::new();
    for &step in steps::ALL {
        let wanted = options.only.is_empty() || options.only.contains(&step);
        if !wanted || options.quick && step.needs_more_than_cargo() {
            continue;
        }
        println!("\n== {step}: {}", step.purpose());
        let since = Instant::now();
        let verdict = match step.run() {
            Ok(verdict) => verdict,
            Err(error) => Verdict::failed(Counts::default(), format!("{error:#}")),
        };
        if let Some(note) = &verdict.note {
            println!("{note}");
        }
        rows.push(Row { step, verdict, took: since.elapsed() });
        if interrupt::asked() {
            break;
        }
    }
    let mut total = Counts::default();
    println!("\n{:<12}{:>8}{:>8}{:>9}{:>10}", "step", "passed", "failed", "skipped", "time");
    for row in &rows {
        println!("{row}");
        total += row.verdict.counts;
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    let good = total.failed == 0 && total.passed > 0 && !interrupt::asked();
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line of the table at the end.
#[derive(Debug)]
struct Row {
    step: Step,
    verdict: Verdict,
    took: Duration,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { passed, failed, skipped } = self.verdict.counts;
        let took = format!("{:.1} s", self.took.as_secs_f64());
        let step = self.step.to_string();
        write!(f, "{step:<12}{passed:>8}{failed:>8}{skipped:>9}{took:>10}")?;
        match &self.verdict.note {
            Some(note) => write!(f, "  {}", note.lines().next().unwrap_or_default()),
            None => Ok(()),
        }
    }
}
