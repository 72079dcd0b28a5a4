//! A text as somebody who may read it sees it.

use super::{Text, may, party};
use crate::case::CaseFile;
use crate::{App, Context, Error, Result};
use walz_domain::signing::{Party, State};
use walz_policy::signing::Reads;
use walz_store::{self as store, Stored};

/// A text, its case, and what the reader may do.
#[derive(Clone, Debug)]
pub struct Seen<T> {
    pub file: CaseFile,
    pub text: Stored<T>,
    pub reads: Reads,
    /// Who is to sign, with the name of the person or the body.
    pub parties: Vec<(Party, String)>,
    /// The name of who looks, to begin the form with.
    pub signer: Option<String>,
    /// The version before this one, for those who read it: only what changed has to be read again.
    pub before: Option<T>,
    /// A newer version, if there is one that the reader may see.
    pub newer: Option<T>,
}

impl<T: Text> Seen<T> {
    /// Whether the reader is asked for a signature that is not there yet.
    pub fn may_sign(&self) -> bool {
        let waits = self.text.state().waits_for();
        self.reads.party.is_some_and(|party| waits.contains(&party))
    }

    /// Whether the reader has signed.
    pub fn has_signed(&self) -> bool {
        let signed = self.text.state().signatures();
        self.reads.party.is_some_and(|party| signed.is_some_and(|s| s.contains_key(&party)))
    }
}

/// A text, for whoever may read it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's to read.
pub async fn see<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<Seen<T>> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    let versions = file.stay.as_ref().map(T::of_stay).unwrap_or_default();
    let readable = |t: &&Stored<T>| may(&ctx.actor, &file, &***t, today).is_ok();
    // Drafts that were replaced before anybody was asked were never read by anybody.
    let offered = |t: &&Stored<T>| !matches!(t.state(), State::Draft);
    let before = versions.iter().find(|t| t.number() < text.number()).filter(offered);
    let before = before.filter(readable).map(|t| t.value.clone());
    let newer = versions.first().filter(|t| t.number() > text.number());
    let newer = newer.filter(readable).map(|t| t.value.clone());
    let asked = text.state().on_record().map(|(document, _)| document.parties.clone());
    let parties = asked.unwrap_or_else(|| party::parties(&file, T::KIND.asks_host(), today));
    let parties = party::names(&mut db, &file, parties).await?;
    let signer = match ctx.actor.person {
        Some(person) => store::person::find(&mut db, organisation, person).await?,
        None => None,
    };
    let signer = signer.map(|person| person.name.to_string());
    Ok(Seen { file, text, reads, parties, signer, before, newer })
}

/// That the actor is asked to sign this text, now or before: what a form says matters to nobody else.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or the actor is not asked to sign it.
pub async fn must_be_asked<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<()> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    may(&ctx.actor, &file, &*text, today)?.party.map(drop).ok_or(Error::NotFound)
}
