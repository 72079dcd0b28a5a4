//! Running the jobs that are due.

use super::{Done, Job, LEASE, Stop, Worker, again};
use jiff::Timestamp;
use std::error::Error as _;
use uuid::Uuid;
use walz_policy::Actor;
use walz_service::{Context, Error, IdempotencyKey, Result};
use walz_store::job;

/// Jobs taken at once.
const HANDFUL: u32 = 1;
/// How often a job is begun before it is given up.
const MOST: i64 = 10;

/// Takes a handful of due jobs and runs them one after the other.
pub(super) async fn run(worker: &Worker, now: Timestamp, stop: &Stop) -> Result<Done> {
    let until = now.checked_add(LEASE).map_err(|_| Error::Broken("the calendar ends"))?;
    let mut tx = worker.app.store.begin().await?;
    let jobs = job::lease(&mut tx, now, until, HANDFUL).await?;
    tx.commit().await?;
    let mut done = Done::default();
    for job in jobs {
        // What is not begun is taken by another when the lease ends.
        if stop.is_called() {
            break;
        }
        match attempt(worker, &job, now).await {
            Ok(()) => {
                done.jobs += 1;
                let mut tx = worker.app.store.begin().await?;
                job::done(&mut tx, job.organisation, job.id, now).await?;
                tx.commit().await?;
            }
            Err(why) => {
                done.failed += 1;
                let next = again(now, job.attempts, MOST);
                tracing::error!(kind = job.kind, id = %job.id, attempts = job.attempts, why,
                    given_up = next.is_none(), "a job failed");
                let mut tx = worker.app.store.begin().await?;
                job::not_done(&mut tx, &job, now, next, &why).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(done)
}

/// Runs one job. It has a task of its own, so that a panic in it ends nothing else.
async fn attempt(worker: &Worker, job: &Job, now: Timestamp) -> std::result::Result<(), String> {
    let key = IdempotencyKey::from(Uuid::from(job.id));
    let ctx =
        Context::new(Actor::worker(job.organisation), now, worker.ids.clone()).with_key(Some(key));
    let running = worker.handlers.start(worker.app.clone(), ctx, job.clone());
    let running = running.ok_or_else(|| format!("nobody knows how to do '{}'", job.kind))?;
    match tokio::spawn(running).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(told(&error)),
        Err(broken) => Err(broken.to_string()),
    }
}

/// An error with its causes, in one line.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
