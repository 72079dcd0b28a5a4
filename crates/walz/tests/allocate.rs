//! `walz allocate` as its user meets it: files in, results and exit codes out, no database.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_walz"));
        command.arg("allocate").args(arguments).current_dir(self.folder.path()).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    fn put(&self, name: &str, instance: &Value) {
        fs::write(self.folder.path().join(name), instance.to_string()).expect("room");
    }

    fn get(&self, name: &str) -> Value {
        let text = fs::read(self.folder.path().join(name)).expect("a file");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// The exit code and the JSON that was printed.
    fn solve(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.run(arguments);
        let result = serde_json::from_slice(&output.stdout);
        let error = String::from_utf8_lossy(&output.stderr);
        (output.status.code().expect("an end"), result.expect(&error))
    }
}

/// Ada would rather go to Graz, where Bo must go.
fn round() -> Value {
    json!({
        "format": "vet-alloc/1",
        "learners": [{"id": "Ada"}, {"id": "Bo"}],
        "offers": [{"id": "Graz", "capacity": 1}, {"id": "Cork", "capacity": 1}],
        "edges": [
            {"learner": "Ada", "offer": "Graz", "rank": 1, "cost": 10},
            {"learner": "Ada", "offer": "Cork", "rank": 2, "cost": 20},
            {"learner": "Bo", "offer": "Graz", "rank": 1, "cost": 30},
        ],
        "objective": ["max_placed", "min_cost"],
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_program_gets_json_and_the_best_ends_with_zero() {
    let desk = Desk::new();
    desk.put("round.json", &round());
    let (code, result) = desk.solve(&["round.json"]);
    assert_eq!(code, 0);
    assert_eq!(result["status"], "optimal");
    assert_eq!(result["values"], json!({"max_placed": 2, "min_cost": 50}));
    assert_eq!(result["matching"], json!({"Ada": "Cork", "Bo": "Graz"}));
    desk.put("wrapped.json", &json!({"note": "as exported", "problem": round()}));
    assert_eq!(desk.solve(&["wrapped.json"]), (0, result.clone()));
    let mut piped = desk.command(&["-"]).spawn().expect("runs");
    let stdin = piped.stdin.take().expect("a pipe");
    { stdin }.write_all(round().to_string().as_bytes()).expect("room");
    let output = piped.wait_with_output().expect("an end");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).expect("JSON"), result);
}

#[test]
fn a_result_is_verified_and_a_changed_one_is_not() {
    let desk = Desk::new();
    desk.put("round.json", &round());
    let output = desk.run(&["round.json", "--out", "result.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("The best there is, proven."));
    let verify = |name: &str| desk.run(&["verify", "round.json", name]).status.code();
    assert_eq!(verify("result.json"), Some(0));
    let mut result = desk.get("result.json");
    result["matching"] = json!({"Ada": "Graz"});
    desk.put("changed.json", &result);
    assert_eq!(verify("changed.json"), Some(3));
    desk.put("nothing.json", &json!([]));
    assert_eq!(verify("nothing.json"), Some(1));
}

#[test]
fn what_cannot_be_is_said_with_the_conditions_that_clash() {
    let desk = Desk::new();
    let mut clash = round();
    clash["require"] = json!(["Ada", "Bo"]);
    clash["forbidden"] = json!({"Ada": ["Cork"]});
    desk.put("clash.json", &clash);
    let (code, result) = desk.solve(&["clash.json"]);
    assert_eq!((code, &result["status"]), (3, &json!("infeasible")));
    let core = result["core"].as_array().expect("a core");
    assert!(core.contains(&json!("forbidden:Ada")) && core.contains(&json!("capacity:Graz")));
    let table = desk.run(&["clash.json", "--format", "table"]);
    assert!(text(&table.stdout).contains("forbidden:Ada"));
}

#[test]
fn a_bad_instance_is_refused_with_the_place() {
    let desk = Desk::new();
    let mut bad = round();
    bad["edges"][0]["offer"] = json!("Nowhere");
    desk.put("bad.json", &bad);
    let (code, result) = desk.solve(&["bad.json"]);
    assert_eq!((code, &result["status"]), (3, &json!("invalid_input")));
    assert_eq!(result["error_kind"], "unknown_id");
    assert_eq!(result["at"], json!(["edges[0].offer: Nowhere"]));
    fs::write(desk.folder.path().join("none.json"), "{").expect("room");
    assert_eq!(desk.solve(&["none.json"]).1["error_kind"], "malformed");
    assert_eq!(desk.run(&["missing.json"]).status.code(), Some(1));
    assert_eq!(desk.run(&["bad.json", "--objective", "be_nice"]).status.code(), Some(2));
    assert_eq!(desk.run(&[]).status.code(), Some(2));
}

#[test]
fn whoever_asks_is_told_why() {
    let desk = Desk::new();
    desk.put("round.json", &round());
    let (_, result) = desk.solve(&["round.json", "--explain", "Ada"]);
    let told = &result["explanations"]["learners"];
    assert_eq!(told["Ada"]["missed"][0]["offer"], "Graz");
    assert_eq!(told.get("Bo"), None);
    let table = desk.run(&["round.json", "--explain", "*", "--format", "table"]);
    assert!(text(&table.stdout).contains("Ada goes to Cork, wish 2."));
    let unknown = desk.run(&["round.json", "--explain", "Eve"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("there is no learner Eve"));
}

#[test]
fn an_instance_of_any_size_is_made_and_solved_in_every_form() {
    let desk = Desk::new();
    let made = desk.run(&[
        "generate",
        "--learners",
        "300",
        "--offers",
        "150",
        "--seed",
        "4",
        "--out",
        "big",
    ]);
    assert!(made.status.success());
    let meta: Value = serde_json::from_slice(&made.stdout).expect("JSON");
    assert_eq!(meta["learners"], 300);
    assert_eq!(meta, desk.get("big/meta.json"));
    // The binary knows places and costs alone; the tables bring groups, floors and caps too.
    let (code, plain) = desk.solve(&["big/inst.bin"]);
    assert_eq!((code, &plain["status"]), (0, &json!("optimal")));
    desk.put("plain.json", &plain);
    assert_eq!(desk.run(&["verify", "big/inst.bin", "plain.json"]).status.code(), Some(0));
    let by_hand = ["big/inst.bin", "--objective", "stable_learner_optimal"];
    let (_, stable) = desk.solve(&by_hand);
    assert_eq!(stable["facts"]["blocking"], 0);
    let mut changed = plain.clone();
    changed["values"]["min_cost"] = json!(1);
    desk.put("changed.json", &changed);
    assert_eq!(desk.run(&["verify", "big/inst.bin", "changed.json"]).status.code(), Some(3));
    let refused = desk.run(&[
        "generate",
        "--learners",
        "9",
        "--offers",
        "1",
        "--seed",
        "4",
        "--out",
        "small",
    ]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn a_run_without_time_ends_with_what_it_has() {
    let desk = Desk::new();
    desk.put("round.json", &round());
    let (code, result) = desk.solve(&["round.json", "--time-limit", "0"]);
    assert_eq!((code, &result["status"]), (4, &json!("interrupted")));
    assert_eq!(desk.run(&["round.json", "--time-limit", "-1"]).status.code(), Some(2));
}

#[test]
fn a_result_is_repaired_and_the_repair_verified() {
    let desk = Desk::new();
    desk.put("round.json", &round());
    assert_eq!(desk.run(&["round.json", "--out", "before.json"]).status.code(), Some(0));
    let repair = ["repair", "round.json", "before.json", "--closed", "Graz"];
    let (code, result) = desk.solve(&repair);
    assert_eq!(code, 0);
    assert_eq!(result["values"], json!({"max_placed": 1, "min_changes": 1, "min_cost": 20}));
    let lost = json!({"learner": "Bo", "from": "Graz", "why": "lost_place"});
    assert_eq!(result["moves"], json!([lost]));

    let out = ["--withdrawn", "Bo", "--amended", "now.json", "--out", "after.json"];
    let told = desk.run(&[&repair[..3], &out[..]].concat());
    assert_eq!(told.status.code(), Some(0));
    assert!(text(&told.stdout).contains("Nobody moves."), "{}", text(&told.stdout));
    let verified = desk.run(&["verify", "now.json", "after.json"]);
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stdout));

    let table = desk.run(&[&repair[..], &["--format", "table"]].concat());
    assert!(text(&table.stdout).contains("Bo  Graz → nowhere: lost the place"));
    let more = desk.run(&[&repair[..3], &["--places", "Graz=x"]].concat());
    assert_eq!(more.status.code(), Some(2));
    let nobody = desk.run(&[&repair[..3], &["--withdrawn", "Eve"]].concat());
    assert_eq!(nobody.status.code(), Some(1));
    assert!(text(&nobody.stderr).contains("there is no learner Eve"), "{}", text(&nobody.stderr));
}
