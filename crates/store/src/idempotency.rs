//! What was done under an idempotency key, so that a double click, a retry after a lost answer, or a second tab does
//! nothing twice.
//!
//! The key is claimed as the first thing in a transaction and filled with the outcome as the last. Whoever comes with
//! the same key meanwhile waits for that transaction, on either database.

use crate::Hash;
use crate::floor::{Access, At, Error, Id, Result, on};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::types::Json;
use walz_domain::OrganisationId;

/// Where a key is valid: nobody meets the outcome of another actor's request, or of another act.
#[derive(Clone, Debug)]
pub struct Claim {
    pub organisation: OrganisationId,
    pub actor: String,
    pub key: String,
    pub act: &'static str,
    /// SHA-256 of what is asked for, where the verb says what that is.
    pub asked: Option<Hash>,
}

/// What the claim met.
#[derive(Clone, Debug, PartialEq)]
pub enum Claimed {
    /// Nobody used the key before.
    Fresh,
    /// It was used for the very same: this came of it.
    Before(Value),
    /// It was used for something else.
    Otherwise,
}

const CLAIM: &str = "
    INSERT INTO idempotency (organisation, actor, key, act, asked, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (organisation, actor, key, act) DO NOTHING";

const BEFORE: &str = "
    SELECT asked, outcome FROM idempotency WHERE organisation = $1 AND actor = $2 AND key = $3 AND act = $4";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn claim(db: &mut impl Access, claim: &Claim, at: Timestamp) -> Result<Claimed> {
    let asked = claim.asked.as_ref().map(Hash::as_slice);
    let fresh = on!(db, c => sqlx::query(CLAIM)
        .bind(Id(claim.organisation)).bind(&claim.actor).bind(&claim.key).bind(claim.act).bind(asked).bind(At(at))
        .execute(c).await.map(|r| r.rows_affected()))?;
    if fresh == 1 {
        return Ok(Claimed::Fresh);
    }
    let (asked_before, outcome): (Option<Vec<u8>>, Option<Json<Value>>) = on!(db, c => sqlx::query_as(BEFORE)
        .bind(Id(claim.organisation)).bind(&claim.actor).bind(&claim.key).bind(claim.act).fetch_one(c).await)?;
    if asked_before.as_deref() != asked {
        return Ok(Claimed::Otherwise);
    }
    // Claims without an outcome are never committed.
    let outcome =
        outcome.ok_or(Error::inconsistent("idempotency", "outcome", claim.organisation))?;
    Ok(Claimed::Before(outcome.0))
}

const KEEP: &str = "
    UPDATE idempotency SET outcome = $1 WHERE organisation = $2 AND actor = $3 AND key = $4 AND act = $5";

/// Keeps what came of it, in the transaction of the claim.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn keep(db: &mut impl Access, claim: &Claim, outcome: &Value) -> Result<()> {
    on!(db, c => sqlx::query(KEEP)
        .bind(Json(outcome)).bind(Id(claim.organisation)).bind(&claim.actor).bind(&claim.key).bind(claim.act)
        .execute(c).await.map(drop))?;
    Ok(())
}

const FORGET: &str = "DELETE FROM idempotency WHERE at < $1";

/// Erases the keys that were used before `before`.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
