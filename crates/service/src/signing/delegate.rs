//! Another person signs for a body: the manager for the mentor, the owner for the manager.

use super::post::{self, Letter};
use super::{Text, Via, may, party, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, Work, begin};
use serde_json::json;
use walz_domain::PersonId;
use walz_domain::person::{Email, Name, Person};
use walz_domain::signing::{Delegate, Party};
use walz_store as store;

/// Names who signs for the host, and writes to them. The host does that itself, or the office at its request. Who was
/// named before cannot sign any more.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or the actor neither stands for the host nor runs the case;
/// [`Error::Refused`] where the host has signed, or the text takes no signature now.
pub async fn delegate<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    number: u32,
    (name, email): (&Name, &Email),
    via: Via<'_>,
) -> Result<()> {
    let asked = (id, number, name, email);
    let mut work = begin!(app, ctx, T::KIND.verbs.delegate, &asked);
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    if !reads.names_for(Party::Host) {
        return Err(Error::NotFound);
    }
    if number != text.number() {
        return Err(refusal(walz_domain::signing::Refused::OtherText));
    }
    let before = text.state().underway().and_then(|u| u.delegates.get(&Party::Host)).cloned();
    let person: PersonId = ctx.id();
    let named = Delegate { person, name: name.clone(), since: ctx.now };
    let state = text.state().clone().delegate(Party::Host, named).map_err(refusal)?;
    text.set_state(state);
    T::update(&mut work, &text).await?;
    let new = Person {
        id: person,
        name: name.clone(),
        call_me: None,
        email: Some(email.clone()),
        phone: None,
        language: None,
        born: None,
    };
    store::person::add(&mut work, file.organisation, &new).await?;
    if let Some(before) = before {
        close(&mut work, &file, id.into(), before.person).await?;
    }
    let detail =
        json!({ "party": Party::Host, "number": number, "person": person, "method": via.method() });
    work.journal(T::KIND.acts.delegated, Subject::new(T::KIND.noun, id), detail);
    if text.state().turn().contains(&Party::Host)
        && let Some(to) = party::recipient_for(&mut work, &file, &*text, Party::Host).await?
    {
        post::queue(&mut work, &file, &*text, &to, Letter::Sign, today).await?;
    }
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}

/// The links of somebody who was named before open nothing any more.
async fn close(work: &mut Work, file: &CaseFile, text: uuid::Uuid, person: PersonId) -> Result<()> {
    let now = work.ctx().now;
    for link in store::link::of_target(work, file.organisation, text).await? {
        if link.person == Some(person) && link.holds_at(now) {
            store::link::revoke(work, file.organisation, link.id, now).await?;
        }
    }
    Ok(())
}
