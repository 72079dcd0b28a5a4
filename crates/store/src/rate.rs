//! Rates: the tables of unit costs, as an agency publishes them, row by row.

use crate::floor::{Access, Result, on};
use crate::record::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use sqlx::types::Json;
use walz_domain::OrganisationId;

const LIST: &str = "SELECT data FROM rate WHERE organisation = $1 ORDER BY position, code";

/// All rows, in the order of their source.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row is not of the type.
pub async fn list<T: DeserializeOwned>(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<Vec<T>> {
    let rows: Vec<(Json<Box<RawValue>>,)> =
        on!(db, c => sqlx::query_as(LIST).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter().map(|(data,)| crate::record::value("rate", organisation.0, &data)).collect()
}

const PUT: &str = "
    INSERT INTO rate (organisation, code, position, data) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation, code)
        DO UPDATE SET data = excluded.data, position = excluded.position";

/// Keeps a row under its code, in the stead of what was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put<T: Serialize + Sync>(
    db: &mut impl Access,
    organisation: OrganisationId,
    code: &str,
    position: i64,
    row: &T,
) -> Result<()> {
    let data = json(row)?;
    on!(db, c => sqlx::query(PUT).bind(organisation.0).bind(code).bind(position).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}

const BY_CODE: &str = "SELECT code, data FROM rate WHERE organisation = $1";

/// All rows by their codes.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row is not of the type.
pub async fn list_by_code<T: DeserializeOwned>(
    db: &mut impl Access,
    organisation: OrganisationId,
) -> Result<std::collections::BTreeMap<String, T>> {
    let rows: Vec<(String, Json<Box<RawValue>>)> = on!(db, c =>
        sqlx::query_as(BY_CODE).bind(organisation.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(code, data)| Ok((code, crate::record::value("rate", organisation.0, &data)?)))
        .collect()
}
