//! Deadlines of learning, watched: mentors are reminded of assessments, home teachers of moderations, the office of decisions,
//! boards and appeals. When each is due stands in the plan of its round.

use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Result, Subject, Work, begin, host, link, moderation, tell};
use jiff::civil::Date;
use walz_domain::case::Act;
use walz_domain::window::plus_days;
use walz_policy::Role;
use walz_store as store;
use walz_store::board::{self, BoardRow};

/// Days around the due day on which somebody is reminded.
const REMIND: [i64; 4] = [-3, 1, 8, 15];
/// What is later than this many days is reminded of no more; the board still shows it.
const GIVE_UP: i64 = 60;

/// Reminds those whose turn it is, on each occasion once. Returns how many mails were queued.
///
/// # Errors
/// [`crate::Error::NotFound`] for everybody but the program itself; [`crate::Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let (after, until) = (plus_days(today, -GIVE_UP), plus_days(today, 3));
    let batch = i64::try_from(BATCH).unwrap_or(i64::MAX);
    let (mut mails, mut decisions) = (0, 0);
    for act in [Act::Assess, Act::Moderate, Act::Recognise, Act::AskBoard] {
        let mut place = Some(board::behind_day(after));
        while let Some(behind) = place {
            let mut work = begin!(app, ctx, "deadline.remind");
            let rows = board::due(&mut work, organisation, act, behind, until, batch).await?;
            place = rows.last().and_then(board::place_of);
            for row in rows {
                if !is_first(&mut work, act, &row, today).await? {
                    continue;
                }
                match (act, row.mobility) {
                    (Act::Assess | Act::Moderate, Some(stay)) => {
                        let reached = reach(&mut work, stay).await?;
                        mails += usize::from(write(&mut work, act, &reached, row.due).await?);
                    }
                    _ => decisions += 1,
                }
            }
            work.commit(()).await?;
        }
    }
    if decisions > 0 {
        let mut work = begin!(app, ctx, "deadline.remind");
        mails += to_office(&mut work, decisions).await?;
        work.commit(()).await?;
    }
    Ok(mails)
}

/// Whether this is the first look on an occasion of this due day.
async fn is_first(work: &mut Work, act: Act, row: &BoardRow, today: Date) -> Result<bool> {
    let (Some(stay), Some(due)) = (row.mobility, row.due) else { return Ok(false) };
    let times = REMIND.iter().filter(|days| plus_days(due, **days) <= today).count();
    // The mail before the last day is the host's own.
    if times == 0 || (act == Act::Assess && times == 1) {
        return Ok(false);
    }
    let (kind, occasion) = (format!("deadline.{act}"), format!("{due}/{times}"));
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    Ok(store::reminder::first(work, organisation, &kind, stay, &occasion, now).await?)
}

async fn write(work: &mut Work, act: Act, reached: &Reached, due: Option<Date>) -> Result<bool> {
    match act {
        Act::Assess => {
            host::post(work, reached, ("mail-assess-late-subject", "mail-assess-late-text")).await
        }
        _ => to_teacher(work, reached, due).await,
    }
}

/// The home teacher gets a link that opens the form.
async fn to_teacher(work: &mut Work, reached: &Reached, due: Option<Date>) -> Result<bool> {
    let organisation = reached.file.organisation;
    let Some(id) = reached.file.learner.tutor else { return Ok(false) };
    let Some(tutor) = store::tutor::find(work, organisation, id).await? else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(tutor.person)).await? else { return Ok(false) };
    let stay = reached.stay.mobility.id;
    let new = link::New {
        organisation,
        person: tutor.person,
        role: Role::Tutor(id),
        purpose: moderation::LINK,
        target: stay.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let about = Subject::new("mobility", stay);
    reader.mail(work, about, ("mail-moderate-subject", "mail-moderate-text"), |said, words| {
        said.with("name", reached.file.person.short_name())
            .with("host", reached.stay.host.name.as_str())
            .with("due", due.map(|due| words.weekday_date(due)).unwrap_or_default())
            .with("link", address.as_str())
    })?;
    Ok(true)
}

/// One mail to everybody in the office, however many decisions are due.
async fn to_office(work: &mut Work, decisions: i64) -> Result<usize> {
    let organisation = work.ctx().actor.organisation;
    let readers = tell::office(work).await?;
    let address = format!("{}/today", work.app().address);
    for reader in &readers {
        let about = Subject::new("organisation", organisation);
        let mail = ("mail-decisions-due-subject", "mail-decisions-due-text");
        reader.mail(work, about, mail, |said, _| {
            said.with("count", decisions).with("link", address.as_str())
        })?;
    }
    Ok(readers.len())
}
