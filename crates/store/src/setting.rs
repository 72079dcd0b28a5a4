//! Settings of the installation that the program itself keeps, such as the day on which a demo's clock stands.

use crate::floor::{Access, Result, on};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::types::Json;

const GET: &str = "SELECT value FROM setting WHERE name = $1";

/// # Errors
/// [`crate::Error::Database`] where the database fails; [`crate::Error::Json`] for a value of another shape.
pub async fn get<T: DeserializeOwned>(db: &mut impl Access, name: &str) -> Result<Option<T>> {
    let row: Option<(Json<Value>,)> =
        on!(db, c => sqlx::query_as(GET).bind(name).fetch_optional(c).await)?;
    Ok(row.map(|(value,)| serde_json::from_value(value.0)).transpose()?)
}

const PUT: &str = "
    INSERT INTO setting (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// # Errors
/// [`crate::Error::Database`] where the database fails; [`crate::Error::Json`] for a value that is not JSON.
pub async fn put(db: &mut impl Access, name: &str, value: &(impl Serialize + Sync)) -> Result<()> {
    let value = Json(serde_json::to_value(value)?);
    on!(db, c => sqlx::query(PUT).bind(name).bind(value).execute(c).await.map(drop))?;
    Ok(())
}
