//! Reminding tutors of the reports that we wait for.

use super::LINK;
use crate::daily::the_program;
use crate::{App, Context, Result, Subject, Work, begin, link, tell};
use jiff::civil::Date;
use walz_domain::visit::{REPORT_WITHIN, Visit};
use walz_domain::window::plus_days;
use walz_policy::Role;
use walz_store as store;

/// Reminds tutors of reports that are due soon or late, each time once. Returns how many mails were queued.
///
/// # Errors
/// [`crate::Error::NotFound`] for everybody but the program itself; [`crate::Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    /// Reports that are later than this many days are reminded of no more; the board still shows them.
    const GIVE_UP: i64 = 60;
    let organisation = the_program(ctx)?;
    let mut work = begin!(app, ctx, "visit.remind");
    let after = plus_days(today, -REPORT_WITHIN - GIVE_UP);
    let mut mails = 0;
    for visit in store::visit::unreported(&mut work, organisation, after, today).await? {
        let times = visit.reminders_due(today);
        let occasion = times.to_string();
        if times == 0
            || !store::reminder::first(
                &mut work,
                organisation,
                "visit.report",
                visit.id,
                &occasion,
                ctx.now,
            )
            .await?
        {
            continue;
        }
        mails += usize::from(remind_of(&mut work, &visit).await?);
    }
    work.commit(mails).await
}

async fn remind_of(work: &mut Work, visit: &Visit) -> Result<bool> {
    let organisation = work.ctx().actor.organisation;
    let tutor = store::tutor::find(work, organisation, visit.tutor).await?;
    let partner = store::partner::find(work, organisation, visit.partner).await?;
    let (Some(tutor), Some(partner)) = (tutor, partner) else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(tutor.person)).await? else { return Ok(false) };
    let new = link::New {
        organisation,
        person: tutor.person,
        role: Role::Tutor(visit.tutor),
        purpose: LINK,
        target: visit.id.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let about = Subject::new("visit", visit.id);
    reader.mail(
        work,
        about,
        ("mail-visit-report-subject", "mail-visit-report-text"),
        |said, words| {
            said.with("partner", partner.name.as_str())
                .with("place", partner.city.as_str())
                .with("period", words.date_range(visit.period.first(), visit.period.last()))
                .with("due", words.weekday_date(visit.report_due()))
                .with("link", address.as_str())
        },
    )?;
    Ok(true)
}
