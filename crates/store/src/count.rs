//! How many rows the tables of a year have.

use crate::floor::{Access, Result, on};
use std::collections::BTreeMap;
use walz_domain::{CallId, OrganisationId};

const COUNT: &str = "
    SELECT 'trade', COUNT(*) FROM trade WHERE organisation = $1
    UNION ALL SELECT 'unit', COUNT(*) FROM unit WHERE organisation = $1
    UNION ALL SELECT 'place', COUNT(*) FROM place WHERE organisation = $1
    UNION ALL SELECT 'rate', COUNT(*) FROM rate WHERE organisation = $1
    UNION ALL SELECT 'partner', COUNT(*) FROM partner WHERE organisation = $1
    UNION ALL SELECT 'host_company', COUNT(*) FROM host_company WHERE organisation = $1
    UNION ALL SELECT 'offer', COUNT(*) FROM offer WHERE organisation = $1
    UNION ALL SELECT 'accommodation', COUNT(*) FROM accommodation WHERE organisation = $1
    UNION ALL SELECT 'home_company', COUNT(*) FROM home_company WHERE organisation = $1
    UNION ALL SELECT 'tutor', COUNT(*) FROM tutor WHERE organisation = $1
    UNION ALL SELECT 'guardian', COUNT(*) FROM guardian WHERE organisation = $1
    UNION ALL SELECT 'visit', COUNT(*) FROM visit WHERE organisation = $1
    UNION ALL SELECT 'incident', COUNT(*) FROM incident WHERE organisation = $1
    UNION ALL SELECT register, COUNT(*) FROM register_row WHERE organisation = $1 GROUP BY register";

/// Rows by the name of their table, of a register by the register's name.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn rows(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> =
        on!(db, c => sqlx::query_as(COUNT).bind(organisation.0).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

const APPLICATIONS: &str =
    "SELECT COUNT(*) FROM application WHERE organisation = $1 AND round = $2";

/// Applications in a call.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn applications(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<i64> {
    Ok(on!(db, c => sqlx::query_scalar(APPLICATIONS).bind(organisation.0).bind(call.0)
        .fetch_one(c).await)?)
}
