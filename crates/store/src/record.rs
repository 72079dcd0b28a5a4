//! Records: values that are kept whole, as JSON, beside the columns that statements ask for.
//!
//! [`record!`] writes the statements of one noun, so that every noun has the same verbs: `find`, `some`, `list`, `add`,
//! `update`. A noun that is asked for in another way adds a statement of its own below.

use crate::floor::Error;
use crate::floor::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use sqlx::types::Json;
use std::ops::{Deref, DerefMut};
use uuid::Uuid;

/// A value as it was read, with the version that its update checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<T> {
    pub value: T,
    pub(crate) version: i64,
}

impl<T> Stored<T> {
    pub fn into_value(self) -> T {
        self.value
    }

    /// Counts the changes; a form carries it, so that the second of two writers learns of the first.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// The same record, if it is still as somebody read it.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where it is not.
    pub fn unchanged_since(self, version: Option<i64>) -> Result<Self> {
        match version {
            Some(read) if read != self.version => Err(Error::ChangedMeanwhile),
            _ => Ok(self),
        }
    }
}

impl<T> Deref for Stored<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Stored<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// A row of any record: its id, its value, its version.
pub(crate) type Row = (Uuid, Json<Box<RawValue>>, i64);

/// A value from its column; one that breaks a rule is an error that names the row.
pub(crate) fn value<T: DeserializeOwned>(
    table: &'static str,
    id: Uuid,
    data: &Json<Box<RawValue>>,
) -> Result<T> {
    serde_json::from_str(data.0.get()).map_err(|_| Error::inconsistent(table, "data", id))
}

pub(crate) fn stored<T: DeserializeOwned>(table: &'static str, row: Row) -> Result<Stored<T>> {
    let (id, data, version) = row;
    Ok(Stored { value: value(table, id, &data)?, version })
}

/// A value for its column.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Json<Box<RawValue>>> {
    Ok(Json(serde_json::value::to_raw_value(value)?))
}

/// The statements and functions of one noun. The columns beside `data` are named with their place in the statement,
/// which begins at `$5`.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $table:literal keeps $value:ident by $id:ident, in the order of $order:literal
        { $($column:literal $place:literal = $of:expr;)* }
    ) => {
        const TABLE: &str = $table;

        const FIND: &str =
            concat!("SELECT id, data, version FROM ", $table, " WHERE organisation = $1 AND id = $2");

        const LIST: &str = concat!(
            "SELECT id, data, version FROM ", $table, " WHERE organisation = $1 ORDER BY ", $order
        );

        const ADD: &str = concat!(
            "INSERT INTO ", $table, " (organisation, id, version, data", $(", ", $column,)*
            ") VALUES ($1, $2, $3, $4", $(", ", $place,)* ")"
        );

        const UPDATE: &str = concat!(
            "UPDATE ", $table, " SET version = version + 1, data = $4", $(", ", $column, " = ", $place,)*
            " WHERE organisation = $1 AND id = $2 AND version = $3"
        );

        /// The one with this id.
        ///
        /// # Errors
        /// [`crate::Error`] where the database fails or the row breaks a rule.
        pub async fn find(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
            id: $id,
        ) -> $crate::Result<Option<$crate::record::Stored<$value>>> {
            let row: Option<$crate::record::Row> = $crate::floor::on!(db, c =>
                sqlx::query_as(FIND).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
            row.map(|row| $crate::record::stored(TABLE, row)).transpose()
        }

        /// All of an organisation.
        ///
        /// # Errors
        /// [`crate::Error`] where the database fails or a row breaks a rule.
        pub async fn list(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
        ) -> $crate::Result<Vec<$crate::record::Stored<$value>>> {
            let rows: Vec<$crate::record::Row> = $crate::floor::on!(db, c =>
                sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
            rows.into_iter().map(|row| $crate::record::stored(TABLE, row)).collect()
        }

        /// Keeps a new one.
        ///
        /// # Errors
        /// [`crate::Error`] where the database fails; [`crate::Error::is_duplicate`] where a key is taken.
        pub async fn add(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
            new: &$value,
        ) -> $crate::Result<()> {
            write(db, ADD, organisation, new, 1).await.map(drop)
        }

        /// Keeps the changed value, unless someone else changed it since it was read.
        ///
        /// # Errors
        /// [`crate::Error::ChangedMeanwhile`] then; else as [`add`].
        pub async fn update(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
            stored: &$crate::record::Stored<$value>,
        ) -> $crate::Result<()> {
            let rows = write(db, UPDATE, organisation, &stored.value, stored.version).await?;
            $crate::floor::one_row(rows)
        }

        async fn write(
            db: &mut impl $crate::floor::Access,
            statement: &'static str,
            organisation: walz_domain::OrganisationId,
            value: &$value,
            version: i64,
        ) -> $crate::Result<u64> {
            let data = $crate::record::json(value)?;
            Ok($crate::floor::on!(db, c => sqlx::query(statement)
                .bind(organisation.0).bind(value.id.0).bind(version).bind(&data)
                $(.bind({
                    let of: fn(&$value) -> _ = $of;
                    of(value)
                }))*
                .execute(c).await.map(|r| r.rows_affected()))?)
        }
    };
}
pub(crate) use record;

/// Another way to ask for records of the noun in whose module it stands: by one column, all that have the value.
macro_rules! records_by {
    ($(#[$doc:meta])* $name:ident($column:literal = $key:ty) of $value:ident, in the order of $order:literal from $table:literal) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// [`crate::Error`] where the database fails or a row breaks a rule.
        pub async fn $name(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
            key: $key,
        ) -> $crate::Result<Vec<$crate::record::Stored<$value>>> {
            const STATEMENT: &str = concat!(
                "SELECT id, data, version FROM ", $table, " WHERE organisation = $1 AND ", $column, " = $2 ORDER BY ", $order
            );
            let rows: Vec<$crate::record::Row> = $crate::floor::on!(db, c =>
                sqlx::query_as(STATEMENT).bind(organisation.0).bind(key).fetch_all(c).await)?;
            rows.into_iter().map(|row| $crate::record::stored($table, row)).collect()
        }
    };
}
pub(crate) use records_by;

/// Holding a record of the noun in whose module it stands, for verbs that several people call in the same second.
macro_rules! held {
    ($table:literal keeps $value:ident by $id:ident) => {
        /// The one with this id, held until the unit of work ends: who else wants to hold it waits, and then reads what
        /// this one has written.
        ///
        /// # Errors
        /// As [`find`].
        pub async fn hold(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
            id: $id,
        ) -> $crate::Result<Option<$crate::record::Stored<$value>>> {
            // An update that changes nothing locks the row, on either database.
            const HOLD: &str =
                concat!("UPDATE ", $table, " SET version = version WHERE organisation = $1 AND id = $2");
            $crate::floor::on!(db, c =>
                sqlx::query(HOLD).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
            find(db, organisation, id).await
        }
    };
}
pub(crate) use held;

/// The codes of a noun, as tables name its rows, with their ids.
macro_rules! codes {
    ($table:literal names $id:ident) => {
        /// Every code with its id.
        ///
        /// # Errors
        /// [`crate::Error`] where the database fails.
        pub async fn codes(
            db: &mut impl $crate::floor::Access,
            organisation: walz_domain::OrganisationId,
        ) -> $crate::Result<std::collections::BTreeMap<String, $id>> {
            const STATEMENT: &str = concat!("SELECT code, id FROM ", $table, " WHERE organisation = $1");
            let rows: Vec<(String, $crate::Id<$id>)> = $crate::floor::on!(db, c =>
                sqlx::query_as(STATEMENT).bind(organisation.0).fetch_all(c).await)?;
            Ok(rows.into_iter().map(|(code, id)| (code, id.0)).collect())
        }
    };
}
pub(crate) use codes;
