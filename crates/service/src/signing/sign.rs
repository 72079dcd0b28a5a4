//! Signing.

use super::post::{self, Letter};
use super::{Text, may, offer, party, refusal, seal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, Work, begin, link};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::person::Name;
use walz_domain::signing::{Method, Party, Signature, State};
use walz_store::Stored;
use walz_store::link::Link;

/// What the signer has read: the version's number and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    pub number: u32,
    pub hash: String,
}

/// On which way the actor came.
#[derive(Clone, Copy, Debug)]
pub enum Via<'a> {
    Account,
    /// The link is used up by the signature.
    Link(&'a Link),
}

impl Via<'_> {
    pub(super) const fn method(self) -> Method {
        match self {
            Self::Account => Method::Account,
            Self::Link(_) => Method::PersonalLink,
        }
    }
}

/// What came of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Whether it was the last one.
    pub in_force: bool,
}

/// Signs in the name of the party that the actor stands for. The last signature brings the text into force, and all are
/// told.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text or the actor is not asked to sign it; [`Error::Refused`] where it was
/// signed already, takes no signature now, or is another text than the one that was read; [`Error::Gone`] where the link
/// was used meanwhile.
pub async fn sign<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    read: &Read,
    name: &Name,
    via: Via<'_>,
) -> Result<Signed> {
    let mut work = begin!(app, ctx, T::KIND.verbs.sign, &(id, read, name));
    // Two parties may sign in the same second: the second one waits here, and finds the first one's signature.
    let mut text = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut work, ctx.actor.organisation, text.mobility()).await?;
    let today = crate::today(&mut work).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    let party = reads.party.ok_or(Error::NotFound)?;
    if read.number != text.number() {
        return Err(refusal(walz_domain::signing::Refused::OtherText));
    }
    let signature = Signature {
        name: name.clone(),
        at: ctx.now,
        method: via.method(),
        hash: read.hash.clone(),
    };
    let state = text.state().clone().sign(party, signature).map_err(refusal)?;
    let signed = settle(&mut work, &file, &mut text, (party, state), today).await?;
    if let Via::Link(link) = via {
        link::use_up(&mut work, link).await?;
    }
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(signed).await
}

/// Keeps the state that a party's signature has led to, on whichever way it came, and tells those whom it concerns: all
/// where it was the last, those whose turn has come where they sign one after the other.
pub(super) async fn settle<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    text: &mut Stored<T>,
    (party, state): (Party, State),
    today: Date,
) -> Result<Signed> {
    let before = text.state().turn();
    let in_force = matches!(state, State::InForce { .. });
    text.set_state(state);
    T::update(work, text).await?;
    let signature = text.state().signatures().and_then(|signed| signed.get(&party));
    let detail = json!({
        "party": party,
        "number": text.number(),
        "hash": signature.map(|signature| &signature.hash),
        "method": signature.map(|signature| &signature.method),
        "in_force": in_force,
    });
    work.journal(T::KIND.acts.signed, Subject::new(T::KIND.noun, text.id()), detail);
    if in_force {
        text.value.came_into_force(work, file).await?;
        seal::schedule(work, &text.value)?;
        let parties = text.state().document().map(|d| d.parties.clone()).unwrap_or_default();
        for party in parties {
            if let Some(to) = party::recipient_for(work, file, &**text, party).await? {
                post::queue(work, file, &**text, &to, Letter::InForce, today).await?;
            }
        }
    }
    let mut turn = text.state().turn();
    turn.retain(|party| !before.contains(party));
    offer::ask(work, file, &**text, &turn, today).await?;
    Ok(Signed { in_force })
}
