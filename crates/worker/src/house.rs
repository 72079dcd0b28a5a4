//! House-keeping: what ended is erased when nobody needs it any more.

use jiff::{SignedDuration, Timestamp};
use walz_service::{App, Result};
use walz_store::{idempotency, job, link, outbox, session, sign_in_link, throttle};

const DAY: i64 = 24;

/// Everything of its kind that ended longer ago than this is erased.
const SESSIONS: SignedDuration = SignedDuration::from_hours(DAY);
const SIGN_IN_LINKS: SignedDuration = SignedDuration::from_hours(DAY);
/// Who comes with an old link can still be sent a fresh one.
const LINKS: SignedDuration = SignedDuration::from_hours(90 * DAY);
const KEYS: SignedDuration = SignedDuration::from_hours(30 * DAY);
const MAIL_TEXTS: SignedDuration = SignedDuration::from_hours(30 * DAY);
/// A year and a month, so that no occasion of the same year is scheduled twice.
const JOBS: SignedDuration = SignedDuration::from_hours(400 * DAY);

pub(super) async fn keep(app: &App, now: Timestamp) -> Result<()> {
    let ago = |span: SignedDuration| now.checked_sub(span).unwrap_or(Timestamp::MIN);
    let mut tx = app.store.begin().await?;
    let erased = session::forget(&mut tx, ago(SESSIONS)).await?
        + sign_in_link::forget(&mut tx, ago(SIGN_IN_LINKS)).await?
        + link::forget(&mut tx, ago(LINKS)).await?
        + throttle::forget(&mut tx, now).await?
        + idempotency::forget(&mut tx, ago(KEYS)).await?
        + outbox::forget_texts(&mut tx, ago(MAIL_TEXTS)).await?
        + job::forget(&mut tx, ago(JOBS)).await?;
    tx.commit().await?;
    tracing::debug!(erased, "kept house");
    Ok(())
}
