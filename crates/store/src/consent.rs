//! Consents in the database: every answer as it was given.

use crate::floor::{Access, At, Error, Id, Result, on};
use walz_domain::consent::Consent;
use walz_domain::{ConsentId, GuardianId, LearnerId, OrganisationId};

const ADD: &str = "
    INSERT INTO consent (organisation, id, learner, guardian, purpose, answer, wording, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// # Errors
/// [`Error`] where the database fails.
pub async fn add(db: &mut impl Access, organisation: OrganisationId, new: &Consent) -> Result<()> {
    let guardian = new.guardian.map(|g| g.0);
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(new.id.0).bind(new.learner.0).bind(guardian)
        .bind(new.purpose.code()).bind(new.answer.code()).bind(&new.wording).bind(At(new.at))
        .execute(c).await.map(drop))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<ConsentId>,
    learner: Id<LearnerId>,
    guardian: Option<Id<GuardianId>>,
    purpose: String,
    answer: String,
    wording: String,
    at: At,
}

impl TryFrom<Row> for Consent {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column: &'static str| Error::inconsistent("consent", column, row.id.0);
        Ok(Self {
            id: row.id.0,
            learner: row.learner.0,
            guardian: row.guardian.map(|g| g.0),
            purpose: row.purpose.parse().map_err(|_| broken("purpose"))?,
            answer: row.answer.parse().map_err(|_| broken("answer"))?,
            wording: row.wording,
            at: row.at.0,
        })
    }
}

const OF_LEARNER: &str = "
    SELECT id, learner, guardian, purpose, answer, wording, at
      FROM consent WHERE organisation = $1 AND learner = $2 ORDER BY at, id";

/// Every answer about one learner, the oldest first.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn of_learner(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Vec<Consent>> {
    let rows: Vec<Row> = on!(db, c =>
        sqlx::query_as(OF_LEARNER).bind(organisation.0).bind(learner.0).fetch_all(c).await)?;
    rows.into_iter().map(Consent::try_from).collect()
}
