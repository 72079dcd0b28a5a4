//! Next steps that the office has put off. A snooze is for one step of one case: once another step comes next, or the
//! day is there, it counts no more.

use crate::floor::{Access, At, Day, Error, Id, Result, on};
use jiff::Timestamp;
use jiff::civil::Date;
use walz_domain::case::Act;
use walz_domain::{CallId, LearnerId, OrganisationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snooze {
    pub call: CallId,
    pub learner: LearnerId,
    pub act: Act,
    /// The day on which it is shown again.
    pub until: Date,
    pub reason: String,
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

const PUT: &str = "
    INSERT INTO snooze (organisation, round, learner, act, until, reason, person, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (organisation, round, learner) DO UPDATE SET
           act = excluded.act, until = excluded.until, reason = excluded.reason, person = excluded.person,
           at = excluded.at";

/// Keeps a snooze in the stead of the one before.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn put(db: &mut impl Access, organisation: OrganisationId, new: &Snooze) -> Result<()> {
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(new.call.0).bind(new.learner.0)
        .bind(new.act.code()).bind(Day(new.until)).bind(&new.reason).bind(new.by.map(|p| p.0))
        .bind(At(new.at)).execute(c).await.map(drop))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    round: Id<CallId>,
    learner: Id<LearnerId>,
    act: String,
    until: Day,
    reason: String,
    person: Option<Id<PersonId>>,
    at: At,
}

impl TryFrom<Row> for Snooze {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column: &'static str| Error::inconsistent("snooze", column, row.learner.0);
        Ok(Self {
            call: row.round.0,
            learner: row.learner.0,
            act: row.act.parse().map_err(|_| broken("act"))?,
            until: row.until.0,
            reason: row.reason,
            by: row.person.map(|p| p.0),
            at: row.at.0,
        })
    }
}

const LIST: &str = "
    SELECT round, learner, act, until, reason, person, at
      FROM snooze WHERE organisation = $1 AND until > $2 ORDER BY until, learner";

/// What is put off beyond a day.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn beyond(
    db: &mut impl Access,
    organisation: OrganisationId,
    today: Date,
) -> Result<Vec<Snooze>> {
    let rows: Vec<Row> = on!(db, c =>
        sqlx::query_as(LIST).bind(organisation.0).bind(Day(today)).fetch_all(c).await)?;
    rows.into_iter().map(Snooze::try_from).collect()
}
