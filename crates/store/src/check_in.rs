//! Check-ins in the database.

use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, record, records_by, stored};
use crate::{Day, Id};
use jiff::civil::Date;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::check_in::CheckIn;
use walz_domain::mobility::Mobility;
use walz_domain::{CheckInId, MobilityId, OrganisationId};

record! {
    "check_in" keeps CheckIn by CheckInId, in the order of "due, id" {
        "mobility" "$5" = |k| k.mobility.0;
        "due" "$6" = |k| Day(k.due);
        "state" "$7" = |k| k.state.code();
    }
}

records_by! {
    /// All of one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of CheckIn, in the order of "due DESC" from "check_in"
}

records_by! {
    /// All in one state, the oldest first.
    in_state("state" = &str) of CheckIn, in the order of "due, id" from "check_in"
}

const UNANSWERED: &str = "
    SELECT id, data, version FROM check_in
     WHERE organisation = $1 AND state = 'open' AND due < $2
     ORDER BY due, id LIMIT $3";

/// At most `most` that fell due before a day and were not answered, the oldest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn unanswered(
    db: &mut impl Access,
    organisation: OrganisationId,
    before: Date,
    most: u32,
) -> Result<Vec<Stored<CheckIn>>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(UNANSWERED)
        .bind(organisation.0).bind(Day(before)).bind(i64::from(most)).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}

const NEWEST: &str = "
    SELECT m.id, m.data, (SELECT MAX(k.due) FROM check_in k
                           WHERE k.organisation = m.organisation AND k.mobility = m.id)
      FROM mobility m
     WHERE m.organisation = $1 AND m.state IN ('departed', 'arrived')";

/// Everybody who is abroad, with the day of the newest check-in there is.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn newest_of_those_abroad(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<(Mobility, Option<Date>)>> {
    let rows: Vec<(Uuid, Json<Box<serde_json::value::RawValue>>, Option<Day>)> =
        on!(db, c => sqlx::query_as(NEWEST).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(id, data, due)| {
            Ok((crate::record::value("mobility", id, &data)?, due.map(|day| day.0)))
        })
        .collect()
}
