//! Units of learning outcomes in the database, and what they said before.

use crate::Id;
use crate::floor::{Access, At, Result, on};
use crate::record::{Row, Stored, codes, json, record, records_by, stored, value};
use jiff::Timestamp;
use serde_json::value::RawValue;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::unit::Unit;
use walz_domain::{OrganisationId, PersonId, TradeId, UnitId};

record! {
    "unit" keeps Unit by UnitId, in the order of "code" {
        "code" "$5" = |u| u.code.clone();
        "trade" "$6" = |u| u.trade.0;
        "state" "$7" = |u| u.state.code();
    }
}

codes!("unit" names UnitId);

records_by! {
    /// The units of one trade.
    of_trade("trade" = Id<TradeId>) of Unit, in the order of "code" from "unit"
}

/// A version that another has taken the place of.
#[derive(Clone, Debug, PartialEq)]
pub struct Former {
    pub unit: Unit,
    pub replaced: Timestamp,
    /// Who wrote the next one; nobody where the program did.
    pub person: Option<PersonId>,
}

const ADD_FORMER: &str = "
    INSERT INTO unit_version (organisation, unit, number, data, replaced, person)
        VALUES ($1, $2, $3, $4, $5, $6)";

/// Keeps a version that is about to be replaced.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add_former(
    db: &mut impl Access,
    organisation: OrganisationId,
    former: &Former,
) -> Result<()> {
    let data = json(&former.unit)?;
    let (unit, number) = (former.unit.id.0, i64::from(former.unit.number));
    let person = former.person.map(|person| person.0);
    on!(db, c => sqlx::query(ADD_FORMER).bind(organisation.0).bind(unit).bind(number).bind(&data)
        .bind(At(former.replaced)).bind(person).execute(c).await.map(drop))?;
    Ok(())
}

const FORMER: &str = "
    SELECT unit, data, replaced, person FROM unit_version WHERE organisation = $1 AND unit = $2
     ORDER BY number DESC";

type FormerRow = (Uuid, Json<Box<RawValue>>, At, Option<Uuid>);

/// What a unit said before, the newest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn former(
    db: &mut impl Access,
    organisation: OrganisationId,
    unit: UnitId,
) -> Result<Vec<Former>> {
    let rows: Vec<FormerRow> = on!(db, c =>
        sqlx::query_as(FORMER).bind(organisation.0).bind(unit.0).fetch_all(c).await)?;
    let former = |(id, data, replaced, person): FormerRow| {
        let unit = value("unit_version", id, &data)?;
        Ok(Former { unit, replaced: replaced.0, person: person.map(PersonId) })
    };
    rows.into_iter().map(former).collect()
}

/// A published unit of another organisation, to be copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub owner: String,
    /// The code of the trade, as the owner has it.
    pub trade: String,
    pub unit: Stored<Unit>,
}

macro_rules! shared {
    ($and:literal) => {
        concat!(
            "SELECT u.organisation, o.name, t.code, u.id, u.data, u.version
               FROM unit u
               JOIN organisation o ON o.id = u.organisation
               JOIN trade t ON t.organisation = u.organisation AND t.id = u.trade
              WHERE u.organisation <> $1 AND u.state = 'published' AND ",
            $and
        )
    };
}

const SHARED: &str = shared!("1 = 1 ORDER BY t.code, o.name, u.code");
const ONE_SHARED: &str = shared!("u.id = $2");

type SharedRow = (Uuid, String, String, Uuid, Json<Box<RawValue>>, i64);

fn one_shared(row: SharedRow) -> Result<Shared> {
    let (organisation, owner, trade, id, data, version) = row;
    let row: Row = (id, data, version);
    Ok(Shared {
        organisation: OrganisationId(organisation),
        owner,
        trade,
        unit: stored(TABLE, row)?,
    })
}

/// What other organisations of the installation have published. Units say nothing about anybody.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn shared(db: &mut impl Access, organisation: OrganisationId) -> Result<Vec<Shared>> {
    let rows: Vec<SharedRow> =
        on!(db, c => sqlx::query_as(SHARED).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(one_shared).collect()
}

/// The published unit of another organisation that has this id.
///
/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn find_shared(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: UnitId,
) -> Result<Option<Shared>> {
    let row: Option<SharedRow> = on!(db, c => sqlx::query_as(ONE_SHARED)
        .bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    row.map(one_shared).transpose()
}
