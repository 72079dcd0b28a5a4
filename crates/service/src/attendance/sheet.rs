//! The attendance sheet: a line for each day, of one stay or of all stays of a round.

use super::of_stay;
use crate::case::CaseFile;
use crate::mobility::reach;
use crate::{App, Context, Error, Result, Work};
use jiff::civil::Date;
use walz_domain::attendance::{Confirmed, Day};
use walz_domain::{CallId, MobilityId, mobility};
use walz_policy as policy;
use walz_store::{self as store, Id, Stored};

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
    lines(&mut work, &file, reached.today).await
}

/// The sheets of all stays of a round, one behind the other in the order of their first days.
///
/// # Errors
/// [`Error::NotFound`] where there is no such round, or the actor does not run it.
pub async fn of_call(app: &App, ctx: &Context, call: CallId) -> Result<Vec<Line>> {
    let organisation = ctx.actor.organisation;
    let _may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    let mut work = Work::fresh(app, ctx).await?;
    let today = crate::today(&mut work).await?;
    store::call::find(&mut work, organisation, call).await?.ok_or(Error::NotFound)?;
    let stays = store::mobility::of_call(&mut work, organisation, Id(call)).await?;
    let goes = |stay: &Stored<mobility::Mobility>| stay.state.departed().is_some();
    let mut all = Vec::new();
    for stay in stays.into_iter().filter(goes) {
        let file = CaseFile::of_mobility(&mut work, organisation, stay.id).await?;
        all.extend(lines(&mut work, &file, today).await?);
    }
    Ok(all)
}

async fn lines(work: &mut Work, file: &CaseFile, today: Date) -> Result<Vec<Line>> {
    let Some(stay) = &file.stay else { return Ok(Vec::new()) };
    let weeks = of_stay(work, file.organisation, stay, today).await?;
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
