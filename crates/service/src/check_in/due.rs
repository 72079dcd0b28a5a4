//! What falls due by the day alone: asking, and noticing that nobody answered.

use super::refusal;
use crate::daily::the_program;
use crate::{App, Context, Result, Subject, Work, begin, case, tell};
use jiff::civil::Date;
use serde_json::json;
use walz_domain::PersonId;
use walz_domain::check_in::{CheckIn, GRACE_DAYS, State, newest_due};
use walz_domain::mobility::Mobility;
use walz_domain::window::plus_days;
use walz_store::{self as store, Id, Stored};

/// How many are done in one transaction, so that nobody waits long for theirs.
const BATCH: usize = 100;

/// Asks everybody abroad whose check-in has fallen due. Returns how many were asked.
///
/// # Errors
/// [`crate::Error::NotFound`] for everybody but the program itself; [`crate::Error::Store`] where the database fails.
pub async fn open_due(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let abroad = {
        let mut db = app.store.read().await?;
        store::check_in::newest_of_those_abroad(&mut db, organisation).await?
    };
    let due = abroad.into_iter().filter_map(|(stay, newest)| {
        let due = newest_due(stay.state.departed()?, stay.period.last(), today)?;
        newest.is_none_or(|newest| newest < due).then_some((stay, due))
    });
    let due: Vec<(Mobility, Date)> = due.collect();
    let mut asked = 0;
    for batch in due.chunks(BATCH) {
        asked += open_batch(app, ctx, batch).await?;
    }
    Ok(asked)
}

async fn open_batch(app: &App, ctx: &Context, batch: &[(Mobility, Date)]) -> Result<usize> {
    let mut work = begin!(app, ctx, "check_in.open");
    let organisation = ctx.actor.organisation;
    let mut asked = 0;
    for (stay, due) in batch {
        let known = store::check_in::of_mobility(&mut work, organisation, Id(stay.id)).await?;
        if known.iter().any(|c| c.state.is_silence() || c.due >= *due) {
            continue;
        }
        let new = CheckIn { id: ctx.id(), mobility: stay.id, due: *due, state: State::Open };
        store::check_in::add(&mut work, organisation, &new).await?;
        ask(&mut work, stay, &new).await?;
        case::refresh(&mut work, stay.call, stay.learner).await?;
        asked += 1;
    }
    if asked > 0 {
        let detail = json!({ "check_ins": asked });
        work.journal("check_in.opened", Subject::new("organisation", organisation), detail);
    }
    work.commit(asked).await
}

async fn ask(work: &mut Work, stay: &Mobility, check_in: &CheckIn) -> Result<()> {
    let learner = person_of(work, stay).await?;
    let address = format!("{}/my", work.app().address);
    let by = plus_days(check_in.due, GRACE_DAYS);
    let about = Subject::new("check_in", check_in.id);
    if let Some(reader) = tell::person(work, learner).await? {
        reader.mail(
            work,
            about,
            ("mail-check-in-subject", "mail-check-in-text"),
            |said, words| said.with("date", words.weekday_date(by)).with("link", address.as_str()),
        )?;
    }
    Ok(())
}

async fn person_of(work: &mut Work, stay: &Mobility) -> Result<Option<PersonId>> {
    let organisation = work.ctx().actor.organisation;
    let learner = store::learner::find(work, organisation, stay.learner).await?;
    Ok(learner.map(|learner| learner.person))
}

/// Raises every silence whose days of grace are over: the board shows it, and the office and whoever answers for safety
/// are told. Returns how many were raised.
///
/// # Errors
/// As [`open_due`].
pub async fn raise_missed(app: &App, ctx: &Context, today: Date) -> Result<usize> {
    let organisation = the_program(ctx)?;
    let before = plus_days(today, -GRACE_DAYS);
    let most = u32::try_from(BATCH).unwrap_or(u32::MAX);
    let mut raised = 0;
    loop {
        let silent = {
            let mut db = app.store.read().await?;
            store::check_in::unanswered(&mut db, organisation, before, most).await?
        };
        if silent.is_empty() {
            return Ok(raised);
        }
        raised += raise_batch(app, ctx, silent).await?;
    }
}

async fn raise_batch(app: &App, ctx: &Context, silent: Vec<Stored<CheckIn>>) -> Result<usize> {
    let mut work = begin!(app, ctx, "check_in.raise");
    let organisation = ctx.actor.organisation;
    let readers = tell::guards(&mut work).await?;
    let mut raised = 0;
    for check_in in silent {
        // Read again within the transaction: the learner may have answered in between.
        let found = store::check_in::find(&mut work, organisation, check_in.id).await?;
        let Some(mut check_in) = found.filter(|c| c.state == State::Open) else { continue };
        let stay = store::mobility::find(&mut work, organisation, check_in.mobility).await?;
        let Some(stay) = stay.map(Stored::into_value) else { continue };
        let abroad = stay.state.is_abroad();
        check_in.state = match abroad {
            true => check_in.state.clone().miss(ctx.now).map_err(refusal)?,
            false => check_in.state.clone().overtake(ctx.now),
        };
        store::check_in::update(&mut work, organisation, &check_in).await?;
        if abroad {
            let about = Subject::new("check_in", check_in.id);
            let detail = json!({ "mobility": stay.id, "due": check_in.due });
            work.journal("check_in.missed", about, detail);
            tell_of_silence(&mut work, &readers, &stay, &check_in).await?;
            raised += 1;
        }
        case::refresh(&mut work, stay.call, stay.learner).await?;
    }
    work.commit(raised).await
}

async fn tell_of_silence(
    work: &mut Work,
    readers: &[tell::Reader],
    stay: &Mobility,
    check_in: &CheckIn,
) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let Some(person) = person_of(work, stay).await? else { return Ok(()) };
    let person = store::person::find(work, organisation, person).await?;
    let Some(person) = person else { return Ok(()) };
    let phone = person.phone.as_ref().map(ToString::to_string).unwrap_or_default();
    let address = format!("{}/check-ins/{}", work.app().address, check_in.id);
    let about = Subject::new("check_in", check_in.id);
    for reader in readers {
        reader.mail(
            work,
            about,
            ("mail-silence-subject", "mail-silence-text"),
            |said, words| {
                said.with("name", person.name.as_str())
                    .with("date", words.weekday_date(check_in.due))
                    .with("phone", phone.as_str())
                    .with("link", address.as_str())
            },
        )?;
    }
    Ok(())
}
