//! Settings of the installation that the program itself keeps.

use crate::{App, Clock, Context, Error, Place, Result, Subject, Work, begin};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;
use walz_policy::{self as policy, INSTALLATION};
use walz_store::{self as store, Store};

/// How far the installation's clock is ahead of the one on the wall, in seconds.
const CLOCK: &str = "clock_ahead_seconds";

/// A value sealed with the installation's keys, to tell by it whether others are tried.
const KEY_CHECK: &str = "key_check";

fn key_check() -> Place {
    Place::new(INSTALLATION, "setting", Uuid::nil())
}

/// Whether something was sealed in this database already, so that its keys have to be found and not made.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn has_keys(store: &Store) -> Result<bool> {
    let mut db = store.read().await?;
    Ok(store::setting::get::<Vec<u8>>(&mut db, KEY_CHECK).await?.is_some())
}

/// Makes sure that the keys are those that this database was sealed with; the first keys that come are.
///
/// # Errors
/// [`Error::Seal`] where they are not; [`Error::NotFound`] for everybody but the operator.
pub async fn check_keys(app: &App, ctx: &Context) -> Result<()> {
    let _may = policy::setting::keep(&ctx.actor).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let sealed: Option<Vec<u8>> = store::setting::get(&mut db, KEY_CHECK).await?;
    drop(db);
    if let Some(sealed) = sealed {
        app.keys.open(&key_check(), &sealed)?;
        return Ok(());
    }
    let mut work = Work::fresh(app, ctx).await?;
    let sealed = app.keys.seal(&ctx.ids, &key_check(), b"walz")?;
    store::setting::put(&mut work, KEY_CHECK, &sealed).await?;
    let subject = Subject::new("setting", Uuid::nil());
    work.journal_of(INSTALLATION, "setting.keys_taken", subject, json!({}));
    work.commit(()).await
}

/// The installation's clock: the one on the wall, unless a demo stands on another day.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn clock(app: &App) -> Result<Clock> {
    let mut db = app.store.read().await?;
    let ahead: Option<i64> = store::setting::get(&mut db, CLOCK).await?;
    Ok(ahead.map_or(Clock::WALL, |seconds| Clock::ahead(SignedDuration::from_secs(seconds))))
}

/// Sets the installation's clock, for a demo.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the operator.
pub async fn set_clock(app: &App, ctx: &Context, clock: Clock) -> Result<()> {
    let _may = policy::setting::keep(&ctx.actor).ok_or(Error::NotFound)?;
    let seconds = clock.offset().as_secs();
    let mut work = begin!(app, ctx, "setting.set_clock", &seconds);
    store::setting::put(&mut work, CLOCK, &seconds).await?;
    let detail = json!({ "setting": CLOCK, "value": seconds });
    work.journal_of(INSTALLATION, "setting.changed", Subject::new("setting", Uuid::nil()), detail);
    work.commit(()).await
}
