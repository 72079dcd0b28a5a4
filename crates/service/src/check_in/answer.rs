//! The learner's word.

use super::{free_day, refusal};
use crate::mobility::{Reached, reach};
use crate::{App, Context, Error, Result, Subject, Work, begin, case, tell, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::check_in::{CheckIn, Mood, State, newest_due};
use walz_domain::{CheckInId, MobilityId};
use walz_policy as policy;
use walz_store::{self as store, Stored};

/// How it goes, in one tap; a note may come with it or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub mood: Mood,
    pub note: String,
}

/// What was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub check_in: CheckInId,
    pub mood: Mood,
}

/// The learner says how it goes. It counts for the check-in that was due last; a silence before it is over. Saying it
/// again is the same answer. Whoever asks for help is told to everybody who can give it, at once.
///
/// # Errors
/// [`Error::NotFound`] where it is not the learner's own stay; [`Error::Refused`] where the learner is not abroad;
/// [`Error::Invalid`] for a note without end.
pub async fn answer(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    answer: &Answer,
) -> Result<Answered> {
    let mut work = begin!(app, ctx, "check_in.answer", &(stay, answer.mood));
    let organisation = ctx.actor.organisation;
    let note = text::optional("note", &answer.note)?;
    let mut reached = reach(&mut work, stay).await?;
    let _may = policy::check_in::answer(reached.relation).ok_or(Error::NotFound)?;
    let due = due_last(&reached)?;
    let known: Vec<Date> = reached.stay.check_ins.iter().map(|c| c.due).collect();
    let (newest, others) = split(std::mem::take(&mut reached.stay.check_ins), due);
    for mut silent in others {
        let heard = silent.state.clone().overtake(ctx.now);
        if heard != silent.state {
            silent.state = heard;
            store::check_in::update(&mut work, organisation, &silent).await?;
        }
    }
    let (before, check_in) = match newest {
        Some(mut check_in) => {
            let before = check_in.state.mood();
            let state = check_in.state.clone();
            check_in.state = state.answer(answer.mood, note, ctx.now).map_err(refusal)?;
            store::check_in::update(&mut work, organisation, &check_in).await?;
            (before, check_in.into_value())
        }
        None => {
            let due = match known.contains(&due) {
                true => free_day(&mut work, stay, reached.today).await?,
                false => due,
            };
            let state = State::Open.answer(answer.mood, note, ctx.now).map_err(refusal)?;
            let check_in = CheckIn { id: ctx.id(), mobility: stay, due, state };
            store::check_in::add(&mut work, organisation, &check_in).await?;
            (None, check_in)
        }
    };
    let subject = Subject::new("check_in", check_in.id);
    let detail = json!({ "mobility": stay, "mood": answer.mood });
    work.journal("check_in.answered", subject, detail);
    if answer.mood == Mood::Help && before != Some(Mood::Help) {
        call_for_help(&mut work, &reached, subject).await?;
    }
    case::refresh(&mut work, reached.file.call.id, reached.file.learner.id).await?;
    work.commit(Answered { check_in: check_in.id, mood: answer.mood }).await
}

/// The learner adds a few words to what was tapped.
///
/// # Errors
/// [`Error::NotFound`] where it is not the learner's own; [`Error::Invalid`] for a note that is empty or without end;
/// [`Error::Refused`] where nothing was tapped yet, or it is settled.
pub async fn note(app: &App, ctx: &Context, id: CheckInId, words: &str) -> Result<()> {
    let mut work = begin!(app, ctx, "check_in.note");
    let organisation = ctx.actor.organisation;
    let words = text::required("note", words)?;
    let found = store::check_in::find(&mut work, organisation, id).await?;
    let mut check_in = found.ok_or(Error::NotFound)?;
    let reached = reach(&mut work, check_in.mobility).await?;
    let _may = policy::check_in::answer(reached.relation).ok_or(Error::NotFound)?;
    let mood =
        check_in.state.mood().ok_or_else(|| Error::refused("check-in-refused-unanswered"))?;
    check_in.state = check_in.state.clone().answer(mood, words, ctx.now).map_err(refusal)?;
    store::check_in::update(&mut work, organisation, &check_in).await?;
    work.journal("check_in.noted", Subject::new("check_in", id), json!({}));
    work.commit(()).await
}

/// The day of the check-in that was due last. Before the first one, the day of departure stands for it: somebody on the
/// way can ask for help too.
fn due_last(reached: &Reached) -> Result<Date> {
    let mobility = &reached.stay.mobility;
    let left = mobility.state.departed().filter(|_| mobility.state.is_abroad());
    let left = left.ok_or_else(|| Error::refused("check-in-refused-not-abroad"))?;
    Ok(newest_due(left, mobility.period.last(), reached.today).unwrap_or(left))
}

/// The check-in that an answer is for, where there is one that is not settled, and those before it.
fn split(
    check_ins: Vec<Stored<CheckIn>>,
    due: Date,
) -> (Option<Stored<CheckIn>>, Vec<Stored<CheckIn>>) {
    let (mut current, others): (Vec<_>, Vec<_>) = check_ins
        .into_iter()
        .partition(|c| c.due >= due && !matches!(c.state, State::Settled { .. }));
    // They come with the newest first.
    let newest = if current.is_empty() { None } else { Some(current.remove(0)) };
    (newest, others)
}

/// Tells everybody who can help: who it is, where, and which numbers to call. What the learner wrote stands behind the
/// sign-in.
async fn call_for_help(work: &mut Work, reached: &Reached, about: Subject) -> Result<()> {
    let address = format!("{}/check-ins/{}", work.app().address, about.id);
    let phone = reached.file.person.phone.as_ref().map(ToString::to_string).unwrap_or_default();
    for reader in tell::guards(work).await? {
        reader.mail(work, about, ("mail-help-subject", "mail-help-text"), |said, _| {
            said.with("name", reached.file.person.name.as_str())
                .with("host", reached.stay.host.name.as_str())
                .with("place", reached.stay.host.city.as_str())
                .with("phone", phone.as_str())
                .with("link", address.as_str())
        })?;
    }
    Ok(())
}
