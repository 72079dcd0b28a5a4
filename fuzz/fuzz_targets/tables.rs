//! Any bytes as tables, one after the other with a zero byte between: refused, or a valid problem.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs;
use walz_allocate::Goal;
use walz_allocate::tables::Tables;

const TABLES: [&str; 5] =
    ["learners.csv", "offers.csv", "edges.csv", "groups.csv", "caps.csv"];

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in TABLES.iter().zip(bytes.split(|byte| *byte == 0)) {
        fs::write(folder.path().join(name), text).expect("room");
    }
    if let Ok(tables) = Tables::read(folder.path()) {
        assert!(tables.to_problem([Goal::MaxPlaced]).validate().is_ok());
    }
});
