//! The report of a round: what was planned and done, what it costs and by which rules, and the indicators. As a page, as
//! PDF without any learner's name, and as a workbook.

mod count;
mod file;
mod rows;

pub use file::RoundReport;

use crate::{App, Context, Error, Result, Subject, Work};
use file::RoundFile;
use jiff::tz::TimeZone;
use serde_json::json;
use walz_documents::{self as documents, Setting};
use walz_domain::CallId;
use walz_domain::call::Call;
use walz_policy as policy;
use walz_policy::case::SeesFigures;
use walz_store as store;
use walz_words::Words;

/// The rounds that there is a report of, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for who may not read figures.
pub async fn rounds(app: &App, ctx: &Context) -> Result<Vec<Call>> {
    let SeesFigures { organisation } =
        policy::case::sees_figures(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let mut calls: Vec<Call> = store::call::list(&mut db, organisation)
        .await?
        .into_iter()
        .map(|c| c.into_value())
        .collect();
    calls.sort_by_key(|call| std::cmp::Reverse(call.opens));
    Ok(calls)
}

/// The report of a round as it stands today, without names.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or for who may not read figures.
pub async fn see(app: &App, ctx: &Context, call: CallId) -> Result<RoundReport> {
    let SeesFigures { organisation } =
        policy::case::sees_figures(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    Ok(RoundFile::load(&mut db, &app.keys, organisation, call, today).await?.report())
}

/// The report as PDF, without names.
///
/// # Errors
/// As [`see`]; [`Error::Documents`] where the paper cannot be set.
pub async fn pdf(app: &App, ctx: &Context, call: CallId, words: Words) -> Result<Vec<u8>> {
    let report = see(app, ctx, call).await?;
    let setting = setting(app, ctx, &report, words).await?;
    let bytes = report.with(|report| documents::report::pdf(report, &setting))?;
    took(app, ctx, call, "pdf").await?;
    Ok(bytes)
}

/// The report as a workbook. Who may see the round's learners gets a sheet of them; for everybody else there are only
/// figures. That it was taken stands in the journal.
///
/// # Errors
/// As [`see`]; [`Error::Documents`] where the workbook cannot be written.
pub async fn xlsx(app: &App, ctx: &Context, call: CallId, words: Words) -> Result<Vec<u8>> {
    let SeesFigures { organisation } =
        policy::case::sees_figures(&ctx.actor, ctx.actor.organisation).ok_or(Error::NotFound)?;
    let names = policy::case::sees_rounds(&ctx.actor, organisation).is_some();
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let file = RoundFile::load(&mut db, &app.keys, organisation, call, today).await?;
    let mut report = file.report();
    if names {
        report.learners = file.learners(&mut db, words).await?;
    }
    drop(db);
    let setting = setting(app, ctx, &report, words).await?;
    let bytes = report.with(|report| documents::report::xlsx(report, &setting))?;
    took(app, ctx, call, if names { "xlsx with names" } else { "xlsx" }).await?;
    Ok(bytes)
}

async fn setting(app: &App, ctx: &Context, report: &RoundReport, words: Words) -> Result<Setting> {
    let mut db = app.store.read().await?;
    let own = store::organisation::find(&mut db, ctx.actor.organisation).await?;
    let zone = own.and_then(|own| TimeZone::get(&own.time_zone).ok()).unwrap_or(TimeZone::UTC);
    Ok(Setting { words, zone, on: report.today })
}

/// That somebody took the report with them.
async fn took(app: &App, ctx: &Context, call: CallId, form: &str) -> Result<()> {
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    work.journal("report.taken", Subject::new("call", call), json!({ "form": form }));
    work.commit(()).await
}
