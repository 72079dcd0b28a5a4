//! Any bytes as an `inst.bin`, with and without its first eight: refused, or solved with proof.
#![no_main]

use libfuzzer_sys::fuzz_target;
use walz_allocate::tables::Compact;
use walz_allocate::{Goal, Options, Status};

fuzz_target!(|bytes: &[u8]| {
    let mut whole = b"1VETALL1".to_vec();
    whole.extend_from_slice(bytes);
    for mut bytes in [bytes, &whole] {
        let Ok(round) = Compact::read(&mut bytes) else { continue };
        let goals = [Goal::MaxPlaced, Goal::MinCost];
        let outcome = round.solve(&goals, &Options::default());
        if outcome.status == Status::Optimal && round.can_verify(&goals, &outcome) {
            assert_eq!(round.verify(&outcome), Ok(()));
        }
    }
});
