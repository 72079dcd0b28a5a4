//! Files that learners bring: looked at before they are kept, and read again by who may see what they belong to.

use crate::mobility::reach;
use crate::{App, Context, Error, Fault, Result, Work};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use walz_documents::{photo, voice};
use walz_domain::media::{Kind, Media};
use walz_domain::{MediaId, MobilityId};
use walz_policy as policy;
use walz_store::{self as store, Id};

/// The largest file, in bytes.
pub const LARGEST: usize = 12_000_000;

/// A file as it comes from a form.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The field that it stood in, where a fault is told.
    pub field: &'static str,
    pub bytes: Vec<u8>,
}

/// A file that can be kept.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) kind: Kind,
    pub(crate) bytes: Vec<u8>,
    /// Of a photo: as lists show it.
    pub(crate) small: Option<Vec<u8>>,
    /// Of what was brought, to tell whether the same wish comes twice.
    pub(crate) hash: Hash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Hash([u8; 32]);

/// Which kinds a field takes, and the sentence for others.
pub(crate) type Takes = (fn(Kind) -> bool, &'static str);

/// Looks at files, draws photos anew and takes the notes of telephones out of recordings. This takes time, so it comes before a verb's transaction.
///
/// # Errors
/// [`Error::Invalid`] with every file that does not fit.
pub(crate) async fn fit(
    brought: &[Brought],
    takes: impl Fn(&'static str) -> Takes,
) -> Result<Vec<Fit>> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for file in brought {
        let (takes, unfit) = takes(file.field);
        if file.bytes.len() > LARGEST {
            let most = i64::try_from(LARGEST / 1_000_000).unwrap_or(i64::MAX);
            faults.push(Fault::new(file.field, "media-too-large").with("most", most));
            continue;
        }
        match Kind::of(&file.bytes).filter(|kind| takes(*kind)) {
            Some(kind) => match clean(kind, file.bytes.clone()).await? {
                Some((kind, bytes, small)) => {
                    let hash = Hash(Sha256::digest(&file.bytes).into());
                    all.push(Fit { kind, bytes, small, hash });
                }
                None => {
                    let voice = Kind::of(&file.bytes).is_some_and(Kind::is_voice);
                    let key = if voice { "media-voice-broken" } else { "media-photo-broken" };
                    faults.push(Fault::new(file.field, key));
                }
            },
            None => faults.push(Fault::new(file.field, unfit)),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(Error::Invalid(faults)) }
}

/// So many photos are drawn at once: each takes a lot of memory for a moment.
static DRAWS: Semaphore = Semaphore::const_new(2);

/// What is kept of a file: a photo or a recording without what its device wrote into it, a photo small besides; `None`
/// where it cannot be read.
async fn clean(kind: Kind, bytes: Vec<u8>) -> Result<Option<(Kind, Vec<u8>, Option<Vec<u8>>)>> {
    if kind.is_voice() {
        let bare = tokio::task::spawn_blocking(move || voice::bare(kind, bytes).ok()).await;
        let bare = bare.map_err(|_| Error::Broken("a recording could not be read"))?;
        return Ok(bare.map(|bare| (kind, bare, None)));
    }
    if !kind.is_photo() {
        return Ok(Some((kind, bytes, None)));
    }
    let broken = Error::Broken("a photo could not be drawn");
    let _turn = DRAWS.acquire().await.map_err(|_| broken)?;
    let drawn = tokio::task::spawn_blocking(move || photo::drawn_anew(&bytes).ok()).await;
    let drawn = drawn.map_err(|_| Error::Broken("a photo could not be drawn"))?;
    Ok(drawn.map(|drawn| (Kind::Jpeg, drawn.whole, Some(drawn.small))))
}

/// Keeps files of a stay.
pub(crate) async fn keep(work: &mut Work, stay: MobilityId, fit: &[Fit]) -> Result<Vec<Media>> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    let mut kept = Vec::new();
    for file in fit {
        let id: MediaId = work.ctx().id();
        store::media::add(work, organisation, stay, id, &file.bytes, file.small.as_deref(), now)
            .await?;
        let bytes = u32::try_from(file.bytes.len()).unwrap_or(u32::MAX);
        kept.push(Media { id, kind: file.kind, bytes });
    }
    Ok(kept)
}

/// Erases a file.
pub(crate) async fn erase(work: &mut Work, id: MediaId) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    Ok(store::media::remove(work, organisation, id).await?)
}

/// How large a photo is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Whole,
    /// As lists show it. Of what is no photo the whole.
    Small,
}

/// A file of a stay, for who may see the entry or the piece that it belongs to.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or it is not the actor's to see.
pub async fn see(
    app: &App,
    ctx: &Context,
    stay: MobilityId,
    id: MediaId,
    size: Size,
) -> Result<(Kind, Vec<u8>)> {
    let mut work = Work::fresh(app, ctx).await?;
    let reached = reach(&mut work, stay).await?;
    let reads = policy::logbook::read(reached.relation).ok_or(Error::NotFound)?;
    let organisation = reached.file.organisation;
    let entries = store::logbook::of_mobility(&mut work, organisation, Id(stay)).await?;
    let pieces = store::portfolio::of_mobility(&mut work, organisation, Id(stay)).await?;
    let of_entries = entries.iter().filter(|entry| reads.covers(entry)).flat_map(|e| &e.media);
    let of_pieces = pieces.iter().filter(|piece| reads.covers_piece(piece)).map(|p| &p.media);
    let media = of_entries.chain(of_pieces).find(|media| media.id == id).cloned();
    let media = media.ok_or(Error::NotFound)?;
    let bytes = match size {
        Size::Whole => store::media::find(&mut work, organisation, stay, id).await?,
        Size::Small => store::media::find_small(&mut work, organisation, stay, id).await?,
    };
    let bytes = bytes.ok_or(Error::Broken("the bytes of a file are not there"))?;
    Ok((media.kind, bytes))
}
