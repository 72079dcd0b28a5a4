//! Checking a file that somebody brings, with everything that this installation knows for sure.

use super::list_address;
use crate::sign_in::Visit;
use crate::throttle::{self, CHECK_ADDRESS};
use crate::{App, Context, Error, Result};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use walz_domain::credential::{Credential, State};
use walz_domain::{CredentialId, OrganisationId};
use walz_exchange::credential::did;
use walz_exchange::credential::key::PublicKey;
use walz_exchange::credential::status_list::Bits;
use walz_exchange::credential::verify::{self, Known, KnownKey, Standing, Verdict};
use walz_store::{self as store, Access};

/// Checks a file: what it is, whether it is as it was signed, by whom, when, and whether it still holds. Anybody may; the
/// file is not kept.
///
/// # Errors
/// Where the database fails. Whatever the file is, there is a verdict.
pub async fn verify(app: &App, ctx: &Context, file: &[u8]) -> Result<Verdict> {
    let known = known(app, file).await?;
    let (file, now) = (file.to_vec(), ctx.now);
    // What is made to take long has a thread of its own.
    tokio::task::spawn_blocking(move || verify::verify(&file, &known, now))
        .await
        .map_err(|_| Error::Broken("a file could not be checked"))
}

/// As [`verify`], for whoever comes over the network: so many files from one address, and no more.
///
/// # Errors
/// [`Error::TooMany`] beyond that; else as [`verify`].
pub async fn verify_for(app: &App, ctx: &Context, visit: &Visit, file: &[u8]) -> Result<Verdict> {
    throttle::take(app, ctx, &[(CHECK_ADDRESS, &visit.address)]).await?;
    verify(app, ctx, file).await
}

async fn known(app: &App, file: &[u8]) -> Result<Known> {
    let mut known = Known::default();
    if let Some(certificate) = app.seal.as_ref().and_then(|seal| seal.certificate()) {
        known.seals.push((certificate.fingerprint(), certificate.subject()));
    }
    let mut db = app.store.read().await?;
    let mut names: HashMap<OrganisationId, String> = HashMap::new();
    for (organisation, key) in store::issuer_key::everywhere(&mut db).await? {
        let Ok(public) = PublicKey::from_multibase(&key.public) else { continue };
        known.keys.push(KnownKey {
            method: did::method(&key.issuer, &public),
            issuer: key.issuer.clone(),
            name: name(&mut db, organisation, &mut names).await?,
            key: public,
            from: key.from,
            until: key.until(),
            compromised: key.compromised(),
        });
    }
    let id = verify::identifier(file);
    let uuid = id.as_deref().and_then(|id| id.rsplit(':').next()?.parse::<CredentialId>().ok());
    if let Some((id, uuid)) = id.zip(uuid)
        && let Some((organisation, credential)) = store::credential::anywhere(&mut db, uuid).await?
    {
        let name = name(&mut db, organisation, &mut names).await?;
        for file in &credential.files {
            if let Some(hash) = hex::decode(&file.hash).ok().and_then(|hash| hash.try_into().ok()) {
                known.kept.insert(hash, name.clone());
            }
        }
        known.states.insert(id, standing(&credential));
        let withdrawn = store::credential::withdrawn(&mut db, organisation).await?;
        known.lists.insert(list_address(app, organisation), Bits::of(withdrawn));
    }
    Ok(known)
}

async fn name(
    db: &mut impl Access,
    organisation: OrganisationId,
    names: &mut HashMap<OrganisationId, String>,
) -> Result<String> {
    if let Some(name) = names.get(&organisation) {
        return Ok(name.clone());
    }
    let found = store::organisation::find(db, organisation).await?;
    let name = found.map(|found| found.name.to_string()).unwrap_or_default();
    names.insert(organisation, name.clone());
    Ok(name)
}

fn standing(credential: &Credential) -> Standing {
    match &credential.state {
        State::Issued => Standing::InForce,
        State::Revoked { at, reason, .. } => Standing::Revoked {
            on: at.to_zoned(TimeZone::UTC).date().to_string(),
            reason: reason.clone(),
        },
        State::Superseded { .. } => Standing::Superseded,
    }
}
