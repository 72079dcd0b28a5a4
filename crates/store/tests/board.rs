//! The board: order, pages, filters, counts, on either database.

#![expect(clippy::expect_used, reason = "helpers of tests fail where they stand")]

use jiff::civil::date;
use uuid::Uuid;
use walz_domain::case::{Act, Stage, Turn, Warning};
use walz_domain::{CallId, LearnerId, OrganisationId};
use walz_store::Tx;
use walz_store::board::{self, After, BoardRow, Filter};
use walz_store::testing::TestDatabase;

const CALL: CallId = CallId(Uuid::from_u128(1));
const OFFICE: OrganisationId = OrganisationId(Uuid::from_u128(2));

fn row(n: u8, name: &str) -> BoardRow {
    BoardRow {
        call: CALL,
        learner: LearnerId(Uuid::from_u128(u128::from(n))),
        name: name.to_owned(),
        trade: "cookery".to_owned(),
        minor: false,
        stage: Stage::Signing,
        since: date(2026, 12, 1),
        window: Some("W1".to_owned()),
        place: None,
        mobility: None,
        papers: (2, 5),
        warnings: Vec::new(),
        act: Act::SignAgreement,
        turn: Turn::Learner,
        due: Some(date(2026, 12, 10)),
    }
}

async fn filled(db: &TestDatabase) -> Tx {
    let mut tx = db.store.begin().await.expect("a transaction");
    let late = BoardRow { due: Some(date(2026, 12, 1)), ..row(3, "Łukasz Moen") };
    let nothing_due = BoardRow { due: None, ..row(4, "Åse Moen-Lie") };
    let silent = BoardRow {
        stage: Stage::Abroad,
        warnings: vec![Warning::MissedCheckIn],
        act: Act::CallAboutSilence,
        turn: Turn::Office,
        due: Some(date(2027, 3, 3)),
        ..row(9, "Hedda Vik")
    };
    let young =
        BoardRow { minor: true, act: Act::None, turn: Turn::Nobody, ..row(1, "Ida Sæther") };
    for new in [row(2, "Nora Øverland"), late, nothing_due, silent, young] {
        board::put(&mut tx, OFFICE, None, &new).await.expect("kept");
    }
    tx
}

async fn names(tx: &mut Tx, filter: &Filter) -> Vec<String> {
    let (rows, _) = board::page(tx, OFFICE, CALL, filter, None, 50).await.expect("a page");
    rows.into_iter().map(|r| r.name).collect()
}

#[tokio::test]
async fn safety_stands_first_then_what_is_due_then_the_rest() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let order = ["Hedda Vik", "Łukasz Moen", "Nora Øverland", "Åse Moen-Lie", "Ida Sæther"];
    assert_eq!(names(&mut tx, &Filter::default()).await, order);

    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let (rows, more) =
            board::page(&mut tx, OFFICE, CALL, &Filter::default(), after, 2).await.expect("a page");
        after = rows.last().map(After::of);
        seen.extend(rows.into_iter().map(|r| r.name));
        if !more {
            break;
        }
    }
    assert_eq!(seen, order);
}

#[tokio::test]
async fn cases_are_found_by_stage_words_and_lateness() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let by = |words: &str| Filter { words: walz_domain::search::words(words), ..Filter::default() };
    assert_eq!(names(&mut tx, &by("moen")).await, ["Łukasz Moen", "Åse Moen-Lie"]);
    assert_eq!(names(&mut tx, &by("luk moe")).await, ["Łukasz Moen"]);
    assert_eq!(names(&mut tx, &by("overl")).await, ["Nora Øverland"]);
    assert_eq!(names(&mut tx, &by("nobody")).await, Vec::<String>::new());
    let abroad = Filter { stage: Some(Stage::Abroad), ..Filter::default() };
    assert_eq!(names(&mut tx, &abroad).await, ["Hedda Vik"]);
    let late = Filter { late_on: Some(date(2026, 12, 5)), ..Filter::default() };
    assert_eq!(names(&mut tx, &late).await, ["Łukasz Moen"]);
    let minor = Filter { minor: true, ..Filter::default() };
    assert_eq!(names(&mut tx, &minor).await, ["Ida Sæther"]);
    let turn = Filter { turn: Some(Turn::Learner), warned: false, ..Filter::default() };
    assert_eq!(names(&mut tx, &turn).await.len(), 3);
    let waiting = board::today(&mut tx, OFFICE, Turn::Office, date(2027, 3, 3), 10).await;
    assert_eq!(waiting.expect("rows").len(), 1);
}

#[tokio::test]
async fn counts_follow_every_change() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let count =
        |counts: &std::collections::BTreeMap<(String, String), i64>, kind: &str, value: &str| {
            counts.get(&(kind.to_owned(), value.to_owned())).copied().unwrap_or_default()
        };
    let counts = board::counts(&mut tx, OFFICE, CALL).await.expect("counts");
    assert_eq!((count(&counts, "all", ""), count(&counts, "stage", "signing")), (5, 4));
    assert_eq!((count(&counts, "warned", ""), count(&counts, "minor", "")), (1, 1));

    let before =
        board::find(&mut tx, OFFICE, CALL, LearnerId(Uuid::from_u128(2))).await.expect("read");
    let signed = BoardRow { stage: Stage::Ready, name: "Nora Lie".to_owned(), ..row(2, "") };
    board::put(&mut tx, OFFICE, before.as_ref(), &signed).await.expect("kept");
    let counts = board::counts(&mut tx, OFFICE, CALL).await.expect("counts");
    assert_eq!((count(&counts, "all", ""), count(&counts, "stage", "signing")), (5, 3));
    assert_eq!(count(&counts, "stage", "ready"), 1);
    let by_name = Filter { words: vec!["overland".to_owned()], ..Filter::default() };
    assert!(names(&mut tx, &by_name).await.is_empty());
}

#[tokio::test]
async fn what_is_late_is_counted_by_its_day() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let counts = board::counts(&mut tx, OFFICE, CALL).await.expect("counts");
    assert!(counts.keys().all(|(kind, _)| kind != "due"), "days are no part of the board's counts");
    let mut late =
        async |day| board::due_before(&mut tx, OFFICE, CALL, day).await.expect("a count");
    assert_eq!(late(date(2026, 12, 1)).await, 0);
    assert_eq!(late(date(2026, 12, 2)).await, 1);
    assert_eq!(late(date(2026, 12, 11)).await, 2, "nobody waits for Ida");
    assert_eq!(late(date(2027, 3, 4)).await, 3);

    let łukasz = LearnerId(Uuid::from_u128(3));
    let before = board::find(&mut tx, OFFICE, CALL, łukasz).await.expect("read");
    let done = BoardRow { act: Act::None, turn: Turn::Nobody, ..row(3, "Łukasz Moen") };
    board::put(&mut tx, OFFICE, before.as_ref(), &done).await.expect("kept");
    let late = board::due_before(&mut tx, OFFICE, CALL, date(2026, 12, 2)).await.expect("a count");
    assert_eq!(late, 0);
}

#[tokio::test]
async fn pages_of_what_is_late_go_on_where_they_ended() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let late = Filter { late_on: Some(date(2027, 3, 4)), ..Filter::default() };
    let order = ["Hedda Vik", "Łukasz Moen", "Nora Øverland"];
    assert_eq!(names(&mut tx, &late).await, order);
    let (first, more) = board::page(&mut tx, OFFICE, CALL, &late, None, 1).await.expect("a page");
    assert_eq!((first[0].name.as_str(), more), (order[0], true));
    let after = first.last().map(After::of);
    let (rest, more) = board::page(&mut tx, OFFICE, CALL, &late, after, 5).await.expect("a page");
    let rest: Vec<&str> = rest.iter().map(|row| row.name.as_str()).collect();
    assert_eq!((rest.as_slice(), more), (&order[1..], false));
}

#[tokio::test]
async fn what_is_due_is_read_to_its_end_a_handful_at_a_time() {
    let db = TestDatabase::fresh().await.expect("a database");
    let mut tx = filled(&db).await;
    let same_day = BoardRow { due: Some(date(2026, 12, 10)), ..row(5, "Ola Vik") };
    board::put(&mut tx, OFFICE, None, &same_day).await.expect("kept");
    let mut seen = Vec::new();
    let mut place = Some(board::behind_day(date(2026, 11, 30)));
    while let Some(behind) = place {
        let until = date(2026, 12, 10);
        let rows = board::due(&mut tx, OFFICE, Act::SignAgreement, behind, until, 1).await;
        let rows = rows.expect("a handful");
        place = rows.last().and_then(board::place_of);
        seen.extend(rows.into_iter().map(|row| row.name));
    }
    assert_eq!(seen, ["Łukasz Moen", "Nora Øverland", "Ola Vik"]);
    let behind = board::behind_day(date(2026, 12, 1));
    let later = board::due(&mut tx, OFFICE, Act::SignAgreement, behind, date(2026, 12, 10), 9);
    assert_eq!(later.await.expect("rows").len(), 2, "not what was due on the day itself");
}
