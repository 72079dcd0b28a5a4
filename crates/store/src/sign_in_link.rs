//! Links by which somebody signs in from their mail: once, soon, and in the browser that asked. Only hashes are kept.
//! The operator's own links can be for any browser, and for more than once.

use crate::Hash;
use crate::floor::{Access, At, Id, Result, on};
use jiff::Timestamp;
use walz_domain::AccountId;

#[derive(Clone, Debug)]
pub struct New {
    pub token: Hash,
    /// The hash of what only the asking browser has.
    pub browser: Option<Hash>,
    pub reusable: bool,
    /// Nobody's where the address has no account: such a link opens nothing.
    pub account: Option<AccountId>,
    pub created: Timestamp,
    pub expires: Timestamp,
}

const ADD: &str = "
    INSERT INTO sign_in_link (token_hash, browser_hash, reusable, account, created, expires)
    VALUES ($1, $2, $3, $4, $5, $6)";

/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn add(db: &mut impl Access, new: &New) -> Result<()> {
    on!(db, c => sqlx::query(ADD)
        .bind(new.token.as_slice()).bind(new.browser.as_ref().map(Hash::as_slice)).bind(new.reusable)
        .bind(new.account.map(Id))
        .bind(At(new.created)).bind(At(new.expires)).execute(c).await.map(drop))?;
    Ok(())
}

const HOLDS: &str = "
    SELECT COUNT(*) FROM sign_in_link
     WHERE token_hash = $1 AND account IS NOT NULL AND (used IS NULL OR reusable) AND expires > $2";

/// Whether the link can still be used, in the browser that asked for it. Does not use it.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn holds(db: &mut impl Access, token: &Hash, now: Timestamp) -> Result<bool> {
    let (links,): (i64,) = on!(db, c => sqlx::query_as(HOLDS)
        .bind(token.as_slice()).bind(At(now)).fetch_one(c).await)?;
    Ok(links == 1)
}

const USE_UP: &str = "
    UPDATE sign_in_link SET used = $1
     WHERE token_hash = $2 AND (browser_hash IS NULL OR browser_hash = $3) AND account IS NOT NULL
       AND (used IS NULL OR reusable) AND expires > $1
    RETURNING account";

/// Uses the link up and says whom it signs in; nobody where it no longer holds, or in another browser.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn use_up(
    db: &mut impl Access,
    token: &Hash,
    browser: Option<&Hash>,
    now: Timestamp,
) -> Result<Option<AccountId>> {
    let row: Option<(Id<AccountId>,)> = on!(db, c => sqlx::query_as(USE_UP)
        .bind(At(now)).bind(token.as_slice()).bind(browser.map(Hash::as_slice)).fetch_optional(c).await)?;
    Ok(row.map(|(id,)| id.0))
}

const FORGET: &str = "DELETE FROM sign_in_link WHERE expires < $1";

/// Erases the links that ended before `before`.
///
/// # Errors
/// [`crate::Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
