//! How the store fails, and the small steps in which it does.

use std::str::FromStr;
use uuid::Uuid;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    #[error("a migration failed")]
    Migration(#[source] sqlx::migrate::MigrateError),
    #[error(
        "this database is from a newer Walz (it is at migration {found}, this program knows {known}): \
         use the newer program, or restore a backup made by this one"
    )]
    FromTheFuture { found: i64, known: i64 },
    #[error("'{url}' names no database: write sqlite:FILE or postgres://…")]
    NoDatabase { url: String },
    #[error("row {id} of `{table}` breaks a rule in `{column}`")]
    Inconsistent { table: &'static str, column: &'static str, id: Uuid },
    #[error("someone else changed this meanwhile")]
    ChangedMeanwhile,
    #[error("a value could not be written as JSON")]
    Json(#[from] serde_json::Error),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// For a `TryFrom<Row>` that meets a row which breaks a rule.
    pub fn inconsistent(table: &'static str, column: &'static str, id: impl Into<Uuid>) -> Self {
        Self::Inconsistent { table, column, id: id.into() }
    }

    /// Whether a unique key was there already.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(cause)) if cause.is_unique_violation())
    }
}

/// The outcome of an update with a version check: one row, or someone else was faster.
pub(crate) fn one_row(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}

/// A value that the database keeps as text.
pub(crate) fn parsed<T: FromStr>(
    text: &str,
    table: &'static str,
    column: &'static str,
    id: impl Into<Uuid>,
) -> Result<T> {
    text.parse().map_err(|_| Error::inconsistent(table, column, id))
}
