//! Emergency sheets in the database: one for each learner.

use crate::floor::{Access, Result, on};
use crate::record::json;
use sqlx::types::Json;
use walz_domain::emergency_sheet::EmergencySheet;
use walz_domain::{LearnerId, OrganisationId};

const FIND: &str = "SELECT data FROM emergency_sheet WHERE organisation = $1 AND learner = $2";

/// The sheet of a learner.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Option<EmergencySheet>> {
    let row: Option<(Json<EmergencySheet>,)> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(learner.0).fetch_optional(c).await)?;
    Ok(row.map(|(sheet,)| sheet.0))
}

const PUT: &str = "
    INSERT INTO emergency_sheet (organisation, learner, data) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, learner) DO UPDATE SET data = excluded.data";

/// Keeps a sheet in the stead of what was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    sheet: &EmergencySheet,
) -> Result<()> {
    let data = json(sheet)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(sheet.learner.0).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}
