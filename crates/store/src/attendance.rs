//! Weeks of attendance in the database: those that have begun to count, one row for each.

use crate::Day;
use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, record, stored};
use jiff::civil::Date;
use serde_json::value::RawValue;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::attendance::Week;
use walz_domain::mobility::Mobility;
use walz_domain::{MobilityId, OrganisationId, WeekId};

record! {
    "attendance_week" keeps Week by WeekId, in the order of "monday, id" {
        "mobility" "$5" = |w| w.mobility.0;
        "monday" "$6" = |w| Day(w.monday);
        "confirmed" "$7" = |w| w.confirmed.is_some();
    }
}

const OF_MOBILITY: &str = "
    SELECT id, data, version FROM attendance_week
     WHERE organisation = $1 AND mobility = $2
     ORDER BY monday";

/// The weeks of one stay that are over or confirmed, the first first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<Week>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_MOBILITY)
        .bind(organisation.0).bind(mobility.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row).map(Stored::into_value)).collect()
}

const WAITING: &str = "
    SELECT id, data, version FROM attendance_week
     WHERE organisation = $1 AND confirmed = FALSE AND monday > $2 AND monday <= $3
     ORDER BY monday, id";

/// The weeks that nobody has confirmed and whose Monday is after one day and up to another, the oldest first.
///
/// # Errors
/// As [`of_mobility`].
pub async fn waiting(
    db: &mut impl Access,
    organisation: OrganisationId,
    after: Date,
    until: Date,
) -> Result<Vec<Week>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(WAITING)
        .bind(organisation.0).bind(Day(after)).bind(Day(until)).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row).map(Stored::into_value)).collect()
}

const NEWEST: &str = "
    SELECT m.id, m.data, (SELECT MAX(w.monday) FROM attendance_week w
                           WHERE w.organisation = m.organisation AND w.mobility = m.id)
      FROM mobility m
     WHERE m.organisation = $1 AND m.last_day >= $2
       AND m.state IN ('arrived', 'returned', 'ended_early')";

/// Everybody who is at work or has not been home for long, by the planned last day, with the newest week that is kept.
///
/// # Errors
/// As [`of_mobility`].
pub async fn newest_of_stays(
    db: &mut impl Access,
    organisation: OrganisationId,
    ending_from: Date,
) -> Result<Vec<(Mobility, Option<Date>)>> {
    let rows: Vec<(Uuid, Json<Box<RawValue>>, Option<Day>)> = on!(db, c => sqlx::query_as(NEWEST)
        .bind(organisation.0).bind(Day(ending_from)).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(id, data, monday)| {
            Ok((crate::record::value("mobility", id, &data)?, monday.map(|day| day.0)))
        })
        .collect()
}
