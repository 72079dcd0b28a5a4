//! The European Union's closed lists in the database.
//!
//! All organisations of an installation share them, so that no statement here names one; see [`crate::esco`].

use crate::floor::dialect::{PerDialect, each};
use crate::floor::{Access, Result, on};
use crate::record::json;
use serde::Serialize;
use walz_domain::vocabulary::{List, Term};

/// A term as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub term: Term,
    pub position: i64,
    /// The newest list does not hold it any more.
    pub retired: bool,
}

type Row = (String, String, i64, bool);

fn kept((uri, label, position, retired): Row) -> Kept {
    Kept { term: Term { uri, label }, position, retired }
}

const LIST: &str = "
    SELECT uri, label, position, retired FROM vocabulary_term WHERE list = $1 ORDER BY position, uri";

/// A list in its order, with what it does not hold any more.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn list(db: &mut impl Access, list: List) -> Result<Vec<Kept>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(LIST).bind(list.code()).fetch_all(c).await)?;
    Ok(rows.into_iter().map(kept).collect())
}

const FIND: &str =
    "SELECT uri, label, position, retired FROM vocabulary_term WHERE list = $1 AND uri = $2";

/// The term of this address.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(db: &mut impl Access, list: List, uri: &str) -> Result<Option<Kept>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(FIND)
        .bind(list.code()).bind(uri).fetch_optional(c).await)?;
    Ok(row.map(kept))
}

/// A term to keep.
#[derive(Clone, Debug, Serialize)]
pub struct TermRow<'t> {
    pub uri: &'t str,
    pub label: &'t str,
    pub position: i64,
}

const PUT: PerDialect = each!(
    "INSERT INTO vocabulary_term (list, uri, label, position, retired)
     SELECT $2, value->>'uri', value->>'label', CAST(value->>'position' AS BIGINT), FALSE
       FROM",
    "WHERE 1 = 1
         ON CONFLICT (list, uri) DO UPDATE SET label = excluded.label,
            position = excluded.position, retired = FALSE"
);

/// Rows that go in with one statement.
const BATCH: usize = 1_000;

/// Keeps terms that are new, that differ, or that are back.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(db: &mut impl Access, list: List, rows: &[TermRow<'_>]) -> Result<()> {
    let statement = PUT.of(&db.any());
    for batch in rows.chunks(BATCH) {
        let batch = json(&batch)?;
        on!(db, c => sqlx::query(statement).bind(&batch).bind(list.code())
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

const RETIRE: &str = "UPDATE vocabulary_term SET retired = TRUE WHERE list = $1 AND uri = $2";

/// Marks a term as not held any more. It stays, to be read.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn retire(db: &mut impl Access, list: List, uri: &str) -> Result<()> {
    on!(db, c => sqlx::query(RETIRE).bind(list.code()).bind(uri).execute(c).await.map(drop))?;
    Ok(())
}
