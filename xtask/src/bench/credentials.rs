//! Credentials: how many a second are issued and verified, on all processors.

use super::Options;
use super::report::{Section, Table};
use crate::{command, program};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::process::Command;

/// What `walz bench-credentials` prints, a line a form.
#[derive(Debug, Deserialize)]
struct Line {
    form: String,
    number: u64,
    threads: u64,
    bytes: u64,
    issued_seconds: f64,
    verified_seconds: f64,
}

pub(super) fn measure(options: &Options) -> Result<Section> {
    let program = match &options.program {
        Some(path) => path.clone(),
        None => program::build(program::Profile::Release)?,
    };
    let told = command::quietly(Command::new(program).arg("bench-credentials"))?;
    let lines: Vec<Line> = told
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).context("the program told no figures"))
        .collect::<Result<_>>()?;
    let row = |line: &Line| {
        let per_second = |seconds: f64| format!("{:.0}", line.number as f64 / seconds.max(1e-9));
        vec![
            line.form.clone(),
            line.number.to_string(),
            line.threads.to_string(),
            line.bytes.to_string(),
            per_second(line.issued_seconds),
            per_second(line.verified_seconds),
        ]
    };
    let head = ["form", "credentials", "threads", "bytes", "issued/s", "verified/s"];
    Ok(Section {
        title: "Credentials",
        command: "cargo xtask bench credentials".to_owned(),
        method: "`walz bench-credentials`, release build: so many different records of three units, \
                 each written, signed or sealed, and each file then read and checked from its bytes \
                 with the issuer's key known, on a thread for each processor. *Bytes* is the mean \
                 size of a file."
            .to_owned(),
        tables: vec![Table {
            head: head.map(str::to_owned).to_vec(),
            rows: lines.iter().map(row).collect(),
        }],
    })
}
