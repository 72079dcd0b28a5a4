//! The allocation engine beside its peers, each in a process of its own on the same files. A peer
//! that is not installed is named and left out. Whoever disagrees fails the bench.
//!
//! A [`contest`](contest::Contest) is one kind of work with everybody who can do it; each has a
//! file here that says who takes part and where: flows, stable allocations, constrained rounds,
//! repairs.

mod constrained;
mod contest;
mod flow;
mod programs;
mod repair;
mod stable;

use super::Options;
use super::report::Section;
use anyhow::Result;
use contest::Standings;
use programs::Programs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// What can be measured of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Kind {
    /// Learners and places alone: the cheapest of the largest allocations.
    Flow,
    /// Stable allocations.
    Stable,
    /// Rounds with groups, floors, caps and a budget.
    Constrained,
    /// Repairs after hosts dropped out.
    Repair,
}

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

/// Plain problems: learners and places.
const PLAIN: [Shape; 11] = [
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

/// The plain sizes between which growth is measured.
const GROWTH: std::ops::RangeInclusive<usize> = 2..=5;

impl Shape {
    /// Makes the instance with our own generator.
    fn make(&self, ours: &Path, seed: u32, folder: &Path) -> Result<()> {
        println!("{}, seed {seed}", self.name);
        let (offers, seed, common) =
            (self.offers.to_string(), seed.to_string(), self.common.to_string());
        let mut make = Command::new(ours);
        make.args(["generate", self.learners, &offers, &seed, self.mode, &common]).arg(folder);
        crate::command::quietly(&mut make).map(drop)
    }
}

pub(super) fn measure(options: &Options) -> Result<Section> {
    let work = tempfile::tempdir()?;
    let mut programs = Programs::build(work.path())?;
    let folder = work.path().join("instance");
    let limit = Duration::from_secs(options.patience);
    let asked = |kind| options.kind.is_empty() || options.kind.contains(&kind);
    let mut plain = Vec::new();
    if asked(Kind::Flow) {
        plain.push(Standings::of(flow::contest(&mut programs), limit));
    }
    if asked(Kind::Stable) {
        plain.push(Standings::of(stable::contest(&mut programs), limit));
    }
    let shapes = if plain.is_empty() { &[] } else { &PLAIN[..] };
    for shape in shapes {
        for seed in 1..=options.seeds {
            shape.make(&programs.flow, seed, &folder)?;
            for standings in &mut plain {
                standings.run(shape.name, &folder)?;
            }
        }
    }
    let mut tables: Vec<_> = plain.iter().map(Standings::table).collect();
    let mut method = method(options);
    if let Some(flows) = plain.first().filter(|_| asked(Kind::Flow)) {
        method += &format!(
            " From 10,000 to 300,000 learners of the realistic kind our time grows as their \
             number to the power of {:.2}.",
            growth(flows)
        );
    }
    if asked(Kind::Constrained) {
        let rounds = constrained::measure(options, &mut programs, &folder, limit)?;
        tables.extend(rounds.tables);
        method += &rounds.method;
    }
    if asked(Kind::Repair) {
        tables.push(repair::measure(options, &mut programs, &folder, limit)?);
        method += repair::METHOD;
    }
    if !programs.missing.is_empty() {
        method += &format!(" Not there: {}.", programs.missing.join(", "));
    }
    let command = "cargo xtask bench allocate".to_owned();
    Ok(Section { title: "Allocation", command, method, tables })
}

fn method(options: &Options) -> String {
    format!(
        "Processor time of one run and peak memory of its process, the median of {} seeds; every \
         program reads the same files, and all agree on how many are placed and at what cost. \
         Ours includes sorting the pairs and ends with the proof, theirs leaves out building the \
         graph. *Check* is the time of following the proof. A dash: longer than {} s.",
        options.seeds, options.patience
    )
}

/// The power of the number of learners with which our time grows.
fn growth(flows: &Standings) -> f64 {
    let of_size = |shape: &Shape| {
        let learners: f64 = shape.learners.parse().ok()?;
        Some((learners.ln(), flows.ours(shape.name)?.seconds.ln()))
    };
    slope(&PLAIN[GROWTH].iter().filter_map(of_size).collect::<Vec<_>>())
}

/// The slope of the line through these points that fits best.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    both / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_the_exponent() {
        let points = [10_f64, 100.0, 1000.0].map(|n| (n.ln(), (3.0 * n.powf(1.5)).ln()));
        assert!((slope(&points) - 1.5).abs() < 1e-9);
    }
}
