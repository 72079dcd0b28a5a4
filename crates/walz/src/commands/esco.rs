//! `walz import esco`: a version of the European classification comes in whole, or tells what is wrong with it.

use super::import::reason;
use super::{say, sentence, told};
use crate::cli::ImportEsco;
use crate::exit;
use crate::installation::Installation;
use anyhow::Context as _;
use indicatif::ProgressBar;
use serde_json::{Value as Json, json};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use walz_domain::esco::Version;
use walz_exchange::esco::{self as download, FileFaults, Limits, Refused};
use walz_service::Error;
use walz_service::esco::{Report, Step, Tally, import};

/// Faults of one file that are printed; a file of a wrong kind has as many as it has lines.
const MOST_SHOWN: usize = 50;

/// Terms that are listed nowhere, of which the place is printed.
const STRANGERS_SHOWN: usize = 5;

pub(super) async fn run(
    flags: &ImportEsco,
    installation: Installation,
) -> anyhow::Result<ExitCode> {
    let version = version(flags)?;
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(Duration::from_millis(100));
    let reading = |file: &str, number: usize, of: usize| {
        bar.set_message(format!("reading {file} ({} of {of})", number + 1));
    };
    let read = download::read(&flags.files, &Limits::default(), &mut { reading });
    let done = match read {
        Ok(download) => {
            let progress = |step: Step| {
                bar.set_message(match step {
                    Step::Terms => "writing terms",
                    Step::Relations => "writing relations",
                    Step::Finder => "making what finds them",
                });
            };
            let operator = installation.operator();
            import(&installation.app, &operator, &download, &version, flags.dry_run, &progress)
                .await
                .map_err(Outcome::of)
        }
        Err(refused) => Err(Ok(Outcome::refused(refused))),
    };
    bar.finish_and_clear();
    let outcome = match done {
        Ok(report) => {
            if report.changed && !flags.dry_run {
                installation.app.store.settle().await?;
            }
            Outcome::Fits(report)
        }
        Err(outcome) => outcome?,
    };
    installation.app.store.close().await;
    match flags.json {
        true => println!("{}", outcome.as_json(flags.dry_run)),
        false => outcome.print(flags.dry_run),
    }
    Ok(match outcome {
        Outcome::Fits(_) => ExitCode::SUCCESS,
        _ => ExitCode::from(exit::FOUND_WRONG),
    })
}

/// The version that was said, else the one in the name of a file or of the folder it lies in.
fn version(flags: &ImportEsco) -> anyhow::Result<Version> {
    let names = flags.files.iter().flat_map(|path: &PathBuf| {
        let name = path.file_name();
        name.into_iter().chain(path.parent().and_then(|folder| folder.file_name()))
    });
    let told = names.filter_map(|name| Version::in_name(&name.to_string_lossy()));
    let version = flags.version.clone().or_else(|| { told }.next());
    version.context("no name of a file says which version this is: say it with --version v1.1.1")
}

pub(super) enum Outcome {
    Fits(Report),
    /// Cells are wrong.
    Faulty(Vec<FileFaults>),
    /// The download as a whole is.
    Refused(String),
}

impl Outcome {
    /// What the verb refused, or why it failed.
    fn of(error: Error) -> anyhow::Result<Self> {
        match error {
            Error::Refused(why) => Ok(Self::Refused(say(why.key, &why.values))),
            error => Err(told(error)),
        }
    }

    pub(super) fn refused(refused: Refused) -> Self {
        match refused {
            Refused::Unreadable(why) => Self::Refused(sentence(why.key(), why.args())),
            Refused::Faults(faults) => Self::Faulty(faults),
        }
    }

    fn print(&self, dry_run: bool) {
        match self {
            Self::Fits(report) => print_report(report, dry_run),
            Self::Faulty(files) => print_faults(files),
            Self::Refused(why) => println!("Nothing was taken in. {why}"),
        }
    }

    fn as_json(&self, dry_run: bool) -> Json {
        match self {
            Self::Fits(report) => {
                let kept = report.changed && !dry_run;
                json!({ "dry_run": dry_run, "kept": kept, "report": report })
            }
            Self::Faulty(files) => {
                json!({ "dry_run": dry_run, "kept": false, "faults": faults_as_json(files) })
            }
            Self::Refused(why) => json!({ "dry_run": dry_run, "kept": false, "refused": why }),
        }
    }
}

fn print_report(report: &Report, dry_run: bool) {
    let would = if dry_run { " would be" } else { "" };
    let counts = |what: &str, tally: &Tally, gone: &str| {
        let Tally { added, changed, same, gone: number } = tally;
        println!("{what}:{would} {added} new, {changed} changed, {same} the same, {number} {gone}");
    };
    let language = report.language.map(|language| format!(" ({language})")).unwrap_or_default();
    println!("ESCO {}{language}", report.version);
    counts("terms", &report.terms, "retired");
    counts("labels", &report.labels, "taken away");
    counts("relations", &report.relations, "taken away");
    if report.unreleased > 0 {
        println!("left out: {} terms that are not released", report.unreleased);
    }
    if !report.strangers.is_empty() {
        let first: Vec<&str> =
            report.strangers.iter().take(STRANGERS_SHOWN).map(String::as_str).collect();
        let (count, first) = (report.strangers.len(), first.join(", "));
        println!("left out: {count} terms that no list holds, the first: {first}");
    }
    if !report.changed {
        println!("Nothing is new.");
    }
}

pub(super) fn print_faults(files: &[FileFaults]) {
    for FileFaults { file, faults } in files {
        for fault in faults.list.iter().take(MOST_SHOWN) {
            println!("{file}, line {}, {}: {}", fault.line, fault.column, reason(fault));
        }
        if faults.total > MOST_SHOWN {
            println!("{file}: … and {} more", faults.total - MOST_SHOWN);
        }
    }
    let wrong: usize = files.iter().map(|file| file.faults.total).sum();
    println!("Nothing was taken in. Wrong cells: {wrong}");
}

pub(super) fn faults_as_json(files: &[FileFaults]) -> Json {
    let list = files.iter().flat_map(|FileFaults { file, faults }| {
        faults.list.iter().map(move |fault| {
            json!({
                "file": file,
                "line": fault.line,
                "column": fault.column,
                "value": fault.value,
                "reason": fault.reason.key(),
                "sentence": reason(fault),
            })
        })
    });
    list.collect()
}
