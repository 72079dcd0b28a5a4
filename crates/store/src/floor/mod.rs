//! What every noun stands on: the database of an installation, SQLite or PostgreSQL.
//!
//! A statement is one `const` text for both databases, run by [`on!`]:
//!
//! ```ignore
//! let row: Option<Row> =
//!     on!(db, c => sqlx::query_as(FIND).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
//! ```

pub(crate) mod dialect;
mod error;
mod migrate;
mod open;
mod value;

pub use dialect::Dialect;
pub use error::{Error, Result};
pub(crate) use error::{one_row, parsed};
pub use value::{At, Day, Id};

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

/// The database of one installation. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Store {
    /// One writer and several readers, which is what SQLite in WAL mode allows.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection for reading.
#[derive(Debug)]
pub enum Conn {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A unit of work: dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A borrowed connection of either kind.
#[derive(Debug)]
pub enum Any<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Any<'_> {
    /// Which of the two databases this is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }
}

/// What statements run on: a [`Conn`], a [`Tx`], or whatever holds one.
pub trait Access: Send {
    fn any(&mut self) -> Any<'_>;
}

impl Access for Conn {
    fn any(&mut self) -> Any<'_> {
        match self {
            Self::Sqlite(c) => Any::Sqlite(c),
            Self::Postgres(c) => Any::Postgres(c),
        }
    }
}

impl Access for Tx {
    fn any(&mut self) -> Any<'_> {
        match self {
            Self::Sqlite(c) => Any::Sqlite(c),
            Self::Postgres(c) => Any::Postgres(c),
        }
    }
}

/// Runs one statement on whichever database `db` is of.
macro_rules! on {
    ($db:expr, $c:ident => $run:expr) => {
        match $crate::floor::Access::any($db) {
            $crate::floor::Any::Sqlite($c) => $run,
            $crate::floor::Any::Postgres($c) => $run,
        }
    };
}
pub(crate) use on;

impl Store {
    /// A connection for reading. On SQLite it refuses to write.
    ///
    /// # Errors
    /// [`Error::Database`] where no connection can be had.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(readers.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// Begins a unit of work. On SQLite there is one at a time: who begins a second one while holding the first
    /// waits for themselves.
    ///
    /// # Errors
    /// [`Error::Database`] where no connection can be had.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Which of the two databases this is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite { .. } => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Closes all connections; on SQLite this empties the write-ahead log into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes the work last.
    ///
    /// # Errors
    /// [`Error::Database`] where the database could not; then nothing of it was kept.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
