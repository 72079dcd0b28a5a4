//! The turn of a day: everything that the day alone makes due, for one organisation. The worker runs it; the demo plays a
//! year with it.
//!
//! Each part looks at what is there and does what is not done yet. Running it twice, late, or after a week in which
//! nothing ran, comes to the same.

use crate::{App, Context, Error, Ids, Result, Work, begin, case, check_in};
use crate::{
    attendance, deadline, follow_up, host, incident, mid_term, outcomes, support_need, visit,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use walz_domain::window::{Period, plus_days};
use walz_domain::{CallId, LearnerId, OrganisationId, case as cases, visit as visits};
use walz_policy::{Actor, Role};
use walz_store::{self as store, mobility::End};

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Learners who were asked how it goes.
    pub asked: usize,
    /// Silences that were raised.
    pub silences: usize,
    /// Incidents about which everybody was called.
    pub alarms: usize,
    /// Mails about what a host, a tutor, a learner or the office has to do.
    pub reminders: usize,
    /// Learners whose support needs were erased, because nobody needs them any more.
    pub erased: usize,
    /// Cases that were derived anew.
    pub turned: usize,
}

/// Does what is due on a day. `ctx` is the program's own, [`walz_policy::Actor::worker`].
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself; [`Error::Store`] where the database fails.
pub async fn run(app: &App, ctx: &Context, today: Date) -> Result<Done> {
    the_program(ctx)?;
    let ctx = &ctx.clone().with_key(None);
    Ok(Done {
        asked: check_in::open_due(app, ctx, today).await?,
        silences: check_in::raise_missed(app, ctx, today).await?,
        alarms: incident::raise_alarms(app, ctx).await?,
        reminders: visit::remind(app, ctx, today).await?
            + host::remind(app, ctx, today).await?
            + attendance::remind(app, ctx, today).await?
            + mid_term::remind(app, ctx, today).await?
            + deadline::remind(app, ctx, today).await?
            + follow_up::remind(app, ctx, today).await?,
        erased: usize::try_from(support_need::erase_due(app, ctx).await?).unwrap_or(usize::MAX),
        turned: turn(app, ctx, today).await? + outcomes::catch_up(app, ctx).await?,
    })
}

/// The job that turns the day of an organisation. Its key is the day.
pub const JOB: &str = "care.day";
/// The hour of the morning at which it does, in the organisation's zone.
const HOUR: i8 = 5;

/// Makes sure that the day of every organisation is turned, today and from then on. To be called when a worker starts;
/// calling it again changes nothing.
///
/// # Errors
/// [`Error::Store`] where the database fails.
pub async fn begin(app: &App, ids: &Ids, now: Timestamp) -> Result<()> {
    let organisations = {
        let mut db = app.store.read().await?;
        store::organisation::list(&mut db).await?
    };
    for organisation in organisations {
        let ctx = Context::new(Actor::worker(organisation.id), now, ids.clone());
        let mut work = Work::fresh(app, &ctx).await?;
        let today = crate::day_in(&organisation.time_zone, now);
        work.schedule(JOB, today.to_string(), now, &today)?;
        work.commit(()).await?;
    }
    Ok(())
}

/// Runs the job: turns the day that it is now, and schedules the next one.
///
/// # Errors
/// As [`run`].
pub async fn turn_and_go_on(app: &App, ctx: &Context) -> Result<Done> {
    let organisation = the_program(ctx)?;
    let zone = {
        let mut db = app.store.read().await?;
        let found = store::organisation::find(&mut db, organisation).await?;
        found.ok_or(Error::NotFound)?.time_zone.clone()
    };
    let today = crate::day_in(&zone, ctx.now);
    let done = run(app, ctx, today).await?;
    let tomorrow = plus_days(today, 1);
    let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
    let due = tomorrow.at(HOUR, 0, 0, 0).to_zoned(zone).map(|at| at.timestamp());
    let due = due.map_err(|_| Error::Broken("the calendar ends"))?;
    let mut work = Work::fresh(app, &ctx.clone().with_key(None)).await?;
    work.schedule(JOB, tomorrow.to_string(), due, &tomorrow)?;
    work.commit(done).await
}

/// That the program itself acts, and for which organisation.
pub(crate) fn the_program(ctx: &Context) -> Result<OrganisationId> {
    match ctx.actor.role {
        Role::Worker => Ok(ctx.actor.organisation),
        _ => Err(Error::NotFound),
    }
}

/// How many cases are taken up in one transaction: others want to write too.
pub(crate) const BATCH: usize = 50;
/// How far back the first turn of an organisation looks, in days.
const LOOK_BACK: i64 = 30;

/// Derives those cases anew that the days since the last turn have changed.
async fn turn(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = ctx.actor.organisation;
    let name = format!("turned:{organisation}");
    let turning: Vec<(CallId, LearnerId)> = {
        let mut db = app.store.read().await?;
        let last: Option<Date> = store::setting::get(&mut db, &name).await?;
        let since = last.unwrap_or(plus_days(today, -LOOK_BACK)).min(plus_days(today, -1));
        turning(&mut db, organisation, since, today).await?.into_iter().collect()
    };
    for batch in turning.chunks(BATCH) {
        refresh(app, ctx, batch).await?;
    }
    let mut work = begin!(app, ctx, "daily.turn");
    store::setting::put(&mut work, &name, &today).await?;
    work.commit(turning.len()).await
}

async fn refresh(app: &App, ctx: &Context, batch: &[(CallId, LearnerId)]) -> Result<()> {
    let mut work = begin!(app, ctx, "daily.refresh");
    for (call, learner) in batch {
        case::refresh(&mut work, *call, *learner).await?;
    }
    work.commit(()).await
}

/// The cases that turn on one of the days after `since` up to `today`.
async fn turning(
    db: &mut impl store::Access,
    organisation: OrganisationId,
    since: Date,
    today: Date,
) -> Result<BTreeSet<(CallId, LearnerId)>> {
    let mut found = BTreeSet::new();
    // On which days a stay turns is the domain's to say: of a stay that begins and ends today, the turning days tell how
    // far they are from its first and its last day.
    let one_day =
        Period::new(today, today).map_err(|_| Error::Broken("a day ends before it begins"))?;
    let [papers, assess, last] = cases::turning_days(one_day);
    for (end, turn) in [(End::First, papers), (End::Last, assess), (End::Last, last)] {
        let shift = walz_domain::window::days_from(turn, today);
        let (after, until) = (plus_days(since, shift), plus_days(today, shift));
        found.extend(store::mobility::with_end_between(db, organisation, end, after, until).await?);
    }
    // A report is late on the day after it was due.
    let late = visits::REPORT_WITHIN + 1;
    let (after, until) = (plus_days(since, -late), plus_days(today, -late));
    let mut learners: BTreeSet<LearnerId> = BTreeSet::new();
    for visit in store::visit::unreported(db, organisation, after, until).await? {
        learners.extend(&visit.learners);
    }
    // So is a talk.
    let timing = mid_term::timing(db, organisation).await?;
    for (stay, _) in store::check_in::newest_of_those_abroad(db, organisation).await? {
        let last = timing.due(stay.period).map(|due| due.last());
        if last.is_some_and(|last| since <= last && last < today) {
            found.insert((stay.call, stay.learner));
        }
    }
    for incident in store::incident::open(db, organisation).await? {
        learners.insert(incident.learner);
    }
    for learner in learners {
        let rows = store::board::of_learner(db, organisation, learner).await?;
        found.extend(rows.into_iter().map(|row| (row.call, row.learner)));
    }
    Ok(found)
}
