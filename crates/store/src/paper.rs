//! Papers of departure in the database: one of a kind for each stay.

use crate::floor::{Access, Result, on};
use crate::record::json;
use sqlx::types::Json;
use walz_domain::paper::{Paper, PaperKind};
use walz_domain::{MobilityId, OrganisationId};

const PUT: &str = "
    INSERT INTO paper (organisation, mobility, kind, data) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, mobility, kind) DO UPDATE SET data = excluded.data";

/// Keeps a paper in the stead of an older one of its kind.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(db: &mut impl Access, organisation: OrganisationId, paper: &Paper) -> Result<()> {
    let data = json(paper)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(paper.mobility.0).bind(paper.kind.code())
        .bind(&data).execute(c).await.map(drop))?;
    Ok(())
}

const REMOVE: &str = "DELETE FROM paper WHERE organisation = $1 AND mobility = $2 AND kind = $3";

/// Takes a paper away. Says whether there was one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
    kind: PaperKind,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(mobility.0).bind(kind.code())
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const OF_MOBILITY: &str =
    "SELECT data FROM paper WHERE organisation = $1 AND mobility = $2 ORDER BY kind";

/// The papers of one stay.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<Paper>> {
    let rows: Vec<(Json<Paper>,)> = on!(db, c =>
        sqlx::query_as(OF_MOBILITY).bind(organisation.0).bind(mobility.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(paper,)| paper.0).collect())
}
