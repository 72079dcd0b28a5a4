//! Follow-ups in the database: one for each stay and each who answers.

use crate::floor::{Access, Day, Id, Result, on};
use crate::record::json;
use jiff::civil::Date;
use sqlx::types::Json;
use walz_domain::follow_up::FollowUp;
use walz_domain::{CallId, MobilityId, OrganisationId};

const OF_MOBILITY: &str =
    "SELECT data FROM follow_up WHERE organisation = $1 AND mobility = $2 ORDER BY who";

/// What was said of one stay.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<FollowUp>> {
    let rows: Vec<(Json<FollowUp>,)> = on!(db, c =>
        sqlx::query_as(OF_MOBILITY).bind(organisation.0).bind(mobility.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(said,)| said.0).collect())
}

const PUT: &str = "
    INSERT INTO follow_up (organisation, mobility, who, used, data) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, mobility, who) DO UPDATE SET used = excluded.used, data = excluded.data";

/// Keeps an answer in the stead of the one before.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    said: &FollowUp,
) -> Result<()> {
    let data = json(said)?;
    let used = i64::from(said.used.counts());
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(said.mobility.0).bind(said.from.code())
        .bind(used).bind(&data).execute(c).await.map(drop))?;
    Ok(())
}

const ENDED: &str = "
    SELECT mobility FROM outcome
     WHERE organisation = $1 AND round = $2 AND ended > $3 AND ended <= $4
     ORDER BY mobility";

/// The stays of a round from which somebody came home after one day and up to another.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn ended_between(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
    after: Date,
    until: Date,
) -> Result<Vec<MobilityId>> {
    let rows: Vec<(Id<MobilityId>,)> = on!(db, c => sqlx::query_as(ENDED)
        .bind(organisation.0).bind(call.0).bind(Day(after)).bind(Day(until)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| id.0).collect())
}
