//! Saying no to a text, and taking one back.

use super::post::{self, Letter};
use super::{Text, Via, may, must_run, party, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, Work, begin, link};
use serde_json::json;
use uuid::Uuid;
use walz_domain::signing::State;
use walz_store::{self as store, Stored};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2_000;

pub(super) fn reason_of(reason: &str) -> Result<&str> {
    match reason.trim() {
        "" => Err(Error::invalid("reason", "signing-reason-missing")),
        long if long.chars().count() > LONGEST_REASON => {
            Err(Error::invalid("reason", "signing-reason-too-long"))
        }
        fits => Ok(fits),
    }
}

/// Says no in the name of the party that the actor stands for. What others signed stays with this version; the office
/// has to make a new one.
///
/// # Errors
/// As [`super::sign`]; [`Error::Invalid`] without a reason.
pub async fn decline<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    number: u32,
    reason: &str,
    via: Via<'_>,
) -> Result<()> {
    let reason = reason_of(reason)?;
    let mut work = begin!(app, ctx, T::KIND.verbs.decline, &(id, number, reason));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    let party = may(&ctx.actor, &file, &*text, today)?.party.ok_or(Error::NotFound)?;
    if number != text.number() {
        return Err(refusal(walz_domain::signing::Refused::OtherText));
    }
    let state = text.state().clone().decline(party, reason.to_owned(), ctx.now);
    text.set_state(state.map_err(refusal)?);
    T::update(&mut work, &text).await?;
    let detail = json!({
        "party": party,
        "number": text.number(),
        "reason": reason,
        "method": via.method(),
    });
    work.journal(T::KIND.acts.declined, Subject::new(T::KIND.noun, id), detail);
    if let Via::Link(link) = via {
        link::use_up(&mut work, link).await?;
    }
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

/// Takes an offered text back: nobody can sign it any more, and those who were asked are told.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Refused`] where it is not out for
/// signing; [`Error::Invalid`] without a reason.
pub async fn withdraw<T: Text>(app: &App, ctx: &Context, id: T::Id, reason: &str) -> Result<()> {
    let reason = reason_of(reason)?;
    let mut work = begin!(app, ctx, T::KIND.verbs.withdraw, &(id, reason));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    must_run(&ctx.actor, &file, &*text, today)?;
    take_back(&mut work, &mut text).await?;
    tell_withdrawn(&mut work, &file, &*text, reason).await?;
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

/// Writes to those who were asked to sign, and into the journal.
async fn tell_withdrawn<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    text: &T,
    reason: &str,
) -> Result<()> {
    let today = crate::today(work).await?;
    let asked = text.state().on_record().map(|(d, _)| d.parties.clone()).unwrap_or_default();
    for party in asked {
        if let Some(to) = party::recipient_for(work, file, text, party).await? {
            let letter = Letter::Withdrawn { reason };
            post::queue(work, file, text, &to, letter, today).await?;
        }
    }
    let detail = json!({ "number": text.number(), "reason": reason });
    work.journal(T::KIND.acts.withdrawn, Subject::new(T::KIND.noun, text.id()), detail);
    Ok(())
}

/// Makes a text count no more in the course of a verb that takes its place away, also one in force. Those who were asked
/// to sign are told.
pub(crate) async fn void<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    mut text: Stored<T>,
    reason: &str,
) -> Result<()> {
    let state = text.state().clone().lapse(work.ctx().now).map_err(refusal)?;
    end(work, &mut text, state).await?;
    tell_withdrawn(work, file, &*text, reason).await
}

/// Makes an offered or declined text count no more, and its links open nothing.
pub(crate) async fn take_back<T: Text>(work: &mut Work, text: &mut Stored<T>) -> Result<()> {
    let state = text.state().clone().replace(work.ctx().now).map_err(refusal)?;
    end(work, text, state).await
}

async fn end<T: Text>(work: &mut Work, text: &mut Stored<T>, state: State) -> Result<()> {
    let now = work.ctx().now;
    let organisation = work.ctx().actor.organisation;
    text.set_state(state);
    T::update(work, text).await?;
    let target: Uuid = text.id().into();
    for link in store::link::of_target(work, organisation, target).await? {
        if link.purpose == T::KIND.link && link.holds_at(now) {
            store::link::revoke(work, organisation, link.id, now).await?;
        }
    }
    Ok(())
}
