//! How fast papers are made: the example `speed` of walz-documents, in a release build.

use super::Options;
use super::report::{Section, Table};
use crate::command;
use anyhow::{Context, Result, ensure};
use std::process::Command;

pub(super) fn measure(_: &Options) -> Result<Section> {
    let mut speed = Command::new("cargo");
    speed.args(["run", "--release", "--quiet", "-p", "walz-documents", "--example", "speed"]);
    let said = command::quietly(&mut speed).context("the papers cannot be measured")?;
    let row = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = said.lines().map(row).filter(|cells| cells.len() == 4).collect();
    ensure!(!rows.is_empty(), "the papers said nothing that is a figure");
    let head = ["paper", "p50 ms", "p99 ms", "a second, all cores"].map(str::to_owned).into();
    Ok(Section {
        title: "Papers",
        command: "cargo xtask bench papers".to_owned(),
        method: "Release build, warm. p50 and p99: 200 papers one after another. A second: 300 papers on each core at \
                 once. Each paper differs from the one before. All are PDF/A-2a and PDF/UA-1; the agreement has three \
                 pages, the proof adds one."
            .to_owned(),
        tables: vec![Table { head, rows }],
    })
}
