//! Views of the board that the office has named. They are the whole office's.

use crate::{App, Context, Error, Result, Subject, begin};
use serde_json::json;
use uuid::Uuid;
use walz_policy::{self as policy, case::RunsRounds, case::SeesRounds};
use walz_store as store;

pub use walz_store::saved_view::SavedView;

/// Letters that a name can have: it stands in a row with others.
const LONGEST_NAME: usize = 40;

/// All views, by name.
///
/// # Errors
/// [`Error::NotFound`] for who may not see rounds.
pub async fn list(app: &App, ctx: &Context) -> Result<Vec<SavedView>> {
    let SeesRounds { organisation } =
        policy::case::sees_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    Ok(store::saved_view::list(&mut app.store.read().await?, organisation).await?)
}

/// Keeps a filter under a name. `query` is the filter as an address has it.
///
/// # Errors
/// [`Error::Invalid`] where the name is missing or too long; [`Error::NotFound`] for who may not.
pub async fn add(app: &App, ctx: &Context, name: &str, query: &str) -> Result<Uuid> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "board-view-name-missing"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("name", "board-view-name-long"));
    }
    let mut work = begin!(app, ctx, "saved_view.add", &(name, query));
    let view = SavedView { id: ctx.id(), name: name.to_owned(), query: query.to_owned() };
    store::saved_view::add(&mut work, organisation, &view).await?;
    work.journal("saved_view.added", Subject::new("saved_view", view.id), json!({ "name": name }));
    work.commit(view.id).await
}

/// Takes a view away.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or for who may not.
pub async fn remove(app: &App, ctx: &Context, id: Uuid) -> Result<()> {
    let RunsRounds { organisation } =
        policy::case::runs_rounds(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "saved_view.remove", &id);
    if !store::saved_view::remove(&mut work, organisation, id).await? {
        return Err(Error::NotFound);
    }
    work.journal("saved_view.removed", Subject::new("saved_view", id), json!({}));
    work.commit(()).await
}
