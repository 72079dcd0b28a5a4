//! Any bytes as an instance: refused, or solved to a result that its proof supports.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::time::Duration;
use walz_allocate::{Options, Problem, solve, verify};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(problem) = Problem::from_json(bytes) {
        let limit = Some(Duration::from_millis(200));
        let outcome = solve(&problem, &Options { time_limit: limit, ..Options::default() });
        assert_eq!(verify(&problem, &outcome), Ok(()));
    }
});
