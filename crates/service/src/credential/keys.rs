//! The keys that sign. The secret half is sealed with the installation's own keys, which the database does not have, and
//! forgotten as soon as the key signs no more.

use super::issuer;
use crate::{App, Context, Error, Place, Result, Subject, Work, begin};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::issuer_key::{IssuerKey, State};
use walz_domain::{IssuerKeyId, OrganisationId};
use walz_exchange::credential::key::SecretKey;
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// Why there is to be a new key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rotation {
    /// It is time. What was signed goes on holding.
    Retire,
    /// Others may have it. What was signed proves nothing any more, and is to be issued anew.
    Compromise,
}

/// All keys of the organisation, the oldest first.
///
/// # Errors
/// [`Error::NotFound`] for who does not handle keys.
pub async fn keys(app: &App, ctx: &Context) -> Result<Vec<IssuerKey>> {
    let may =
        policy::credential::keys(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let all = store::issuer_key::list(&mut app.store.read().await?, may.organisation).await?;
    Ok(all.into_iter().map(Stored::into_value).collect())
}

/// Makes a new key, in the stead of the one that signs now.
///
/// # Errors
/// [`Error::NotFound`] for who does not handle keys.
pub async fn rotate(app: &App, ctx: &Context, why: Rotation) -> Result<IssuerKeyId> {
    let may =
        policy::credential::keys(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "issuer_key.rotate", &why);
    for old in store::issuer_key::list(&mut work, may.organisation).await? {
        end(&mut work, old, why).await?;
    }
    let key = make(&mut work).await?;
    work.commit(key).await
}

/// The key that signs now for the address of this installation, held until the work ends, so that places in the status
/// list are given one after the other; none where one has to be made first.
pub(super) async fn signing(work: &mut Work) -> Result<Option<(IssuerKey, SecretKey)>> {
    let organisation = work.ctx().actor.organisation;
    let all = store::issuer_key::list(work, organisation).await?;
    let Some(active) = all.into_iter().find(|key| key.state.signs()) else { return Ok(None) };
    let held = store::issuer_key::hold(work, organisation, active.id).await?;
    let key = held.filter(|key| key.state.signs()).ok_or(Error::ChangedMeanwhile)?;
    if key.issuer != issuer(work.app(), organisation) {
        return Ok(None);
    }
    let key = key.into_value();
    let sealed = store::issuer_key::secret(work, organisation, key.id).await?;
    let secret = open(work.app(), organisation, key.id, sealed)?;
    Ok(Some((key, secret)))
}

/// Makes the key that [`signing`] did not find.
pub(super) async fn provide(app: &App, ctx: &Context) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let mut work = Work::fresh(app, ctx).await?;
    // Somebody else may need one in the same moment.
    store::organisation::hold(&mut work, organisation).await?;
    if signing(&mut work).await?.is_none() {
        // The installation has another address now: who asks there finds other keys.
        for old in store::issuer_key::list(&mut work, organisation).await? {
            end(&mut work, old, Rotation::Retire).await?;
        }
        make(&mut work).await?;
    }
    work.commit(()).await
}

/// A key that signs signs no more.
async fn end(work: &mut Work, mut old: Stored<IssuerKey>, why: Rotation) -> Result<()> {
    if !old.state.signs() {
        return Ok(());
    }
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    old.state = match why {
        Rotation::Retire => old.state.clone().retire(now).map_err(|_| Error::ChangedMeanwhile)?,
        Rotation::Compromise => old.state.clone().compromise(now),
    };
    store::issuer_key::update(work, organisation, &old).await?;
    store::issuer_key::forget_secret(work, organisation, old.id).await?;
    let detail = json!({ "key": old.public, "state": old.state.code() });
    work.journal("issuer_key.ended", Subject::new("issuer_key", old.id), detail);
    Ok(())
}

/// A secret half as it is kept, opened.
pub(super) fn open(
    app: &App,
    organisation: OrganisationId,
    id: IssuerKeyId,
    sealed: Option<Vec<u8>>,
) -> Result<SecretKey> {
    const BROKEN: Error = Error::Broken("the secret half of a key that signs is not there");
    let bytes = app.keys.open(&place(organisation, id), &sealed.ok_or(BROKEN)?)?;
    let seed: [u8; 32] = bytes.try_into().map_err(|_| BROKEN)?;
    Ok(SecretKey::from_bytes(&seed))
}

async fn make(work: &mut Work) -> Result<IssuerKeyId> {
    let (ctx, organisation) = (work.ctx().clone(), work.ctx().actor.organisation);
    let secret = SecretKey::from_bytes(&ctx.ids.secret::<32>());
    let id: IssuerKeyId = ctx.id();
    let key = IssuerKey {
        id,
        public: secret.public().multibase(),
        issuer: issuer(work.app(), organisation),
        from: second(ctx.now),
        state: State::Active,
    };
    let sealed = work.app().keys.seal(&ctx.ids, &place(organisation, id), &secret.bytes())?;
    store::issuer_key::add(work, organisation, &key).await?;
    store::issuer_key::keep_secret(work, organisation, id, &sealed).await?;
    let detail = json!({ "key": key.public });
    work.journal("issuer_key.made", Subject::new("issuer_key", id), detail);
    Ok(id)
}

fn place(organisation: OrganisationId, id: IssuerKeyId) -> Place {
    Place::new(organisation, "issuer_secret", id)
}

/// To the second, as credentials write moments: a key made and used in one second was there first.
pub(super) fn second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}
