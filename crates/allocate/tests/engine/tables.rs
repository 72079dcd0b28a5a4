//! Large instances: the same bytes as the reference generator, read back as they were written, and
//! refused where they are wrong.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use walz_allocate::tables::{BadBinary, BadTable, Compact, Recipe, Tables};
use walz_allocate::{Goal, Options, Status, Value, explain_to, flow, solve, verify};

const FILES: [&str; 7] =
    ["inst.bin", "learners.csv", "offers.csv", "edges.csv", "groups.csv", "caps.csv", "meta.json"];

fn recipe(learners: u32, offers: u32, seed: u64) -> Recipe {
    Recipe { learners, offers, seed, flat: false, degree: 16, common: 0 }
}

fn written(recipe: &Recipe) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let tables = recipe.generate().expect("a good recipe");
    tables.write(folder.path(), recipe, true).expect("room");
    folder
}

fn hash(folder: &Path) -> String {
    let mut hash = Sha256::new();
    for name in FILES {
        hash.update(fs::read(folder.join(name)).expect("a file"));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes are of what `gen.py` wrote for the same numbers, all seven files one after the other.
#[test]
fn a_generated_instance_is_the_reference_s_to_the_byte() {
    let flat = |learners, offers, seed, degree, common| Recipe {
        flat: true,
        degree,
        common,
        ..recipe(learners, offers, seed)
    };
    let known = [
        (recipe(65, 40, 1), "8649adfe0a5606912ac87fad5dbdad5f4230ccf139224f4ab30f13840a8db717"),
        (recipe(500, 250, 2), "54b7f6636cc17ff4ae348071684f66a0792953723fa19e6de66238bd36629952"),
        (
            Recipe { common: 90, ..recipe(3000, 1000, 3) },
            "d2bbcffd951b5bd12625a22b64476e508c4feca470231c0b4f912cb76990a7ef",
        ),
        (
            flat(700, 300, 4, 16, 0),
            "f164d69d18c6f38422a4411ec9c2ca61636af83f2b1b67e7c8ce376795d16b01",
        ),
        (
            flat(1000, 290, 5, 8, 90),
            "974cedfcf95b6587ea69b9854f7526200805fc49b71f456d34fa8158d014f386",
        ),
        (
            Recipe { degree: 5, ..recipe(40, 2, 6) },
            "9d6655a60828bba05bd96be4073da87706150158cce0e99d1876c55923bdb109",
        ),
        (recipe(0, 3, 7), "f96011630e2c4bcecba93262e52b14f5cd791b118addc50f8201c4318ba4ee4c"),
    ];
    for (recipe, expected) in known {
        assert_eq!(hash(written(&recipe).path()), expected, "{recipe:?}");
    }
}

#[test]
fn numbers_that_nothing_can_be_made_of_are_refused() {
    assert!(recipe(10, 1, 1).generate().is_err());
    assert!(Recipe { degree: 4, ..recipe(10, 10, 1) }.generate().is_err());
    assert!(Recipe { common: 101, ..recipe(10, 10, 1) }.generate().is_err());
    assert!(recipe(u32::MAX, 10, 1).generate().is_err());
}

#[test]
fn tables_are_read_as_they_were_written() {
    let recipe = recipe(200, 100, 9);
    let folder = written(&recipe);
    let tables = recipe.generate().expect("a good recipe");
    assert_eq!(Tables::read(folder.path()).expect("good tables"), tables);
    let mut file = fs::File::open(folder.path().join("inst.bin")).expect("a file");
    assert_eq!(&Compact::read(&mut file).expect("a good file"), tables.pairs());
}

#[test]
fn a_table_says_where_it_is_wrong() {
    let folder = written(&recipe(20, 10, 1));
    let with = |table: &str, text: &str| {
        let path = folder.path().join(table);
        let before = fs::read_to_string(&path).expect("a table");
        fs::write(&path, text).expect("room");
        let read = Tables::read(folder.path());
        fs::write(&path, before).expect("room");
        read.map(|_| ()).expect_err("something is wrong").to_string()
    };
    let edges = |line: &str| with("edges.csv", &format!("learner,offer,rank\n{line}\n"));
    assert_eq!(edges("0,10,1"), "edges.csv, line 2: there is no offer of this number");
    assert_eq!(edges("20,0,1"), "edges.csv, line 2: there is no learner of this number");
    assert!(edges("0,0,0").contains("rank is not a whole number that makes sense"));
    assert!(edges("0,x,1").contains("offer is not a whole number"));
    assert!(edges("0,0,1\n0,0,2").contains("line 3: this learner and this offer are paired twice"));
    assert_eq!(with("edges.csv", "learner,rank\n"), "edges.csv has no column offer");
    assert!(with("offers.csv", "id,capacity\n0,-1\n").contains("capacity is not a whole number"));
    assert!(with("learners.csv", "id\n1\n").contains("the rows are not numbered from 0"));
    assert!(with("caps.csv", "kind,key,max\nmoon,0,1\n").contains("kind is nothing that is known"));
    fs::remove_file(folder.path().join("offers.csv")).expect("a file");
    let missing = Tables::read(folder.path()).expect_err("nothing there");
    assert!(matches!(missing, BadTable::Io { table: "offers.csv", .. }));
}

#[test]
fn a_compact_round_is_solved_like_any_other() {
    for (recipe, seed) in [(recipe(300, 100, 1), 1), (recipe(250, 160, 2), 2)] {
        let compact = Recipe { flat: seed == 2, ..recipe }.generate().expect("a good recipe");
        let compact = compact.pairs();
        for objective in [&[Goal::MaxPlaced, Goal::MinCost][..], &[Goal::StableLearnerOptimal][..]]
        {
            let problem = compact.to_problem(objective.iter().copied());
            let direct = compact.solve(objective, &Options::default());
            let named = solve(&problem, &Options::default());
            assert_eq!(direct.values, named.values);
            assert_eq!(direct.status, Status::Optimal);
            assert_eq!(verify(&problem, &direct), Ok(()));
            if objective[0].is_stable() {
                assert_eq!(direct.matching, named.matching);
            }
            let (options, some) = (Options::default(), |id: &str| id.ends_with('7'));
            let told = compact.explain(objective, &direct, &options, &some);
            assert_eq!(told, explain_to(&problem, &direct, &options, &some));
            assert_eq!(told.learners.is_empty(), objective[0].is_stable());
        }
        let network = compact.network().expect("a good network");
        let totals = flow::check(&network, &flow::solve(&network)).expect("a proof that holds");
        let direct = compact.solve(&[Goal::MaxPlaced, Goal::MinCost], &Options::default());
        let cost = direct.values.get(Goal::MinCost);
        assert_eq!(cost, Some(&Value::Number(i64::try_from(totals.cost).expect("small"))));
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_binary_reader_panic(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let tables = recipe(12, 6, 3).generate().expect("a good recipe");
        let mut bytes = Vec::new();
        tables.pairs().write(&mut bytes).expect("memory");
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        match Compact::read(&mut bytes.as_slice()) {
            Ok(compact) => {
                let outcome =
                    compact.solve(&[Goal::MaxPlaced, Goal::MinCost], &Options::default());
                prop_assert_eq!(outcome.status, Status::Optimal);
                prop_assert!(!cut);
            }
            Err(BadBinary::Io(error)) => prop_assert!(false, "{}", error),
            Err(_) => {}
        }
    }

    #[test]
    fn no_text_makes_the_table_reader_panic(
        table in 1_usize..6, at in any::<prop::sample::Index>(), text in "[ -~\n]{0,3}",
    ) {
        let folder = written(&recipe(8, 4, 3));
        let path = folder.path().join(FILES[table]);
        let mut bytes = fs::read(&path).expect("a table");
        let at = at.index(bytes.len());
        bytes.splice(at..=at, text.bytes());
        fs::write(&path, &bytes).expect("room");
        if let Ok(tables) = Tables::read(folder.path()) {
            let problem = tables.to_problem([Goal::MaxPlaced]);
            prop_assert!(problem.validate().is_ok(), "{:?}", problem.validate());
        }
    }
}
