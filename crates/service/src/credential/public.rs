//! What anybody may know: how a credential stands, which keys speak for an issuer, and the list of those that hold no
//! more. None of it names a learner.

use super::{issuer, keys, list_address};
use crate::{App, Context, Error, Result};
use jiff::Timestamp;
use serde_json::Value;
use walz_domain::credential::State;
use walz_domain::{CredentialId, OrganisationId};
use walz_exchange::credential::key::PublicKey;
use walz_exchange::credential::{did, status_list};
use walz_store as store;

/// How a credential stands.
#[derive(Clone, Debug)]
pub struct Seen {
    pub id: CredentialId,
    pub title: String,
    pub issuer: String,
    pub issued: Timestamp,
    pub state: State,
    pub zone: String,
}

/// How a credential stands, for whoever has its id. The name of the learner stands in the file alone.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn see(app: &App, id: CredentialId) -> Result<Seen> {
    let mut db = app.store.read().await?;
    let found = store::credential::anywhere(&mut db, id).await?;
    let (organisation, credential) = found.ok_or(Error::NotFound)?;
    let own = store::organisation::find(&mut db, organisation).await?.ok_or(Error::NotFound)?;
    let credential = credential.into_value();
    Ok(Seen {
        id,
        title: credential.title,
        issuer: own.name.to_string(),
        issued: credential.issued,
        state: credential.state,
        zone: own.time_zone.clone(),
    })
}

/// The document of an organisation's keys. Keys in wrong hands are not in it.
///
/// # Errors
/// [`Error::NotFound`] where the organisation is not there, or never issued anything.
pub async fn did_document(app: &App, organisation: OrganisationId) -> Result<Value> {
    let all = store::issuer_key::list(&mut app.store.read().await?, organisation).await?;
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    let issuer = issuer(app, organisation);
    let sound = all.iter().filter(|key| key.compromised().is_none() && key.issuer == issuer);
    let keys: Vec<PublicKey> =
        sound.filter_map(|key| PublicKey::from_multibase(&key.public).ok()).collect();
    Ok(did::document(&issuer, &keys))
}

/// The organisation's status list, signed now.
///
/// # Errors
/// [`Error::NotFound`] where the organisation is not there, or never issued anything.
pub async fn status_list(app: &App, ctx: &Context, organisation: OrganisationId) -> Result<Value> {
    let mut db = app.store.read().await?;
    let all = store::issuer_key::list(&mut db, organisation).await?;
    let key = all.into_iter().find(|key| key.state.signs()).ok_or(Error::NotFound)?;
    let sealed = store::issuer_key::secret(&mut db, organisation, key.id).await?;
    let secret = keys::open(app, organisation, key.id, sealed)?;
    let withdrawn = store::credential::withdrawn(&mut db, organisation).await?;
    drop(db);
    let address = list_address(app, organisation);
    let method = did::method(&key.issuer, &secret.public());
    let bits = status_list::Bits::of(withdrawn);
    status_list::credential(&address, &key.issuer, &bits, &secret, &method, ctx.now)
        .map_err(|_| Error::Broken("the address of this installation is no identifier"))
}
