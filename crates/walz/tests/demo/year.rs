//! The year inside the program, played in one folder further and further.

use crate::bench::{Bench, USUAL, without_journal};
use crate::credentials;
use serde_json::{Value, json};

/// What the tables' makers say that the year comes to.
fn expected() -> Value {
    let text = include_str!("../../../../demo/expected_results.json");
    let told: Value = serde_json::from_str(text).expect("JSON");
    let totals = &told["totals"];
    json!({
        "learners": told["learners"],
        "placed": told["placed"],
        "feasible_pairs": told["feasible_pairs"],
        "objective": told["objective"],
        "preference_ranks": told["preference_ranks"],
        "totals": {
            "travel": totals["travel_eur"],
            "individual": totals["individual_support_eur"],
            "organisational": totals["organisational_support_eur"],
            "inclusion": totals["inclusion_org_eur"],
            "total": totals["total_eur"],
            "funded_days": totals["funded_days"],
            "long": totals["long"],
            "short": totals["short"],
        },
    })
}

/// That the figures hold everything that is expected, and count every learner in a stage.
pub(crate) fn check(figures: &Value) {
    let expected = expected();
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(&figures[name], value, "{name}");
    }
    assert_eq!(figures["journal_ok"], true);
    let stages = figures["stages"].as_object().expect("stages");
    let counted: i64 = stages.values().filter_map(Value::as_i64).sum();
    assert_eq!(counted, 65, "{stages:?}");
}

pub(crate) fn in_stage(figures: &Value, stage: &str) -> i64 {
    figures["stages"][stage].as_i64().unwrap_or_default()
}

#[tokio::test]
async fn the_year_comes_to_what_its_tables_say_on_every_day_that_is_shown() {
    let bench = Bench::new().await;
    let mut shown = Vec::new();
    for day in ["2026-11-22", "2027-03-01", USUAL, "2027-09-20", "2027-12-20"] {
        let figures = bench.plays(day, &[]);
        check(&figures);
        let again = bench.plays(day, &[]);
        assert_eq!(figures, again, "{day}, the second time in the same folder");
        shown.push(without_journal(figures));
    }
    let [matching, spring, usual, autumn, after] = shown.as_slice() else { panic!("five days") };
    assert_eq!(in_stage(matching, "matching"), 65, "places are proposed, none is confirmed");
    assert_eq!(matching["agreements_in_force"], 0);
    let abroad = in_stage(spring, "abroad");
    assert!(abroad > 20 && abroad + in_stage(spring, "matching") == 65, "{spring}");
    assert_eq!(spring["agreements_in_force"], abroad, "nobody leaves without one");
    assert_eq!(spring["stages"], usual["stages"]);
    assert!(in_stage(autumn, "abroad") > 20, "{autumn}");
    assert!(in_stage(autumn, "closed") + in_stage(autumn, "home") >= abroad - 1, "{autumn}");
    assert_eq!(in_stage(after, "closed") + in_stage(after, "home"), 65, "everybody is back");
    assert_eq!(after["agreements_in_force"], 65);
    let all = serde_json::to_string_pretty(&shown).expect("JSON");
    insta::assert_snapshot!("the_days_that_are_shown", all);

    credentials::judge_all(&bench);

    let verified = bench.command(&["journal", "verify", "--config", "/dev/null"]).output();
    let verified = verified.expect("runs");
    let told = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success(), "{told}{}", String::from_utf8_lossy(&verified.stderr));
    assert!(told.lines().count() >= 1 && told.lines().all(|line| line.contains("  whole   ")));
}
