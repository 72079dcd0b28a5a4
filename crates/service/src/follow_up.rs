//! Half a year after the return: what learners and home companies use at work of what was learned.

use crate::assessment::self_name;
use crate::daily::{BATCH, the_program};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, link, tell, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::follow_up::{FollowUp, From, Used, open};
use walz_domain::window::plus_days;
use walz_domain::{MobilityId, PersonId};
use walz_policy::{self as policy, Role};
use walz_store as store;

/// What a link to the question is for.
pub const LINK: &str = "follow-up";

/// The question, and what was answered before.
#[derive(Debug)]
pub struct Seen {
    pub mobility: MobilityId,
    pub learner: String,
    pub host: String,
    pub ended: Option<Date>,
    /// For whom the actor may answer.
    pub from: Vec<From>,
    pub said: Vec<FollowUp>,
    /// Whether it can be said now.
    pub open: bool,
}

/// The question about one stay, for those who answer it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn see(app: &App, ctx: &Context, stay: MobilityId) -> Result<Seen> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let may = |from: &From| policy::follow_up::say(reached.relation, *from).is_some();
    let from: Vec<From> = From::ALL.iter().copied().filter(may).collect();
    if from.is_empty() {
        return Err(Error::NotFound);
    }
    let mut said = store::follow_up::of_mobility(&mut work, ctx.actor.organisation, stay).await?;
    said.retain(|one| from.contains(&one.from));
    Ok(Seen {
        mobility: stay,
        learner: reached.file.person.short_name().to_owned(),
        host: reached.stay.host.name.to_string(),
        ended: reached.stay.mobility.state.ended(),
        open: open(&reached.stay.mobility.state).is_ok(),
        from,
        said,
    })
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub from: From,
    pub used: Used,
    pub text: String,
    pub method: String,
}

/// Keeps an answer in the stead of the one before.
///
/// # Errors
/// [`Error::NotFound`] where the actor does not speak for who answers; [`Error::Invalid`] where something is too long;
/// [`Error::Refused`] before the return.
pub async fn answer(app: &App, ctx: &Context, stay: MobilityId, answer: &Answer) -> Result<()> {
    let mut work = begin!(app, ctx, "follow_up.answer", &(stay, answer));
    let reached = reach(&mut work, stay).await?;
    let _may = policy::follow_up::say(reached.relation, answer.from).ok_or(Error::NotFound)?;
    open(&reached.stay.mobility.state).map_err(|_| Error::refused("follow-up-refused-not-home"))?;
    let said = FollowUp {
        mobility: stay,
        from: answer.from,
        used: answer.used,
        text: text::optional("text", &answer.text)?,
        method: text::optional("method", &answer.method)?,
        by: self_name(&mut work).await?,
        at: ctx.now,
    };
    store::follow_up::put(&mut work, ctx.actor.organisation, &said).await?;
    let detail = json!({ "from": said.from, "used": said.used });
    work.journal("follow_up.answered", Subject::new("mobility", stay), detail);
    work.commit(()).await
}

/// For so many days after its day the question is still sent, where the program did not run on the day.
const CATCH_UP: i64 = 30;

/// Asks learners and home companies when it is time, once. Returns how many mails were queued.
///
/// # Errors
/// [`Error::NotFound`] for everybody but the program itself; [`Error::Store`] where the database fails.
pub async fn remind(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let mut due = Vec::new();
    let mut db = app.store.read().await?;
    for call in store::call::list(&mut db, organisation).await? {
        let until = plus_days(today, -i64::from(call.deadlines.follow_up));
        let after = plus_days(until, -CATCH_UP);
        due.extend(
            store::follow_up::ended_between(&mut db, organisation, call.id, after, until).await?,
        );
    }
    drop(db);
    let mut mails = 0;
    for batch in due.chunks(BATCH) {
        let mut work = begin!(app, ctx, "follow_up.remind");
        for stay in batch {
            let first =
                store::reminder::first(&mut work, organisation, "follow_up", *stay, "", ctx.now);
            if first.await? {
                mails += ask(&mut work, *stay).await?;
            }
        }
        work.commit(()).await?;
    }
    Ok(mails)
}

/// Writes to those who have not answered by themselves.
async fn ask(work: &mut Work, stay: MobilityId) -> Result<usize> {
    let organisation = work.ctx().actor.organisation;
    let reached = reach(work, stay).await?;
    let said = store::follow_up::of_mobility(work, organisation, stay).await?;
    let learner = &reached.file.learner;
    let tutor = match learner.tutor {
        Some(id) => store::tutor::find(work, organisation, id).await?,
        None => None,
    };
    let own = (From::Learner, learner.person, Role::Learner(learner.id));
    let company = tutor.map(|tutor| (From::HomeCompany, tutor.person, Role::Tutor(tutor.id)));
    let mut mails = 0;
    for (from, person, role) in [own].into_iter().chain(company) {
        if !said.iter().any(|one| one.from == from) {
            mails += usize::from(post(work, &reached, from, person, role).await?);
        }
    }
    Ok(mails)
}

async fn post(
    work: &mut Work,
    reached: &Reached,
    from: From,
    person: PersonId,
    role: Role,
) -> Result<bool> {
    let Some(reader) = tell::person(work, Some(person)).await? else { return Ok(false) };
    let stay = reached.stay.mobility.id;
    let new = link::New {
        organisation: reached.file.organisation,
        person,
        role,
        purpose: LINK,
        target: stay.into(),
        single_use: false,
        holds: link::HOLDS,
    };
    let address = link::mint(work, &new).await?;
    let mail = match from {
        From::Learner => ("mail-follow-up-learner-subject", "mail-follow-up-learner-text"),
        From::HomeCompany => ("mail-follow-up-company-subject", "mail-follow-up-company-text"),
    };
    reader.mail(work, Subject::new("mobility", stay), mail, |said, _| {
        said.with("name", reached.file.person.short_name())
            .with("host", reached.stay.host.name.as_str())
            .with("link", address.as_str())
    })?;
    Ok(true)
}
