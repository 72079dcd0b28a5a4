//! Solving an instance, with signs of life and a way to stop.

use super::instance::{self, Instance};
use super::table;
use crate::cli::{AllocateFormat, Solve};
use crate::exit;
use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use walz_allocate::{Options, Outcome, Progress, Status};

/// Who is quicker than this needs no sign of life.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a line is written where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// Everybody, where learners are asked for.
const EVERYBODY: &str = "*";

pub(super) async fn run(flags: Solve) -> anyhow::Result<ExitCode> {
    let Solve { instance: path, out, explain, time_limit, format, objective } = flags;
    let time_limit = self::time_limit(time_limit)?;
    let read = tokio::task::spawn_blocking(move || Instance::read(&path, &objective));
    let instance = read.await??;
    if let Some(unknown) = explain.iter().find(|id| *id != EVERYBODY && !instance.knows(id)) {
        bail!("there is no learner {unknown} in the instance");
    }
    let work = Work::new(instance, explain, time_limit);
    let outcome = work.run().await?;
    hand_out(&outcome, out.as_deref(), format)?;
    if wanted(format, out.is_some()) == AllocateFormat::Table {
        print!("{}", table::of(&outcome));
    }
    Ok(exit_code(outcome.status))
}

/// A number of seconds as a time.
pub(super) fn time_limit(seconds: Option<f64>) -> anyhow::Result<Option<Duration>> {
    let limit = seconds.map(Duration::try_from_secs_f64).transpose();
    limit.context("the time limit is not a number of seconds")
}

/// Writes the result as JSON into its file, or onto the screen if JSON is wanted there.
pub(super) fn hand_out(
    result: &impl Serialize,
    out: Option<&Path>,
    format: Option<AllocateFormat>,
) -> anyhow::Result<()> {
    match out {
        Some(path) => instance::write(path, result)?,
        None if wanted(format, false) == AllocateFormat::Json => {
            let mut stdout = std::io::stdout().lock();
            serde_json::to_writer_pretty(&mut stdout, result)?;
            writeln!(stdout)?;
        }
        None => {}
    }
    Ok(())
}

pub(super) fn exit_code(status: Status) -> ExitCode {
    match status {
        Status::Optimal => ExitCode::SUCCESS,
        Status::Interrupted => ExitCode::from(exit::STOPPED),
        Status::Infeasible | Status::NoStableMatching | Status::InvalidInput => {
            ExitCode::from(exit::FOUND_WRONG)
        }
    }
}

/// A table for people at a terminal, JSON for programs, unless something is asked for. Whoever has
/// the JSON in a file does not need it on the screen.
pub(super) fn wanted(format: Option<AllocateFormat>, in_file: bool) -> AllocateFormat {
    match format {
        Some(AllocateFormat::Table) => AllocateFormat::Table,
        Some(AllocateFormat::Json) => AllocateFormat::Json,
        None if in_file || std::io::stdout().is_terminal() => AllocateFormat::Table,
        None => AllocateFormat::Json,
    }
}

/// A run in a thread of its own.
pub(super) struct Work {
    instance: Arc<Instance>,
    explain: Vec<String>,
    time_limit: Option<Duration>,
}

impl Work {
    pub(super) fn new(
        instance: Instance,
        explain: Vec<String>,
        time_limit: Option<Duration>,
    ) -> Self {
        Self { instance: Arc::new(instance), explain, time_limit }
    }

    pub(super) async fn run(self) -> anyhow::Result<Outcome> {
        let stop = Arc::new(AtomicBool::new(false));
        let progress: Arc<Mutex<Option<Progress>>> = Arc::default();
        let (told, reports) = (stop.clone(), progress.clone());
        let mut run = tokio::task::spawn_blocking(move || self.solve(&told, &reports));
        let mut signs = Signs::new();
        loop {
            tokio::select! {
                outcome = &mut run => {
                    signs.end();
                    return Ok(outcome?);
                }
                // The best found so far is still written; whoever cannot wait says so again.
                _ = tokio::signal::ctrl_c() => {
                    if stop.swap(true, Ordering::Relaxed) {
                        bail!("stopped");
                    }
                }
                () = tokio::time::sleep(Duration::from_millis(200)) => {
                    signs.show(progress.lock().ok().and_then(|progress| *progress));
                }
            }
        }
    }

    fn solve(&self, stop: &AtomicBool, reports: &Mutex<Option<Progress>>) -> Outcome {
        let tell = |progress: Progress| {
            if let Ok(mut last) = reports.lock() {
                *last = Some(progress);
            }
        };
        let options = Options {
            time_limit: self.time_limit,
            cancel: Some(stop),
            progress: Some(&tell),
            explain: false,
        };
        let mut outcome = self.instance.solve(&options);
        if !self.explain.is_empty() && outcome.status == Status::Optimal {
            let everybody = self.explain.iter().any(|id| id == EVERYBODY);
            let wanted = |id: &str| everybody || self.explain.iter().any(|other| other == id);
            outcome.explanations = Some(self.instance.explain(&outcome, &options, &wanted));
        }
        outcome
    }
}

/// Signs of life of a run that takes longer: a bar on a terminal, lines elsewhere.
struct Signs {
    began: Instant,
    bar: Option<ProgressBar>,
    last_line: Instant,
}

impl Signs {
    fn new() -> Self {
        let now = Instant::now();
        Self { began: now, bar: None, last_line: now }
    }

    fn show(&mut self, progress: Option<Progress>) {
        if self.began.elapsed() < PATIENCE {
            return;
        }
        let (done, of, cases) = progress
            .map_or((0, 0, 0), |now| (now.parts_done as u64, now.parts as u64, now.branches));
        if std::io::stderr().is_terminal() {
            let bar = self.bar.get_or_insert_with(|| {
                let style = ProgressStyle::with_template(
                    "{spinner} {bar:40} {pos} of {len} parts, {msg} cases, {elapsed}",
                );
                let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
                ProgressBar::new(of).with_style(style)
            });
            bar.set_length(of);
            bar.set_position(done);
            bar.set_message(cases.to_string());
            bar.tick();
        } else if self.last_line.elapsed() >= BETWEEN_LINES {
            self.last_line = Instant::now();
            let seconds = self.began.elapsed().as_secs();
            match progress {
                Some(_) => {
                    eprintln!("Allocating for {seconds} s: {done} of {of} parts, {cases} cases")
                }
                None => eprintln!("Allocating for {seconds} s"),
            }
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
