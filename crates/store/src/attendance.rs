//! Weeks of attendance in the database: those that have begun to count, one row for each. Why somebody was away, and what
//! was remarked, can be about health: it stands beside the week as sealed bytes. Who may open them is the service's
//! business.

use crate::Day;
use crate::floor::{Access, Result, on, one_row};
use crate::record::{self, Stored, json, value};
use jiff::civil::Date;
use serde_json::value::RawValue;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::attendance::Week;
use walz_domain::mobility::Mobility;
use walz_domain::{MobilityId, OrganisationId, WeekId};

const TABLE: &str = "attendance_week";

/// A week as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Without reasons. Only rows from before they were sealed have them here.
    pub week: Week,
    /// The reasons, where there are any.
    pub sealed: Option<Vec<u8>>,
}

type Row = (Uuid, Json<Box<RawValue>>, i64, Option<Vec<u8>>);

fn kept((id, data, version, sealed): Row) -> Result<Stored<Kept>> {
    Ok(Stored { value: Kept { week: value(TABLE, id, &data)?, sealed }, version })
}

const FIND: &str = "
    SELECT id, data, version, sealed FROM attendance_week WHERE organisation = $1 AND id = $2";

/// The one with this id.
///
/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: WeekId,
) -> Result<Option<Stored<Kept>>> {
    let row: Option<Row> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    row.map(kept).transpose()
}

const ADD: &str = "
    INSERT INTO attendance_week (organisation, id, version, data, sealed, mobility, monday, confirmed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Keeps a new one. Reasons that are not sealed are left out.
///
/// # Errors
/// [`crate::Error`] where the database fails; [`crate::Error::is_duplicate`] where a key is taken.
pub async fn add(db: &mut impl Access, organisation: OrganisationId, new: &Kept) -> Result<()> {
    write(db, ADD, organisation, new, 1).await.map(drop)
}

const UPDATE: &str = "
    UPDATE attendance_week
       SET version = version + 1, data = $4, sealed = $5, mobility = $6, monday = $7, confirmed = $8
     WHERE organisation = $1 AND id = $2 AND version = $3";

/// Keeps the changed one, unless someone else changed it since it was read. Reasons that are not sealed are left out.
///
/// # Errors
/// [`crate::Error::ChangedMeanwhile`] then; else as [`add`].
pub async fn update(
    db: &mut impl Access,
    organisation: OrganisationId,
    stored: &Stored<Kept>,
) -> Result<()> {
    one_row(write(db, UPDATE, organisation, &stored.value, stored.version).await?)
}

async fn write(
    db: &mut impl Access,
    statement: &'static str,
    organisation: OrganisationId,
    kept: &Kept,
    version: i64,
) -> Result<u64> {
    let week = &kept.week;
    let data = json(&week.without_reasons())?;
    Ok(on!(db, c => sqlx::query(statement)
        .bind(organisation.0).bind(week.id.0).bind(version).bind(&data).bind(kept.sealed.as_deref())
        .bind(week.mobility.0).bind(Day(week.monday)).bind(week.confirmed.is_some())
        .execute(c).await.map(|r| r.rows_affected()))?)
}

const OF_MOBILITY: &str = "
    SELECT id, data, version, sealed FROM attendance_week
     WHERE organisation = $1 AND mobility = $2
     ORDER BY monday";

/// The weeks of one stay that are over or confirmed, the first first, with their reasons as they are kept.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn with_reasons(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<Kept>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(OF_MOBILITY)
        .bind(organisation.0).bind(mobility.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| kept(row).map(Stored::into_value)).collect()
}

/// As [`with_reasons`], without them: for those who need the hours alone.
///
/// # Errors
/// As [`with_reasons`].
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<Week>> {
    let kept = with_reasons(db, organisation, mobility).await?;
    Ok(kept.iter().map(|kept| kept.week.without_reasons()).collect())
}

const WAITING: &str = "
    SELECT id, data, version FROM attendance_week
     WHERE organisation = $1 AND confirmed = FALSE AND monday > $2 AND monday <= $3
     ORDER BY monday, id";

/// The weeks that nobody has confirmed, of whose days nothing is said yet, and whose Monday is after one day and up to
/// another, the oldest first.
///
/// # Errors
/// As [`with_reasons`].
pub async fn waiting(
    db: &mut impl Access,
    organisation: OrganisationId,
    after: Date,
    until: Date,
) -> Result<Vec<Week>> {
    let rows: Vec<record::Row> = on!(db, c => sqlx::query_as(WAITING)
        .bind(organisation.0).bind(Day(after)).bind(Day(until)).fetch_all(c).await)?;
    rows.into_iter().map(|row| record::stored(TABLE, row).map(Stored::into_value)).collect()
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
/// As [`with_reasons`].
pub async fn newest_of_stays(
    db: &mut impl Access,
    organisation: OrganisationId,
    ending_from: Date,
) -> Result<Vec<(Mobility, Option<Date>)>> {
    let rows: Vec<(Uuid, Json<Box<RawValue>>, Option<Day>)> = on!(db, c => sqlx::query_as(NEWEST)
        .bind(organisation.0).bind(Day(ending_from)).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(id, data, monday)| Ok((value("mobility", id, &data)?, monday.map(|day| day.0))))
        .collect()
}
