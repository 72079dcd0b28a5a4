//! The journal: reading what happened, and checking that nobody changed it.

use crate::{App, Context, Error, Result, Subject, Work};
use serde_json::json;
use walz_domain::OrganisationId;
use walz_policy as policy;
use walz_store as store;
use walz_store::journal::{Recorded, Verdict};

/// At most `most` entries before `before`, the newest first.
///
/// # Errors
/// [`Error::NotFound`] where the actor may not read this journal.
pub async fn list(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    before: Option<i64>,
    most: u32,
) -> Result<Vec<Recorded>> {
    let may = policy::journal::read(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    Ok(store::journal::list(&mut db, may.organisation, before, most).await?)
}

/// As [`list`], for the operator too, whom an organisation's journal is not open to: the organisation then finds in it
/// who opened it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else who may not read this journal.
pub async fn open_up(
    app: &App,
    ctx: &Context,
    organisation: OrganisationId,
    before: Option<i64>,
    most: u32,
) -> Result<Vec<Recorded>> {
    if policy::journal::read(&ctx.actor, organisation).is_some() {
        return list(app, ctx, organisation, before, most).await;
    }
    let may = policy::journal::break_glass(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, ctx).await?;
    let entries = store::journal::list(&mut work, may.organisation, before, most).await?;
    let subject = Subject::new("organisation", may.organisation);
    let detail = json!({ "entries": entries.len() });
    work.journal_of(may.organisation, "journal.opened_by_operator", subject, detail);
    work.commit(()).await?;
    Ok(entries)
}

/// Walks an organisation's journal and says whether it is whole, or where it is first broken.
///
/// # Errors
/// [`Error::NotFound`] where the actor may not check this journal.
pub async fn verify(app: &App, ctx: &Context, organisation: OrganisationId) -> Result<Verdict> {
    let may = policy::journal::verify(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    Ok(store::journal::verify(&mut db, may.organisation).await?)
}

/// Every organisation that has a journal and whose journal the actor may check.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn organisations(app: &App, ctx: &Context) -> Result<Vec<OrganisationId>> {
    let mut db = app.store.read().await?;
    let mut all = store::journal::organisations(&mut db).await?;
    all.retain(|of| policy::journal::verify(&ctx.actor, *of).is_some());
    Ok(all)
}
