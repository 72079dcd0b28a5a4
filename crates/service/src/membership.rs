//! Memberships: giving somebody a role in an organisation, and taking it back.

use crate::{App, Context, Error, Result, Subject, begin};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use walz_domain::{AccountId, MembershipId, OrganisationId, PersonId};
use walz_policy::{self as policy, Role};
use walz_store as store;
use walz_store::membership::Membership;

/// A role to give: to an account, to a person who has none yet, or to both as one.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct New {
    pub organisation: OrganisationId,
    pub account: Option<AccountId>,
    pub person: Option<PersonId>,
    pub role: Role,
    pub until: Option<Timestamp>,
}

/// Gives a role from now on.
///
/// # Errors
/// [`Error::NotFound`] where the actor may not give it, or the person is unknown to the organisation.
pub async fn give(app: &App, ctx: &Context, new: New) -> Result<MembershipId> {
    let may =
        policy::membership::give(&ctx.actor, new.organisation, new.role).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "membership.give", &new);
    if let Some(person) = new.person {
        store::person::find(&mut work, may.organisation, person).await?.ok_or(Error::NotFound)?;
    }
    let membership = Membership {
        organisation: may.organisation,
        id: ctx.id(),
        account: new.account,
        person: new.person,
        role: may.role,
        since: ctx.now,
        until: new.until,
    };
    store::membership::add(&mut work, &membership).await?;
    let subject = Subject::new("membership", membership.id);
    let detail = json!({ "role": may.role, "person": new.person, "account": new.account });
    work.journal_of(may.organisation, "membership.given", subject, detail);
    work.commit(membership.id).await
}

/// Takes a role back. Sessions in which it was chosen open nothing from now on.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or the actor may not.
pub async fn end(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    id: MembershipId,
) -> Result<()> {
    let mut work = begin!(app, ctx, "membership.end", &(organisation, id));
    let found = store::membership::find(&mut work, organisation, id).await?;
    let found = found.ok_or(Error::NotFound)?;
    let may =
        policy::membership::give(&ctx.actor, organisation, found.role).ok_or(Error::NotFound)?;
    if store::membership::end(&mut work, may.organisation, id, ctx.now).await? {
        let subject = Subject::new("membership", id);
        work.journal_of(may.organisation, "membership.ended", subject, json!({ "role": may.role }));
    }
    work.commit(()).await
}

/// Who has which role in the organisation, former ones too.
///
/// # Errors
/// [`Error::NotFound`] where the actor may not see it.
pub async fn list(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
) -> Result<Vec<Membership>> {
    let may = policy::membership::list(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    Ok(store::membership::list(&mut db, may.organisation).await?)
}
