//! Places in the database, by name.

use crate::floor::{Access, Error, Result, on};
use crate::record::json;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::OrganisationId;
use walz_domain::place::Place;

const FIND: &str = "SELECT data FROM place WHERE organisation = $1 AND name = $2";

/// # Errors
/// [`Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    name: &str,
) -> Result<Option<Place>> {
    let row: Option<(Json<Place>,)> =
        on!(db, c => sqlx::query_as(FIND).bind(organisation.0).bind(name).fetch_optional(c).await)?;
    Ok(row.map(|(place,)| place.0))
}

const LIST: &str = "SELECT data FROM place WHERE organisation = $1 ORDER BY name";

/// # Errors
/// [`Error`] where the database fails.
pub async fn list(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<Place>> {
    let rows: Vec<(Json<Place>,)> =
        on!(db, c => sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(place,)| place.0).collect())
}

const PUT: &str = "
    INSERT INTO place (organisation, name, data) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, name) DO UPDATE SET data = excluded.data";

/// Keeps a place under its name, in the stead of what was there.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn put(db: &mut impl Access, organisation: OrganisationId, place: &Place) -> Result<()> {
    if place.name.is_empty() {
        return Err(Error::inconsistent("place", "name", Uuid::nil()));
    }
    let data = json(place)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(&place.name).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}
