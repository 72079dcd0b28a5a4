//! What is to be done later: reminders, escalations, house-keeping. Jobs are leased: who takes one has it until the
//! lease ends; a job that dies with its process is taken by another. What a job does must therefore be safe to repeat.

use crate::floor::dialect::{PerDialect, taking};
use crate::floor::{Access, At, Error, Id, Result, on};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::types::Json;
use walz_domain::{JobId, OrganisationId};

/// A job to schedule.
#[derive(Clone, Debug)]
pub struct New {
    pub organisation: OrganisationId,
    pub id: JobId,
    /// Names the handler: `check_in.missed`.
    pub kind: &'static str,
    /// Names the occasion: scheduling the same kind and occasion again changes nothing.
    pub key: String,
    pub payload: Value,
    pub due: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Waiting,
    Done,
    /// Given up after many attempts; a person has to look.
    Failed,
    Cancelled,
}

#[derive(Clone, Debug)]
pub struct Job {
    pub organisation: OrganisationId,
    pub id: JobId,
    pub kind: String,
    pub key: String,
    pub payload: Value,
    pub state: State,
    pub due: Timestamp,
    pub leased_until: Option<Timestamp>,
    /// How often it was begun.
    pub attempts: i64,
    pub finished: Option<Timestamp>,
    pub last_error: Option<String>,
}

impl Job {
    /// What was handed over when the job was scheduled.
    ///
    /// # Errors
    /// [`Error::Json`] where it is of another shape.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T> {
        Ok(serde_json::from_value(self.payload.clone())?)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation: Id<OrganisationId>,
    id: Id<JobId>,
    kind: String,
    key: String,
    payload: Json<Value>,
    state: String,
    due: At,
    leased_until: Option<At>,
    attempts: i64,
    finished: Option<At>,
    last_error: Option<String>,
}

impl TryFrom<Row> for Job {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = match row.state.as_str() {
            "waiting" => State::Waiting,
            "done" => State::Done,
            "failed" => State::Failed,
            "cancelled" => State::Cancelled,
            _ => return Err(Error::inconsistent("job", "state", row.id.0)),
        };
        Ok(Self {
            organisation: row.organisation.0,
            id: row.id.0,
            kind: row.kind,
            key: row.key,
            payload: row.payload.0,
            state,
            due: row.due.0,
            leased_until: row.leased_until.map(|at| at.0),
            attempts: row.attempts,
            finished: row.finished.map(|at| at.0),
            last_error: row.last_error,
        })
    }
}

const SCHEDULE: &str = "
    INSERT INTO job (organisation, id, kind, key, payload, state, due, attempts)
    VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0)
        ON CONFLICT (organisation, kind, key) DO NOTHING";

/// Schedules the job, unless its occasion has one already. Says whether it did.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn schedule(db: &mut impl Access, new: &New) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(SCHEDULE)
        .bind(new.organisation.0).bind(new.id.0).bind(new.kind).bind(&new.key).bind(Json(&new.payload))
        .bind(At(new.due)).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const CANCEL: &str = "
    UPDATE job SET state = 'cancelled', finished = $1
     WHERE organisation = $2 AND kind = $3 AND key = $4 AND state = 'waiting'";

/// Takes back a job that has not run. Says whether there was one.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn cancel(
    db: &mut impl Access,
    organisation: OrganisationId,
    kind: &str,
    key: &str,
    at: Timestamp,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(CANCEL)
        .bind(At(at)).bind(organisation.0).bind(kind).bind(key).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

const DUE: PerDialect = taking!(
    "
    SELECT organisation, id, kind, key, payload, state, due, leased_until, attempts, finished, last_error
      FROM job
     WHERE state = 'waiting' AND due <= $1 AND (leased_until IS NULL OR leased_until <= $1)
     ORDER BY due, id
     LIMIT $2"
);

const LEASE: &str = "
    UPDATE job SET attempts = attempts + 1, leased_until = $1 WHERE organisation = $2 AND id = $3";

/// Takes at most `most` jobs that are due, the longest due first. Until `until` nobody else takes them. To be committed
/// before they are run.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn lease(
    db: &mut impl Access,
    now: Timestamp,
    until: Timestamp,
    most: u32,
) -> Result<Vec<Job>> {
    let text = DUE.of(&db.any());
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(text).bind(At(now)).bind(i64::from(most)).fetch_all(c).await)?;
    let mut jobs = Vec::with_capacity(rows.len());
    for row in rows {
        let mut job = Job::try_from(row)?;
        job.attempts += 1;
        job.leased_until = Some(until);
        on!(db, c => sqlx::query(LEASE)
            .bind(At(until)).bind(job.organisation.0).bind(job.id.0).execute(c).await.map(drop))?;
        jobs.push(job);
    }
    Ok(jobs)
}

const DONE: &str = "
    UPDATE job SET state = 'done', finished = $1, leased_until = NULL, last_error = NULL
     WHERE organisation = $2 AND id = $3";

/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn done(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: JobId,
    at: Timestamp,
) -> Result<()> {
    on!(db, c => sqlx::query(DONE)
        .bind(At(at)).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

const AGAIN: &str = "
    UPDATE job SET leased_until = $1, last_error = $2 WHERE organisation = $3 AND id = $4";

const GIVE_UP: &str = "
    UPDATE job SET state = 'failed', finished = $1, leased_until = NULL, last_error = $2
     WHERE organisation = $3 AND id = $4";

/// Keeps why the job failed, and when to try again; `None` gives up.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn not_done(
    db: &mut impl Access,
    job: &Job,
    now: Timestamp,
    again: Option<Timestamp>,
    error: &str,
) -> Result<()> {
    let (text, at) = again.map_or((GIVE_UP, now), |again| (AGAIN, again));
    on!(db, c => sqlx::query(text)
        .bind(At(at)).bind(error).bind(job.organisation.0).bind(job.id.0).execute(c).await.map(drop))?;
    Ok(())
}

const LIST: &str = "
    SELECT organisation, id, kind, key, payload, state, due, leased_until, attempts, finished, last_error
      FROM job
     WHERE organisation = $1
     ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, due, id
     LIMIT $2";

/// The organisation's jobs: first what failed, then what waits, then what is over.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn list(
    db: &mut impl Access,
    organisation: OrganisationId,
    most: u32,
) -> Result<Vec<Job>> {
    let rows: Vec<Row> = on!(db, c => sqlx::query_as(LIST)
        .bind(organisation.0).bind(i64::from(most)).fetch_all(c).await)?;
    rows.into_iter().map(Job::try_from).collect()
}

// Null sorts before moments on one database and after them on the other, hence the choice.
const NEXT: &str = "
    SELECT MIN(CASE WHEN leased_until IS NULL OR leased_until < due THEN due ELSE leased_until END)
      FROM job WHERE state = 'waiting'";

/// When the next job is to be run, if there is one.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn next_due(db: &mut impl Access) -> Result<Option<Timestamp>> {
    let (next,): (Option<At>,) = on!(db, c => sqlx::query_as(NEXT).fetch_one(c).await)?;
    Ok(next.map(|at| at.0))
}

const FORGET: &str = "DELETE FROM job WHERE state IN ('done', 'cancelled') AND finished < $1";

/// Erases jobs that were over before `before`.
///
/// # Errors
/// [`Error::Database`] where the database fails.
pub async fn forget(db: &mut impl Access, before: Timestamp) -> Result<u64> {
    Ok(
        on!(db, c => sqlx::query(FORGET).bind(At(before)).execute(c).await.map(|r| r.rows_affected()))?,
    )
}
