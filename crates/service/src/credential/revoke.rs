//! Taking a credential back.

use super::refusal;
use crate::assessment::self_name;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde_json::json;
use walz_domain::{CredentialId, MobilityId};
use walz_policy as policy;
use walz_store as store;

/// Takes a credential back, and says of which stay. Whoever checks it from now on learns so, and why.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not; [`Error::Invalid`] without a reason; [`Error::Refused`]
/// where it does not hold any more.
pub async fn revoke(
    app: &App,
    ctx: &Context,
    id: CredentialId,
    reason: &str,
) -> Result<MobilityId> {
    let mut work = begin!(app, ctx, "credential.revoke", &(id, reason));
    let organisation = ctx.actor.organisation;
    let found = store::credential::find(&mut work, organisation, id).await?;
    let mut credential = found.ok_or(Error::NotFound)?;
    let reached = reach(&mut work, credential.mobility).await?;
    let _may = policy::credential::issue(reached.relation).ok_or(Error::NotFound)?;
    let by = self_name(&mut work).await?;
    let state = credential.state.clone().revoke(ctx.now, by, reason).map_err(refusal)?;
    credential.state = state;
    store::credential::update(&mut work, organisation, &credential).await?;
    let detail = json!({ "mobility": credential.mobility, "reason": reason.trim() });
    work.journal("credential.revoked", Subject::new("credential", id), detail);
    work.commit(credential.mobility).await
}

/// The stay that a credential tells of, for who may take it back.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not.
pub async fn stay_of(app: &App, ctx: &Context, id: CredentialId) -> Result<MobilityId> {
    let mut work = Work::fresh(app, ctx).await?;
    let found = store::credential::find(&mut work, ctx.actor.organisation, id).await?;
    let stay = found.ok_or(Error::NotFound)?.mobility;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::credential::issue(reached.relation).ok_or(Error::NotFound)?;
    Ok(stay)
}
