//! Views of the board that the office has named: a filter to come back to.

use crate::floor::{Access, Id, Result, on};
use uuid::Uuid;
use walz_domain::OrganisationId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub id: Uuid,
    pub name: String,
    /// The filter as an address has it after the question mark.
    pub query: String,
}

const LIST: &str =
    "SELECT id, name, query FROM saved_view WHERE organisation = $1 ORDER BY name, id";

/// All of an organisation, by name.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn list(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<SavedView>> {
    let rows: Vec<(Id<Uuid>, String, String)> = on!(db, c =>
        sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, name, query)| SavedView { id: id.0, name, query }).collect())
}

const ADD: &str = "INSERT INTO saved_view (organisation, id, name, query) VALUES ($1, $2, $3, $4)";

/// Keeps a new one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add(
    db: &mut impl Access,
    organisation: OrganisationId,
    view: &SavedView,
) -> Result<()> {
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(view.id).bind(&view.name)
        .bind(&view.query).execute(c).await.map(drop))?;
    Ok(())
}

const REMOVE: &str = "DELETE FROM saved_view WHERE organisation = $1 AND id = $2";

/// Takes one away; says whether it was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(db: &mut impl Access, organisation: OrganisationId, id: Uuid) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(id)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows > 0)
}
