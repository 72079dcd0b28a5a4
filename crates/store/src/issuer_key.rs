//! Keys that sign credentials, in the database. The secret halves stand apart, sealed; who may open them is the service's
//! business.

use crate::floor::{Access, Result, on};
use crate::record::{Stored, held, record, stored};
use serde_json::value::RawValue;
use sqlx::types::Json;
use uuid::Uuid;
use walz_domain::issuer_key::IssuerKey;
use walz_domain::{IssuerKeyId, OrganisationId};

record! {
    "issuer_key" keeps IssuerKey by IssuerKeyId, in the order of "id" {
        "public" "$5" = |k| k.public.clone();
    }
}

held! { "issuer_key" keeps IssuerKey by IssuerKeyId }

// Whoever checks a file asks by the key that signed it, and learns whose it is.
const EVERYWHERE: &str =
    "SELECT organisation, id, data, version FROM issuer_key ORDER BY organisation, id";

/// The keys of all organisations of the installation, with whose they are.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn everywhere(db: &mut impl Access) -> Result<Vec<(OrganisationId, Stored<IssuerKey>)>> {
    type Rows = Vec<(Uuid, Uuid, Json<Box<RawValue>>, i64)>;
    let rows: Rows = on!(db, c => sqlx::query_as(EVERYWHERE).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(of, id, data, version)| {
            Ok((OrganisationId(of), stored(TABLE, (id, data, version))?))
        })
        .collect()
}

const KEEP: &str =
    "INSERT INTO issuer_secret (organisation, issuer_key, sealed) VALUES ($1, $2, $3)";

/// Keeps the sealed secret half of a key.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn keep_secret(
    db: &mut impl Access,
    organisation: OrganisationId,
    key: IssuerKeyId,
    sealed: &[u8],
) -> Result<()> {
    Ok(on!(db, c => sqlx::query(KEEP).bind(organisation.0).bind(key.0).bind(sealed).execute(c)
        .await.map(drop))?)
}

const SECRET: &str = "SELECT sealed FROM issuer_secret WHERE organisation = $1 AND issuer_key = $2";

/// The sealed secret half of a key.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn secret(
    db: &mut impl Access,
    organisation: OrganisationId,
    key: IssuerKeyId,
) -> Result<Option<Vec<u8>>> {
    Ok(on!(db, c => sqlx::query_scalar(SECRET).bind(organisation.0).bind(key.0).fetch_optional(c)
        .await)?)
}

const FORGET: &str = "DELETE FROM issuer_secret WHERE organisation = $1 AND issuer_key = $2";

/// Forgets the secret half of a key that signs no more: what is not kept cannot be stolen.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn forget_secret(
    db: &mut impl Access,
    organisation: OrganisationId,
    key: IssuerKeyId,
) -> Result<()> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(organisation.0).bind(key.0).execute(c).await.map(drop))?,
    )
}
