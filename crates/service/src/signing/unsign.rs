//! Taking a signature back, as long as it was not the last one.

use super::{Text, Via, may, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, begin, link};
use serde_json::json;

/// Takes back what the actor's party has signed. It can sign again, or say no.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text or the actor is not asked to sign it; [`Error::Refused`] where the party
/// has not signed, the text is another than the one that was read, or everybody has signed meanwhile.
pub async fn unsign<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    number: u32,
    via: Via<'_>,
) -> Result<()> {
    let mut work = begin!(app, ctx, T::KIND.verbs.unsign, &(id, number));
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    let party = may(&ctx.actor, &file, &*text, today)?.party.ok_or(Error::NotFound)?;
    if number != text.number() {
        return Err(refusal(walz_domain::signing::Refused::OtherText));
    }
    let state = text.state().clone().unsign(party).map_err(refusal)?;
    text.set_state(state);
    T::update(&mut work, &text).await?;
    let detail = json!({ "party": party, "number": number, "method": via.method() });
    work.journal(T::KIND.acts.unsigned, Subject::new(T::KIND.noun, id), detail);
    if let Via::Link(link) = via {
        link::reopen(&mut work, link).await?;
    }
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(()).await
}
