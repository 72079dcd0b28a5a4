//! What `cargo xtask bench allocate` runs for repairs: `measure_repair HOSTS FOLDER` solves the
//! instance in the folder, lets so many hosts drop out, and measures the repair. It leaves behind
//! `former.txt` with the offers that closed and where everybody was (-1 for nowhere), for programs
//! that solve it anew.

#![expect(clippy::expect_used, reason = "a measurement stops at what does not work")]

mod clock;

use clock::{peak_megabytes, repeat};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use walz_allocate::flow::repair::{self, Amended, Change, Former};
use walz_allocate::flow::{self, Network};
use walz_allocate::tables::Compact;

/// Changes count so much in the figure that stands for changes and cost together.
const CHANGE: i128 = 1_000_000_000_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [hosts, folder] = &words[..] else { return eprintln!("measure_repair HOSTS FOLDER") };
    let folder = Path::new(folder);
    let file = File::open(folder.join("inst.bin")).expect("an instance");
    let round = Compact::read(&mut BufReader::new(file)).expect("a good instance");
    let network = round.network().expect("a good network");
    drop(round);
    let flow = flow::solve(&network);
    let closed = closed(&network, hosts.parse().expect("a number"));
    tell(&flow, &closed, &folder.join("former.txt"));
    measure(&network, &flow, &closed);
}

/// Offers that close, by chance: the numbers of splitmix64.
fn closed(network: &Network, hosts: usize) -> Vec<u32> {
    let (mut state, mut closed) = (1_u64, Vec::new());
    while closed.len() < hosts.min(network.offers()) {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        let offer = ((mixed ^ mixed >> 31) % network.offers() as u64) as u32;
        if !closed.contains(&offer) {
            closed.push(offer);
        }
    }
    closed
}

fn tell(flow: &flow::Flow, closed: &[u32], to: &Path) {
    let mut to = BufWriter::new(File::create(to).expect("room"));
    let list = |numbers: &mut dyn Iterator<Item = i64>| {
        numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
    };
    let places = &mut flow.offers().map(|place| place.map_or(-1, i64::from));
    writeln!(to, "{}", list(&mut closed.iter().map(|offer| i64::from(*offer)))).expect("room");
    writeln!(to, "{}", list(places)).expect("room");
}

/// What counts is everything from the list of changes to the list of moves. What was before is kept
/// by whoever repairs; making that ready is measured on its own.
fn measure(network: &Network, flow: &flow::Flow, closed: &[u32]) {
    let changes: Vec<Change> =
        closed.iter().map(|offer| Change::Places { offer: *offer, places: 0 }).collect();
    let (former, ready) = repeat(|| Former::of_flow(network, flow).expect("its flow"));
    let (repaired, seconds) = repeat(|| {
        let after = Amended::new(network, &changes).expect("changes that fit");
        repair::repair(&after, &former).expect("a former flow that fits")
    });
    let after = Amended::new(network, &changes).expect("changes that fit");
    let check =
        || repair::check(&after, &former, &repaired).expect("a proof of least change that holds");
    let (totals, check) = repeat(check);
    let memory = peak_megabytes();
    let anew = flow::solve(&after.network().expect("a good network"));
    assert_eq!(anew.offers().flatten().count(), totals.placed, "as many as solving anew places");
    println!(
        "{{\"placed\":{},\"value\":{},\"seconds\":{seconds:.9},\"megabytes\":{memory:.1},\
         \"check\":{check:.9},\"ready\":{ready:.9},\"changes\":{}}}",
        totals.placed,
        totals.changes as i128 * CHANGE + totals.cost,
        totals.changes
    );
}
