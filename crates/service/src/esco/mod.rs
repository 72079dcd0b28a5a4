//! ESCO, the European classification: finding skills and occupations as somebody types, and choosing one.
//!
//! The classification is common to the installation, see [`walz_store::esco`]. What finds its terms is made once, when
//! a version is imported, and kept in the database beside it; [`Shelf`] is each process's copy, and every search looks
//! first whether it is still the newest. So any number of processes find the same, a few megabytes each.

mod import;
mod shelf;

pub use import::{Report, Step, Tally, import};
pub(crate) use shelf::Shelf;

use crate::{App, Context, Error, Refused, Result};
use std::collections::BTreeMap;
use walz_domain::esco::{
    Asked, Kind, Link, Match, Reuse, SkillType, Term, Texts, Tie, Uri, Version,
};
use walz_domain::search::words;
use walz_domain::trade::Trade;
use walz_policy as policy;
use walz_store::esco::{Kept, Release};
use walz_store::{self as store, Access};
use walz_words::Language;

pub use walz_domain::esco::ATTRIBUTION;

/// As many terms are found at most.
pub const MOST: usize = 50;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Query<'q> {
    /// What somebody typed so far. Where it is blank and there is an occupation, its skills are proposed.
    pub text: &'q str,
    pub kind: Kind,
    /// The trade's occupation, whose skills come first.
    pub occupation: Option<&'q Uri>,
    pub most: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub version: Version,
    /// Whether the classification is there in the reader's language; else labels are in English.
    pub in_own_language: bool,
    pub hits: Vec<Hit>,
}

/// A term among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub uri: Uri,
    pub label: String,
    /// The other name that was typed, where it was not the label.
    pub also: Option<String>,
    pub code: Option<String>,
    pub skill_type: Option<SkillType>,
    pub reuse: Option<Reuse>,
    /// What it is to the occupation.
    pub tie: Option<Tie>,
    /// How it was found; nothing where it is proposed.
    pub how: Option<Match>,
    pub retired: Option<Version>,
}

/// Terms for what somebody typed, the best first; nothing where no classification is there.
///
/// # Errors
/// [`Error::NotFound`] for a stranger.
pub async fn search(app: &App, ctx: &Context, query: &Query<'_>) -> Result<Option<Found>> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let Some((release, index)) = shelf::index(app, &mut db).await? else { return Ok(None) };
    let ties = match query.occupation {
        Some(uri) => store::esco::ties(&mut db, uri).await?,
        None => BTreeMap::new(),
    };
    let most = query.most.min(MOST);
    let is_blank = words(query.text).is_empty();
    let hits = if is_blank && query.kind == Kind::Skill {
        let mut own = skills(&mut db, ctx.language, &ties).await?;
        own.truncate(most);
        own
    } else {
        let asked = Asked { text: query.text, kind: query.kind, ties: &ties, most };
        let found = index.search(&asked);
        let ids: Vec<u32> = found.iter().map(|found| found.id).collect();
        let mut kept = store::esco::some(&mut db, &ids).await?;
        let hits = found.into_iter().filter_map(|found| {
            let (tie, how) = (ties.get(&found.id).copied(), Some(found.how));
            Some(hit(kept.remove(&found.id)?, ctx.language, query.text, tie, how))
        });
        hits.collect()
    };
    let in_own_language = release.languages.contains(&own(ctx.language));
    Ok(Some(Found { version: release.version, in_own_language, hits }))
}

/// Which version is there, if any is.
///
/// # Errors
/// [`Error::NotFound`] for a stranger.
pub async fn release(app: &App, ctx: &Context) -> Result<Option<Release>> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    Ok(store::esco::release(&mut app.store.read().await?).await?)
}

/// A term with everything that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub version: Version,
    pub term: Term,
    pub texts: Texts,
    /// Whether the texts are in the reader's language.
    pub in_own_language: bool,
    pub retired: Option<Version>,
    /// What stands in its stead, where it is retired.
    pub successor: Option<Hit>,
    /// Its skills, essential ones first.
    pub skills: Vec<Hit>,
}

/// The term of this address, retired or not.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for a stranger.
pub async fn term(app: &App, ctx: &Context, uri: &Uri) -> Result<File> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    let mut db = app.store.read().await?;
    let release = store::esco::release(&mut db).await?.ok_or(Error::NotFound)?;
    let mut kept = store::esco::find(&mut db, uri).await?.ok_or(Error::NotFound)?;
    let ties = store::esco::ties(&mut db, uri).await?;
    let successor = match kept.successor.take() {
        Some(uri) => store::esco::find(&mut db, &uri).await?,
        None => None,
    };
    let (language, texts) = in_language(&kept, ctx.language);
    Ok(File {
        version: release.version,
        texts: texts.clone(),
        in_own_language: language == Some(own(ctx.language)),
        retired: kept.retired.clone(),
        successor: successor.map(|next| hit(next, ctx.language, "", None, None)),
        skills: skills(&mut db, ctx.language, &ties).await?,
        term: kept.term,
    })
}

/// The trades of the organisation that have an occupation, to search in the light of one.
///
/// # Errors
/// [`Error::NotFound`] for a stranger.
pub async fn trades(app: &App, ctx: &Context) -> Result<Vec<Trade>> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    let all = store::trade::list(&mut app.store.read().await?, ctx.actor.organisation).await?;
    let all = all.into_iter().map(store::Stored::into_value);
    Ok(all.filter(|trade| trade.esco_uri.is_some()).collect())
}

/// What records keep of terms that somebody chose, in their order, each once.
///
/// # Errors
/// [`Error::Refused`] for the first that cannot be chosen, with why: it was retired, and what stands in its stead, or
/// nobody knows it. [`Error::NotFound`] for a stranger.
pub async fn choose(app: &App, ctx: &Context, uris: &[Uri]) -> Result<Vec<Link>> {
    let _may = policy::vocabulary::read(&ctx.actor).ok_or(Error::NotFound)?;
    links(&mut app.store.read().await?, ctx.language, uris).await
}

/// As [`choose`], within a verb.
pub(crate) async fn links(
    db: &mut impl Access,
    language: Language,
    uris: &[Uri],
) -> Result<Vec<Link>> {
    let mut links: Vec<Link> = Vec::with_capacity(uris.len());
    if uris.is_empty() {
        return Ok(links);
    }
    let unknown = |uri: &Uri| Refused::new("esco-unknown").with("uri", uri.as_str());
    let release = store::esco::release(db).await?;
    for uri in uris {
        if links.iter().any(|link| link.uri == *uri) {
            continue;
        }
        let release = release.as_ref().ok_or_else(|| unknown(uri))?;
        let kept = store::esco::find(db, uri).await?.ok_or_else(|| unknown(uri))?;
        let label = in_language(&kept, language).1.label.clone();
        if let Some(version) = &kept.retired {
            let successor = match &kept.successor {
                Some(uri) => store::esco::find(db, uri).await?,
                None => None,
            };
            let key = if successor.is_some() { "esco-retired-successor" } else { "esco-retired" };
            let mut refused =
                Refused::new(key).with("label", label).with("version", version.to_string());
            if let Some(next) = successor {
                refused = refused.with("successor", in_language(&next, language).1.label.clone());
            }
            return Err(refused.into());
        }
        links.push(Link { uri: uri.clone(), version: release.version.clone(), label });
    }
    Ok(links)
}

/// The skills of a term that are not retired: essential ones first, each in the order of the letters.
async fn skills(
    db: &mut impl Access,
    language: Language,
    ties: &BTreeMap<u32, Tie>,
) -> Result<Vec<Hit>> {
    let ids: Vec<u32> = ties.keys().copied().collect();
    let kept = store::esco::some(db, &ids).await?.into_values();
    let kept = kept.filter(|kept| kept.retired.is_none());
    let mut hits: Vec<Hit> = kept
        .map(|kept| {
            let tie = ties.get(&kept.id).copied();
            hit(kept, language, "", tie, None)
        })
        .collect();
    hits.sort_by(|a, b| (a.tie, &a.label).cmp(&(b.tie, &b.label)));
    Ok(hits)
}

fn hit(kept: Kept, language: Language, typed: &str, tie: Option<Tie>, how: Option<Match>) -> Hit {
    let texts = in_language(&kept, language).1;
    let (label, also) = (texts.label.clone(), also(&kept, &texts.label, typed, how));
    let Term { uri, code, skill_type, reuse, .. } = kept.term;
    Hit { uri, label, also, code, skill_type, reuse, tie, how, retired: kept.retired }
}

/// The other name that has what was typed; of several the one that is called so, else the shortest.
fn also(kept: &Kept, label: &str, typed: &str, how: Option<Match>) -> Option<String> {
    if !matches!(how, Some(Match::ExactOther | Match::OtherWords)) {
        return None;
    }
    let whole = words(typed).join(" ");
    let names = kept
        .texts
        .values()
        .flat_map(|texts| texts.alternative.iter().chain(&texts.hidden).chain([&texts.label]));
    let names =
        names.filter(|name| *name != label && walz_domain::search::finds(&words(typed), name));
    names.min_by_key(|name| (words(name).join(" ") != whole, name.len())).cloned()
}

/// A reader's language, as the classification names it.
fn own(language: Language) -> walz_domain::language::Language {
    language.code().parse().unwrap_or(ENGLISH)
}

const ENGLISH: walz_domain::language::Language = walz_domain::language::Language::ENGLISH;

/// What a term is called in the reader's language, else in English, else in whatever there is.
pub(crate) fn in_language(
    kept: &Kept,
    language: Language,
) -> (Option<walz_domain::language::Language>, &Texts) {
    const NOTHING: &Texts = &Texts {
        label: String::new(),
        alternative: Vec::new(),
        hidden: Vec::new(),
        description: String::new(),
        note: String::new(),
    };
    let of = |language| kept.texts.get_key_value(&language);
    let found = of(own(language)).or_else(|| of(ENGLISH)).or_else(|| kept.texts.iter().next());
    found.map_or((None, NOTHING), |(language, texts)| (Some(*language), texts))
}
