//! The journal: reading what happened, and checking that nobody changed it.

use crate::{App, Context, Error, Result};
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
