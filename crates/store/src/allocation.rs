//! Runs of the allocation engine in the database, with what went in and came out, and what each learner got.

use crate::floor::{Access, At, Result, on};
use crate::record::{Row, Stored, json, stored};
use uuid::Uuid;
use walz_domain::allocation::{Allocation, Run};
use walz_domain::{CallId, LearnerId, OrganisationId, RunId};

/// What the engine was asked and what it answered, as JSON: enough for anybody to check it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub problem: String,
    pub outcome: String,
}

const ADD_RUN: &str = "
    INSERT INTO run (organisation, id, round, state, at, problem, outcome, data, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";

/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add_run(
    db: &mut impl Access,
    organisation: OrganisationId,
    run: &Run,
    record: &Record,
) -> Result<()> {
    let data = json(run)?;
    on!(db, c => sqlx::query(ADD_RUN).bind(organisation.0).bind(run.id.0).bind(run.call.0)
        .bind(run.state.code()).bind(At(run.at)).bind(&record.problem).bind(&record.outcome).bind(&data)
        .execute(c).await.map(drop))?;
    Ok(())
}

const UPDATE_RUN: &str = "
    UPDATE run SET state = $4, data = $5, version = version + 1
     WHERE organisation = $1 AND id = $2 AND version = $3";

/// # Errors
/// [`crate::Error::ChangedMeanwhile`] where someone else was faster.
pub async fn update_run(
    db: &mut impl Access,
    organisation: OrganisationId,
    run: &Stored<Run>,
) -> Result<()> {
    let data = json(&run.value)?;
    let rows = on!(db, c => sqlx::query(UPDATE_RUN).bind(organisation.0).bind(run.id.0).bind(run.version)
        .bind(run.state.code()).bind(&data).execute(c).await.map(|r| r.rows_affected()))?;
    crate::floor::one_row(rows)
}

const FIND_RUN: &str = "SELECT id, data, version FROM run WHERE organisation = $1 AND id = $2";

/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn find_run(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: RunId,
) -> Result<Option<Stored<Run>>> {
    let row: Option<Row> = on!(db, c =>
        sqlx::query_as(FIND_RUN).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    row.map(|row| stored("run", row)).transpose()
}

const RUNS: &str = "
    SELECT id, data, version FROM run WHERE organisation = $1 AND round = $2 ORDER BY at DESC, id DESC";

/// The runs of a call, the newest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn runs_of_call(
    db: &mut impl Access,
    organisation: OrganisationId,
    call: CallId,
) -> Result<Vec<Stored<Run>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(RUNS).bind(organisation.0).bind(call.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored("run", row)).collect()
}

const RECORD: &str = "SELECT problem, outcome FROM run WHERE organisation = $1 AND id = $2";

/// What went in and came out.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn record_of(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: RunId,
) -> Result<Option<Record>> {
    let row: Option<(String, String)> = on!(db, c =>
        sqlx::query_as(RECORD).bind(organisation.0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(|(problem, outcome)| Record { problem, outcome }))
}

const ADD: &str = "
    INSERT INTO allocation (organisation, run, learner, state, data, version)
    VALUES ($1, $2, $3, $4, $5, 1)";

/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn add(
    db: &mut impl Access,
    organisation: OrganisationId,
    new: &Allocation,
) -> Result<()> {
    let data = json(new)?;
    on!(db, c => sqlx::query(ADD).bind(organisation.0).bind(new.run.0).bind(new.learner.0)
        .bind(new.state.code()).bind(&data).execute(c).await.map(drop))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE allocation SET state = $5, data = $6, version = version + 1
     WHERE organisation = $1 AND run = $2 AND learner = $3 AND version = $4";

/// # Errors
/// [`crate::Error::ChangedMeanwhile`] where someone else was faster.
pub async fn update(
    db: &mut impl Access,
    organisation: OrganisationId,
    allocation: &Stored<Allocation>,
) -> Result<()> {
    let data = json(&allocation.value)?;
    let rows = on!(db, c => sqlx::query(UPDATE).bind(organisation.0).bind(allocation.run.0)
        .bind(allocation.learner.0).bind(allocation.version).bind(allocation.state.code()).bind(&data)
        .execute(c).await.map(|r| r.rows_affected()))?;
    crate::floor::one_row(rows)
}

const OF_RUN: &str = "
    SELECT learner, data, version FROM allocation WHERE organisation = $1 AND run = $2 ORDER BY learner";

/// What everybody got in a run.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn of_run(
    db: &mut impl Access,
    organisation: OrganisationId,
    run: RunId,
) -> Result<Vec<Stored<Allocation>>> {
    let rows: Vec<Row> =
        on!(db, c => sqlx::query_as(OF_RUN).bind(organisation.0).bind(run.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored("allocation", row)).collect()
}

const FIND: &str = "
    SELECT learner, data, version FROM allocation
     WHERE organisation = $1 AND run = $2 AND learner = $3";

/// What one learner got in a run.
///
/// # Errors
/// [`crate::Error`] where the database fails or the row breaks a rule.
pub async fn find(
    db: &mut impl Access,
    organisation: OrganisationId,
    run: RunId,
    learner: LearnerId,
) -> Result<Option<Stored<Allocation>>> {
    let row: Option<(Uuid, _, i64)> = on!(db, c =>
        sqlx::query_as(FIND).bind(organisation.0).bind(run.0).bind(learner.0).fetch_optional(c).await)?;
    row.map(|row| stored("allocation", row)).transpose()
}

const OF_LEARNER: &str = "
    SELECT a.learner, a.data, a.version
      FROM allocation a
      JOIN run r ON r.organisation = a.organisation AND r.id = a.run
     WHERE a.organisation = $1 AND a.learner = $2 AND r.state NOT IN ('discarded', 'tried')
     ORDER BY r.at DESC";

/// What one learner got in all runs that count, the newest first.
///
/// # Errors
/// [`crate::Error`] where the database fails or a row breaks a rule.
pub async fn of_learner(
    db: &mut impl Access,
    organisation: OrganisationId,
    learner: LearnerId,
) -> Result<Vec<Stored<Allocation>>> {
    let rows: Vec<Row> = on!(db, c =>
        sqlx::query_as(OF_LEARNER).bind(organisation.0).bind(learner.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| stored("allocation", row)).collect()
}

const REMOVE_ALLOCATIONS: &str = "DELETE FROM allocation WHERE organisation = $1 AND run = $2";
const REMOVE_RUN: &str = "DELETE FROM run WHERE organisation = $1 AND id = $2 AND state = 'tried'";

/// Takes away a run that was only tried, with what everybody got in it. Says whether there was one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove_tried(
    db: &mut impl Access,
    organisation: OrganisationId,
    run: &Stored<Run>,
) -> Result<bool> {
    if run.state != walz_domain::allocation::RunState::Tried {
        return Ok(false);
    }
    on!(db, c => sqlx::query(REMOVE_ALLOCATIONS).bind(organisation.0).bind(run.id.0)
        .execute(c).await.map(drop))?;
    let rows = on!(db, c => sqlx::query(REMOVE_RUN).bind(organisation.0).bind(run.id.0)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows > 0)
}
