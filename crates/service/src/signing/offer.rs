//! Offering: the text is frozen, its bytes are kept, the parties are written to.

use super::post::{self, Letter};
use super::{Text, document, must_run, party, party_language, refusal};
use crate::case::{self, CaseFile};
use crate::{App, Context, Error, Result, Subject, Work, begin};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use walz_domain::signing::{Document, Order, Party, Signable, State};
use walz_store::signed_document::{self, SignedDocument};

/// What came of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Parties who could not be written to, because nobody knows an address.
    pub unreachable: Vec<Party>,
}

/// What came of one stay when many texts were offered at once.
#[derive(Debug)]
pub enum Outcome {
    Offered(Offered),
    /// It was out for signing or in force before.
    Before,
    /// Why it could not be offered; the others were.
    Failed(Error),
}

impl Outcome {
    /// The outcome for a list of many: what went wrong for one stay is told beside the others.
    ///
    /// # Errors
    /// What says that the list was not made by somebody who may, or that the database fails.
    pub(crate) fn of(result: Result<Self>) -> Result<Self> {
        match result {
            Err(fatal @ (Error::NotFound | Error::Store(_))) => Err(fatal),
            Err(reason) => Ok(Self::Failed(reason)),
            done => done,
        }
    }
}

/// Offers the text if it is still a draft.
///
/// # Errors
/// As [`offer`].
pub(crate) async fn offer_draft<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<Outcome> {
    let text = {
        let mut db = app.store.read().await?;
        T::find(&mut db, ctx.actor.organisation, id).await?.ok_or(Error::NotFound)?
    };
    match text.state() {
        State::Draft => Ok(Outcome::Offered(offer::<T>(app, ctx, id, None, Order::usual()).await?)),
        _ => Ok(Outcome::Before),
    }
}

/// Freezes a draft and asks its parties, all at once or one after the other. `version` is the one that was read, where
/// somebody read it.
///
/// # Errors
/// [`Error::NotFound`] where there is none or the actor does not run the case; [`Error::Invalid`] with everything that is
/// missing in it; [`Error::Refused`] where it is no draft; [`Error::ChangedMeanwhile`].
pub(crate) async fn offer<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
    version: Option<i64>,
    order: Order,
) -> Result<Offered> {
    let asks_host = T::KIND.asks_host();
    // The paper is set before the unit of work begins, so that nobody waits for it.
    let mut db = app.store.read().await?;
    let organisation = ctx.actor.organisation;
    let read = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let read = read.unchanged_since(version)?;
    let file = CaseFile::of_mobility(&mut db, organisation, read.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    must_run(&ctx.actor, &file, &*read, today)?;
    let language = party_language(&mut db, &file, asks_host).await?;
    let setting = document::setting(&mut db, organisation, ctx, language).await?;
    drop(db);
    let bytes = document::make(file.clone(), read.value.clone(), false, setting).await?;
    let hash = hex::encode(Sha256::digest(&bytes));

    let mut work = begin!(app, ctx, T::KIND.verbs.offer, &(id, version, order));
    let held = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    let mut text = held.unchanged_since(Some(read.version()))?;
    let parties = party::parties(&file, asks_host, text.content().signers(), today);
    let frozen = Document { parties: parties.clone(), hash: hash.clone(), offered: ctx.now, order };
    let state = text.state().clone().offer(text.content(), frozen).map_err(refusal)?;
    text.set_state(state);
    T::update(&mut work, &text).await?;
    let kept = SignedDocument {
        hash: hash.clone(),
        subject: id.into(),
        media_type: document::PDF.to_owned(),
        bytes,
    };
    signed_document::add(&mut work, organisation, &kept, ctx.now).await?;
    let turn = text.state().turn();
    let unreachable = ask(&mut work, &file, &*text, &turn, today).await?;
    let detail =
        json!({ "number": text.number(), "hash": hash, "parties": parties, "order": order });
    work.journal(T::KIND.acts.offered, Subject::new(T::KIND.noun, id), detail);
    case::refresh(&mut work, file.call.id, file.learner.id).await?;
    work.commit(Offered { unreachable }).await
}

/// Writes to the parties whose turn it is to sign; returns those whom nobody can write to. The sender's own signature is
/// not waited for by mail: it stands on the board.
pub(super) async fn ask<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    text: &T,
    turn: &[Party],
    today: Date,
) -> Result<Vec<Party>> {
    let mut unreachable = Vec::new();
    for party in turn.iter().copied().filter(|party| *party != Party::Sender) {
        match party::recipient_for(work, file, text, party).await? {
            Some(to) => post::queue(work, file, text, &to, Letter::Sign, today).await?,
            None => unreachable.push(party),
        }
    }
    Ok(unreachable)
}
