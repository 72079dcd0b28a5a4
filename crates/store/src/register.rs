//! Registers: tables that are kept row by row as they came, each row under a code. Evidence on partners, courses,
//! milestones, transversal skills, applicants who were not selected.

use crate::floor::{Access, Result, on};
use crate::record::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use sqlx::types::Json;
use walz_domain::OrganisationId;

const LIST: &str = "
    SELECT data FROM register_row WHERE organisation = $1 AND register = $2 ORDER BY position, code";

/// All rows of a register, in their order.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row is not of the type.
pub async fn list<T: DeserializeOwned>(
    db: &mut impl Access,
    organisation: OrganisationId,
    register: &str,
) -> Result<Vec<T>> {
    let rows: Vec<(Json<Box<RawValue>>,)> = on!(db, c =>
        sqlx::query_as(LIST).bind(organisation.0).bind(register).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(data,)| crate::record::value("register_row", organisation.0, &data))
        .collect()
}

const PUT: &str = "
    INSERT INTO register_row (organisation, register, code, position, data) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation, register, code)
        DO UPDATE SET data = excluded.data, position = excluded.position";

/// Keeps a row under its code, in the stead of what was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put<T: Serialize + Sync>(
    db: &mut impl Access,
    organisation: OrganisationId,
    register: &str,
    code: &str,
    position: i64,
    row: &T,
) -> Result<()> {
    let data = json(row)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(register).bind(code).bind(position).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}

const BY_CODE: &str =
    "SELECT code, data FROM register_row WHERE organisation = $1 AND register = $2";

/// All rows by their codes.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row is not of the type.
pub async fn list_by_code<T: DeserializeOwned>(
    db: &mut impl Access,
    organisation: OrganisationId,
    register: &str,
) -> Result<std::collections::BTreeMap<String, T>> {
    let rows: Vec<(String, Json<Box<RawValue>>)> = on!(db, c =>
        sqlx::query_as(BY_CODE).bind(organisation.0).bind(register).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(code, data)| {
            Ok((code, crate::record::value("register_row", organisation.0, &data)?))
        })
        .collect()
}
