//! Building the program `walz` itself.

use crate::command;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::path::PathBuf;

/// With which settings of the workspace's Cargo.toml.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What the tests are built with, so that nothing compiles twice.
    Dev,
    /// What people run.
    Release,
}

/// What cargo says of one thing that it built.
#[derive(Debug, Deserialize)]
struct Built {
    executable: Option<PathBuf>,
}

/// Builds `walz` and gives the path of the program.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    let mut cargo = command::cargo()?;
    cargo.args(["build", "--package", "walz", "--bin", "walz"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    // The first run is what people watch; the second has nothing left to do and tells the path.
    let built = command::run(&mut cargo)?;
    ensure!(built.status.success(), "the program does not build");
    let told = command::quietly(cargo.args(["--quiet", "--message-format=json"]))?;
    let executables =
        told.lines().rev().filter_map(|line| serde_json::from_str::<Built>(line).ok());
    executables.filter_map(|built| built.executable).next().context("cargo built no program")
}
