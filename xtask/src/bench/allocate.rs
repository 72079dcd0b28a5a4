//! The allocation engine beside its peers, each in a process of its own on the same files: OR-Tools
//! and LEMON for the cheapest of the largest allocations, a textbook in C++ for deferred acceptance.
//! A peer that is not installed is named and left out. Whoever disagrees fails the bench.

use super::Options;
use super::report::{Section, Table};
use crate::command;
use crate::machine::in_path;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// An instance to be made from a seed.
struct Shape {
    name: &'static str,
    learners: &'static str,
    offers: u32,
    mode: &'static str,
    common: u32,
}

const fn real(name: &'static str, learners: &'static str, offers: u32) -> Shape {
    Shape { name, learners, offers, mode: "real", common: 0 }
}

const fn flat(name: &'static str, learners: &'static str, common: u32) -> Shape {
    Shape { name, learners, offers: 100_000, mode: "flat", common }
}

const SHAPES: [Shape; 11] = [
    real("real, 65", "65", 40),
    real("real, 1k", "1000", 500),
    real("real, 10k", "10000", 4_000),
    real("real, 30k", "30000", 10_000),
    real("real, 100k", "100000", 30_000),
    real("real, 300k", "300000", 100_000),
    flat("flat, 300k", "300000", 0),
    flat("flat, as many places", "places", 0),
    Shape { name: "common taste, real, 300k", common: 90, ..real("", "300000", 100_000) },
    flat("common taste, 300k", "300000", 90),
    flat("common taste, all placed, 290k", "290000", 90),
];

/// The sizes between which growth is measured.
const GROWTH: std::ops::RangeInclusive<usize> = 2..=5;

/// What one program found and took.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Figures {
    placed: i64,
    value: i64,
    seconds: f64,
    megabytes: f64,
    #[serde(default)]
    check: f64,
}

/// The programs that are measured.
struct Programs {
    ours: PathBuf,
    /// Name and command of each peer for flows, and of that for deferred acceptance.
    flow: Vec<(&'static str, Vec<String>)>,
    stable: Option<Vec<String>>,
    missing: Vec<&'static str>,
}

pub(super) fn measure(options: &Options) -> Result<Section> {
    let work = tempfile::tempdir()?;
    let programs = Programs::build(work.path())?;
    let limit = Duration::from_secs(options.patience);
    let mut flows = Vec::new();
    let mut acceptances = Vec::new();
    let mut growth = Vec::new();
    for (at, shape) in SHAPES.iter().enumerate() {
        let mut of_flow = Vec::new();
        let mut of_stable = Vec::new();
        for seed in 1..=options.seeds {
            let folder = work.path().join("instance");
            shape.make(&programs.ours, seed, &folder)?;
            println!("{}, seed {seed}", shape.name);
            let ours = programs.run(&programs.own("flow"), &folder, limit)?;
            let ours = ours.context("our own run took too long")?;
            let mut row = vec![Some(ours)];
            for (name, peer) in &programs.flow {
                // A peer that was too slow for one seed is not asked again.
                let place = row.len();
                let asked = of_flow
                    .last()
                    .is_none_or(|before: &Vec<Option<Figures>>| before[place].is_some());
                let found = if asked { programs.run(peer, &folder, limit)? } else { None };
                if let Some(found) = found {
                    let same = (found.placed, found.value) == (ours.placed, ours.value);
                    ensure!(same, "{name} disagrees on {}: {found:?}, {ours:?}", shape.name);
                }
                row.push(found);
            }
            of_flow.push(row);
            if shape.offers >= 1_000 || seed == 1 {
                let ours = programs.run(&programs.own("stable"), &folder, limit)?;
                let mut row = vec![ours];
                if let Some(peer) = &programs.stable {
                    let found = programs.run(peer, &folder, limit)?;
                    let agree = |a: Figures, b: Figures| (a.placed, a.value) == (b.placed, b.value);
                    let same = ours.zip(found).is_none_or(|(a, b)| agree(a, b));
                    ensure!(same, "the textbook disagrees on {}: {found:?}, {ours:?}", shape.name);
                    row.push(found);
                }
                of_stable.push(row);
            }
        }
        let flow = medians(&of_flow);
        if GROWTH.contains(&at)
            && let (Some(Some(ours)), Ok(learners)) = (flow.first(), shape.learners.parse::<f64>())
        {
            growth.push((learners.ln(), ours.seconds.ln()));
        }
        flows.push((shape.name, flow));
        acceptances.push((shape.name, medians(&of_stable)));
    }
    Ok(section(options, &programs, &flows, &acceptances, slope(&growth)))
}

/// Of each program the median over the seeds, or nothing if it was too slow for one.
fn medians(rows: &[Vec<Option<Figures>>]) -> Vec<Option<Figures>> {
    let columns = rows.iter().map(Vec::len).min().unwrap_or(0);
    let column = |at: usize| {
        let mut figures: Vec<Figures> =
            rows.iter().filter_map(|row| row.get(at).copied().flatten()).collect();
        figures.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        (figures.len() == rows.len()).then(|| figures.get(figures.len() / 2).copied()).flatten()
    };
    (0..columns).map(column).collect()
}

/// The slope of the line through these points that fits best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    both / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}

impl Shape {
    fn make(&self, ours: &Path, seed: u32, folder: &Path) -> Result<()> {
        let (offers, seed, common) =
            (self.offers.to_string(), seed.to_string(), self.common.to_string());
        let mut make = Command::new(ours);
        make.args(["generate", self.learners, &offers, &seed, self.mode, &common]).arg(folder);
        command::quietly(&mut make).map(drop)
    }
}

impl Programs {
    /// Builds ours, and the peers that can be built or are there.
    fn build(folder: &Path) -> Result<Self> {
        let mut cargo = command::cargo()?;
        cargo.args(["build", "--release", "--package", "walz-allocate", "--example", "measure"]);
        command::quietly(&mut cargo)?;
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| command::project().map(|p| p.join("target")), |t| Ok(t.into()))?;
        let mut programs = Self {
            ours: target.join("release/examples/measure"),
            flow: Vec::new(),
            stable: None,
            missing: Vec::new(),
        };
        let peers = command::project()?.join("benches/peers");
        let script = peers.join("ortools_flow.py").display().to_string();
        let import = ["-c", "import ortools, numpy"];
        match in_path(&["python3"]) {
            Some(python) if command::quietly(Command::new(&python).args(import)).is_ok() => {
                let words = vec![python.display().to_string(), script];
                programs.flow.push(("OR-Tools", words));
            }
            _ => programs.missing.push("OR-Tools (`pip install ortools numpy`)"),
        }
        match compile(&peers.join("lemon.cpp"), folder) {
            Some(lemon) => programs.flow.push(("LEMON", vec![lemon])),
            None => programs.missing.push("LEMON (`apt-get install g++ liblemon-dev`)"),
        }
        match compile(&peers.join("textbook.cpp"), folder) {
            Some(textbook) => programs.stable = Some(vec![textbook]),
            None => programs.missing.push("the textbook (`apt-get install g++`)"),
        }
        Ok(programs)
    }

    fn own(&self, method: &str) -> Vec<String> {
        vec![self.ours.display().to_string(), method.to_owned()]
    }

    /// Runs a program on an instance; nothing if it takes longer than the limit.
    fn run(&self, words: &[String], folder: &Path, limit: Duration) -> Result<Option<Figures>> {
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
}

/// Compiles a peer as fast as the compiler makes it.
fn compile(source: &Path, folder: &Path) -> Option<String> {
    let compiler = in_path(&["g++", "c++"])?;
    let program = folder.join(source.file_stem()?);
    let mut compile = Command::new(compiler);
    compile.args(["-O3", "-march=native", "-std=c++17", "-o"]).arg(&program).arg(source);
    command::quietly(&mut compile).ok()?;
    Some(program.display().to_string())
}

fn section(
    options: &Options,
    programs: &Programs,
    flows: &[(&'static str, Vec<Option<Figures>>)],
    acceptances: &[(&'static str, Vec<Option<Figures>>)],
    growth: f64,
) -> Section {
    let names: Vec<&str> = programs.flow.iter().map(|(name, _)| *name).collect();
    let mut method = format!(
        "Processor time of one run and peak memory of its process, the median of {} seeds; every \
         program reads the same files, and all agree on how many are placed and at what cost. \
         Ours includes sorting the pairs and ends with the proof, theirs leaves out building the \
         graph. *Check* is the time of following the proof. From 10,000 to 300,000 learners of \
         the realistic kind our time grows as their number to the power of {growth:.2}.",
        options.seeds
    );
    method += &format!(" A dash: longer than {} s.", options.patience);
    if !programs.missing.is_empty() {
        method += &format!(" Not there: {}.", programs.missing.join(", "));
    }
    let head = |peers: &[&str], last: &str| {
        let programs = std::iter::once("ours").chain(peers.iter().copied());
        let figures = programs.flat_map(|name| [format!("{name}, s"), "MB".to_owned()]);
        let mut head = vec!["instance".to_owned()];
        head.extend(figures);
        head.extend(["times the best".to_owned()]);
        if !last.is_empty() {
            head.push(last.to_owned());
        }
        head
    };
    let textbook: &[&str] = if programs.stable.is_some() { &["textbook"] } else { &[] };
    let cells = |name: &str, row: &[Option<Figures>], check: bool| {
        let mut cells = vec![name.to_owned()];
        for figures in row {
            let dash = || "–".to_owned();
            cells.push(figures.map_or_else(dash, |f| seconds(f.seconds)));
            cells.push(figures.map_or_else(dash, |f| format!("{:.0}", f.megabytes)));
        }
        let ours = row.first().copied().flatten();
        let best = row.iter().skip(1).flatten().map(|f| f.seconds).min_by(f64::total_cmp);
        let ratio = ours.zip(best).map(|(ours, best)| best / ours.seconds);
        cells.push(ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.1}×")));
        if check {
            cells.push(ours.map_or_else(String::new, |f| seconds(f.check)));
        }
        cells
    };
    let flow = flows.iter().map(|(name, row)| cells(name, row, true)).collect();
    let stable = acceptances.iter().map(|(name, row)| cells(name, row, false)).collect();
    Section {
        title: "Allocation",
        command: "cargo xtask bench allocate".to_owned(),
        method,
        tables: vec![
            Table { head: head(&names, "check, s"), rows: flow },
            Table { head: head(textbook, ""), rows: stable },
        ],
    }
}

/// Seconds with three digits that count.
fn seconds(seconds: f64) -> String {
    let places = (2 - seconds.max(1e-9).log10().floor() as i32).clamp(0, 7);
    format!("{seconds:.*}", usize::try_from(places).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(seconds: f64) -> Figures {
        Figures { placed: 1, value: 1, seconds, megabytes: 1.0, check: 0.0 }
    }

    #[test]
    fn growth_is_the_exponent() {
        let points = [10_f64, 100.0, 1000.0].map(|n| (n.ln(), (3.0 * n.powf(1.5)).ln()));
        assert!((slope(&points) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn a_peer_that_was_too_slow_once_has_no_median() {
        let rows = [
            vec![Some(figures(3.0)), Some(figures(1.0))],
            vec![Some(figures(1.0)), None],
            vec![Some(figures(2.0)), Some(figures(1.0))],
        ];
        let medians = medians(&rows);
        assert_eq!(medians[0].map(|f| f.seconds), Some(2.0));
        assert!(medians[1].is_none());
    }

    #[test]
    fn seconds_keep_three_digits() {
        assert_eq!(seconds(0.000_012_345), "0.0000123");
        assert_eq!(seconds(0.4567), "0.457");
        assert_eq!(seconds(15.52), "15.5");
    }
}
