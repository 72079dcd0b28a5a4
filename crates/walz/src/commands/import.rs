//! `walz import`: a table comes in whole, or tells what is wrong with it.

use super::{esco, vocabulary};
use super::{say, sentence, told};
use crate::cli::{Import, ImportList, ImportTable};
use crate::exit;
use crate::installation::Installation;
use anyhow::Context as _;
use serde_json::{Value as Json, json};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use walz_exchange::tables::{Fault, Faults, TableKind, Warning};
use walz_service::Error;
use walz_service::import::{self, Options, Refusal, Report};

/// What stands for what is piped in.
const PIPE: &str = "-";

pub(super) async fn run(flags: &Import, installation: Installation) -> anyhow::Result<ExitCode> {
    match (&flags.list, &flags.table) {
        (Some(ImportList::Esco(flags)), _) => esco::run(flags, installation).await,
        (Some(ImportList::Vocabulary(flags)), _) => vocabulary::run(flags, installation).await,
        (None, Some(flags)) => table(flags, installation).await,
        (None, None) => anyhow::bail!("say which table to take in"),
    }
}

async fn table(flags: &ImportTable, installation: Installation) -> anyhow::Result<ExitCode> {
    let bytes = read(&flags.file)?;
    let (ctx, call) = flags.whose().find(&installation).await?;
    let name = flags.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (app, file) = (&installation.app, (name.as_str(), bytes.as_slice()));
    let options = Options { call, ..Options::default() };
    let done = match flags.dry_run {
        true => import::preview(app, &ctx, flags.table, file, options).await,
        false => import::import(app, &ctx, flags.table, file, options).await,
    };
    let outcome = match done {
        Ok(report) => Outcome::Fits(report),
        Err(Refusal::Faults(faults)) => Outcome::Faulty(faults),
        Err(Refusal::Unreadable(why)) => Outcome::Refused(sentence(why.key(), why.args())),
        // Without a round there is nothing that the table could fit into.
        Err(Refusal::Other(Error::Refused(why))) if why.key != NO_ROUND => {
            Outcome::Refused(say(why.key, &why.values))
        }
        Err(Refusal::Other(error)) => return Err(told(error)),
    };
    installation.app.store.close().await;
    match flags.json {
        true => println!("{}", outcome.as_json(flags.table, &name, flags.dry_run)),
        false => outcome.print(flags.table, &name, flags.dry_run),
    }
    Ok(match outcome {
        Outcome::Fits(_) => ExitCode::SUCCESS,
        Outcome::Faulty(_) | Outcome::Refused(_) => ExitCode::from(exit::FOUND_WRONG),
    })
}

const NO_ROUND: &str = "import-no-call";

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    if file.as_os_str() == PIPE {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("the input cannot be read")?;
        return Ok(bytes);
    }
    std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}

enum Outcome {
    Fits(Report),
    /// Cells are wrong.
    Faulty(Faults),
    /// The file as a whole is.
    Refused(String),
}

impl Outcome {
    fn warnings(&self) -> Vec<String> {
        let warnings: &[Warning] = match self {
            Self::Fits(report) => &report.warnings,
            Self::Faulty(faults) => &faults.warnings,
            Self::Refused(_) => &[],
        };
        warnings.iter().map(|warning| sentence(warning.key(), warning.args())).collect()
    }

    fn print(&self, table: TableKind, name: &str, dry_run: bool) {
        for warning in self.warnings() {
            println!("{name}: {warning}");
        }
        match self {
            Self::Fits(report) => {
                let (tally, would) = (report.tally, if dry_run { " would be" } else { "" });
                println!(
                    "{table}: {} rows{would} new, {} changed, {} the same",
                    tally.added, tally.changed, tally.same
                );
            }
            Self::Faulty(faults) => {
                let (total, ready) = (faults.total, faults.ready);
                for fault in &faults.list {
                    let (line, column) = (fault.line, &fault.column);
                    println!("line {line}, {column}: {}", reason(fault));
                }
                if total > faults.list.len() {
                    println!("… and {} more", total - faults.list.len());
                }
                println!(
                    "{table}: nothing was taken in. Wrong cells: {total}; rows without a fault: {ready}"
                );
            }
            Self::Refused(why) => println!("{table}: nothing was taken in. {why}"),
        }
    }

    fn as_json(&self, table: TableKind, name: &str, dry_run: bool) -> Json {
        let fits = matches!(self, Self::Fits(_));
        let mut all = json!({
            "table": table.name(),
            "file": name,
            "dry_run": dry_run,
            "kept": fits && !dry_run,
            "warnings": self.warnings(),
        });
        match self {
            Self::Fits(report) => all["rows"] = json!(report.tally),
            Self::Faulty(faults) => {
                let list = faults.list.iter().map(|fault| {
                    json!({
                        "line": fault.line,
                        "column": fault.column,
                        "value": fault.value,
                        "reason": fault.reason.key(),
                        "sentence": reason(fault),
                    })
                });
                all["faults"] = list.collect();
                all["wrong_cells"] = json!(faults.total);
                all["rows_without_fault"] = json!(faults.ready);
            }
            Self::Refused(why) => all["refused"] = json!(why),
        }
        all
    }
}

/// Why a cell does not fit. Most sentences name what stands there; the others are told with it.
pub(super) fn reason(fault: &Fault) -> String {
    let why = sentence(fault.reason.key(), fault.args());
    if fault.value.is_empty() || why.contains(fault.value.as_str()) {
        return why;
    }
    format!("“{}”: {why}", fault.value)
}
