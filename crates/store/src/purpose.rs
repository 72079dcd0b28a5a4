//! What stays and rounds are for, in the database.

use crate::floor::{Access, Result, on};
use crate::record::json;
use sqlx::types::Json;
use walz_domain::purpose::{Purpose, RoundGoal};
use walz_domain::{CallId, MobilityId, OrganisationId};

const FIND: &str = "SELECT data FROM purpose WHERE organisation = $1 AND mobility = $2";

/// What is written of one stay.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Option<Purpose>> {
    let row: Option<(Json<Purpose>,)> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(mobility.0).fetch_optional(c).await)?;
    Ok(row.map(|(purpose,)| purpose.0))
}

const PUT: &str = "
    INSERT INTO purpose (organisation, mobility, goal, statements, data) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, mobility) DO UPDATE SET
           goal = excluded.goal, statements = excluded.statements, data = excluded.data";

/// Keeps it in the stead of what was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    purpose: &Purpose,
) -> Result<()> {
    let data = json(purpose)?;
    let goal = i64::from(!purpose.goal.is_empty());
    let statements = i64::try_from(purpose.statements.len()).unwrap_or(i64::MAX);
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(purpose.mobility.0).bind(goal)
        .bind(statements).bind(&data).execute(c).await.map(drop))?;
    Ok(())
}

const ROUND: &str = "SELECT data FROM round_goal WHERE organisation = $1 AND round = $2";

/// The goal of a round.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn of_round(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Option<RoundGoal>> {
    let row: Option<(Json<RoundGoal>,)> = on!(db, c =>
        sqlx::query_as(ROUND).bind(organisation.0).bind(call.0).fetch_optional(c).await)?;
    Ok(row.map(|(goal,)| goal.0))
}

const PUT_ROUND: &str = "
    INSERT INTO round_goal (organisation, round, data) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, round) DO UPDATE SET data = excluded.data";

/// Keeps the goal of a round in the stead of the one before; a blank one stands for none.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put_round(
    db: &mut impl Access,
    organisation: OrganisationId,
    goal: &RoundGoal,
) -> Result<()> {
    let data = json(goal)?;
    on!(db, c => sqlx::query(PUT_ROUND).bind(organisation.0).bind(goal.call.0).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}
