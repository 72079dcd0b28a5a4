//! When talks are due, and the mails about them.

use super::LINK;
use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, host, link, tell};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;
use walz_domain::mid_term::Timing;
use walz_domain::mobility::{Mobility, State};
use walz_domain::{MobilityId, OrganisationId, PersonId};
use walz_policy::{self as policy, Role};
use walz_store::{self as store, Access, Id};

fn setting(organisation: OrganisationId) -> String {
    format!("mid_term_timing:{organisation}")
}

/// When an organisation's talks are due.
pub(crate) async fn timing(db: &mut impl Access, organisation: OrganisationId) -> Result<Timing> {
    Ok(store::setting::get(db, &setting(organisation)).await?.unwrap_or_default())
}

/// The last day for the talk of a stay, while the learner is there and none is written down.
pub(crate) async fn talk_due(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &Mobility,
) -> Result<Option<Date>> {
    let there = matches!(stay.state, State::Arrived { .. });
    if !there || !store::mid_term::of_mobility(db, organisation, Id(stay.id)).await?.is_empty() {
        return Ok(None);
    }
    Ok(timing(db, organisation).await?.due(stay.period).map(|due| due.last()))
}

/// Sets when the talks of the actor's organisation are due. The board follows: what is late stands on it.
///
/// # Errors
/// [`Error::NotFound`] for who does not run the organisation's rounds; [`Error::Invalid`] for days in no order.
pub async fn set_timing(app: &App, ctx: &Context, timing: Timing) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let may = policy::case::runs_rounds(&ctx.actor, organisation).ok_or(Error::NotFound)?;
    if !timing.fits() {
        return Err(Error::invalid("first", "mid-term-timing-unfit"));
    }
    let mut work = begin!(app, ctx, "mid_term.set_timing", &timing);
    let before = self::timing(&mut work, may.organisation).await?;
    store::setting::put(&mut work, &setting(may.organisation), &timing).await?;
    let today = crate::today(&mut work).await?;
    let subject = Subject::new("organisation", may.organisation);
    work.journal("mid_term.timing_set", subject, json!(timing));
    work.commit(()).await?;
    follow(app, &ctx.clone().with_key(None), (before, timing), today).await
}

/// Derives those cases anew for which another timing makes a difference today.
async fn follow(app: &App, ctx: &Context, timings: (Timing, Timing), today: Date) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let late = |timing: Timing, stay: &Mobility| {
        let last = timing.due(stay.period).map(|due| due.last());
        last.filter(|last| *last < today)
    };
    let mut abroad = {
        let mut db = app.store.read().await?;
        store::check_in::newest_of_those_abroad(&mut db, organisation).await?
    };
    abroad.retain(|(stay, _)| late(timings.0, stay) != late(timings.1, stay));
    for batch in abroad.chunks(BATCH) {
        let mut work = Work::fresh(app, ctx).await?;
        for (stay, _) in batch {
            case::refresh(&mut work, stay.call, stay.learner).await?;
        }
        work.commit(()).await?;
    }
    Ok(())
}

/// Asks everybody who takes part in a talk when its days begin, and reminds tutors of those that are due again and late,
/// each once. Returns how many mails were queued.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself; [`Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let mut db = app.store.read().await?;
    let timing = timing(&mut db, organisation).await?;
    let mut due = Vec::new();
    for (stay, _) in store::check_in::newest_of_those_abroad(&mut db, organisation).await? {
        let times = timing.reminders_due(stay.period, today);
        if times > 0 {
            let talks = store::mid_term::of_mobility(&mut db, organisation, Id(stay.id)).await?;
            if talks.is_empty() {
                due.push((stay.id, times, timing.is_late(stay.period, today)));
            }
        }
    }
    drop(db);
    let mut mails = 0;
    for batch in due.chunks(BATCH) {
        let mut work = begin!(app, ctx, "mid_term.remind");
        for (stay, times, late) in batch {
            let parts = waiting(&mut work, *stay, *times, *late).await?;
            if parts.is_empty() {
                continue;
            }
            let reached = reach(&mut work, *stay).await?;
            for part in parts {
                mails += usize::from(post(&mut work, &reached, part, timing).await?);
            }
        }
        work.commit(()).await?;
    }
    Ok(mails)
}

/// Somebody who takes part in a talk.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// Writes it down.
    Tutor,
    Learner,
    Mentor,
}

impl Part {
    const fn mail(self) -> (&'static str, &'static str) {
        match self {
            Self::Tutor => ("mail-mid-term-subject", "mail-mid-term-text"),
            Self::Learner => ("mail-mid-term-learner-subject", "mail-mid-term-learner-text"),
            Self::Mentor => ("mail-mid-term-mentor-subject", "mail-mid-term-mentor-text"),
        }
    }
}

/// To whom something is said now that was not said before.
async fn waiting(work: &mut Work, stay: MobilityId, times: usize, late: bool) -> Result<Vec<Part>> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let (kind, occasion) = ("mid_term.talk", times.to_string());
    let mut parts = Vec::new();
    if store::reminder::first(work, organisation, kind, stay, &occasion, now).await? {
        parts.push(Part::Tutor);
    }
    // The mail names the days: who reads it when they are over can do nothing about it.
    if !late && store::reminder::first(work, organisation, "mid_term.part", stay, "", now).await? {
        parts.extend([Part::Learner, Part::Mentor]);
    }
    Ok(parts)
}

/// Queues the mail. Says whether there was somebody to write to.
async fn post(work: &mut Work, reached: &Reached, part: Part, timing: Timing) -> Result<bool> {
    let (file, stay) = (&reached.file, &reached.stay);
    let Some(due) = timing.due(stay.mobility.period) else { return Ok(false) };
    let Some((person, role)) = whom(work, reached, part).await? else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(person)).await? else { return Ok(false) };
    let address = address(work, reached, person, role).await?;
    // A workplace calls the learner as everybody there does.
    let name = match part {
        Part::Mentor => file.person.short_name(),
        Part::Tutor | Part::Learner => file.person.name.as_str(),
    };
    let about = Subject::new("mobility", stay.mobility.id);
    reader.mail(work, about, part.mail(), |said, words| {
        said.with("name", name)
            .with("host", stay.host.name.as_str())
            .with("period", words.date_range(due.first(), due.last()))
            .with("link", address.as_str())
    })?;
    Ok(true)
}

/// Who takes the part, if there is somebody.
async fn whom(work: &mut Work, reached: &Reached, part: Part) -> Result<Option<(PersonId, Role)>> {
    let (file, host) = (&reached.file, &reached.stay.host);
    Ok(match part {
        Part::Learner => Some((file.learner.person, Role::Learner(file.learner.id))),
        Part::Mentor => host.mentor.map(|mentor| (mentor, Role::Mentor(host.id))),
        Part::Tutor => {
            let Some(id) = file.learner.tutor else { return Ok(None) };
            let tutor = store::tutor::find(work, file.organisation, id).await?;
            tutor.map(|tutor| (tutor.person, Role::Tutor(id)))
        }
    })
}

/// The page on which a talk is written down or read. Learners sign in; the others get a link of their own.
async fn address(
    work: &mut Work,
    reached: &Reached,
    person: PersonId,
    role: Role,
) -> Result<String> {
    let (purpose, target): (&'static str, Uuid) = match role {
        Role::Tutor(_) => (LINK, reached.stay.mobility.id.into()),
        Role::Mentor(id) => (host::LINK, id.into()),
        _ => return Ok(format!("{}/my/logbook", work.app().address)),
    };
    let new = link::New {
        organisation: reached.file.organisation,
        person,
        role,
        purpose,
        target,
        single_use: false,
        holds: link::HOLDS,
    };
    link::mint(work, &new).await
}
