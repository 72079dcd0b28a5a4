//! Persons, as an organisation knows them.

use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use walz_domain::person::Person;
use walz_domain::{OrganisationId, PersonId};
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// Adds a person.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the organisation's coordinators and the operator.
pub async fn add(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    new: &Person,
) -> Result<PersonId> {
    let may = policy::person::keep(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "person.add", &(organisation, new));
    store::person::add(&mut work, may.organisation, new).await?;
    let subject = Subject::new("person", new.id);
    work.journal_of(may.organisation, "person.added", subject, json!({}));
    work.commit(new.id).await
}

/// A person's own particulars.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's to see.
pub async fn see(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    id: PersonId,
) -> Result<Stored<Person>> {
    let may = policy::person::see(&ctx.actor, organisation, id).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    store::person::find(&mut db, may.organisation, may.person).await?.ok_or(Error::NotFound)
}

/// Changes a person's particulars. `version` is the one that was read. The journal says which of them changed, not
/// what they are.
///
/// # Errors
/// [`Error::NotFound`] as [`add`], or where there is none; [`Error::ChangedMeanwhile`].
pub async fn update(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    new: &Person,
    version: i64,
) -> Result<()> {
    let may = policy::person::keep(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "person.update", &(organisation, new, version));
    let stored = store::person::find(&mut work, may.organisation, new.id).await?;
    let mut stored = stored.ok_or(Error::NotFound)?.unchanged_since(Some(version))?;
    let changed = differences(&stored.value, new);
    stored.value = new.clone();
    store::person::update(&mut work, may.organisation, &stored).await?;
    let subject = Subject::new("person", new.id);
    work.journal_of(may.organisation, "person.changed", subject, json!({ "changed": changed }));
    work.commit(()).await
}

fn differences(old: &Person, new: &Person) -> Vec<&'static str> {
    let fields = [
        ("name", old.name == new.name),
        ("call_me", old.call_me == new.call_me),
        ("email", old.email == new.email),
        ("phone", old.phone == new.phone),
        ("language", old.language == new.language),
        ("born", old.born == new.born),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(field, _)| field).collect()
}
