//! Signing.

use super::post::{self, Letter};
use super::{Text, may, party, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, begin, link};
use serde::{Deserialize, Serialize};
use serde_json::json;
use walz_domain::person::Name;
use walz_domain::signing::{Method, Signature, State};
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
    let in_force = matches!(state, State::InForce { .. });
    text.set_state(state);
    T::update(&mut work, &text).await?;
    let detail = json!({
        "party": party,
        "number": text.number(),
        "hash": read.hash,
        "method": via.method(),
        "in_force": in_force,
    });
    work.journal(T::KIND.acts.signed, Subject::new(T::KIND.noun, id), detail);
    if let Via::Link(link) = via {
        link::use_up(&mut work, link).await?;
    }
    if in_force {
        let parties = text.state().document().map(|d| d.parties.clone()).unwrap_or_default();
        for party in parties {
            if let Some(to) = party::recipient_of(&mut work, &file, party).await? {
                post::queue(&mut work, &file, &*text, &to, Letter::InForce, today).await?;
            }
        }
    }
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(Signed { in_force }).await
}
