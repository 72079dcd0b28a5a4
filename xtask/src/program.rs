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
    target: Target,
    profile: Settings,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Settings {
    test: bool,
}

/// Builds `walz` and gives the path of the program.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    let mut cargo = command::cargo()?;
    cargo.arg("build").args(match profile {
        // With the tests, because the same crates in another company can have other features, and
        // would compile once more.
        Profile::Dev => ["--workspace", "--bins", "--tests"].as_slice(),
        Profile::Release => ["--package", "walz", "--bin", "walz", "--release"].as_slice(),
    });
    // The first run is what people watch; the second has nothing left to do and tells the path.
    let built = command::run(&mut cargo)?;
    ensure!(built.status.success(), "the program does not build");
    let told = command::quietly(cargo.args(["--quiet", "--message-format=json"]))?;
    let built = told.lines().filter_map(|line| serde_json::from_str::<Built>(line).ok());
    let mut programs = built.filter(|built| built.target.name == "walz" && !built.profile.test);
    programs.find_map(|built| built.executable).context("cargo built no program")
}
