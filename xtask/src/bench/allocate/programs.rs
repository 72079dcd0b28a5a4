//! The programs that are measured: ours, and the peers that can be built or are there.

use crate::command;
use crate::machine::in_path;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// What one program found and took.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Figures {
    pub(super) placed: i64,
    pub(super) value: i64,
    pub(super) seconds: f64,
    pub(super) megabytes: f64,
    #[serde(default)]
    pub(super) check: f64,
}

/// A program with its first arguments; the folder of the instance is the last.
pub(super) type Words = Vec<String>;

/// Ours, built, and how to come by the others.
pub(super) struct Programs {
    /// Ours on plain problems and on constrained rounds.
    pub(super) flow: PathBuf,
    pub(super) round: PathBuf,
    /// Ours on what changed.
    repair: PathBuf,
    /// Where the sources of peers are, and where they are built.
    peers: PathBuf,
    folder: PathBuf,
    pub(super) missing: Vec<&'static str>,
}

impl Programs {
    /// Builds ours.
    pub(super) fn build(folder: &Path) -> Result<Self> {
        let mut cargo = command::cargo()?;
        cargo.args(["build", "--release", "--package", "walz-allocate"]);
        cargo.args(["--example", "measure", "--example", "measure_round"]);
        cargo.args(["--example", "measure_repair"]);
        command::quietly(&mut cargo)?;
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| command::project().map(|p| p.join("target")), |t| Ok(t.into()))?;
        let examples = target.join("release/examples");
        Ok(Self {
            flow: examples.join("measure"),
            round: examples.join("measure_round"),
            repair: examples.join("measure_repair"),
            peers: command::project()?.join("benches/peers"),
            folder: folder.to_owned(),
            missing: Vec::new(),
        })
    }

    /// Ours on a plain problem.
    pub(super) fn plain(&self, method: &str) -> Words {
        vec![self.flow.display().to_string(), method.to_owned()]
    }

    /// Ours on a constrained round.
    pub(super) fn round(&self, method: &str) -> Words {
        vec![self.round.display().to_string(), method.to_owned()]
    }

    /// Ours after so many hosts dropped out of a plain problem.
    pub(super) fn repair(&self, hosts: &str) -> Words {
        vec![self.repair.display().to_string(), hosts.to_owned()]
    }

    /// Adds a peer that is there, or remembers how to get it.
    pub(super) fn join(
        &mut self,
        peers: &mut Vec<(&'static str, Words)>,
        name: &'static str,
        words: Option<Words>,
        missing: &'static str,
    ) {
        match words {
            Some(words) => peers.push((name, words)),
            None if self.missing.contains(&missing) => {}
            None => self.missing.push(missing),
        }
    }

    /// A peer in Python, if what it imports is installed.
    pub(super) fn python(&self, script: &str, imports: &str) -> Option<Words> {
        let python = in_path(&["python3"])?;
        command::quietly(Command::new(&python).args(["-c", imports])).ok()?;
        let script = self.peers.join(script);
        Some(vec![python.display().to_string(), script.display().to_string()])
    }

    /// A peer in C++, compiled as fast as the compiler makes it.
    pub(super) fn compile(&self, source: &str) -> Option<Words> {
        let compiler = in_path(&["g++", "c++"])?;
        let source = self.peers.join(source);
        let program = self.folder.join(source.file_stem()?);
        let mut compile = Command::new(compiler);
        compile.args(["-O3", "-march=native", "-std=c++17", "-o"]).arg(&program).arg(&source);
        command::quietly(&mut compile).ok()?;
        Some(vec![program.display().to_string()])
    }
}

/// Runs a program on an instance; nothing if it takes longer than the limit.
pub(super) fn run(words: &[String], folder: &Path, limit: Duration) -> Result<Option<Figures>> {
    let (program, arguments) = words.split_first().context("no program")?;
    // The shell's own limit, so that nothing goes on after us.
    let mut limited = Command::new("timeout");
    limited.arg(limit.as_secs().to_string()).arg(program).args(arguments).arg(folder);
    let began = Instant::now();
    match command::quietly(&mut limited) {
        Ok(output) => {
            let line = output.lines().find(|line| line.starts_with('{'));
            Ok(Some(serde_json::from_str(line.context("no figures")?)?))
        }
        Err(_) if began.elapsed() >= limit => Ok(None),
        Err(error) => Err(error),
    }
}
