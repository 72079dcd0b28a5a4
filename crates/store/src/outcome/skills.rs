//! What the agreements in force of a round are linked to in the European classification.

use crate::floor::dialect::{PerDialect, nested};
use crate::floor::{Access, Id, Result, on};
use walz_domain::{CallId, MobilityId, OrganisationId};

const AGREEMENTS: &str = "
    SELECT COUNT(DISTINCT a.mobility)
      FROM outcome o
      JOIN agreement a ON a.organisation = o.organisation AND a.mobility = o.mobility
     WHERE o.organisation = $1 AND o.round = $2 AND a.state = 'in_force'";

/// How many stays of a round have an agreement in force.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn agreements(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<u32> {
    let (n,): (i64,) = on!(db, c => sqlx::query_as(AGREEMENTS)
        .bind(organisation.0).bind(call.0).fetch_one(c).await)?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

const SKILLS: PerDialect = nested!(
    "SELECT DISTINCT a.mobility, part.value ->> 'uri'
       FROM outcome o
       JOIN agreement a ON a.organisation = o.organisation AND a.mobility = o.mobility",
    "a.data -> 'content' -> 'units'",
    "links",
    "WHERE o.organisation = $1 AND o.round = $2 AND a.state = 'in_force'"
);

/// The addresses of the skills that the agreed units of each stay of a round are linked to, each once a stay. Stays without
/// any are left out.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn agreed_skills(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Vec<(MobilityId, String)>> {
    let statement = SKILLS.of(&db.any());
    let rows: Vec<(Id<MobilityId>, String)> = on!(db, c => sqlx::query_as(statement)
        .bind(organisation.0).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(stay, uri)| (stay.0, uri)).collect())
}
