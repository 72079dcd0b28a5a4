//! Photos, recordings and papers of a stay: how pages show them, and the files themselves.

use crate::Site;
use crate::answer::{Answer, id};
use crate::file;
use crate::host::{Stay, Way};
use crate::routes::{Door, Routes};
use crate::session::Ctx;
use crate::upload::File;
use axum::extract::{Path, RawPathParams, RawQuery, State};
use walz_domain::media::Media;
use walz_policy::RoleKind;
use walz_service::media::{self, Brought, LARGEST, Size};
use walz_words::Words;

/// What photos and recordings a form may send with one entry, in bytes.
pub(crate) const MOST: usize = 5 * LARGEST;

/// What a field for photos lets one choose.
pub(crate) const PHOTOS: &str = "image/jpeg,image/png,image/webp";
/// What a field for recordings lets one choose.
pub(crate) const VOICE: &str = "audio/*,.m4a,.mp3,.ogg,.wav,.webm";

const READS: Door =
    Door::Roles(&[RoleKind::Coordinator, RoleKind::Tutor, RoleKind::Learner, RoleKind::Mentor]);

pub(crate) fn routes() -> Routes {
    Routes::new().get("/stays/{mobility}/media/{media}", READS, see)
}

/// Files as a page shows them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shots {
    pub(crate) photos: Vec<Shot>,
    pub(crate) voices: Vec<Shot>,
    pub(crate) papers: Vec<Shot>,
}

#[derive(Clone, Debug)]
pub(crate) struct Shot {
    pub(crate) href: String,
    /// Of a photo: as lists show it.
    pub(crate) small: String,
    /// What it is, for those who do not see it.
    pub(crate) name: String,
}

impl Shots {
    /// `base` is what the addresses of a stay's files begin with, `of` is what they belong to.
    pub(crate) fn of(all: &[Media], base: &str, of: &str, words: Words) -> Self {
        let mut shots = Self::default();
        for media in all {
            let (list, key) = match media.kind {
                kind if kind.is_photo() => (&mut shots.photos, "media-photo"),
                kind if kind.is_voice() => (&mut shots.voices, "media-voice"),
                _ => (&mut shots.papers, "media-paper"),
            };
            let number = i64::try_from(list.len() + 1).unwrap_or(1);
            let name = words.t(key).with("number", number).with("of", of).to_string();
            let href = format!("{base}/{}", media.id);
            list.push(Shot { small: format!("{href}?{SMALL}"), href, name });
        }
        shots
    }

    /// Everything with its name, in the order of the page.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Shot> {
        self.photos.iter().chain(&self.voices).chain(&self.papers)
    }
}

/// The files of a form whose fields are among `fields`.
pub(crate) fn brought(files: Vec<File>, fields: &[&'static str]) -> Vec<Brought> {
    let known = |file: File| {
        let field = fields.iter().copied().find(|field| *field == file.field)?;
        Some(Brought { field, bytes: file.bytes })
    };
    files.into_iter().filter_map(known).collect()
}

/// What an address ends with that wants a photo as lists show it.
const SMALL: &str = "small";

fn size(query: Option<&str>) -> Size {
    if query == Some(SMALL) { Size::Small } else { Size::Whole }
}

async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path((stay, media)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let size = size(query.as_deref());
    let (kind, bytes) = media::see(&site.app, &ctx, id(&stay)?, id(&media)?, size).await?;
    Ok(file::media(&media, kind, bytes))
}

/// The same for a mentor, on either way.
pub(crate) async fn see_at_host<W: Way>(
    way: W,
    Stay(stay): Stay,
    params: RawPathParams,
    RawQuery(query): RawQuery,
    State(site): State<Site>,
) -> Answer {
    let found = params.iter().find(|(name, _)| *name == "media");
    let media = found.map(|(_, value)| value).unwrap_or_default();
    let size = size(query.as_deref());
    let (kind, bytes) = media::see(&site.app, way.ctx(), stay, id(media)?, size).await?;
    Ok(file::media(media, kind, bytes))
}
