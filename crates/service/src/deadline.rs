//! Deadlines of learning, watched: mentors are reminded of assessments, home teachers of moderations, the office of decisions,
//! boards and appeals. When each is due stands in the plan of its round.

use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Result, Subject, Work, begin, host, link, moderation, tell};
use jiff::civil::Date;
use walz_domain::MobilityId;
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
    let (mut mails, mut decisions) = (0, Vec::new());
    for act in [Act::Assess, Act::Moderate, Act::Recognise, Act::AskBoard] {
        let mut place = Some(board::behind_day(after));
        while let Some(behind) = place {
            let mut work = begin!(app, ctx, "deadline.remind");
            let rows = board::due(&mut work, organisation, act, behind, until, batch).await?;
            place = rows.last().and_then(board::place_of);
            for row in rows {
                let Some(occasion) = Occasion::of(act, &row, today) else { continue };
                if !matches!(act, Act::Assess | Act::Moderate) {
                    decisions.push(occasion);
                } else if occasion.is_first(&mut work).await? {
                    let reached = reach(&mut work, occasion.stay).await?;
                    mails += usize::from(write(&mut work, act, &reached, row.due).await?);
                }
            }
            work.commit(()).await?;
        }
    }
    // What the office is told of is noted together with the mail that tells it.
    let mut work = begin!(app, ctx, "deadline.remind");
    let mut count = 0;
    for occasion in decisions {
        count += i64::from(occasion.is_first(&mut work).await?);
    }
    if count > 0 {
        mails += to_office(&mut work, count).await?;
    }
    work.commit(mails).await
}

/// That something of a stay is due, and how many times it should have been said by now.
struct Occasion {
    act: Act,
    stay: MobilityId,
    due: Date,
    times: usize,
}

impl Occasion {
    fn of(act: Act, row: &BoardRow, today: Date) -> Option<Self> {
        let (stay, due) = (row.mobility?, row.due?);
        let times = REMIND.iter().filter(|days| plus_days(due, **days) <= today).count();
        // The mail before the last day is the host's own.
        let said = times > usize::from(act == Act::Assess);
        said.then_some(Self { act, stay, due, times })
    }

    /// Whether nobody was told of it so many times before; they are now.
    async fn is_first(&self, work: &mut Work) -> Result<bool> {
        let (kind, occasion) =
            (format!("deadline.{}", self.act), format!("{}/{}", self.due, self.times));
        let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
        Ok(store::reminder::first(work, organisation, &kind, self.stay, &occasion, now).await?)
    }
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
