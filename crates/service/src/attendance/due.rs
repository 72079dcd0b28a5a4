//! Asking mentors for the weeks that are over, and once more for those that are late.

use super::{plan, sealed};
use crate::case::StayFile;
use crate::daily::{BATCH, the_program};
use crate::host;
use crate::mobility::{Reached, reach};
use crate::{App, Context, Result, Subject, Work, begin, tell};
use jiff::civil::Date;
use std::collections::BTreeSet;
use walz_domain::attendance::{CONFIRM_WITHIN, Week, monday_of, week_id};
use walz_domain::mobility::{Mobility, State};
use walz_domain::window::plus_days;
use walz_domain::{HostCompanyId, MobilityId, PersonId};
use walz_policy as policy;
use walz_policy::case::Relation;
use walz_store as store;

/// How long after the planned last day weeks are still asked for, in days.
const ASKED_AFTER: i64 = 28;
/// Weeks that are late for longer than this many days are reminded of no more; the stay's page still shows them.
const GIVE_UP: i64 = 60;
/// Days after a week has become late on which the mentor is reminded: not on the Monday that asks for the next one.
const NOT_AT_ONCE: i64 = 2;

/// Keeps the weeks that are over and asks the mentors for their word on them; reminds of each late week once. Returns how
/// many mails were queued.
///
/// # Errors
/// [`crate::Error::NotFound`] for everybody but the program itself; [`crate::Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    Ok(ask(app, ctx, today).await? + remind_late(app, ctx, today).await?)
}

/// The Monday of the last week of a stay that is over, where one is: its Sunday has passed, or the stay's last day.
fn last_over(stay: &Mobility, today: Date) -> Option<Date> {
    let last = stay.state.ended().unwrap_or(stay.period.last()).min(stay.period.last());
    let monday = match last < today {
        true => monday_of(last),
        false => plus_days(monday_of(today), -7),
    };
    (monday >= monday_of(stay.period.first())).then_some(monday)
}

async fn ask(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let stays = {
        let mut db = app.store.read().await?;
        let from = plus_days(today, -ASKED_AFTER);
        store::attendance::newest_of_stays(&mut db, organisation, from).await?
    };
    let over = |(stay, newest): (Mobility, Option<Date>)| {
        let last = last_over(&stay, today)?;
        newest.is_none_or(|newest| newest < last).then_some((stay.id, last))
    };
    let due: Vec<(MobilityId, Date)> = stays.into_iter().filter_map(over).collect();
    let mut mails = 0;
    for batch in due.chunks(BATCH) {
        let mut work = begin!(app, ctx, "attendance.ask");
        for (stay, last) in batch {
            let reached = reach(&mut work, *stay).await?;
            if let Some(week) = keep(&mut work, &reached, *last).await? {
                let mentors = asked(&reached.stay, &week);
                mails += post(&mut work, &reached, &week, Letter::Week, mentors).await?;
            }
        }
        work.commit(()).await?;
    }
    Ok(mails)
}

/// Keeps the weeks up to `last` that are not kept yet; returns the newest of them.
async fn keep(work: &mut Work, reached: &Reached, last: Date) -> Result<Option<Week>> {
    let (organisation, stay) = (reached.file.organisation, reached.stay.mobility.id);
    let Some(plan) = plan(&reached.stay) else { return Ok(None) };
    let kept = store::attendance::of_mobility(work, organisation, stay).await?;
    let mut newest = None;
    for monday in plan.mondays().into_iter().filter(|monday| *monday <= last) {
        if !kept.iter().any(|week| week.id == week_id(stay, monday)) {
            let week = plan.week(stay, monday);
            let planned = sealed::seal(work, organisation, &week)?;
            store::attendance::add(work, organisation, &planned).await?;
            newest = Some(week);
        }
    }
    Ok(newest)
}

async fn remind_late(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    // A week is late when its Sunday is longer ago.
    let until = plus_days(today, -6 - CONFIRM_WITHIN - 1 - NOT_AT_ONCE);
    let late = {
        let mut db = app.store.read().await?;
        store::attendance::waiting(&mut db, organisation, plus_days(until, -GIVE_UP), until).await?
    };
    let (mut mails, mut told) = (0, BTreeSet::new());
    for batch in late.chunks(BATCH) {
        let mut work = begin!(app, ctx, "attendance.remind");
        for week in batch {
            let kind = "attendance.late";
            let first = store::reminder::first(&mut work, organisation, kind, week.id, "", ctx.now);
            // Whoever is late with several weeks is written to once: the page shows them all.
            if !first.await? {
                continue;
            }
            let reached = reach(&mut work, week.mobility).await?;
            // A week after the end of a stay that ended early has no days to confirm.
            if plan(&reached.stay).is_some_and(|plan| !plan.days(week.monday).is_empty()) {
                let mut mentors = asked(&reached.stay, week);
                mentors.retain(|(_, host)| told.insert((week.mobility, *host)));
                mails += post(&mut work, &reached, week, Letter::Late, mentors).await?;
            }
        }
        work.commit(()).await?;
    }
    Ok(mails)
}

#[derive(Clone, Copy, Debug)]
enum Letter {
    /// How was the week?
    Week,
    /// It waits still.
    Late,
}

/// Queues the mail with a link to the week, for each of these mentors. Returns how many could be written to.
async fn post(
    work: &mut Work,
    reached: &Reached,
    week: &Week,
    letter: Letter,
    mentors: Vec<(PersonId, HostCompanyId)>,
) -> Result<usize> {
    let stay = &reached.stay;
    if matches!(stay.mobility.state, State::Closed { .. } | State::Cancelled { .. }) {
        return Ok(0);
    }
    let mail = match letter {
        Letter::Week => ("mail-attendance-week-subject", "mail-attendance-week-text"),
        Letter::Late => ("mail-attendance-late-subject", "mail-attendance-late-text"),
    };
    let mut posted = 0;
    for (mentor, host) in mentors {
        let Some(reader) = tell::person(work, Some(mentor)).await? else { continue };
        let address = host::page_of(work, mentor, host).await?;
        let address = format!("{address}/host/{}/weeks/{}", week.mobility, week.monday);
        let about = Subject::new("mobility", week.mobility);
        reader.mail(work, about, mail, |said, words| {
            said.with("name", reached.file.person.short_name())
                .with("week", words.date_range(week.monday, week.sunday()))
                .with("link", address.as_str())
        })?;
        posted += 1;
    }
    Ok(posted)
}

/// Whom a week is asked of.
fn asked(stay: &StayFile, week: &Week) -> Vec<(PersonId, HostCompanyId)> {
    let mut mentors = stay.mentors();
    let at_second = at_second(stay, week);
    mentors.retain(|(_, host)| {
        let relation = match *host == stay.host.id {
            true => Relation::Mentor(*host),
            false => Relation::SecondMentor(*host),
        };
        policy::attendance::confirm_week(relation, at_second).is_some()
    });
    mentors
}

/// Whether most of the work of a week was at a second host; `None` where there is none, or two take turns.
pub(super) fn at_second(stay: &StayFile, week: &Week) -> Option<bool> {
    let days: Vec<Date> =
        week.days.iter().filter(|day| day.planned > 0).map(|day| day.on).collect();
    stay.second_host()?.has_most_of(&days)
}
