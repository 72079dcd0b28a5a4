//! The bytes of photos, recordings and papers that learners bring. What they are stands with what they belong to.

use crate::floor::{Access, At, Result, on};
use jiff::Timestamp;
use walz_domain::{MediaId, MobilityId, OrganisationId};

const ADD: &str = "
    INSERT INTO media_file (organisation, id, mobility, bytes, at, small) VALUES ($1, $2, $3, $4, $5, $6)";

/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
    id: MediaId,
    bytes: &[u8],
    small: Option<&[u8]>,
    at: Timestamp,
) -> Result<()> {
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(id.0).bind(mobility.0).bind(bytes)
        .bind(At(at)).bind(small).execute(c).await.map(drop))?;
    Ok(())
}

const FIND: &str = "
    SELECT bytes FROM media_file WHERE organisation = $1 AND mobility = $2 AND id = $3";

/// The bytes of a file of a stay.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
    id: MediaId,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = on!(db, c => sqlx::query_as(FIND)
        .bind(organisation.0).bind(mobility.0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(|(bytes,)| bytes))
}

const FIND_SMALL: &str = "
    SELECT COALESCE(small, bytes) FROM media_file WHERE organisation = $1 AND mobility = $2 AND id = $3";

/// As [`find`]; of a photo as lists show it, where there is such a one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find_small(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
    id: MediaId,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = on!(db, c => sqlx::query_as(FIND_SMALL)
        .bind(organisation.0).bind(mobility.0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(|(bytes,)| bytes))
}

const REMOVE: &str = "DELETE FROM media_file WHERE organisation = $1 AND id = $2";

/// Erases one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(db: &mut impl Access, organisation: OrganisationId, id: MediaId) -> Result<()> {
    on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
