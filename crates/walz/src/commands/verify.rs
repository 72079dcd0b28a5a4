//! `walz verify`: what can be proven of a file.

use super::told;
use crate::cli::Verify;
use crate::config::Loaded;
use crate::exit;
use crate::installation::Installation;
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use walz_exchange::credential::strict::LARGEST;
use walz_exchange::credential::verify::{self, Known, Outcome, Verdict};
use walz_service::credential;
use walz_words::{Language, Words};

pub(super) async fn run(flags: &Verify, loaded: Loaded) -> Result<ExitCode> {
    // Checking needs no database. Where there is one, it knows keys and what was taken back.
    let path = loaded.config.database.strip_prefix("sqlite:").map(str::to_owned);
    let there = path.is_none_or(|path| Path::new(path.split('?').next().unwrap_or(&path)).exists());
    let installation = if there { Some(Installation::open(loaded).await?) } else { None };
    let mut worst = 0;
    for path in &flags.files {
        let file = read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let verdict = match &installation {
            Some(open) => {
                credential::verify(&open.app, &open.operator(), &file).await.map_err(told)?
            }
            None => verify::verify(&file, &Known::default(), Timestamp::now()),
        };
        tell(path, &verdict, flags.json)?;
        worst = worst.max(match verdict.outcome {
            Outcome::Proven | Outcome::Partly => 0,
            Outcome::Open => 1,
            Outcome::Refuted => 2,
        });
    }
    if let Some(open) = installation {
        open.app.store.close().await;
    }
    Ok(match worst {
        0 => ExitCode::SUCCESS,
        1 => ExitCode::from(exit::UNPROVEN),
        _ => ExitCode::from(exit::FOUND_WRONG),
    })
}

/// A file; of one that is too large, one byte more than is read, so that the reader says so.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn tell(path: &Path, verdict: &Verdict, json: bool) -> Result<()> {
    if json {
        let mut value = serde_json::to_value(verdict)?;
        value["file"] = path.display().to_string().into();
        println!("{value}");
        return Ok(());
    }
    let words = Words::of(Language::En);
    let outcome = words.t(format!("verify-outcome-{}", verdict.outcome.code()));
    println!("{}: {outcome}", path.display());
    for check in &verdict.checks {
        let what = words.t(format!("verify-what-{}", check.what.code()));
        let state = words.t(format!("verify-state-{}", check.state.code()));
        let why = words.t(format!("verify-reason-{}", check.reason.code()));
        println!("  {:<11} {what}: {why} {}", state.to_string(), check.detail);
    }
    Ok(())
}
