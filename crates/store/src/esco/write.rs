//! Writing a version of the classification, many rows a statement.

use super::Release;
use crate::floor::dialect::{PerDialect, each};
use crate::floor::{Access, At, Result, on};
use crate::record::json;
use serde::Serialize;
use walz_domain::esco::{Term, Texts, Tie, Uri, Version};

/// Rows that go in with one statement.
const BATCH: usize = 1_000;

/// A term to keep under its number.
#[derive(Clone, Debug, Serialize)]
pub struct TermRow<'t> {
    pub id: u32,
    pub uri: &'t Uri,
    pub kind: &'static str,
    pub data: &'t Term,
    pub fingerprint: i64,
}

/// What a term is called in the language that is written.
#[derive(Clone, Debug, Serialize)]
pub struct LabelRow<'t> {
    pub concept: u32,
    pub label: &'t str,
    pub data: &'t Texts,
    pub fingerprint: i64,
}

const PUT_TERMS: PerDialect = each!(
    "INSERT INTO esco_concept (id, uri, kind, data, fingerprint)
     SELECT CAST(value->>'id' AS BIGINT), value->>'uri', value->>'kind', value->'data',
            CAST(value->>'fingerprint' AS BIGINT)
       FROM",
    "WHERE 1 = 1
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, data = excluded.data,
            fingerprint = excluded.fingerprint, retired = NULL, successor = NULL"
);

/// Keeps terms that are new, that differ, or that are back.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put_terms(db: &mut impl Access, rows: &[TermRow<'_>]) -> Result<()> {
    in_batches(db, PUT_TERMS, rows).await
}

const PUT_LABELS: PerDialect = each!(
    "INSERT INTO esco_label (concept, language, label, data, fingerprint)
     SELECT CAST(value->>'concept' AS BIGINT), $2, value->>'label', value->'data',
            CAST(value->>'fingerprint' AS BIGINT)
       FROM",
    "WHERE 1 = 1
         ON CONFLICT (concept, language) DO UPDATE SET label = excluded.label, data = excluded.data,
            fingerprint = excluded.fingerprint"
);

/// Keeps what terms are called in a language.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put_labels(
    db: &mut impl Access,
    language: walz_domain::language::Language,
    rows: &[LabelRow<'_>],
) -> Result<()> {
    let statement = PUT_LABELS.of(&db.any());
    for batch in rows.chunks(BATCH) {
        let batch = json(&batch)?;
        on!(db, c => sqlx::query(statement).bind(&batch).bind(language.code())
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

const PUT_RELATIONS: PerDialect = each!(
    "INSERT INTO esco_relation (term, skill, tie)
     SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), value->>2
       FROM",
    "WHERE 1 = 1 ON CONFLICT (term, skill) DO UPDATE SET tie = excluded.tie"
);

/// Keeps relations that are new or differ.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put_relations(db: &mut impl Access, rows: &[(u32, u32, Tie)]) -> Result<()> {
    in_batches(db, PUT_RELATIONS, rows).await
}

const REMOVE_RELATIONS: PerDialect = each!(
    "DELETE FROM esco_relation WHERE (term, skill) IN (
        SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT) FROM",
    ")"
);

/// Takes relations away that are no more.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove_relations(db: &mut impl Access, rows: &[(u32, u32)]) -> Result<()> {
    in_batches(db, REMOVE_RELATIONS, rows).await
}

const RETIRE: &str = "UPDATE esco_concept SET retired = $2, successor = $3 WHERE id = $1";

/// Marks a term as not held by this version any more. It stays, to be read.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn retire(
    db: &mut impl Access,
    id: u32,
    version: &Version,
    successor: Option<&Uri>,
) -> Result<()> {
    let successor = successor.map(Uri::as_str);
    on!(db, c => sqlx::query(RETIRE).bind(i64::from(id)).bind(version.to_string()).bind(successor)
        .execute(c).await.map(drop))?;
    Ok(())
}

const PUT_RELEASE: &str = "
    INSERT INTO esco_release (one, generation, version, languages, imported, finder)
        VALUES (1, $1, $2, $3, $4, $5)
        ON CONFLICT (one) DO UPDATE SET generation = excluded.generation, version = excluded.version,
            languages = excluded.languages, imported = excluded.imported, finder = excluded.finder";

/// Keeps which version is there, and what finds its terms.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put_release(db: &mut impl Access, release: &Release, finder: &[u8]) -> Result<()> {
    let languages: Vec<&str> = release.languages.iter().map(|language| language.code()).collect();
    on!(db, c => sqlx::query(PUT_RELEASE).bind(release.generation).bind(release.version.to_string())
        .bind(languages.join(" ")).bind(At(release.imported)).bind(finder)
        .execute(c).await.map(drop))?;
    Ok(())
}

async fn in_batches<T: Serialize + Sync>(
    db: &mut impl Access,
    statement: PerDialect,
    rows: &[T],
) -> Result<()> {
    let statement = statement.of(&db.any());
    for batch in rows.chunks(BATCH) {
        let batch = json(&batch)?;
        on!(db, c => sqlx::query(statement).bind(&batch).execute(c).await.map(drop))?;
    }
    Ok(())
}
