//! Brings a database forward to what this program knows.

use super::dialect::{self, Dialect};
use super::{Error, Result, Store};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};
use std::borrow::Cow;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The newest migration that this program knows.
fn newest() -> i64 {
    MIGRATIONS.iter().map(|one| one.version).max().unwrap_or(0)
}

/// The migrations in the words of one database. Their checksums stay those of the common text.
fn migrator(dialect: Dialect) -> Migrator {
    let migrations = MIGRATIONS.iter().cloned().map(|mut one| {
        let text = dialect::migration(one.sql.as_str(), dialect);
        // The text is made from files that are part of this program.
        one.sql = AssertSqlSafe(text).into_sql_str();
        one
    });
    Migrator { migrations: Cow::Owned(migrations.collect()), ..Migrator::DEFAULT }
}

impl Store {
    /// Runs the migrations that the database has not seen yet, in order. Several processes may do so at once.
    ///
    /// # Errors
    /// [`Error::FromTheFuture`] where a newer program has been here; [`Error::Migration`] where one fails.
    pub async fn migrate(&self) -> Result<()> {
        let migrator = migrator(self.dialect());
        let done = match self {
            Self::Sqlite { writer, .. } => migrator.run(writer).await,
            Self::Postgres(pool) => migrator.run(pool).await,
        };
        done.map_err(|error| match error {
            MigrateError::VersionMissing(found) if found > newest() => {
                Error::FromTheFuture { found, known: newest() }
            }
            other => Error::Migration(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_has_a_number_of_its_own() {
        let mut versions: Vec<_> = MIGRATIONS.iter().map(|one| one.version).collect();
        let all = versions.len();
        versions.dedup();
        assert_eq!(versions.len(), all);
    }
}
