//! Mails to mentors: who comes, is the learner there, please assess. Each holds a link that opens the host's page.

use super::LINK;
use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, link, tell};
use jiff::civil::Date;
use walz_domain::mobility::State;
use walz_domain::window::plus_days;
use walz_domain::{CallId, HostCompanyId, LearnerId, MobilityId, PersonId};
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

    /// Whom it goes to: only the first host sees somebody arrive.
    fn readers(self, reached: &Reached) -> Vec<(PersonId, HostCompanyId)> {
        let mut mentors = reached.stay.mentors();
        if self == Self::Arrival {
            mentors.retain(|(_, host)| *host == reached.stay.host.id);
        }
        mentors
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
    let mut mails = 0;
    for batch in cases.chunks(BATCH) {
        let mut work = begin!(app, ctx, "host.remind");
        mails += write_some(&mut work, letter, batch).await?;
        work.commit(()).await?;
    }
    Ok(mails)
}

async fn write_some(
    work: &mut Work,
    letter: Letter,
    cases: &[(CallId, LearnerId)],
) -> Result<usize> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let mut mails = 0;
    for (call, learner) in cases {
        let stays = store::mobility::of_learner(work, organisation, Id(*learner)).await?;
        let counts = |s: &store::Stored<walz_domain::mobility::Mobility>| {
            s.call == *call && !matches!(s.state, State::Cancelled { .. })
        };
        let Some(stay) = stays.into_iter().find(counts) else { continue };
        let kind = letter.kind();
        if store::reminder::first(work, organisation, kind, stay.id, "", now).await? {
            let reached = reach(work, stay.id).await?;
            let mentors = if letter.fits(&reached) { letter.readers(&reached) } else { Vec::new() };
            for mentor in mentors {
                mails += usize::from(post_to(work, &reached, letter.mail(), mentor).await?);
            }
        }
    }
    Ok(mails)
}

/// Queues the mail for every mentor of the stay, each with a link of its own. Says whether there was somebody to write to.
pub(crate) async fn post(
    work: &mut Work,
    reached: &Reached,
    mail: (&'static str, &'static str),
) -> Result<bool> {
    let mut posted = false;
    for mentor in reached.stay.mentors() {
        posted |= post_to(work, reached, mail, mentor).await?;
    }
    Ok(posted)
}

/// As [`post`], to one mentor at one company.
async fn post_to(
    work: &mut Work,
    reached: &Reached,
    mail: (&'static str, &'static str),
    (mentor, host): (PersonId, HostCompanyId),
) -> Result<bool> {
    let stay = &reached.stay;
    let Some(reader) = tell::person(work, Some(mentor)).await? else { return Ok(false) };
    let address = page_of(work, mentor, host).await?;
    // A second host is told when the learner comes to it, where that is known. The other letters are about the whole stay.
    let welcome = mail == Letter::Welcome.mail();
    let second = stay.second_host().filter(|second| welcome && second.host == host);
    let period = second.and_then(|second| second.period).unwrap_or(stay.mobility.period);
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

/// A link with which a mentor opens the page of a company.
pub(crate) async fn page_of(
    work: &mut Work,
    mentor: PersonId,
    host: HostCompanyId,
) -> Result<String> {
    let new = link::New {
        organisation: work.ctx().actor.organisation,
        person: mentor,
        role: Role::Mentor(host),
        purpose: LINK,
        target: host.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    link::mint(work, &new).await
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
    let mut posted = false;
    for mentor in letter.readers(&reached) {
        posted |= post_to(&mut work, &reached, letter.mail(), mentor).await?;
    }
    if !posted {
        return Err(Error::refused("host-refused-no-mentor"));
    }
    work.commit(()).await
}
