//! What `cargo xtask bench allocate` runs: one method on one instance, in a process of its own, so
//! that processor time and peak memory are those of this work alone.

#![expect(clippy::expect_used, reason = "a measurement stops at what does not work")]

mod clock;

use clock::{peak_megabytes, repeat};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use walz_allocate::flow::{self, Network};
use walz_allocate::stable;
use walz_allocate::tables::{Compact, Recipe};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["generate", learners, offers, seed, mode, common, folder] => {
            let number = |text: &str| text.parse::<u32>().expect("a number");
            let mut recipe = Recipe {
                learners: 0,
                offers: number(offers),
                seed: seed.parse().expect("a number"),
                flat: mode == "flat",
                degree: 16,
                common: number(common),
            };
            recipe.learners = match learners {
                // As many learners as there are places.
                "places" => {
                    let places = recipe.generate().expect("a good recipe");
                    places.pairs().capacities.iter().sum()
                }
                number => number.parse().expect("a number"),
            };
            let tables = recipe.generate().expect("a good recipe");
            tables.write(Path::new(folder), &recipe, false).expect("room");
            println!("{}", tables.meta(&recipe));
        }
        ["flow", folder] => measure_flow(read(folder)),
        ["stable", folder] => measure_stable(&read(folder)),
        _ => eprintln!("generate … | flow FOLDER | stable FOLDER"),
    }
}

fn read(folder: &str) -> Compact {
    let file = File::open(Path::new(folder).join("inst.bin")).expect("an instance");
    Compact::read(&mut BufReader::new(file)).expect("a good instance")
}

/// Sorting the pairs counts, as does everything else after reading.
fn measure_flow(mut round: Compact) {
    round.ranks = Vec::new();
    round.scores = Vec::new();
    let (found, seconds) = repeat(|| {
        let network = round.network().expect("a good network");
        let flow = flow::solve(&network);
        (network, flow)
    });
    let (network, flow): (Network, _) = found;
    let memory = peak_megabytes();
    let (totals, check) = repeat(|| flow::check(&network, &flow).expect("a proof that holds"));
    println!(
        "{{\"placed\":{},\"value\":{},\"seconds\":{seconds:.9},\"megabytes\":{memory:.1},\
         \"check\":{check:.9}}}",
        totals.placed, totals.cost
    );
}

fn measure_stable(round: &Compact) {
    let (places, seconds) = repeat(|| stable::learner_optimal(round));
    let placed = places.iter().enumerate().filter(|(_, offer)| **offer != u32::MAX);
    let value = placed.clone().fold(0_u64, |value, (learner, offer)| {
        (value + (learner as u64 + 1) * (u64::from(*offer) + 1)) % 1_000_000_007
    });
    println!(
        "{{\"placed\":{},\"value\":{value},\"seconds\":{seconds:.9},\"megabytes\":{:.1}}}",
        placed.count(),
        peak_megabytes()
    );
}
