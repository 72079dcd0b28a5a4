//! A text as somebody who may read it sees it.

use super::{Text, may, party};
use crate::case::CaseFile;
use crate::returned_mail::{self, Undelivered};
use crate::{App, Context, Error, Result};
use walz_domain::AgreementId;
use walz_domain::agreement::Comment;
use walz_domain::signing::{Party, Signable, State};
use walz_policy::signing::Reads;
use walz_store::{self as store, Id, Stored};

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
    /// What was said about a draft that its parties were shown, the oldest first.
    pub comments: Vec<Comment>,
    /// Mails about it that did not reach their people; for those who run the case.
    pub undelivered: Vec<Undelivered>,
}

impl<T: Text> Seen<T> {
    /// Whether the reader is asked for a signature that is not there yet.
    pub fn may_sign(&self) -> bool {
        let turn = self.text.state().turn();
        self.reads.party.is_some_and(|party| turn.contains(&party))
    }

    /// Whether the reader is asked for a signature, and others sign before.
    pub fn waits_for_others(&self) -> bool {
        let missing = self.text.state().waits_for();
        self.reads.party.is_some_and(|party| missing.contains(&party)) && !self.may_sign()
    }

    /// Whether the stay that it is about is over, in whatever way.
    pub fn is_over(&self) -> bool {
        self.file.stay.as_ref().is_some_and(|stay| stay.mobility.state.is_past())
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
    // On the heap: several pages begin here, and would carry this future in their own.
    Box::pin(read::<T>(app, ctx, id)).await
}

async fn read<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<Seen<T>> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let mut text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    let versions = file.stay.as_ref().map(T::of_stay).unwrap_or_default();
    let readable = |t: &&Stored<T>| may(&ctx.actor, &file, &***t, today).is_ok();
    // Drafts that were replaced before anybody was asked were never read by anybody.
    let offered = |t: &&Stored<T>| !matches!(t.state(), State::Draft);
    let earlier = |t: &&Stored<T>| match text.amends() {
        Some(amended) => t.number() == amended,
        None => t.number() < text.number(),
    };
    let before = versions.iter().find(earlier).filter(offered);
    let before = before.filter(readable).map(|t| t.value.clone());
    // What was taken back again is no newer version of anything.
    let later =
        |t: &&Stored<T>| t.number() > text.number() && !matches!(t.state(), State::Replaced { .. });
    let newer = versions.iter().find(later).filter(readable).map(|t| t.value.clone());
    let asked = text.state().on_record().map(|(document, _)| document.parties.clone());
    let parties = asked.unwrap_or_else(|| {
        party::parties(&file, T::KIND.asks_host(), text.content().signers(), today)
    });
    let parties = party::names(&mut db, &file, text.content().signers(), parties).await?;
    let signer = match ctx.actor.person {
        Some(person) => store::person::find(&mut db, organisation, person).await?,
        None => None,
    };
    let signer = signer.map(|person| person.name.to_string());
    let (mut before, mut comments) = (before, Vec::new());
    if let Some((shown, earlier)) = text.shown() {
        let all = store::agreement_comment::of_agreement(
            &mut db,
            organisation,
            Id(AgreementId(id.into())),
        );
        comments = all.await?.into_iter().map(Stored::into_value).collect();
        if reads.runs {
            before = Some(shown);
        } else {
            text.value = shown;
            before = earlier.or(before);
        }
    }
    let undelivered = match reads.runs {
        true => returned_mail::about(&mut db, organisation, id.into()).await?,
        false => Vec::new(),
    };
    Ok(Seen { file, text, reads, parties, signer, before, newer, comments, undelivered })
}

/// As [`must_be_asked`], or that the actor runs the case.
///
/// # Errors
/// [`Error::NotFound`] where neither is so.
pub async fn must_be_asked_or_run<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<()> {
    let reads = reads_of::<T>(app, ctx, id).await?;
    if reads.has_a_say() { Ok(()) } else { Err(Error::NotFound) }
}

/// That the actor is asked to sign this text, now or before: what a form says matters to nobody else.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or the actor is not asked to sign it.
pub async fn must_be_asked<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<()> {
    reads_of::<T>(app, ctx, id).await?.party.map(drop).ok_or(Error::NotFound)
}

async fn reads_of<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<Reads> {
    let organisation = ctx.actor.organisation;
    let mut db = app.store.read().await?;
    let text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let today = crate::day_of(&mut db, organisation, ctx.now).await?;
    may(&ctx.actor, &file, &*text, today)
}
