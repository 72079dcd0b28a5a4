//! What `fuzz/` does with a nightly compiler, here with chance alone: bytes and structures that are
//! nearly right. Readers refuse them or read them, the checker says yes or no, nothing panics, and
//! nobody is asked for memory that was only promised.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use crate::tiny;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;
use walz_allocate::tables::{BadBinary, Compact, Tables};
use walz_allocate::{
    Cap, Edge, FaultKind, Goal, Learner, Offer, Options, Outcome, Problem, Status, explain, solve,
    verify,
};

/// Pieces that readers trip over.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = select(vec![
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "-0",
        "0.0",
        "1.5",
        "-1",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "99999999999999999999999999",
        "null",
        "true",
        "\"\"",
        "\"*\"",
        "[]",
        "{}",
        "[[",
        "{\"",
        "\\u0000",
        "\\ud800",
        "\u{feff}",
        ",,",
        "\"id\":",
        "\"learners\":[],",
        "\"problem\":",
    ]);
    prop_oneof![
        3 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..4),
    ]
}

/// Splices pieces over some bytes.
fn spliced(mut bytes: Vec<u8>, edits: &[(Index, usize, Vec<u8>)]) -> Vec<u8> {
    for (at, over, piece) in edits {
        let at = at.index(bytes.len() + 1);
        let end = (at + over).min(bytes.len());
        bytes.splice(at..end, piece.iter().copied());
    }
    bytes
}

fn edits() -> impl Strategy<Value = Vec<(Index, usize, Vec<u8>)>> {
    vec((any::<Index>(), 0_usize..12, pieces()), 1..4)
}

/// Values that stand where others should.
fn strange() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("O0"),
        json!("*"),
        json!([]),
        json!([["O0"]]),
        json!({}),
        json!({"L0": "O0"}),
        json!(true),
    ])
}

/// Puts another value at some place deep in a structure, or leaves the place out.
fn replaced(value: &mut Value, path: &[Index], by: Option<&Value>) {
    let Some((first, rest)) = path.split_first() else { return };
    let last = rest.is_empty();
    match value {
        Value::Array(list) if !list.is_empty() => {
            let at = first.index(list.len());
            let deeper = list[at].is_array() || list[at].is_object();
            match by {
                _ if deeper && !last => replaced(&mut list[at], rest, by),
                Some(by) => list[at] = by.clone(),
                // Twice instead of once is another way to be wrong.
                None => list.push(list[at].clone()),
            }
        }
        Value::Object(map) if !map.is_empty() => {
            let keys: Vec<String> = map.keys().cloned().collect();
            let key = &keys[first.index(keys.len())];
            let Some(inner) = map.get_mut(key) else { return };
            let deeper = inner.is_array() || inner.is_object();
            match by {
                _ if deeper && !last => replaced(inner, rest, by),
                Some(by) => *inner = by.clone(),
                None => drop(map.remove(key)),
            }
        }
        _ => {}
    }
}

fn is_answered(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(problem) = Problem::from_json(bytes) {
        let outcome = solve(&problem, &Options { explain: true, ..Options::default() });
        prop_assert_eq!(verify(&problem, &outcome), Ok(()));
    }
    Ok(())
}

fn explained(problem: &Problem) -> Outcome {
    solve(problem, &Options { explain: true, ..Options::default() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn json_with_strange_pieces_is_refused_or_answered(problem in tiny::problem(), edits in edits()) {
        let text = serde_json::to_vec(&problem).expect("a problem");
        is_answered(&spliced(text, &edits))?;
    }

    #[test]
    fn json_with_strange_values_is_refused_or_answered(
        problem in tiny::problem(), path in vec(any::<Index>(), 1..5),
        by in proptest::option::weighted(0.8, strange()),
    ) {
        let mut value = serde_json::to_value(&problem).expect("a problem");
        replaced(&mut value, &path, by.as_ref());
        is_answered(&serde_json::to_vec(&value).expect("JSON"))?;
    }

    #[test]
    fn a_strange_result_is_believed_or_not(
        problem in tiny::problem(), path in vec(any::<Index>(), 1..9),
        by in proptest::option::weighted(0.8, strange()),
    ) {
        let outcome = explained(&problem);
        let mut value = serde_json::to_value(&outcome).expect("a result");
        replaced(&mut value, &path, by.as_ref());
        let Ok(strange) = serde_json::from_value::<Outcome>(value) else { return Ok(()) };
        // What is believed and says that it is the best is as good as the best.
        if verify(&problem, &strange) == Ok(()) && strange.status == Status::Optimal {
            prop_assert_eq!(outcome.status, Status::Optimal);
            prop_assert_eq!(&strange.values, &outcome.values);
        }
        // Nor does explaining it panic, whatever it is.
        explain(&problem, &strange, &Options::default());
    }

    #[test]
    fn strange_binaries_are_refused_or_answered(edits in edits(), numbers in vec(any::<u32>(), 0..3)) {
        let round = Compact {
            capacities: vec![1, 0, 2],
            starts: vec![0, 2, 2, 4],
            offers: vec![0, 2, 1, 0],
            costs: vec![5, -3, i32::MAX, i32::MIN],
            ranks: vec![1, 2, 1, u16::MAX],
            scores: vec![0, 1, 2, u16::MAX],
        };
        let mut bytes = Vec::new();
        round.write(&mut bytes).expect("memory");
        let mut bytes = spliced(bytes, &edits);
        // The head promises anything.
        for (at, number) in numbers.iter().enumerate() {
            let at = 8 + at * 4;
            if let Some(place) = bytes.get_mut(at..at + 4) {
                place.copy_from_slice(&number.to_le_bytes());
            }
        }
        if let Ok(read) = Compact::read(&mut bytes.as_slice()) {
            let goals = [Goal::MaxPlaced, Goal::MinCost];
            let outcome = read.solve(&goals, &Options::default());
            prop_assert_eq!(verify(&read.to_problem(goals), &outcome), Ok(()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn strange_tables_are_refused_or_read(
        texts in vec("((id|learner|offer|rank|cost|price|capacity|min|kind|key|max|mode|members|city|[0-9-]{1,3}|[\",; ]|NaN)[,\n]){0,24}", 5),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["learners.csv", "offers.csv", "edges.csv", "groups.csv", "caps.csv"];
        for (name, text) in names.iter().zip(&texts) {
            std::fs::write(folder.path().join(name), text).expect("room");
        }
        tables_are_fine(folder.path());
    }
}

fn tables_are_fine(folder: &Path) {
    if let Ok(tables) = Tables::read(folder) {
        assert!(tables.to_problem([Goal::MaxPlaced]).validate().is_ok());
    }
}

/// A file that promises much and ends, and one that never ends.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let count = to.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
        to[..count].fill(0);
        self.0 -= count as u64;
        Ok(count)
    }
}

fn head(learners: u32, offers: u32, pairs: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    Compact { starts: vec![0], ..Compact::default() }.write(&mut bytes).expect("memory");
    for (at, number) in [learners, offers, pairs].into_iter().enumerate() {
        bytes[8 + at * 4..12 + at * 4].copy_from_slice(&number.to_le_bytes());
    }
    bytes.truncate(24);
    bytes
}

#[test]
fn promised_pairs_cost_no_memory_before_they_come() {
    // Four thousand million of each, and nothing behind them.
    for sizes in [(u32::MAX, 1, 1), (1, u32::MAX, 1), (1, 1, u32::MAX), (u32::MAX, u32::MAX, 0)] {
        let bytes = head(sizes.0, sizes.1, sizes.2);
        let read = Compact::read(&mut bytes.as_slice());
        assert!(matches!(read, Err(BadBinary::Length)), "{sizes:?}: {read:?}");
    }
    // Ten million pairs that do come, of a learner who is paired with one offer again and again.
    let mut bytes = head(1, 1, 10_000_000);
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend([0_u32.to_le_bytes(), 10_000_000_u32.to_le_bytes()].concat());
    let read = Compact::read(&mut bytes.as_slice().chain(Endless(120_000_000)));
    assert!(matches!(read, Err(BadBinary::DuplicatePair { learner: 0, offer: 0 })), "{read:?}");
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    for (open, close) in [("[", "]"), (r#"{"problem":"#, "}"), (r#"{"learners":["#, "]}")] {
        let text = open.repeat(200_000) + &close.repeat(200_000);
        let faults = Problem::from_json(text.as_bytes()).expect_err("no problem").faults;
        assert!(!faults.is_empty());
    }
    assert!(serde_json::from_str::<Outcome>(&"{\"values\":".repeat(100_000)).is_err());
}

#[test]
fn numbers_that_are_none_are_refused_with_their_place() {
    for token in ["NaN", "Infinity", "-Infinity", "1e999", "0x10", "1_000", "+1", "01", "1."] {
        let text = format!(
            r#"{{"learners": [], "offers": [{{"id": "Graz", "capacity": {token}}}], "edges": [],
                "objective": ["max_placed"]}}"#
        );
        let faults = Problem::from_json(text.as_bytes()).expect_err(token).faults;
        let kinds: Vec<FaultKind> = faults.iter().map(|fault| fault.kind).collect();
        assert!(
            matches!(kinds[..], [FaultKind::Malformed | FaultKind::BadNumber]),
            "{token}: {faults:?}"
        );
    }
}

#[test]
fn everything_twice_is_refused_with_every_fault() {
    let mut problem = Problem::new([Goal::MaxPlaced, Goal::MaxPlaced]);
    for _ in 0..2 {
        problem = problem
            .learner(Learner::new("Ada"))
            .offer(Offer::new("Graz", 1))
            .edge(Edge::new("Ada", "Graz"))
            .require("Ada")
            .forbid("Ada", "Graz")
            .cap(Cap::new("C").at_most(1));
    }
    let outcome = explained(&problem);
    assert_eq!(outcome.status, Status::InvalidInput);
    assert!(outcome.errors.len() >= 4, "{:?}", outcome.errors);
    assert_eq!(verify(&problem, &outcome), Ok(()));
}

#[test]
fn costs_at_the_ends_of_64_bits_are_refused_or_exact() {
    let ends = [i64::MIN, i64::MIN + 1, -(1 << 61), -1, 0, 1 << 61, i64::MAX - 1, i64::MAX];
    for low in ends {
        for high in ends {
            for goal in [Goal::MinCost, Goal::MaxScore, Goal::MinPrice] {
                let edge = |learner, value| {
                    Edge::new(learner, "Graz").cost(value).score(value).price(value)
                };
                let problem = Problem::new([Goal::MaxPlaced, goal, Goal::MinChanges])
                    .learner(Learner::new("Ada"))
                    .learner(Learner::new("Bo"))
                    .offer(Offer::new("Graz", 1))
                    .edge(edge("Ada", low))
                    .edge(edge("Bo", high))
                    .had("Ada", "Graz");
                let outcome = explained(&problem);
                assert_eq!(verify(&problem, &outcome), Ok(()), "{low} {high} {goal:?}");
                if outcome.status == Status::Optimal {
                    let best = if goal == Goal::MaxScore { low.max(high) } else { low.min(high) };
                    assert_eq!(outcome.values.number(goal), Some(best));
                } else {
                    assert_eq!(outcome.status, Status::InvalidInput);
                }
            }
        }
    }
}
