//! Mails to mentors: who comes, is the learner there, please assess. Each holds a link that opens the host's page.

use super::LINK;
use crate::daily::the_program;
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, link, tell};
use jiff::civil::Date;
use walz_domain::mobility::State;
use walz_domain::window::plus_days;
use walz_domain::{CallId, LearnerId, MobilityId};
use walz_policy::Role;
use walz_store::{self as store, Id, mobility::End};

/// What a mentor is written to for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letter {
    /// Somebody comes.
    Welcome,
    /// Is the learner there?
    Arrival,
    /// Please assess.
    Assess,
}

impl Letter {
    const ALL: [Self; 3] = [Self::Welcome, Self::Arrival, Self::Assess];

    const fn kind(self) -> &'static str {
        match self {
            Self::Welcome => "host.welcome",
            Self::Arrival => "host.arrival",
            Self::Assess => "host.assess",
        }
    }

    const fn mail(self) -> (&'static str, &'static str) {
        match self {
            Self::Welcome => ("mail-host-welcome-subject", "mail-host-welcome-text"),
            Self::Arrival => ("mail-host-arrival-subject", "mail-host-arrival-text"),
            Self::Assess => ("mail-host-assess-subject", "mail-host-assess-text"),
        }
    }

    /// The end of the stay that it hangs on, and in which days around it: after the first, up to the second.
    const fn days(self) -> (End, i64, i64) {
        match self {
            Self::Welcome => (End::First, 0, 14),
            Self::Arrival => (End::First, -7, 0),
            Self::Assess => (End::Last, -14, 10),
        }
    }

    /// Whether it is needed as things stand.
    fn fits(self, reached: &Reached) -> bool {
        let stay = &reached.stay;
        match self {
            Self::Welcome => {
                matches!(stay.mobility.state, State::Planned | State::Ready { .. })
            }
            Self::Arrival => matches!(stay.mobility.state, State::Departed { .. }),
            Self::Assess => {
                let assessed = |code: &&str| stay.assessments.iter().any(|a| a.unit == **code);
                let there = stay.mobility.state.is_abroad() || stay.mobility.state.has_ended();
                there && !stay.unit_codes().iter().all(assessed)
            }
        }
    }
}

/// Writes to mentors about what they have to do in these days, about each stay once. Returns how many mails were queued.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself; [`Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let mut mails = 0;
    for letter in Letter::ALL {
        let (end, after, until) = letter.days();
        let (after, until) = (plus_days(today, after), plus_days(today, until));
        let cases = {
            let mut db = app.store.read().await?;
            store::mobility::with_end_between(&mut db, organisation, end, after, until).await?
        };
        mails += write(app, ctx, letter, &cases).await?;
    }
    Ok(mails)
}

async fn write(
    app: &App,
    ctx: &Context,
    letter: Letter,
    cases: &[(CallId, LearnerId)],
) -> Result<usize> {
    if cases.is_empty() {
        return Ok(0);
    }
    let mut work = begin!(app, ctx, "host.remind");
    let organisation = ctx.actor.organisation;
    let mut mails = 0;
    for (call, learner) in cases {
        let stays = store::mobility::of_learner(&mut work, organisation, Id(*learner)).await?;
        let counts = |s: &store::Stored<walz_domain::mobility::Mobility>| {
            s.call == *call && !matches!(s.state, State::Cancelled { .. })
        };
        let Some(stay) = stays.into_iter().find(counts) else { continue };
        let kind = letter.kind();
        let now = ctx.now;
        if store::reminder::first(&mut work, organisation, kind, stay.id, "", now).await? {
            let reached = reach(&mut work, stay.id).await?;
            if letter.fits(&reached) && post(&mut work, &reached, letter.mail()).await? {
                mails += 1;
            }
        }
    }
    work.commit(mails).await
}

/// Queues the mail with a link of its own. Says whether there was somebody to write to.
pub(crate) async fn post(
    work: &mut Work,
    reached: &Reached,
    mail: (&'static str, &'static str),
) -> Result<bool> {
    let stay = &reached.stay;
    let Some(mentor) = stay.host.mentor else { return Ok(false) };
    let Some(reader) = tell::person(work, Some(mentor)).await? else { return Ok(false) };
    let new = link::New {
        organisation: reached.file.organisation,
        person: mentor,
        role: Role::Mentor(stay.host.id),
        purpose: LINK,
        target: stay.host.id.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let period = stay.mobility.period;
    let about = Subject::new("mobility", stay.mobility.id);
    reader.mail(work, about, mail, |said, words| {
        said.with("name", reached.file.person.short_name())
            .with("period", words.date_range(period.first(), period.last()))
            .with("first", words.weekday_date(period.first()))
            .with("last", words.weekday_date(period.last()))
            .with("link", address.as_str())
    })?;
    Ok(true)
}

/// The office sends the mentor a fresh link to the host's page.
///
/// # Errors
/// [`Error::NotFound`] for who does not run the case; [`Error::Refused`] where there is no mentor with an address.
pub async fn invite(app: &App, ctx: &Context, stay: MobilityId) -> Result<()> {
    let mut work = begin!(app, ctx, "host.invite", &stay);
    let reached = reach(&mut work, stay).await?;
    if !reached.relation.runs() {
        return Err(Error::NotFound);
    }
    let letter = match reached.stay.mobility.state {
        State::Planned | State::Ready { .. } => Letter::Welcome,
        State::Departed { .. } => Letter::Arrival,
        _ => Letter::Assess,
    };
    if !post(&mut work, &reached, letter.mail()).await? {
        return Err(Error::refused("host-refused-no-mentor"));
    }
    work.commit(()).await
}
