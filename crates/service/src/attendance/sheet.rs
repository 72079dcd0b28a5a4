//! The attendance sheet: a line for each day, of one stay or of all stays of a round.

use super::{note, of_stay};
use crate::case::CaseFile;
use crate::mobility::reach;
use crate::{App, Context, Error, Keys, Result, Subject, Work};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::attendance::{Confirmed, Day};
use walz_domain::{CallId, MobilityId, mobility};
use walz_policy as policy;
use walz_store::{self as store, Access, Id, Stored};

/// A day of somebody's.
#[derive(Clone, Debug)]
pub struct Line {
    /// The learner's name in the tables.
    pub code: String,
    pub learner: String,
    pub host: String,
    /// The Monday of its week.
    pub week: Date,
    pub day: Day,
    pub confirmed: Option<Confirmed>,
}

/// The sheet of one stay.
///
/// # Errors
/// [`Error::NotFound`] where there is no such stay, or the actor may not read it.
pub async fn sheet(app: &App, ctx: &Context, stay: MobilityId) -> Result<Vec<Line>> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let _may = policy::attendance::read(reached.relation).ok_or(Error::NotFound)?;
    let file = CaseFile { stay: Some(reached.stay), ..reached.file };
    let lines = lines(&mut work, &app.keys, &file, reached.today).await?;
    drop(work);
    let told = if tell_of_health(&lines) { vec![stay] } else { Vec::new() };
    taken(app, ctx, Subject::new("mobility", stay), &told, reached.today).await?;
    Ok(lines)
}

/// The sheets of all stays of a round, one behind the other in the order of their first days.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or the actor does not run it.
pub async fn of_call(app: &App, ctx: &Context, call: CallId) -> Result<Vec<Line>> {
    let organisation = ctx.actor.organisation;
    let _may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    store::call::find(&mut db, organisation, call).await?.ok_or(Error::NotFound)?;
    let stays = store::mobility::of_call(&mut db, organisation, Id(call)).await?;
    let goes = |stay: &Stored<mobility::Mobility>| stay.state.departed().is_some();
    let (mut all, mut told) = (Vec::new(), Vec::new());
    for stay in stays.into_iter().filter(goes) {
        let file = CaseFile::of_mobility(&mut db, organisation, stay.id).await?;
        let lines = lines(&mut db, &app.keys, &file, today).await?;
        if tell_of_health(&lines) {
            told.push(stay.id);
        }
        all.extend(lines);
    }
    drop(db);
    taken(app, ctx, Subject::new("call", call), &told, today).await?;
    Ok(all)
}

fn tell_of_health(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.day.tells_of_health())
}

/// That somebody took home who was away, when and why, stands in the journal; and of which stays it `told` of health.
async fn taken(
    app: &App,
    ctx: &Context,
    of: Subject,
    told: &[MobilityId],
    today: Date,
) -> Result<()> {
    let mut work = Work::fresh(app, &ctx.without_key()).await?;
    work.journal("attendance.taken", of, json!({}));
    for stay in told {
        note(&mut work, *stay, today).await?;
    }
    work.commit(()).await
}

async fn lines(
    db: &mut impl Access,
    keys: &Keys,
    file: &CaseFile,
    today: Date,
) -> Result<Vec<Line>> {
    let Some(stay) = &file.stay else { return Ok(Vec::new()) };
    let weeks = of_stay(db, keys, file.organisation, stay, today).await?;
    let lines = weeks.into_iter().flat_map(|week| {
        let (monday, confirmed) = (week.monday, week.confirmed);
        week.days.into_iter().map(move |day| Line {
            code: file.learner.code.clone(),
            learner: file.person.name.to_string(),
            host: stay.host.name.to_string(),
            week: monday,
            day,
            confirmed: confirmed.clone(),
        })
    });
    Ok(lines.collect())
}
