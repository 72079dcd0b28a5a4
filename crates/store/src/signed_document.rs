//! The very bytes that were signed, under their hash.

use crate::floor::{Access, At, Result, on};
use jiff::Timestamp;
use uuid::Uuid;
use walz_domain::OrganisationId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedDocument {
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    /// The agreement it is the text of.
    pub subject: Uuid,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

const ADD: &str = "
    INSERT INTO signed_document (organisation, hash, subject, media_type, bytes, at)
    VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (organisation, hash, subject) DO NOTHING";

/// Keeps a document for good.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add(
    db: &mut impl Access,
    organisation: OrganisationId,
    document: &SignedDocument,
    at: Timestamp,
) -> Result<()> {
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(&document.hash).bind(document.subject)
        .bind(&document.media_type).bind(&document.bytes).bind(At(at)).execute(c).await.map(drop))?;
    Ok(())
}

const FIND: &str = "
    SELECT media_type, bytes FROM signed_document
     WHERE organisation = $1 AND hash = $2 AND subject = $3";

/// The document of a subject with this hash.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    hash: &str,
    subject: Uuid,
) -> Result<Option<SignedDocument>> {
    let row: Option<(String, Vec<u8>)> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(hash).bind(subject).fetch_optional(c).await)?;
    Ok(row.map(|(media_type, bytes)| SignedDocument {
        hash: hash.to_owned(),
        subject,
        media_type,
        bytes,
    }))
}

const SEAL: &str = "
    INSERT INTO sealed_document (organisation, subject, hash) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, subject) DO NOTHING";

/// Keeps a document for good as the sealed copy of its subject's text; the first one stays.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add_sealed(
    db: &mut impl Access,
    organisation: OrganisationId,
    document: &SignedDocument,
    at: Timestamp,
) -> Result<()> {
    add(db, organisation, document, at).await?;
    on!(db, c => sqlx::query(SEAL).bind(organisation.0).bind(document.subject).bind(&document.hash)
        .execute(c).await.map(drop))?;
    Ok(())
}

const SEALED: &str = "SELECT hash FROM sealed_document WHERE organisation = $1 AND subject = $2";

/// The sealed copy of a subject's text, where there is one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn sealed(
    db: &mut impl Access,
    organisation: OrganisationId,
    subject: Uuid,
) -> Result<Option<SignedDocument>> {
    let hash: Option<String> = on!(db, c => sqlx::query_scalar(SEALED).bind(organisation.0)
        .bind(subject).fetch_optional(c).await)?;
    match hash {
        Some(hash) => find(db, organisation, &hash, subject).await,
        None => Ok(None),
    }
}
