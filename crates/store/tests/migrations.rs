//! Opening databases of other times, and what does not name one.

use sqlx::Executor;
use walz_store::testing::TestDatabase;
use walz_store::{Error, Store};

#[tokio::test]
async fn a_database_opens_again_as_it_was() {
    let db = TestDatabase::fresh().await.expect("a database");
    db.store.close().await;
    let again = Store::open(&db.url).await.expect("opens again");
    again.ping().await.expect("answers");
    again.settle().await.expect("settles");
}

#[tokio::test]
async fn a_database_from_the_future_is_refused_with_a_clear_word() {
    const FUTURE: &str = "
        INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9000, 'of tomorrow', TRUE, '', 0)";
    let db = TestDatabase::fresh().await.expect("a database");
    match &db.store {
        Store::Sqlite { writer, .. } => drop(writer.execute(FUTURE).await.expect("written")),
        Store::Postgres(pool) => drop(pool.execute(FUTURE).await.expect("written")),
    }
    let refused = Store::open(&db.url).await.expect_err("refused");
    assert!(matches!(refused, Error::FromTheFuture { found: 9000, .. }));
    assert!(refused.to_string().contains("from a newer Walz"));
}

#[tokio::test]
async fn what_names_no_database_is_refused() {
    for url in ["walz.db", "mysql://localhost/walz", ""] {
        let refused = Store::open(url).await.expect_err("refused");
        assert!(matches!(refused, Error::NoDatabase { .. }), "{url}");
    }
}

#[tokio::test]
async fn a_reader_of_sqlite_cannot_write() {
    let db = TestDatabase::fresh().await.expect("a database");
    if let Store::Sqlite { readers, .. } = &db.store {
        let refused = readers.execute("DELETE FROM setting").await.expect_err("refused");
        assert!(refused.to_string().contains("readonly"), "{refused}");
    }
}
