//! The journal's chain: whole, or broken at a link that is named.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use serde_json::json;
use sqlx::{AssertSqlSafe, Executor};
use uuid::Uuid;
use walz_domain::OrganisationId;
use walz_store::Store;
use walz_store::journal::{self, Broken, Entry, Head, Subject, Verdict};
use walz_store::testing::TestDatabase;

const HERE: OrganisationId = OrganisationId(Uuid::from_u128(1));
const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(2));

fn entry(n: u128) -> Entry {
    Entry {
        at: "2026-11-22T09:00:00.123456789Z".parse().expect("a moment"),
        actor: "coordinator".to_owned(),
        person: None,
        request: Some("r-1".to_owned()),
        act: "agreement.signed",
        subject: Subject::new("agreement", Uuid::from_u128(n)),
        detail: json!({ "party": "læring", "z": 1.5, "a": [null, true] }),
    }
}

async fn append(store: &Store, organisation: OrganisationId, entries: u128) -> Head {
    let mut tx = store.begin().await.expect("a transaction");
    let entries: Vec<_> = (1..=entries).map(entry).collect();
    let head = journal::append(&mut tx, organisation, &entries).await.expect("appended");
    tx.commit().await.expect("committed");
    head
}

async fn verdict(store: &Store) -> Verdict {
    let mut conn = store.read().await.expect("a connection");
    journal::verify(&mut conn, HERE).await.expect("a verdict")
}

/// Runs what the triggers refuse, as somebody could who owns the database.
async fn tamper(store: &Store, statement: &str) {
    match store {
        Store::Sqlite { writer, .. } => {
            for trigger in ["journal_is_not_changed", "journal_is_not_erased"] {
                let drop = AssertSqlSafe(format!("DROP TRIGGER IF EXISTS {trigger}"));
                writer.execute(drop).await.expect("dropped");
            }
            writer.execute(AssertSqlSafe(statement.to_owned())).await.expect("done");
        }
        Store::Postgres(pool) => {
            pool.execute("ALTER TABLE journal DISABLE TRIGGER ALL").await.expect("disabled");
            pool.execute(AssertSqlSafe(statement.to_owned())).await.expect("done");
        }
    }
}

#[tokio::test]
async fn a_chain_that_nobody_touched_is_whole() {
    let db = TestDatabase::fresh().await.expect("a database");
    assert_eq!(verdict(&db.store).await, Verdict::Whole(Head::EMPTY));
    append(&db.store, HERE, 3).await;
    append(&db.store, ELSEWHERE, 1).await;
    let head = append(&db.store, HERE, 2).await;
    assert_eq!(head.seq, 5);
    assert_eq!(verdict(&db.store).await, Verdict::Whole(head));
    let mut conn = db.store.read().await.expect("a connection");
    assert_eq!(journal::head(&mut conn, HERE).await.expect("a head"), head);
    assert_eq!(journal::organisations(&mut conn).await.expect("two"), [HERE, ELSEWHERE]);
    let last = journal::list(&mut conn, HERE, Some(5), 2).await.expect("a list");
    assert_eq!(last.iter().map(|e| e.seq).collect::<Vec<_>>(), [4, 3]);
    let about = journal::about(&mut conn, HERE, Uuid::from_u128(1), None, 9).await.expect("a list");
    assert_eq!(about.iter().map(|e| e.seq).collect::<Vec<_>>(), [4, 1]);
}

#[tokio::test]
async fn the_first_broken_link_is_named() {
    let cases = [
        ("UPDATE journal SET act = 'agreement.refused' WHERE seq = 2", 2, Broken::Changed),
        ("UPDATE journal SET at = '2026-11-23T09:00:00.000000Z' WHERE seq = 3", 3, Broken::Changed),
        ("UPDATE journal SET detail = '{}' WHERE seq IN (2, 4)", 2, Broken::Changed),
        ("DELETE FROM journal WHERE seq = 2", 2, Broken::Missing),
        ("UPDATE journal SET previous = hash WHERE seq = 3", 3, Broken::Unlinked),
        ("DELETE FROM journal WHERE seq = 4", 3, Broken::Head),
        ("DELETE FROM journal", 0, Broken::Head),
    ];
    for (statement, seq, why) in cases {
        let db = TestDatabase::fresh().await.expect("a database");
        append(&db.store, HERE, 4).await;
        tamper(&db.store, statement).await;
        assert_eq!(verdict(&db.store).await, Verdict::Broken { seq, why }, "{statement}");
    }
}

#[tokio::test]
async fn the_database_refuses_to_change_or_erase_an_entry() {
    let db = TestDatabase::fresh().await.expect("a database");
    let head = append(&db.store, HERE, 2).await;
    let mut refused = Vec::new();
    for statement in ["UPDATE journal SET act = 'x'", "DELETE FROM journal WHERE seq = 2"] {
        let error = match &db.store {
            Store::Sqlite { writer, .. } => writer.execute(statement).await.expect_err("refused"),
            Store::Postgres(pool) => pool.execute(statement).await.expect_err("refused"),
        };
        refused.push(error.to_string().contains("the journal is append-only"));
    }
    assert_eq!(refused, [true, true]);
    assert_eq!(verdict(&db.store).await, Verdict::Whole(head));
}

#[tokio::test]
async fn many_writers_at_once_make_one_chain() {
    let db = TestDatabase::fresh().await.expect("a database");
    let writers: Vec<_> = (0..20)
        .map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move { append(&store, HERE, 2).await })
        })
        .collect();
    for writer in writers {
        writer.await.expect("written");
    }
    let mut conn = db.store.read().await.expect("a connection");
    let head = journal::head(&mut conn, HERE).await.expect("a head");
    assert_eq!(head.seq, 40);
    assert_eq!(verdict(&db.store).await, Verdict::Whole(head));
}

#[tokio::test]
async fn a_walk_longer_than_one_stride_finds_the_end() {
    let db = TestDatabase::fresh().await.expect("a database");
    let head = append(&db.store, HERE, 2500).await;
    assert_eq!(verdict(&db.store).await, Verdict::Whole(head));
}
