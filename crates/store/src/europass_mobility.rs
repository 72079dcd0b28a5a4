//! Europass Mobility documents in the database: their numbers, and when they were issued.

use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, record, stored};
use walz_domain::europass_mobility::EuropassMobility;
use walz_domain::{EuropassMobilityId, MobilityId, OrganisationId};

record! {
    "europass_mobility" keeps EuropassMobility by EuropassMobilityId, in the order of "number" {
        "mobility" "$5" = |e| e.mobility.0;
        "number" "$6" = |e| e.number.clone();
    }
}

const OF_MOBILITY: &str = "
    SELECT id, data, version FROM europass_mobility WHERE organisation = $1 AND mobility = $2";

/// The one of a stay, once it has a number.
///
/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Option<Stored<EuropassMobility>>> {
    let row: Option<Row> = on!(db, c => sqlx::query_as(OF_MOBILITY)
        .bind(organisation.0).bind(mobility.0).fetch_optional(c).await)?;
    row.map(|row| stored(TABLE, row)).transpose()
}
