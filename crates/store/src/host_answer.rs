//! Hosts' answers in the database: one for each stay.

use crate::floor::{Access, Result, on};
use crate::record::json;
use sqlx::types::Json;
use walz_domain::host_answer::HostAnswer;
use walz_domain::{MobilityId, OrganisationId};

const FIND: &str = "SELECT data FROM host_answer WHERE organisation = $1 AND mobility = $2";

/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Option<HostAnswer>> {
    let row: Option<(Json<HostAnswer>,)> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(mobility.0).fetch_optional(c).await)?;
    Ok(row.map(|(answer,)| answer.0))
}

const PUT: &str = "
    INSERT INTO host_answer (organisation, mobility, again, data) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, mobility) DO UPDATE SET again = excluded.again, data = excluded.data";

/// Keeps an answer in the stead of the one before.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    answer: &HostAnswer,
) -> Result<()> {
    let data = json(answer)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(answer.mobility.0)
        .bind(answer.again.code()).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}
