//! The typesetter: Typst with our templates and fonts, and nothing else. It sees no file system, no network, no clock
//! and no packages. Library, fonts and parsed templates are made once and shared by all papers.

use crate::legible::{self, Keep};
use crate::{Error, Setting};
use serde::Serialize;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A template in `templates/`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Template {
    Paper,
    Emergency,
}

struct Engine {
    library: LazyHash<Library>,
    fonts: FontStore,
    /// The kit, and the templates in the order of [`Template`].
    sources: [Source; 3],
    data: FileId,
    standards: PdfStandards,
}

static ENGINE: LazyLock<Result<Engine, String>> = LazyLock::new(Engine::new);

fn engine() -> Result<&'static Engine, Error> {
    ENGINE.as_ref().map_err(|wrong| Error::Typesetting(wrong.clone()))
}

/// Papers that a cached layout may go unused before it is forgotten. Few: papers of one kind share their templates, but
/// hardly ever their text.
const CACHE_AGE: usize = 4;

impl Engine {
    /// Fails only where a part of the program itself is wrong, which every test would show.
    fn new() -> Result<Self, String> {
        let mut fonts = FontStore::new();
        fonts.extend(typst_kit::fonts::embedded());
        let emoji = include_bytes!("../fonts/NotoEmoji-Regular.ttf").as_slice();
        for font in Font::iter(Bytes::new(emoji)) {
            let info = font.info().clone();
            fonts.push((font, info));
        }
        let source =
            |name: &str, text: &str| Ok::<_, String>(Source::new(file(name)?, text.to_owned()));
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
        Ok::<_, String>(Self {
            library: LazyHash::new(Library::default()),
            fonts,
            sources: [
                source("kit.typ", include_str!("../templates/kit.typ"))?,
                source("paper.typ", include_str!("../templates/paper.typ"))?,
                source("emergency.typ", include_str!("../templates/emergency.typ"))?,
            ],
            data: file("data.json")?,
            standards: standards.map_err(|e| e.message().to_string())?,
        })
    }

    fn main(&self, template: Template) -> FileId {
        let [_, paper, emergency] = &self.sources;
        match template {
            Template::Paper => paper.id(),
            Template::Emergency => emergency.id(),
        }
    }
}

/// The id of a file that exists in memory only.
fn file(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|e| format!("{name}: {e:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Whether one of the fonts has a sign for each character: a mark can only be put on a letter of its own font.
pub(crate) fn one_font_has(cluster: &str) -> bool {
    static ASCII: LazyLock<[bool; 128]> = LazyLock::new(|| {
        std::array::from_fn(|c| covered(char::from(c as u8).encode_utf8(&mut [0; 4])))
    });
    match cluster.as_bytes() {
        [one] => ASCII.get(usize::from(*one)).copied().unwrap_or(false),
        _ => covered(cluster),
    }
}

fn covered(cluster: &str) -> bool {
    let Ok(engine) = engine() else { return false };
    let book = engine.fonts.book();
    (0..)
        .map_while(|index| book.info(index))
        .any(|info| cluster.chars().all(|c| info.coverage.contains(c.into())))
}

/// What a paper is set from.
struct Desk {
    engine: &'static Engine,
    main: FileId,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.engine.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.engine.sources.iter().find(|s| s.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.engine.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn desk(template: Template, values: &impl Serialize, keep: Keep) -> Result<Desk, Error> {
    let mut data = serde_json::to_value(values)?;
    legible::clean(&mut data, keep);
    let data = Bytes::new(serde_json::to_vec(&data)?);
    let engine = engine()?;
    Ok(Desk { engine, main: engine.main(template), data })
}

fn set(desk: &Desk) -> Result<PagedDocument, Error> {
    let set = typst::compile::<PagedDocument>(desk).output;
    typst::comemo::evict(CACHE_AGE);
    set.map_err(|diagnostics| complaint(&diagnostics))
}

fn complaint(diagnostics: &[SourceDiagnostic]) -> Error {
    let all: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
    Error::Typesetting(all.join("; "))
}

/// Sets a paper.
///
/// # Errors
/// [`Error::Typesetting`] where a template and its values do not fit: a fault of the program.
pub(crate) fn pdf(
    template: Template,
    values: &impl Serialize,
    setting: &Setting,
) -> Result<Vec<u8>, Error> {
    let made = |keep| make(&desk(template, values, keep)?, setting);
    // What passes the fonts can still fail to combine; the archive's standard forbids a sign that stands for nothing.
    made(Keep::Shown).or_else(|_| made(Keep::Plain))
}

fn make(desk: &Desk, setting: &Setting) -> Result<Vec<u8>, Error> {
    let document = set(desk)?;
    let on = setting.on;
    let [month, day] = [on.month(), on.day()].map(i8::unsigned_abs);
    let made = Datetime::from_ymd_hms(on.year().into(), month, day, 0, 0, 0);
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Walz".to_owned())),
        timestamp: made.map(Timestamp::new_utc),
        standards: desk.engine.standards.clone(),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|diagnostics| complaint(&diagnostics))
}

/// What a paper says, page by page and line by line as it stands there, without making a file of it.
#[cfg(test)]
pub(crate) fn text(template: Template, values: &impl Serialize) -> Result<Vec<String>, Error> {
    use typst::layout::{Frame, FrameItem};

    fn walk(frame: &Frame, at: (f64, f64), found: &mut Vec<(i64, i64, String)>) {
        for (point, item) in frame.items() {
            let (x, y) = (at.0 + point.x.to_pt(), at.1 + point.y.to_pt());
            match item {
                FrameItem::Group(group) => walk(&group.frame, (x, y), found),
                FrameItem::Text(text) => {
                    found.push((y.round() as i64, x as i64, text.text.to_string()))
                }
                _ => {}
            }
        }
    }

    let document = set(&desk(template, values, Keep::Shown)?)?;
    let page = |page: &typst_layout::Page| {
        let mut found = Vec::new();
        walk(&page.frame, (0.0, 0.0), &mut found);
        found.sort_by_key(|(y, x, _)| (*y, *x));
        let mut lines: Vec<(i64, String)> = Vec::new();
        for (y, _, text) in found {
            match lines.last_mut().filter(|(line, _)| y - *line <= 2) {
                Some((_, line)) => {
                    line.push(' ');
                    line.push_str(&text);
                }
                None => lines.push((y, text)),
            }
        }
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
        lines.join("\n")
    };
    Ok(document.pages().iter().map(page).collect())
}
