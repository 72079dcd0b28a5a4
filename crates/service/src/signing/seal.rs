//! The seal on a text that everybody has signed: the copy with the proof of the signatures is made once, sealed, and kept
//! byte by byte. A job does so after the last signature; who asks for the copy before that has it made then.

use super::document::{PDF, make, setting};
use super::{Text, party_language};
use crate::case::CaseFile;
use crate::{App, Context, Error, Result, Subject, Work, seal};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use walz_domain::agreement::Agreement;
use walz_domain::grant::GrantAgreement;
use walz_domain::signing::State;
use walz_store::signed_document::{self, SignedDocument};

/// The job that seals a text.
pub const SEAL: &str = "text.seal";

/// Which text a job seals.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Due {
    noun: String,
    id: Uuid,
}

/// Has a text sealed that came into force just now.
pub(super) fn schedule<T: Text>(work: &mut Work, text: &T) -> Result<()> {
    if work.app().seal.is_none() {
        return Ok(());
    }
    let (id, now): (Uuid, _) = (text.id().into(), work.ctx().now);
    let due = Due { noun: T::KIND.noun.to_owned(), id };
    work.schedule(SEAL, id.to_string(), now, &due)
}

/// Runs the job. What is sealed already, or in force no more, stays as it is.
///
/// # Errors
/// [`Error::Broken`] where the key of the seal does not sign; else what the database says.
pub async fn seal_due(app: &App, ctx: &Context, due: &Due) -> Result<()> {
    if due.noun == Agreement::KIND.noun {
        sealed::<Agreement>(app, ctx, due.id.into()).await?;
    } else if due.noun == GrantAgreement::KIND.noun {
        sealed::<GrantAgreement>(app, ctx, due.id.into()).await?;
    }
    Ok(())
}

/// The sealed copy of a text in force, made where it is not there yet; none where the installation has no seal. Whether
/// the actor may read the text was asked before.
pub(super) async fn sealed<T: Text>(
    app: &App,
    ctx: &Context,
    id: T::Id,
) -> Result<Option<Vec<u8>>> {
    let (organisation, subject): (_, Uuid) = (ctx.actor.organisation, id.into());
    let mut db = app.store.read().await?;
    if let Some(kept) = signed_document::sealed(&mut db, organisation, subject).await? {
        return Ok(Some(kept.bytes));
    }
    let Some(sealer) = app.seal.clone() else { return Ok(None) };
    let text = T::find(&mut db, organisation, id).await?.ok_or(Error::NotFound)?;
    if !matches!(text.state(), State::InForce { .. }) {
        return Ok(None);
    }
    let file = CaseFile::of_mobility(&mut db, organisation, text.mobility()).await?;
    let language = party_language(&mut db, &file, T::KIND.asks_host()).await?;
    let setting = setting(&mut db, organisation, ctx, language).await?;
    drop(db);
    let (words, version, number) = (setting.words, text.version(), text.number());
    let paper = make(file, text.into_value(), true, setting).await?;
    let bytes = seal::pdf(Some(&sealer), paper, ctx.now, words)?;

    let mut work = Work::fresh(app, ctx).await?;
    let held = T::hold(&mut work, id).await?.ok_or(Error::NotFound)?;
    if let Some(kept) = signed_document::sealed(&mut work, organisation, subject).await? {
        return Ok(Some(kept.bytes));
    }
    // It was changed while the paper was made; the next one who asks sees how it is.
    if held.version() != version {
        return Err(Error::ChangedMeanwhile);
    }
    let hash = hex::encode(Sha256::digest(&bytes));
    let detail = json!({ "number": number, "hash": hash });
    let kept = SignedDocument { hash, subject, media_type: PDF.to_owned(), bytes };
    signed_document::add_sealed(&mut work, organisation, &kept, ctx.now).await?;
    work.journal(T::KIND.acts.sealed, Subject::new(T::KIND.noun, id), detail);
    work.commit(()).await?;
    Ok(Some(kept.bytes))
}
