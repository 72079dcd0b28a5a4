//! Support needs in the database: sealed bytes and nothing else. Who may open them is the service's business.

use crate::floor::{Access, Result, on};
use walz_domain::{LearnerId, OrganisationId};

const OF_LEARNER: &str = "
    SELECT sealed FROM support_need WHERE organisation = $1 AND learner = $2 ORDER BY position";

/// The sealed needs of one learner.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn of_learner(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Vec<Vec<u8>>> {
    Ok(on!(db, c => sqlx::query_scalar(OF_LEARNER).bind(organisation.0).bind(learner.0)
        .fetch_all(c).await)?)
}

const ARE_KEPT: &str =
    "SELECT EXISTS (SELECT 1 FROM support_need WHERE organisation = $1 AND learner = $2)";

/// Whether needs of a learner are kept, without opening any.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn are_kept(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<bool> {
    Ok(on!(db, c => sqlx::query_scalar(ARE_KEPT).bind(organisation.0).bind(learner.0)
        .fetch_one(c).await)?)
}

const ALL: &str = "
    SELECT learner, sealed FROM support_need WHERE organisation = $1 ORDER BY learner, position";

/// Every sealed need, for the allocation of a whole round.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn all(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<(LearnerId, Vec<u8>)>> {
    let rows: Vec<(crate::Id<LearnerId>, Vec<u8>)> =
        on!(db, c => sqlx::query_as(ALL).bind(organisation.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(learner, sealed)| (learner.0, sealed)).collect())
}

const LEARNERS: &str = "
    SELECT DISTINCT learner FROM support_need WHERE organisation = $1 ORDER BY learner";

/// The learners of whom a need is kept.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn learners(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<LearnerId>> {
    let rows: Vec<(crate::Id<LearnerId>,)> =
        on!(db, c => sqlx::query_as(LEARNERS).bind(organisation.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(learner,)| learner.0).collect())
}

const CLEAR: &str = "DELETE FROM support_need WHERE organisation = $1 AND learner = $2";

const ADD: &str = "
    INSERT INTO support_need (organisation, learner, position, sealed) VALUES ($1, $2, $3, $4)";

/// Keeps these in the stead of what was there; none erases them.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn replace(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
    sealed: &[Vec<u8>],
) -> Result<()> {
    on!(db, c => sqlx::query(CLEAR).bind(organisation.0).bind(learner.0).execute(c).await.map(drop))?;
    for (position, bytes) in (0_i64..).zip(sealed) {
        on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(learner.0).bind(position).bind(bytes)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}
