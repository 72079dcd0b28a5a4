//! Limits on attempts, in the database, so that all processes share them.
//!
//! Each attempt takes a share of time. Who is further ahead of the clock than the limit allows has to wait: as many
//! attempts at once as the limit says, then one whenever a share of time has passed (the generic cell rate algorithm).

use crate::Hash;
use crate::floor::{Access, Result, on};
use jiff::Timestamp;

/// So many attempts in so much time.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Names what is limited: `sign_in.account`.
    pub kind: &'static str,
    pub attempts: i64,
    /// In seconds.
    pub within: i64,
}

const MICROSECONDS: i64 = 1_000_000;

// The whole decision is one statement, so two attempts at once cannot both be the last one allowed. Who is further ahead
// than the limit can bring them was counted by a clock that has been set back since, and begins anew.
const TAKE: &str = "
    INSERT INTO throttle (kind, subject, ahead) VALUES ($1, $2, $3 + $4)
        ON CONFLICT (kind, subject) DO UPDATE
       SET ahead = CASE WHEN throttle.ahead BETWEEN $3 AND $3 + $5 THEN throttle.ahead ELSE $3 END + $4
     WHERE CASE WHEN throttle.ahead BETWEEN $3 AND $3 + $5 THEN throttle.ahead ELSE $3 END + $4 <= $3 + $5";

const AHEAD: &str = "SELECT ahead FROM throttle WHERE kind = $1 AND subject = $2";

/// Counts an attempt of `subject`, the hash of an account or an address. Where there were too many, nothing is counted
/// and the moment of the next is returned.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn take(
    db: &mut impl Access,
    limit: Limit,
    subject: &Hash,
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let now = now.as_microsecond();
    let most = limit.within.saturating_mul(MICROSECONDS);
    let share = most / limit.attempts.max(1);
    let taken = on!(db, c => sqlx::query(TAKE)
        .bind(limit.kind).bind(subject.as_slice()).bind(now).bind(share).bind(most)
        .execute(c).await.map(|r| r.rows_affected()))?;
    if taken == 1 {
        return Ok(None);
    }
    let (ahead,): (i64,) = on!(db, c => sqlx::query_as(AHEAD)
        .bind(limit.kind).bind(subject.as_slice()).fetch_one(c).await)?;
    Ok(Some(Timestamp::from_microsecond(ahead + share - most).unwrap_or(Timestamp::MAX)))
}

const FORGIVE: &str = "DELETE FROM throttle WHERE kind = $1 AND subject = $2";

/// Forgets the attempts of one subject, because one of them was right.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn forgive(db: &mut impl Access, limit: Limit, subject: &Hash) -> Result<()> {
    on!(db, c => sqlx::query(FORGIVE)
        .bind(limit.kind).bind(subject.as_slice()).execute(c).await.map(drop))?;
    Ok(())
}

const FORGET: &str = "DELETE FROM throttle WHERE ahead < $1";

/// Erases the rows that no longer limit anybody.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, now: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(now.as_microsecond()).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
