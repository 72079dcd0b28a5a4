//! Incidents in the database. What was told stands beside the record: in clear, or sealed where it is about health.

use crate::floor::{Access, Result, on};
use crate::record::{Row, Stored, codes, record, records_by, stored};
use crate::{Day, Id};
use std::collections::BTreeMap;
use walz_domain::incident::Incident;
use walz_domain::{IncidentId, LearnerId, MobilityId, OrganisationId};

record! {
    "incident" keeps Incident by IncidentId, in the order of "happened DESC, code" {
        "code" "$5" = |i| i.code.clone();
        "mobility" "$6" = |i| i.mobility.0;
        "learner" "$7" = |i| i.learner.0;
        "state" "$8" = |i| i.state.code();
        "level" "$9" = |i| i.level.code();
        "happened" "$10" = |i| Day(i.happened);
    }
}

codes!("incident" names IncidentId);

records_by! {
    /// All of one stay.
    of_mobility("mobility" = Id<MobilityId>) of Incident, in the order of "happened DESC, code" from "incident"
}

records_by! {
    /// All of one learner.
    of_learner("learner" = Id<LearnerId>) of Incident, in the order of "happened DESC, code" from "incident"
}

const OPEN: &str = "
    SELECT id, data, version FROM incident
     WHERE organisation = $1 AND state IN ('new', 'taken')
     ORDER BY level DESC, happened, code";

/// All that are not closed, the gravest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn open(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<Stored<Incident>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(OPEN).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}

const UNTAKEN: &str = "
    SELECT id, data, version FROM incident
     WHERE organisation = $1 AND state = 'new' ORDER BY level DESC, happened, code";

/// All that nobody has, the gravest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn untaken(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<Stored<Incident>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(UNTAKEN).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}

const CLOSED: &str = "
    SELECT id, data, version FROM incident
     WHERE organisation = $1 AND state = 'closed' ORDER BY happened DESC, code DESC LIMIT $2";

/// At most `most` that are closed, the newest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn closed(
    db: &mut impl Access,
    organisation: OrganisationId,
    most: u32,
) -> Result<Vec<Stored<Incident>>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(CLOSED)
        .bind(organisation.0).bind(i64::from(most)).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored(TABLE, row)).collect()
}

const ADD_NOTE: &str = "
    INSERT INTO incident_note (organisation, incident, position, sealed) VALUES ($1, $2, $3, $4)";

/// Keeps the sealed text of a line of the log.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add_note(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: IncidentId,
    position: usize,
    sealed: &[u8],
) -> Result<()> {
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    on!(db, c => sqlx::query(ADD_NOTE).bind(organisation.0).bind(id.0).bind(position).bind(sealed)
        .execute(c).await.map(drop))?;
    Ok(())
}

const NOTES: &str = "
    SELECT position, sealed FROM incident_note
     WHERE organisation = $1 AND incident = $2 ORDER BY position";

/// The sealed texts of the log, by their place in it.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn notes(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: IncidentId,
) -> Result<BTreeMap<usize, Vec<u8>>> {
    let rows: Vec<(i64, Vec<u8>)> = on!(db, c =>
        sqlx::query_as(NOTES).bind(organisation.0).bind(id.0).fetch_all(c).await)?;
    let place = |(position, sealed)| usize::try_from(position).ok().map(|at| (at, sealed));
    Ok(rows.into_iter().filter_map(place).collect())
}

/// What was told of an incident, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Clear(String),
    Sealed(Vec<u8>),
}

const TELL: &str = "
    UPDATE incident SET narrative = $3, sealed = $4 WHERE organisation = $1 AND id = $2";

/// Keeps what was told.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn tell(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: IncidentId,
    told: &Told,
) -> Result<()> {
    let (clear, sealed) = match told {
        Told::Clear(text) => (Some(text.as_str()), None),
        Told::Sealed(bytes) => (None, Some(bytes.as_slice())),
    };
    on!(db, c => sqlx::query(TELL).bind(organisation.0).bind(id.0).bind(clear).bind(sealed)
        .execute(c).await.map(drop))?;
    Ok(())
}

const TOLD: &str = "SELECT narrative, sealed FROM incident WHERE organisation = $1 AND id = $2";

/// What was told, if anything.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn told(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: IncidentId,
) -> Result<Option<Told>> {
    let row: Option<(Option<String>, Option<Vec<u8>>)> =
        on!(db, c => sqlx::query_as(TOLD).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.and_then(|(clear, sealed)| match (clear, sealed) {
        (Some(text), _) => Some(Told::Clear(text)),
        (None, Some(bytes)) => Some(Told::Sealed(bytes)),
        (None, None) => None,
    }))
}
