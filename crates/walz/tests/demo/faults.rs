//! Tables that cannot be played: one clear sentence, and nothing half done.

use crate::bench::Bench;
use crate::other_year::Year;
use std::fs;
use std::path::Path;

/// Replaces a text in a table.
fn mend(tables: &Path, name: &str, from: &str, to: &str) {
    let file = tables.join(name);
    let text = fs::read_to_string(&file).expect("a table");
    assert!(text.contains(from), "{name} has no {from}");
    fs::write(file, text.replacen(from, to, 1)).expect("written");
}

#[tokio::test]
async fn what_cannot_be_played_is_one_clear_sentence_and_leaves_nothing() {
    let bench = Bench::new().await;
    let year = Year::by_chance(3);
    let tables = year.write(bench.folder());
    let more = ["--data", tables.to_str().expect("a path")];

    let nowhere = bench.refuses(&["--data", "nowhere"]);
    assert_eq!(nowhere, "nowhere holds no learners.csv: name a folder of tables with --data");

    mend(&tables, "learners.csv", "L1,", "L1;");
    let cut = bench.refuses(&more);
    assert!(cut.starts_with("learners.csv, line 2, "), "{cut}");
    mend(&tables, "learners.csv", "L1;", "L1,");

    mend(&tables, "placements_offered.csv", ",confirmed", ",promised");
    let code = bench.refuses(&more);
    assert!(code.starts_with("placements_offered.csv, line "), "{code}");
    assert!(code.contains("status: We do not know “promised” here."), "{code}");
    mend(&tables, "placements_offered.csv", ",promised", ",confirmed");
    assert_eq!(bench.whole_journal().await, 0, "nothing was played");

    // What only the tables together show: a host of a partner that is in no table.
    mend(&tables, "host_companies.csv", "P1", "P9");
    let unknown = bench.refuses(&more);
    assert!(unknown.starts_with("host_companies.csv, line "), "{unknown}");
    assert!(unknown.contains("There is no “P9” in the table partners."), "{unknown}");
    let arguments = [&["demo", "--dir", "fresh", "--no-serve"][..], &more].concat();
    let mut fresh = bench.command(&arguments);
    let output = fresh.env_remove("WALZ_DATABASE").output().expect("runs");
    assert_eq!(output.status.code(), Some(1));
    let fresh = bench.folder().join("fresh");
    assert!(fresh.exists() && !fresh.join("walz.db").exists(), "its own file is taken away again");
    mend(&tables, "host_companies.csv", "P9", "P1");

    let day = year.matched().to_string();
    let figures = bench.plays(&day, &more);
    assert_eq!(figures["learners"], year.learners.len(), "mended tables are played");
}
