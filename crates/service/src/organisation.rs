//! Organisations: setting one up, and changing what is said about it.

use crate::{App, Context, Error, Fault, Result, Subject, begin};
use jiff::tz::TimeZone;
use serde_json::json;
use walz_domain::OrganisationId;
use walz_domain::organisation::{InProject, Organisation};
use walz_policy::organisation::Sees;
use walz_policy::{self as policy, INSTALLATION};
use walz_store::{self as store, Stored};

/// Sets up an organisation.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the operator; [`Error::Invalid`] where the OID is taken or the time zone is none.
pub async fn add(app: &App, ctx: &Context, new: &Organisation) -> Result<OrganisationId> {
    let _may = policy::organisation::add(&ctx.actor).ok_or(Error::NotFound)?;
    check(new)?;
    let mut work = begin!(app, ctx, "organisation.add", new);
    match store::organisation::add(&mut work, new).await {
        Err(error) if error.is_duplicate() => return Err(Error::invalid("oid", "oid-taken")),
        other => other?,
    }
    let subject = Subject::new("organisation", new.id);
    let detail = json!({ "name": new.name });
    work.journal_of(INSTALLATION, "organisation.added", subject, detail.clone());
    work.journal_of(new.id, "organisation.added", subject, detail);
    work.commit(new.id).await
}

/// The organisation, and how much of it the actor sees.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or the actor has nothing to do with it.
pub async fn see(
    app: &App,
    ctx: &Context,
    id: OrganisationId,
) -> Result<(Stored<Organisation>, Sees)> {
    let sees = policy::organisation::see(&ctx.actor, id).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let stored = store::organisation::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    Ok((stored, sees))
}

/// All organisations of the installation, by name.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the operator.
pub async fn list(app: &App, ctx: &Context) -> Result<Vec<Organisation>> {
    let _may = policy::organisation::add(&ctx.actor).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let all = store::organisation::list(&mut db).await?;
    Ok(all.into_iter().map(Stored::into_value).collect())
}

/// Changes what is said about the organisation. `version` is the one that was read.
///
/// # Errors
/// [`Error::NotFound`] for those who do not see all of it; [`Error::Invalid`] as [`add`]; [`Error::ChangedMeanwhile`].
pub async fn update(app: &App, ctx: &Context, new: &Organisation, version: i64) -> Result<()> {
    match policy::organisation::see(&ctx.actor, new.id) {
        Some(Sees::All) => {}
        _ => return Err(Error::NotFound),
    }
    check(new)?;
    let mut work = begin!(app, ctx, "organisation.update", &(new, version));
    let stored = store::organisation::find(&mut work, new.id).await?.ok_or(Error::NotFound)?;
    let mut stored = stored.unchanged_since(Some(version))?;
    stored.value = new.clone();
    store::organisation::update(&mut work, &stored).await?;
    let subject = Subject::new("organisation", new.id);
    work.journal_of(new.id, "organisation.changed", subject, json!({ "name": new.name }));
    work.commit(()).await
}

/// Keeps that an organisation plays a role in a project of the actor's organisation.
///
/// # Errors
/// [`Error::NotFound`] for everybody but coordinators of the project's organisation.
pub async fn play(app: &App, ctx: &Context, part: InProject) -> Result<()> {
    let owner = ctx.actor.organisation;
    let _may = policy::person::keep(&ctx.actor, owner).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "organisation.play", &part);
    store::organisation::play(&mut work, owner, &part).await?;
    let detail = json!({ "organisation": part.organisation, "role": part.role });
    work.journal("project.role_given", Subject::new("project", part.project), detail);
    work.commit(()).await
}

fn check(organisation: &Organisation) -> Result<()> {
    match TimeZone::get(&organisation.time_zone) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::Invalid(vec![
            Fault::new("time_zone", "time-zone-unknown")
                .with("zone", organisation.time_zone.as_str()),
        ])),
    }
}
