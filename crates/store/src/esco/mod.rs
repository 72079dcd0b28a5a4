//! The classification of skills and occupations in the database.
//!
//! All organisations of an installation share it, so that no statement here names one: it says nothing about anybody,
//! and what an organisation chose from it stands in that organisation's own records, with the label of that day. Only
//! the operator changes it.

mod write;

pub use write::{
    LabelRow, TermRow, put_labels, put_relations, put_release, put_terms, remove_relations, retire,
};

use crate::floor::dialect::{PerDialect, each};
use crate::floor::{Access, At, Error, Result, on, parsed};
use crate::record::json;
use jiff::Timestamp;
use sqlx::types::Json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use walz_domain::esco::{Kind, Term, Texts, Tie, Uri, Version};
use walz_domain::language::Language;

/// Which version is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Counts the changes.
    pub generation: i64,
    pub version: Version,
    /// Languages that labels are in.
    pub languages: Vec<Language>,
    pub imported: Timestamp,
}

/// A term as it is kept, in every language that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub id: u32,
    pub term: Term,
    /// The first version that does not hold it any more.
    pub retired: Option<Version>,
    pub successor: Option<Uri>,
    pub texts: BTreeMap<Language, Texts>,
}

/// What a new version is compared with.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: u32,
    pub uri: String,
    pub kind: Kind,
    pub fingerprint: i64,
    pub is_retired: bool,
}

const RELEASE: &str = "SELECT generation, version, languages, imported FROM esco_release";

/// The version that is there, if any is.
///
/// # Errors
/// [`Error`] where the database fails or the row breaks a rule.
pub async fn release(db: &mut impl Access) -> Result<Option<Release>> {
    let row: Option<(i64, String, String, At)> =
        on!(db, c => sqlx::query_as(RELEASE).fetch_optional(c).await)?;
    let Some((generation, version, languages, imported)) = row else { return Ok(None) };
    let languages = languages.split_ascii_whitespace();
    let languages: Result<_> = languages.map(|code| wrong(code, "languages")).collect();
    let version = wrong(&version, "version")?;
    Ok(Some(Release { generation, version, languages: languages?, imported: imported.0 }))
}

fn wrong<T: std::str::FromStr>(text: &str, column: &'static str) -> Result<T> {
    parsed(text, "esco_release", column, Uuid::nil())
}

const FINDER: &str = "SELECT generation, finder FROM esco_release";

/// What finds terms, as [`walz_domain::esco::Index::to_bytes`] made it, and of which generation it is.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn finder(db: &mut impl Access) -> Result<Option<(i64, Vec<u8>)>> {
    Ok(on!(db, c => sqlx::query_as(FINDER).fetch_optional(c).await)?)
}

/// A term's number, as the tables have it; none of ours is below zero or above 32 bits.
fn number(id: i64) -> Result<u32> {
    u32::try_from(id).map_err(|_| Error::inconsistent("esco_concept", "id", Uuid::nil()))
}

const KNOWN: &str =
    "SELECT id, uri, kind, fingerprint, retired IS NOT NULL FROM esco_concept ORDER BY id";

/// All terms, to compare them with a new version.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn known(db: &mut impl Access) -> Result<Vec<Known>> {
    let rows: Vec<(i64, String, String, i64, bool)> =
        on!(db, c => sqlx::query_as(KNOWN).fetch_all(c).await)?;
    let known = |(id, uri, kind, fingerprint, is_retired): (_, _, String, _, _)| {
        let kind = parsed(&kind, "esco_concept", "kind", Uuid::nil())?;
        Ok(Known { id: number(id)?, uri, kind, fingerprint, is_retired })
    };
    rows.into_iter().map(known).collect()
}

const KNOWN_LABELS: &str = "SELECT concept, fingerprint FROM esco_label WHERE language = $1";

/// The fingerprints of all labels in a language, by the numbers of their terms.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn known_labels(db: &mut impl Access, language: Language) -> Result<BTreeMap<u32, i64>> {
    let rows: Vec<(i64, i64)> = on!(db, c => sqlx::query_as(KNOWN_LABELS)
        .bind(language.code()).fetch_all(c).await)?;
    rows.into_iter().map(|(id, fingerprint)| Ok((number(id)?, fingerprint))).collect()
}

const RELATIONS: &str = "
    SELECT r.term, r.skill, r.tie FROM esco_relation r JOIN esco_concept c ON c.id = r.term
     WHERE c.kind = $1";

/// All relations of terms of a kind to skills.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn relations(db: &mut impl Access, of: Kind) -> Result<Vec<(u32, u32, Tie)>> {
    let rows: Vec<(i64, i64, String)> =
        on!(db, c => sqlx::query_as(RELATIONS).bind(of.code()).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(term, skill, tie)| Ok((number(term)?, number(skill)?, tied(&tie)?)))
        .collect()
}

fn tied(tie: &str) -> Result<Tie> {
    parsed(tie, "esco_relation", "tie", Uuid::nil())
}

const TIES: &str = "
    SELECT r.skill, r.tie FROM esco_relation r JOIN esco_concept c ON c.id = r.term
     WHERE c.uri = $1";

/// The skills of a term, by their numbers.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn ties(db: &mut impl Access, uri: &Uri) -> Result<BTreeMap<u32, Tie>> {
    let rows: Vec<(i64, String)> =
        on!(db, c => sqlx::query_as(TIES).bind(uri.as_str()).fetch_all(c).await)?;
    rows.into_iter().map(|(skill, tie)| Ok((number(skill)?, tied(&tie)?))).collect()
}

type Row = (i64, Json<Term>, Option<String>, Option<String>, String, Json<Texts>);

macro_rules! columns {
    () => {
        "SELECT c.id, c.data, c.retired, c.successor, l.language, l.data
           FROM esco_concept c JOIN esco_label l ON l.concept = c.id"
    };
}

const FIND: &str = concat!(columns!(), " WHERE c.uri = $1");

/// The term of this address, retired or not.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn find(db: &mut impl Access, uri: &Uri) -> Result<Option<Kept>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(FIND).bind(uri.as_str()).fetch_all(c).await)?;
    Ok(kept(rows)?.into_values().next())
}

const SOME: PerDialect = each!(
    "SELECT c.id, c.data, c.retired, c.successor, l.language, l.data
       FROM esco_concept c JOIN esco_label l ON l.concept = c.id
      WHERE c.id IN (SELECT CAST(value AS BIGINT) FROM",
    ")"
);

/// These terms, by their numbers.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn some(db: &mut impl Access, ids: &[u32]) -> Result<BTreeMap<u32, Kept>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids = json(&ids)?;
    let statement = SOME.of(&db.any());
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(statement).bind(&ids).fetch_all(c).await)?;
    kept(rows)
}

const TERMS: PerDialect =
    each!("SELECT data FROM esco_concept WHERE uri IN (SELECT value->>0 FROM", ")");

/// What holds in every language of the terms of these addresses, retired or not; whom nobody knows is left out.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn terms(db: &mut impl Access, uris: &BTreeSet<&str>) -> Result<Vec<Term>> {
    if uris.is_empty() {
        return Ok(Vec::new());
    }
    // Each alone in a list: that is how both databases give a text without its quotes.
    let uris: Vec<[&str; 1]> = uris.iter().map(|uri| [*uri]).collect();
    let uris = json(&uris)?;
    let statement = TERMS.of(&db.any());
    let rows: Vec<(Json<Term>,)> =
        on!(db, c => sqlx::query_as(statement).bind(&uris).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(term,)| term.0).collect())
}

fn kept(rows: Vec<Row>) -> Result<BTreeMap<u32, Kept>> {
    let mut all: BTreeMap<u32, Kept> = BTreeMap::new();
    for (id, term, retired, successor, language, texts) in rows {
        let id = number(id)?;
        let broken = |column| Error::inconsistent("esco_concept", column, Uuid::nil());
        let language: Language = parsed(&language, "esco_label", "language", Uuid::nil())?;
        let kept = match all.entry(id) {
            std::collections::btree_map::Entry::Occupied(there) => there.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => free.insert(Kept {
                id,
                term: term.0,
                retired: retired.map(|v| v.parse()).transpose().map_err(|_| broken("retired"))?,
                successor: successor
                    .map(|s| s.parse())
                    .transpose()
                    .map_err(|_| broken("successor"))?,
                texts: BTreeMap::new(),
            }),
        };
        kept.texts.insert(language, texts.0);
    }
    Ok(all)
}

/// A term that can be found, in one language.
#[derive(Clone, Debug)]
pub struct Findable {
    pub id: u32,
    pub kind: Kind,
    pub language: String,
    pub texts: Texts,
}

/// Rows that are read at once.
const PAGE: i64 = 2_000;

const FINDABLE: &str = "
    SELECT c.id, c.kind, l.language, l.data FROM esco_concept c JOIN esco_label l ON l.concept = c.id
     WHERE c.retired IS NULL AND c.kind IN ('skill', 'occupation') AND (c.id, l.language) > ($1, $2)
     ORDER BY c.id, l.language LIMIT $3";

/// The next labels of skills and occupations that are not retired, after the one of this number and language; all
/// labels of a term follow one another.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn findable(db: &mut impl Access, after: (u32, &str)) -> Result<Vec<Findable>> {
    let (id, language) = after;
    let rows: Vec<(i64, String, String, Json<Texts>)> = on!(db, c => sqlx::query_as(FINDABLE)
        .bind(i64::from(id)).bind(language).bind(PAGE).fetch_all(c).await)?;
    let findable = |(id, kind, language, texts): (i64, String, _, Json<Texts>)| {
        let kind = parsed(&kind, "esco_concept", "kind", Uuid::nil())?;
        Ok(Findable { id: number(id)?, kind, language, texts: texts.0 })
    };
    rows.into_iter().map(findable).collect()
}
