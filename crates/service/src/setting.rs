//! Settings of the installation that the program itself keeps.

use crate::{App, Clock, Context, Error, Result, Subject, begin};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;
use walz_policy::{self as policy, INSTALLATION};
use walz_store as store;

/// How far the installation's clock is ahead of the one on the wall, in seconds.
const CLOCK: &str = "clock_ahead_seconds";

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
