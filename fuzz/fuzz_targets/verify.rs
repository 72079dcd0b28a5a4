//! Any instance and any result, with a zero byte between: the checker says yes or no.
#![no_main]

use libfuzzer_sys::fuzz_target;
use walz_allocate::{Outcome, Problem, verify};

fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let (Some(problem), Some(result)) = (halves.next(), halves.next()) else { return };
    if let (Ok(problem), Ok(result)) =
        (Problem::from_json(problem), serde_json::from_slice::<Outcome>(result))
    {
        let _ = verify(&problem, &result);
    }
});
