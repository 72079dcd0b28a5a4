//! How fast papers are made, for `cargo xtask bench papers`: the median and the slowest hundredth of one after another, in
//! milliseconds, and how many a second on all cores.
//!
//! `cargo run --release -p walz-documents --example speed`

#[path = "../src/tests/samples/mod.rs"]
#[expect(clippy::expect_used, reason = "samples are known to be right")]
#[expect(dead_code, unused_imports, reason = "the samples of other papers are not measured")]
mod samples;

use std::thread;
use std::time::{Duration, Instant};
use walz_documents::{Error, Setting, Version, agreement, transcript};
use walz_words::Language;

/// Makes the paper of this number; each differs from the one before, so that no cache of whole papers can help.
type Paper = fn(u32, &Setting) -> Result<Vec<u8>, Error>;

const PAPERS: [(&str, Paper); 3] = [
    ("learning agreement to sign", |number, setting| {
        agreement::pdf(&samples::agreement(), None, version(number), None, setting)
    }),
    ("learning agreement with proof", |number, setting| {
        let state = samples::state(true);
        agreement::pdf(&samples::agreement(), None, version(number), Some(&state), setting)
    }),
    ("transcript", |number, setting| {
        let (content, assessments) = (samples::agreement(), samples::assessments());
        let outcomes = samples::outcomes(&content, &assessments);
        transcript::pdf(&content, &outcomes, &format!("L{number:05}"), setting)
    }),
];

/// Papers that are made before the clock runs, one after another, and by each core.
const WARM: u32 = 20;
const ALONE: u32 = 200;
const EACH: u32 = 300;

const fn version(number: u32) -> Version<'static> {
    Version { reference: "L057", number }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let setting = samples::setting(Language::En);
    for (name, paper) in PAPERS {
        for number in 0..WARM {
            paper(number, &setting)?;
        }
        let mut times = Vec::new();
        for number in 0..ALONE {
            let begun = Instant::now();
            paper(WARM + number, &setting)?;
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        let rate = on_all_cores(paper, &setting)?;
        let (median, slow) = (at(&times, 50), at(&times, 99));
        println!("{name}\t{:.2}\t{:.2}\t{rate:.0}", ms(median), ms(slow));
    }
    Ok(())
}

/// How many a second are made where every core makes them.
fn on_all_cores(paper: Paper, setting: &Setting) -> Result<f64, Box<dyn std::error::Error>> {
    let cores = thread::available_parallelism().map_or(1, |n| u32::try_from(n.get()).unwrap_or(1));
    let begun = Instant::now();
    thread::scope(|scope| {
        let work = |core: u32| {
            let first = WARM + ALONE + core * EACH;
            (first..first + EACH).try_for_each(|number| paper(number, setting).map(drop))
        };
        let hands: Vec<_> = (0..cores).map(|core| scope.spawn(move || work(core))).collect();
        hands.into_iter().try_for_each(|hand| {
            hand.join().map_err(|_| "a thread ended early")?.map_err(|error| error.to_string())
        })
    })
    .map_err(|error: String| error)?;
    Ok(f64::from(cores * EACH) / begun.elapsed().as_secs_f64())
}

/// The time that so many of a hundred did not exceed.
fn at(sorted: &[Duration], of_hundred: usize) -> Duration {
    let place = (sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
