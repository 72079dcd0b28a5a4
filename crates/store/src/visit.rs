//! Tutor visits in the database, with the learners whom they meet.

use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, codes, record, records_by, stored};
use crate::{Day, Id};
use jiff::civil::Date;
use walz_domain::visit::Visit;
use walz_domain::{LearnerId, OrganisationId, TutorId, VisitId};

record! {
    "visit" keeps Visit by VisitId, in the order of "first_day, code" {
        "code" "$5" = |v| v.code.clone();
        "tutor" "$6" = |v| v.tutor.0;
        "partner" "$7" = |v| v.partner.0;
        "state" "$8" = |v| v.state.code();
        "first_day" "$9" = |v| Day(v.period.first());
        "last_day" "$10" = |v| Day(v.period.last());
    }
}

codes!("visit" names VisitId);

records_by! {
    /// All that one tutor makes.
    of_tutor("tutor" = Id<TutorId>) of Visit, in the order of "first_day, code" from "visit"
}

const MEET: &str = "
    INSERT INTO visit_learner (organisation, visit, learner) VALUES ($1, $2, $3)
        ON CONFLICT (organisation, visit, learner) DO NOTHING";

/// Notes whom a visit meets, so that it can be found by the learner.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn meet(db: &mut impl Access, organisation: OrganisationId, visit: &Visit) -> Result<()> {
    for learner in &visit.learners {
        on!(db, c => sqlx::query(MEET).bind(organisation.0).bind(visit.id.0).bind(learner.0)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

const OF_LEARNER: &str = "
    SELECT v.id, v.data, v.version
      FROM visit_learner l
      JOIN visit v ON v.organisation = l.organisation AND v.id = l.visit
     WHERE l.organisation = $1 AND l.learner = $2
     ORDER BY v.first_day, v.code";

/// All that meet one learner.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn of_learner(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Vec<Stored<Visit>>> {
    let rows: Vec<Row> = on!(db, c =>
        sqlx::query_as(OF_LEARNER).bind(organisation.0).bind(learner.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}

const UNREPORTED: &str = "
    SELECT id, data, version FROM visit
     WHERE organisation = $1 AND state IN ('planned', 'done') AND last_day > $2 AND last_day <= $3
     ORDER BY last_day, code";

/// Those without a report that ended after one day and up to another.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn unreported(
    db: &mut impl Access,
    organisation: OrganisationId,
    after: Date,
    until: Date,
) -> Result<Vec<Stored<Visit>>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(UNREPORTED)
        .bind(organisation.0).bind(Day(after)).bind(Day(until)).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}
