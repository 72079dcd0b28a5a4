//! For tests of this and the other crates: a fresh database of each kind.
//!
//! The suite runs once without `TEST_DATABASE`, on SQLite, and once with it, on the PostgreSQL server that it names:
//! there each test has a schema of its own.

use crate::Store;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::error::Error;
use tempfile::TempDir;
use uuid::Uuid;

/// A database of its own for one test.
#[derive(Debug)]
pub struct TestDatabase {
    pub store: Store,
    /// To open the same database a second time.
    pub url: String,
    /// A folder of its own, gone with this value.
    pub folder: TempDir,
}

impl TestDatabase {
    /// A database with all migrations and nothing in it.
    ///
    /// # Errors
    /// Where the folder or the database cannot be made.
    pub async fn fresh() -> Result<Self, Box<dyn Error + Send + Sync>> {
        let folder = tempfile::tempdir()?;
        let url = match std::env::var("TEST_DATABASE") {
            Err(_) => format!("sqlite:{}/walz.db", folder.path().display()),
            Ok(server) => schema_of(&server).await?,
        };
        Ok(Self { store: Store::open(&url).await?, url, folder })
    }
}

/// The rows of a statement that asks for one text: for a test of what the database can tell by itself.
///
/// # Errors
/// Where the database refuses it.
pub async fn texts(store: &Store, statement: &'static str) -> Result<Vec<String>, sqlx::Error> {
    match store {
        Store::Sqlite { readers, .. } => sqlx::query_scalar(statement).fetch_all(readers).await,
        Store::Postgres(pool) => sqlx::query_scalar(statement).fetch_all(pool).await,
    }
}

/// Runs a statement past everything that watches over the records, to make rows as they were in other times.
///
/// # Errors
/// Where the database refuses it.
pub async fn run(store: &Store, statement: &'static str) -> Result<(), sqlx::Error> {
    match store {
        Store::Sqlite { writer, .. } => writer.execute(statement).await.map(drop),
        Store::Postgres(pool) => pool.execute(statement).await.map(drop),
    }
}

async fn schema_of(server: &str) -> Result<String, sqlx::Error> {
    let schema = format!("test_{}", Uuid::now_v7().simple());
    let mut conn = PgConnection::connect(server).await?;
    conn.execute(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).await?;
    conn.close().await?;
    let joint = if server.contains('?') { '&' } else { '?' };
    Ok(format!("{server}{joint}options=-csearch_path%3D{schema}"))
}
