//! When talks are due, and reminding tutors of them.

use super::LINK;
use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, link, tell};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::OrganisationId;
use walz_domain::mid_term::Timing;
use walz_policy::{self as policy, Role};
use walz_store::{self as store, Access, Id};

fn setting(organisation: OrganisationId) -> String {
    format!("mid_term_timing:{organisation}")
}

/// When an organisation's talks are due.
pub(crate) async fn timing(db: &mut impl Access, organisation: OrganisationId) -> Result<Timing> {
    Ok(store::setting::get(db, &setting(organisation)).await?.unwrap_or_default())
}

/// Sets when the talks of the actor's organisation are due.
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
    store::setting::put(&mut work, &setting(may.organisation), &timing).await?;
    let subject = Subject::new("organisation", may.organisation);
    work.journal("mid_term.timing_set", subject, json!(timing));
    work.commit(()).await
}

/// Reminds tutors of talks that are due, due again, and late, each once. Returns how many mails were queued.
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
                due.push((stay.id, times));
            }
        }
    }
    drop(db);
    let mut mails = 0;
    for batch in due.chunks(BATCH) {
        let mut work = begin!(app, ctx, "mid_term.remind");
        for (stay, times) in batch {
            let (kind, occasion) = ("mid_term.talk", times.to_string());
            let first =
                store::reminder::first(&mut work, organisation, kind, *stay, &occasion, ctx.now);
            if first.await? {
                let reached = reach(&mut work, *stay).await?;
                mails += usize::from(post(&mut work, &reached, timing).await?);
            }
        }
        work.commit(()).await?;
    }
    Ok(mails)
}

async fn post(work: &mut Work, reached: &Reached, timing: Timing) -> Result<bool> {
    let organisation = reached.file.organisation;
    let stay = &reached.stay.mobility;
    let Some(due) = timing.due(stay.period) else { return Ok(false) };
    let Some(id) = reached.file.learner.tutor else { return Ok(false) };
    let Some(tutor) = store::tutor::find(work, organisation, id).await? else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(tutor.person)).await? else { return Ok(false) };
    let new = link::New {
        organisation,
        person: tutor.person,
        role: Role::Tutor(id),
        purpose: LINK,
        target: stay.id.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let about = Subject::new("mobility", stay.id);
    let mail = ("mail-mid-term-subject", "mail-mid-term-text");
    reader.mail(work, about, mail, |said, words| {
        said.with("name", reached.file.person.name.as_str())
            .with("host", reached.stay.host.name.as_str())
            .with("period", words.date_range(due.first(), due.last()))
            .with("link", address.as_str())
    })?;
    Ok(true)
}
