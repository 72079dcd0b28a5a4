//! Reminders in the database: that something was said on an occasion, so that it is said once.

use crate::floor::{Access, At, Result, on};
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::OrganisationId;

const FIRST: &str = "
    INSERT INTO reminder (organisation, kind, subject, occasion, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, kind, subject, occasion) DO NOTHING";

/// Notes the occasion. Says whether this is the first time, and so whether there is something to say.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn first(
    db: &mut impl Access,
    organisation: OrganisationId,
    kind: &str,
    subject: impl Into<Uuid> + Send,
    occasion: &str,
    at: Timestamp,
) -> Result<bool> {
    let subject: Uuid = subject.into();
    let rows = on!(db, c => sqlx::query(FIRST).bind(organisation.0).bind(kind).bind(subject)
        .bind(occasion).bind(At(at)).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const FORGET: &str = "DELETE FROM reminder WHERE organisation = $1 AND at < $2";

/// Erases what was said before `before`.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn forget(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Timestamp,
) -> Result<u64> {
    Ok(on!(db, c => sqlx::query(FORGET).bind(organisation.0).bind(At(before)).execute(c).await
        .map(|r| r.rows_affected()))?)
}
