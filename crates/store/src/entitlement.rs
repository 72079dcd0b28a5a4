//! Entitlements in the database: what each stay was found to be entitled to, calculation after calculation. None is ever
//! changed.

use crate::floor::{Access, At, Error, Id, Result, on};
use crate::record::json;
use jiff::Timestamp;
use serde_json::value::RawValue;
use sqlx::types::Json;
use walz_domain::grant::Entitlement;
use walz_domain::{CallId, MobilityId, OrganisationId};

/// One calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calculation {
    /// Counted from 1 for each stay; the last one counts.
    pub number: u32,
    pub at: Timestamp,
    pub entitlement: Entitlement,
}

const ADD: &str = "
    INSERT INTO entitlement (organisation, mobility, number, at, total, data) VALUES ($1, $2, $3, $4, $5, $6)";

/// Keeps a new calculation for a stay.
///
/// # Errors
/// [`Error`] where the database fails; [`Error::is_duplicate`] where the stay has one with this number.
pub async fn add(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
    new: &Calculation,
) -> Result<()> {
    let data = json(&new.entitlement)?;
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(mobility.0).bind(i64::from(new.number)).bind(At(new.at))
        .bind(new.entitlement.total().cents).bind(&data).execute(c).await.map(drop))?;
    Ok(())
}

type Row = (i64, At, Json<Box<RawValue>>);

fn calculation(mobility: MobilityId, (number, at, data): Row) -> Result<Calculation> {
    let broken = || Error::inconsistent("entitlement", "number", mobility);
    Ok(Calculation {
        number: u32::try_from(number).map_err(|_| broken())?,
        at: at.0,
        entitlement: crate::record::value("entitlement", mobility.0, &data)?,
    })
}

const OF_MOBILITY: &str = "
    SELECT number, at, data FROM entitlement WHERE organisation = $1 AND mobility = $2 ORDER BY number DESC";

/// The calculations for one stay, the newest first.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn of_mobility(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<Vec<Calculation>> {
    let rows: Vec<Row> = on!(db, c =>
        sqlx::query_as(OF_MOBILITY).bind(organisation.0).bind(mobility.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| calculation(mobility, row)).collect()
}

const OF_CALL: &str = "
    SELECT e.mobility, e.data
      FROM entitlement e
      JOIN mobility m ON m.organisation = e.organisation AND m.id = e.mobility
     WHERE e.organisation = $1 AND m.round = $2 AND m.state <> 'cancelled'
       AND e.number = (SELECT MAX(n.number) FROM entitlement n
                        WHERE n.organisation = e.organisation AND n.mobility = e.mobility)
     ORDER BY e.mobility";

/// The last calculation for every stay of a call that was not cancelled.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn of_call(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Vec<(MobilityId, Entitlement)>> {
    let rows: Vec<(Id<MobilityId>, Json<Box<RawValue>>)> = on!(db, c =>
        sqlx::query_as(OF_CALL).bind(organisation.0).bind(call.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(mobility, data)| {
            Ok((mobility.0, crate::record::value("entitlement", mobility.0.0, &data)?))
        })
        .collect()
}
