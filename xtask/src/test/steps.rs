//! The steps of `cargo xtask test`.

use super::counts::Counts;
use super::{Verdict, licences};
use crate::postgres::{Cluster, Durability};
use crate::{command, judges, machine, program};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use std::fmt;
use std::path::PathBuf;
use std::process::Command;

/// In the order in which they run: the quickest to fail first.
pub(super) const ALL: &[Step] = &[
    Step::Format,
    Step::Lint,
    Step::Licences,
    Step::Sqlite,
    Step::Examples,
    Step::Postgres,
    Step::Browser,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Step {
    Format,
    Lint,
    Licences,
    Sqlite,
    Examples,
    Postgres,
    Browser,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.to_possible_value();
        f.write_str(name.as_ref().map_or("", |name| name.get_name()))
    }
}

impl Step {
    pub(super) fn purpose(self) -> &'static str {
        match self {
            Self::Format => "the code is formatted",
            Self::Lint => "clippy has nothing to say",
            Self::Licences => "dependencies may be used and come from where they should",
            Self::Sqlite => "every test, on SQLite",
            Self::Examples => "the examples in the documentation run",
            Self::Postgres => "every test that uses a database, on PostgreSQL",
            Self::Browser => "the pages in a real browser",
        }
    }

    pub(super) fn needs_more_than_cargo(self) -> bool {
        matches!(self, Self::Postgres | Self::Browser)
    }

    pub(super) fn run(self) -> Result<Verdict> {
        match self {
            Self::Format => {
                part_of_toolchain("fmt", "rustfmt")?;
                check(command::cargo()?.args(["fmt", "--all", "--check"]))
            }
            Self::Lint => {
                part_of_toolchain("clippy", "clippy")?;
                let mut lint = command::cargo()?;
                check(lint.args("clippy --workspace --all-targets -- -D warnings".split(' ')))
            }
            Self::Licences => licences(),
            Self::Sqlite => {
                let mut run = Runner::find().workspace()?;
                if let Some(python) = judges::python() {
                    run.env("JUDGE_PYTHON", python);
                }
                tests(run.env_remove("TEST_DATABASE"))
            }
            Self::Examples => {
                let verdict = tests(command::cargo()?.args(["test", "--workspace", "--doc"]))?;
                let none = verdict.note.is_none() && verdict.counts == Counts::default();
                Ok(if none { Verdict::skipped("no examples") } else { verdict })
            }
            Self::Postgres => {
                let cluster = Cluster::start(Durability::None)?;
                let mut run = Runner::find().database_tests()?;
                tests(run.env("TEST_DATABASE", cluster.url("postgres")))
            }
            Self::Browser => browser(),
        }
    }
}

/// A single check: right or wrong.
fn check(command: &mut Command) -> Result<Verdict> {
    Ok(Verdict::new(Counts::of(command::run(command)?.status.success())))
}

/// A runner of tests, whose closing lines count.
fn tests(command: &mut Command) -> Result<Verdict> {
    let ended = command::run(command)?;
    let counts = Counts::read(&ended.output);
    Ok(match (counts, ended.status.success()) {
        (Some(counts), true) => Verdict::new(counts),
        (Some(counts), false) if counts.failed > 0 => Verdict::new(counts),
        (None, true) => Verdict::failed(Counts::default(), "It ran no test.".to_owned()),
        (counts, false) => {
            let why = format!("It ended with {} without a failed test.", ended.status);
            Verdict::failed(counts.unwrap_or_default(), why)
        }
    })
}

fn part_of_toolchain(subcommand: &str, component: &str) -> Result<()> {
    let there = command::quietly(command::cargo()?.args([subcommand, "--version"])).is_ok();
    ensure!(there, "Install {component}: `rustup component add {component}`.");
    Ok(())
}

/// What runs the tests of the crates.
#[derive(Clone, Copy, Debug)]
enum Runner {
    /// The faster one, each test in a process of its own.
    Nextest,
    /// The one that every machine with cargo has.
    Cargo,
}

impl Runner {
    fn find() -> Self {
        let nextest = command::cargo()
            .and_then(|mut cargo| command::quietly(cargo.args(["nextest", "--version"])));
        if nextest.is_ok() { Self::Nextest } else { Self::Cargo }
    }

    fn workspace(self) -> Result<Command> {
        let mut cargo = command::cargo()?;
        match self {
            Self::Nextest => cargo.args(["nextest", "run", "--no-fail-fast"]),
            Self::Cargo => cargo.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]),
        };
        cargo.arg("--workspace");
        Ok(cargo)
    }

    /// The tests of the crates that stand on the store. `cargo test` cannot choose by what a crate
    /// depends on; there the others run once more, which does no harm.
    fn database_tests(self) -> Result<Command> {
        let mut cargo = self.workspace()?;
        if let Self::Nextest = self {
            cargo.args(["--filterset", "rdeps(=walz-store)"]);
        }
        Ok(cargo)
    }
}

fn licences() -> Result<Verdict> {
    let (packages, faults) = licences::look()?;
    for fault in &faults {
        println!("{fault}");
    }
    println!("{packages} packages looked at");
    Ok(Verdict::new(Counts::of(faults.is_empty())))
}

fn browser() -> Result<Verdict> {
    let node = machine::in_path(&["node"]).filter(|_| machine::in_path(&["npm"]).is_some());
    let node = node.context("Install Node.js 20 or later with npm for the browser tests.")?;
    let chromium = machine::find_or_install(
        chromium,
        &["chromium", "fonts-dejavu-core", "fonts-liberation"],
        "Install Chromium (`apt-get install chromium` on Debian), or name it in CHROMIUM.",
    )?;
    let folder = command::project()?.join("tests/browser");
    let mut fetch = Command::new("npm");
    fetch.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    command::quietly(&mut fetch).context("cannot fetch the browser tests' packages from npm")?;
    let program = program::build(program::Profile::Dev)?;
    let mut run = Command::new(node);
    run.current_dir(&folder).arg("run.mjs").arg("--program").arg(program);
    tests(run.env("CHROMIUM", chromium))
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| machine::in_path(&["chromium", "chromium-browser", "google-chrome"]))
}
