//! Credentials in the database.

use crate::Id;
use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, record, records_by, stored};
use uuid::Uuid;
use walz_domain::credential::Credential;
use walz_domain::{CredentialId, LearnerId, MobilityId, OrganisationId};

record! {
    "credential" keeps Credential by CredentialId, in the order of "place" {
        "mobility" "$5" = |c| c.mobility.0;
        "learner" "$6" = |c| c.learner.0;
        "place" "$7" = |c| i64::from(c.place);
        "holds" "$8" = |c| c.state.holds();
    }
}

records_by! {
    /// All of one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of Credential, in the order of "place DESC" from "credential"
}

records_by! {
    /// All of one learner, the newest first.
    of_learner("learner" = Id<LearnerId>) of Credential, in the order of "place DESC" from "credential"
}

const NEXT: &str = "SELECT COALESCE(MAX(place) + 1, 0) FROM credential WHERE organisation = $1";

/// The next free place in the organisation's status list.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn next_place(db: &mut impl Access, organisation: OrganisationId) -> Result<u32> {
    let next: i64 = on!(db, c => sqlx::query_scalar(NEXT).bind(organisation.0).fetch_one(c).await)?;
    Ok(u32::try_from(next).unwrap_or(u32::MAX))
}

const WITHDRAWN: &str =
    "SELECT place FROM credential WHERE organisation = $1 AND NOT holds ORDER BY place";

/// The places of those that do not hold any more.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn withdrawn(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<u32>> {
    let places: Vec<i64> =
        on!(db, c => sqlx::query_scalar(WITHDRAWN).bind(organisation.0).fetch_all(c).await)?;
    Ok(places.into_iter().filter_map(|place| u32::try_from(place).ok()).collect())
}

// The one statement that names no organisation: whoever holds a credential asks by its id, and learns whose it is.
const ANYWHERE: &str = "SELECT organisation FROM credential WHERE id = $1";

/// The credential with this id, and whose it is.
///
/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn anywhere(
    db: &mut impl Access,
    id: CredentialId,
) -> Result<Option<(OrganisationId, Stored<Credential>)>> {
    let of: Option<Uuid> =
        on!(db, c => sqlx::query_scalar(ANYWHERE).bind(id.0).fetch_optional(c).await)?;
    let Some(organisation) = of.map(OrganisationId) else { return Ok(None) };
    Ok(find(db, organisation, id).await?.map(|found| (organisation, found)))
}

const SOME_HOLD: &str = "
    SELECT id, data, version FROM credential WHERE organisation = $1 AND holds ORDER BY place";

/// All that hold.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn in_force(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<Stored<Credential>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(SOME_HOLD).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}
