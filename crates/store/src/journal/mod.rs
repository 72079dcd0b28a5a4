//! The journal: what happened, in order, one chain per organisation. It is only ever appended to, in the transaction
//! of the change it tells about.
//!
//! Each entry carries the hash of the one before, so that nobody can change, remove or insert one without breaking the
//! chain from there on; [`verify`] walks it. Who holds an older head can also tell whether the end was cut off.

mod chain;
mod verify;

pub use verify::{Broken, Verdict, verify};

use crate::Hash;
use crate::floor::{Access, At, Id, Result, on};
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use walz_domain::{OrganisationId, PersonId};

/// What an entry is about: the kind of thing, in the field's word, and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: &'static str,
    pub id: Uuid,
}

impl Subject {
    pub fn new(kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self { kind, id: id.into() }
    }
}

/// An entry to append.
#[derive(Clone, Debug)]
pub struct Entry {
    pub at: Timestamp,
    /// The role that acted, with the id it speaks for: `coordinator`, `guardian:0198…`.
    pub actor: String,
    pub person: Option<PersonId>,
    /// The request in whose course it happened, as the logs name it.
    pub request: Option<String>,
    /// A word of the form `agreement.signed`.
    pub act: &'static str,
    pub subject: Subject,
    /// What a reader needs to understand the act. Never a secret, never special-category data.
    pub detail: Value,
}

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub seq: i64,
    pub at: Timestamp,
    pub actor: String,
    pub person: Option<PersonId>,
    pub request: Option<String>,
    pub act: String,
    pub subject_kind: String,
    pub subject: Uuid,
    /// JSON, byte for byte as it was hashed.
    pub detail: String,
    pub previous: Hash,
    pub hash: Hash,
}

/// The end of a chain: how many entries there are, and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: Hash,
}

impl Head {
    /// Of a journal without entries.
    pub const EMPTY: Self = Self { seq: 0, hash: [0; 32] };
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: At,
    actor: String,
    person: Option<Id<PersonId>>,
    request: Option<String>,
    act: String,
    subject_kind: String,
    subject: Uuid,
    detail: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

/// A hash of any other length breaks the chain wherever it is compared.
fn hash_from(bytes: &[u8]) -> Hash {
    Hash::try_from(bytes).unwrap_or_else(|_| Sha256::digest(bytes).into())
}

impl From<Row> for Recorded {
    fn from(row: Row) -> Self {
        Self {
            seq: row.seq,
            at: row.at.0,
            actor: row.actor,
            person: row.person.map(|id| id.0),
            request: row.request,
            act: row.act,
            subject_kind: row.subject_kind,
            subject: row.subject,
            detail: row.detail,
            previous: hash_from(&row.previous),
            hash: hash_from(&row.hash),
        }
    }
}

// An update that changes nothing still locks the row, on either database, and makes it where there is none.
const LOCK_HEAD: &str = "
    INSERT INTO journal_head (organisation, seq, hash) VALUES ($1, 0, $2)
        ON CONFLICT (organisation) DO UPDATE SET seq = journal_head.seq
    RETURNING seq, hash";

const MOVE_HEAD: &str = "UPDATE journal_head SET seq = $1, hash = $2 WHERE organisation = $3";

const APPEND: &str = "
    INSERT INTO journal (organisation, seq, at, actor, person, request, act, subject_kind, subject, detail, previous, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// Appends to the organisation's chain. The head stays locked until the transaction ends, so this is the last thing
/// that a unit of work does; who writes to several chains takes them in the order of their ids.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn append(
    db: &mut impl Access,
    organisation: OrganisationId,
    entries: &[Entry],
) -> Result<Head> {
    let (seq, hash): (i64, Vec<u8>) = on!(db, c => sqlx::query_as(LOCK_HEAD)
        .bind(organisation.0).bind(Head::EMPTY.hash.as_slice()).fetch_one(c).await)?;
    let mut head = Head { seq, hash: hash_from(&hash) };
    for entry in entries {
        let next = chain::link(organisation, head, entry)?;
        on!(db, c => sqlx::query(APPEND)
            .bind(organisation.0).bind(next.seq).bind(At(next.at)).bind(&next.actor).bind(next.person.map(Id))
            .bind(&next.request).bind(&next.act).bind(&next.subject_kind).bind(next.subject).bind(&next.detail)
            .bind(next.previous.as_slice()).bind(next.hash.as_slice()).execute(c).await.map(drop))?;
        head = Head { seq: next.seq, hash: next.hash };
    }
    on!(db, c => sqlx::query(MOVE_HEAD)
        .bind(head.seq).bind(head.hash.as_slice()).bind(organisation.0).execute(c).await.map(drop))?;
    Ok(head)
}

const HEAD: &str = "SELECT seq, hash FROM journal_head WHERE organisation = $1";

/// Where the organisation's chain ends.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn head(db: &mut impl Access, organisation: OrganisationId) -> Result<Head> {
    let row: Option<(i64, Vec<u8>)> =
        on!(db, c => sqlx::query_as(HEAD).bind(organisation.0).fetch_optional(c).await)?;
    Ok(row.map_or(Head::EMPTY, |(seq, hash)| Head { seq, hash: hash_from(&hash) }))
}

const ORGANISATIONS: &str = "SELECT organisation FROM journal_head ORDER BY organisation";

/// Every organisation that has a journal, the installation itself included.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn organisations(db: &mut impl Access) -> Result<Vec<OrganisationId>> {
    let rows: Vec<(Id<OrganisationId>,)> =
        on!(db, c => sqlx::query_as(ORGANISATIONS).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id.0).collect())
}

const LIST: &str = "
    SELECT seq, at, actor, person, request, act, subject_kind, subject, detail, previous, hash
      FROM journal
     WHERE organisation = $1 AND seq < $2
     ORDER BY seq DESC
     LIMIT $3";

/// At most `most` entries before `before`, the newest first.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn list(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Option<i64>,
    most: u32,
) -> Result<Vec<Recorded>> {
    let before = before.unwrap_or(i64::MAX);
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(LIST)
        .bind(organisation.0).bind(before).bind(i64::from(most)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}

const ABOUT: &str = "
    SELECT seq, at, actor, person, request, act, subject_kind, subject, detail, previous, hash
      FROM journal
     WHERE organisation = $1 AND subject = $2 AND seq < $3
     ORDER BY seq DESC
     LIMIT $4";

/// As [`list`], only what is about one thing.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn about(
    db: &mut impl Access,
    organisation: OrganisationId,
    subject: Uuid,
    before: Option<i64>,
    most: u32,
) -> Result<Vec<Recorded>> {
    let before = before.unwrap_or(i64::MAX);
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(ABOUT)
        .bind(organisation.0).bind(subject).bind(before).bind(i64::from(most)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}

/// How many things [`about_any`] asks about at once.
const TOGETHER: usize = 12;

const ABOUT_ANY: &str = "
    SELECT seq, at, actor, person, request, act, subject_kind, subject, detail, previous, hash
      FROM journal
     WHERE organisation = $1 AND subject IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ORDER BY seq DESC
     LIMIT $2";

/// The newest entries about any of these things, which are in the order of their weight: only the first twelve count.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn about_any(
    db: &mut impl Access,
    organisation: OrganisationId,
    subjects: &[Uuid],
    most: u32,
) -> Result<Vec<Recorded>> {
    let mut ids = [Uuid::nil(); TOGETHER];
    ids.iter_mut().zip(subjects).for_each(|(id, subject)| *id = *subject);
    let rows: Vec<Row> = on!(db, c => {
        let statement = sqlx::query_as(ABOUT_ANY).bind(organisation.0).bind(i64::from(most));
        ids.iter().fold(statement, |statement, id| statement.bind(*id)).fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Recorded::from).collect())
}
