//! Opening a database, and the settings under which an acknowledged write survives.

use super::{Error, Result, Store};
use sqlx::Executor;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::time::Duration;

/// How long a writer waits for another program that writes to the same SQLite file.
const BUSY: Duration = Duration::from_secs(10);
/// Readers of one SQLite file at once.
const READERS: u32 = 8;
/// Memory for pages of the file that the writer may keep until it commits: SQLite counts kibibytes below zero.
const WRITER_CACHE: &str = "-32768";
/// Connections of one process to PostgreSQL.
const CONNECTIONS: u32 = 16;

impl Store {
    /// Opens the database named by `url`, `sqlite:FILE` or `postgres://…`, and brings it forward to what this program
    /// knows. A SQLite file that is not there is made.
    ///
    /// # Errors
    /// [`Error::NoDatabase`] for another kind of address; else as [`Store::migrate`].
    pub async fn open(url: &str) -> Result<Self> {
        let store = Self::connect(url).await?;
        store.migrate().await?;
        Ok(store)
    }

    /// As [`Store::open`], without the migrations.
    ///
    /// # Errors
    /// [`Error::NoDatabase`] for another kind of address; [`Error::Database`] where it does not answer.
    pub async fn connect(url: &str) -> Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Self::connect_sqlite(SqliteConnectOptions::from_str(url)?).await,
            Some("postgres" | "postgresql") => {
                let options = PgConnectOptions::from_str(url)?.application_name("walz");
                let pool = PgPoolOptions::new().max_connections(CONNECTIONS);
                Ok(Self::Postgres(pool.connect_with(options).await?))
            }
            _ => Err(Error::NoDatabase { url: url.to_owned() }),
        }
    }

    async fn connect_sqlite(options: SqliteConnectOptions) -> Result<Self> {
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        // Connections to a file cost nothing to keep, so none is ever closed for its age.
        let pool = |most| {
            SqlitePoolOptions::new().max_connections(most).idle_timeout(None).max_lifetime(None)
        };
        // A long import touches more pages than SQLite keeps by default, and would write each of them many times.
        let writing = options.clone().pragma("cache_size", WRITER_CACHE);
        let writer = pool(1).connect_with(writing).await?;
        let readers = pool(READERS).connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self::Sqlite { writer, readers })
    }

    /// To be called after bulk writes. SQLite reads slowly through a long write-ahead log, so it is emptied into the
    /// file; both databases learn anew how large their tables are.
    ///
    /// # Errors
    /// [`Error::Database`] where the database fails.
    pub async fn settle(&self) -> Result<()> {
        match self {
            Self::Sqlite { writer, .. } => {
                writer.execute("ANALYZE").await?;
                writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            }
            Self::Postgres(pool) => {
                pool.execute("ANALYZE").await?;
            }
        }
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Error::Database`] where it does not.
    pub async fn ping(&self) -> Result<()> {
        match self {
            Self::Sqlite { readers, .. } => readers.execute("SELECT 1").await.map(drop)?,
            Self::Postgres(pool) => pool.execute("SELECT 1").await.map(drop)?,
        }
        Ok(())
    }
}
