//! The bytes of a text: those that were signed, and a copy with the proof of the signatures.

use super::seal::sealed;
use super::{Text, may};
use crate::case::CaseFile;
use crate::{App, Context, Error, Result, day_in};
use jiff::tz::TimeZone;
use uuid::Uuid;
use walz_documents::Setting;
use walz_domain::OrganisationId;
use walz_domain::signing::State;
use walz_store::signed_document::{self, SignedDocument};
use walz_store::{self as store, Access, Stored};
use walz_words::{Language, Words};

/// A paper to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Without an ending.
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub(crate) fn pdf(name: String, bytes: Vec<u8>) -> Self {
        Self { name, media_type: PDF.to_owned(), bytes }
    }
}

pub(super) const PDF: &str = "application/pdf";

/// The very bytes that the parties sign.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, it was never offered, or it is not the actor's to read.
pub async fn frozen<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<File> {
    let mut db = app.store.read().await?;
    let (file, text) = load::<T>(&mut db, ctx, id).await?;
    let (document, _) = text.state().on_record().ok_or(Error::NotFound)?;
    let subject: Uuid = id.into();
    let kept = signed_document::find(&mut db, file.organisation, &document.hash, subject).await?;
    let SignedDocument { media_type, bytes, .. } =
        kept.ok_or(Error::Broken("the bytes of an offered text are not there"))?;
    Ok(File { name: name_of(&file, &*text), media_type, bytes })
}

/// The text with a page that proves who signed it, when and how; sealed once everybody has, where there is a seal. Of a
/// draft, only the text.
///
/// # Errors
/// [`Error::NotFound`] where there is no such text, or it is not the actor's to read.
pub async fn with_proof<T: Text>(app: &App, ctx: &Context, id: T::Id) -> Result<File> {
    let mut db = app.store.read().await?;
    let (file, text) = load::<T>(&mut db, ctx, id).await?;
    let name = name_of(&file, &*text);
    let setting = setting(&mut db, file.organisation, ctx, ctx.language).await?;
    drop(db);
    if matches!(text.state(), State::InForce { .. })
        && let Some(bytes) = sealed::<T>(app, ctx, id).await?
    {
        return Ok(File::pdf(name, bytes));
    }
    let bytes = make(file, text.into_value(), true, setting).await?;
    Ok(File::pdf(name, bytes))
}

async fn load<T: Text>(
    db: &mut impl Access,
    ctx: &Context,
    id: T::Id,
) -> Result<(CaseFile, Stored<T>)> {
    let organisation = ctx.actor.organisation;
    let mut text = T::find(db, organisation, id).await?.ok_or(Error::NotFound)?;
    let file = CaseFile::of_mobility(db, organisation, text.mobility()).await?;
    let today = crate::day_of(db, organisation, ctx.now).await?;
    let reads = may(&ctx.actor, &file, &*text, today)?;
    if let Some((shown, _)) = text.shown().filter(|_| !reads.runs) {
        text.value = shown;
    }
    Ok((file, text))
}

fn name_of<T: Text>(file: &CaseFile, text: &T) -> String {
    format!("{}-{}-{}", T::KIND.file, file.learner.code, text.number())
}

/// How papers of an organisation are made at this moment.
pub(super) async fn setting(
    db: &mut impl Access,
    organisation: OrganisationId,
    ctx: &Context,
    language: Language,
) -> Result<Setting> {
    let organisation = store::organisation::find(db, organisation).await?.ok_or(Error::NotFound)?;
    let zone = TimeZone::get(&organisation.time_zone).unwrap_or(TimeZone::UTC);
    let on = day_in(&organisation.time_zone, ctx.now);
    Ok(Setting { words: Words::of(language), zone, on })
}

/// Typesetting takes a while and waits for nothing: it has a thread of its own.
pub(super) async fn make<T: Text>(
    file: CaseFile,
    text: T,
    proof: bool,
    setting: Setting,
) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || text.pdf(&file, proof, &setting))
        .await
        .map_err(|_| Error::Broken("a paper could not be set"))?
}
