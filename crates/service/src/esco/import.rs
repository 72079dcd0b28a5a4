//! A version of the classification comes in: all of it or nothing. The same download twice changes nothing; what a newer
//! version does not hold any more stays to be read, and says what stands in its stead.

use crate::{App, Context, Error, Refused, Result, Subject, Work, begin};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;
use walz_domain::esco::{Index, Kind, Labels, Tie, Uri, Version};
use walz_domain::search::words;
use walz_exchange::esco::{Concept, Download, Mention, Relations};
use walz_policy::{self as policy, INSTALLATION};
use walz_store::esco::{Findable, Known, LabelRow, Release, TermRow};
use walz_store::{self as store};

/// How many rows did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub added: u32,
    pub changed: u32,
    pub same: u32,
    /// Terms that are retired now, relations that are gone.
    pub gone: u32,
}

impl Tally {
    fn changes(self) -> bool {
        self.added + self.changed + self.gone > 0
    }

    fn and(self, other: Self) -> Self {
        Self {
            added: self.added + other.added,
            changed: self.changed + other.changed,
            same: self.same + other.same,
            gone: self.gone + other.gone,
        }
    }
}

/// What came of a download, or would come of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub version: Version,
    /// Nothing where there were only relations.
    pub language: Option<walz_domain::language::Language>,
    pub terms: Tally,
    pub labels: Tally,
    pub relations: Tally,
    /// Terms that are named somewhere and listed nowhere, as `address (file, line)`. They were left out.
    pub strangers: Vec<String>,
    /// Terms that the Commission lists and has not released.
    pub unreleased: u32,
    /// Whether anything was new.
    pub changed: bool,
}

/// What is done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Terms,
    Relations,
    Finder,
}

/// Takes a download in as this version; with `dry_run` only tells what would happen.
///
/// # Errors
/// [`Error::Refused`] for a version older than the one that is there, and for a new one whose lists are not all there;
/// [`Error::NotFound`] for everybody but the operator.
pub async fn import(
    app: &App,
    ctx: &Context,
    download: &Download,
    version: &Version,
    dry_run: bool,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Report> {
    let _may = policy::vocabulary::keep(&ctx.actor).ok_or(Error::NotFound)?;
    let mut work = begin!(app, ctx, "esco.import", &(version, &download.files));
    let before = store::esco::release(&mut work).await?;
    check(before.as_ref(), download, version)?;
    progress(Step::Terms);
    let mut numbers = Numbers::load(&mut work).await?;
    let terms = terms(&mut work, &mut numbers, download, version).await?;
    let labels = labels(&mut work, &numbers, download).await?;
    progress(Step::Relations);
    let mut strangers: Vec<&Mention> = download.strangers.iter().collect();
    let mut tied = Tally::default();
    for (kind, relations) in
        [(Kind::Occupation, &download.skills_of), (Kind::Skill, &download.skills_for)]
    {
        if let Some(relations) = relations {
            let done = ties(&mut work, &numbers, kind, relations, &mut strangers).await?;
            tied = tied.and(done);
        }
    }
    let mut report = Report {
        version: version.clone(),
        language: download.language,
        terms,
        labels,
        relations: tied,
        strangers: strangers.into_iter().map(told).collect(),
        unreleased: download.unreleased,
        changed: false,
    };
    let is_new = before.as_ref().is_none_or(|before| before.version != *version);
    report.changed = is_new || terms.changes() || labels.changes() || tied.changes();
    if dry_run || !report.changed {
        // Dropped without a commit, the work leaves no trace.
        return Ok(report);
    }
    progress(Step::Finder);
    let finder = finder(&mut work).await?.to_bytes();
    let mut languages = before.as_ref().map(|b| b.languages.clone()).unwrap_or_default();
    languages.extend(download.language.filter(|new| !languages.contains(new)));
    let generation = before.map_or(0, |before| before.generation) + 1;
    let release = Release { generation, version: version.clone(), languages, imported: ctx.now };
    store::esco::put_release(&mut work, &release, &finder).await?;
    let detail = json!({
        "version": report.version, "language": report.language, "files": download.files,
        "terms": report.terms, "labels": report.labels, "relations": report.relations,
    });
    work.journal_of(INSTALLATION, "esco.imported", Subject::new("esco", Uuid::nil()), detail);
    work.commit(report).await
}

fn told(mention: &Mention) -> String {
    format!("{} ({}, {})", mention.uri, mention.file, mention.line)
}

/// A new version comes whole, so that what it does not hold is known to be gone; what is there already may come in
/// parts: relations after the terms, one language after the other.
fn check(before: Option<&Release>, download: &Download, version: &Version) -> Result<()> {
    if let Some(before) = before.filter(|before| before.version > *version) {
        let refused = Refused::new("esco-import-older").with("version", version.to_string());
        return Err(refused.with("there", before.version.to_string()).into());
    }
    let is_new = before.is_none_or(|before| before.version != *version);
    let is_whole = [Kind::Skill, Kind::Occupation].iter().all(|k| download.kinds.contains(k));
    if is_new && !is_whole {
        return Err(Refused::new("esco-import-part").with("version", version.to_string()).into());
    }
    Ok(())
}

/// The numbers of all terms.
struct Numbers {
    known: HashMap<String, Known>,
    new: HashMap<String, u32>,
    next: u32,
}

impl Numbers {
    async fn load(work: &mut Work) -> Result<Self> {
        let known = store::esco::known(work).await?;
        let next = known.iter().map(|known| known.id).max().unwrap_or(0) + 1;
        let known = known.into_iter().map(|known| (known.uri.clone(), known)).collect();
        Ok(Self { known, new: HashMap::new(), next })
    }

    fn of(&self, uri: &Uri) -> Option<u32> {
        let known = self.known.get(uri.as_str()).map(|known| known.id);
        known.or_else(|| self.new.get(uri.as_str()).copied())
    }

    fn add(&mut self, uri: &Uri) -> u32 {
        let id = self.next;
        self.next += 1;
        self.new.insert(uri.to_string(), id);
        id
    }
}

async fn terms(
    work: &mut Work,
    numbers: &mut Numbers,
    download: &Download,
    version: &Version,
) -> Result<Tally> {
    let (mut tally, mut rows, mut seen) = (Tally::default(), Vec::new(), BTreeSet::new());
    for Concept { term, .. } in &download.concepts {
        let fingerprint = fingerprint(term)?;
        let known = numbers.known.get(term.uri.as_str());
        let id = match known {
            Some(known) => {
                seen.insert(known.id);
                if known.fingerprint == fingerprint && !known.is_retired {
                    tally.same += 1;
                    continue;
                }
                tally.changed += 1;
                known.id
            }
            None => {
                tally.added += 1;
                numbers.add(&term.uri)
            }
        };
        let (uri, kind) = (&term.uri, term.kind.code());
        rows.push(TermRow { id, uri, kind, data: term, fingerprint });
    }
    store::esco::put_terms(work, &rows).await?;
    let gone = numbers.known.values().filter(|known| {
        download.kinds.contains(&known.kind) && !known.is_retired && !seen.contains(&known.id)
    });
    let gone: Vec<u32> = gone.map(|known| known.id).collect();
    let names = Names::of(&download.concepts);
    for kept in store::esco::some(work, &gone).await?.values() {
        let texts = download.language.and_then(|language| kept.texts.get(&language));
        let successor = texts.and_then(|texts| names.successor(kept.term.kind, &texts.label));
        store::esco::retire(work, kept.id, version, successor).await?;
        tally.gone += 1;
    }
    Ok(tally)
}

/// Who is called what, to find what stands in a retired term's stead.
struct Names<'d> {
    preferred: HashMap<(Kind, String), Vec<&'d Uri>>,
    others: HashMap<(Kind, String), Vec<&'d Uri>>,
}

impl<'d> Names<'d> {
    fn of(concepts: &'d [Concept]) -> Self {
        let mut names = Self { preferred: HashMap::new(), others: HashMap::new() };
        for Concept { term, texts } in concepts {
            let key = |name: &str| (term.kind, words(name).join(" "));
            names.preferred.entry(key(&texts.label)).or_default().push(&term.uri);
            for name in texts.alternative.iter().chain(&texts.hidden) {
                names.others.entry(key(name)).or_default().push(&term.uri);
            }
        }
        names
    }

    /// The only term of the kind that is called as the retired one was, or that is also called so. Where there are
    /// several, a person has to choose.
    fn successor(&self, kind: Kind, label: &str) -> Option<&'d Uri> {
        let key = (kind, words(label).join(" "));
        let found = self.preferred.get(&key).or_else(|| self.others.get(&key))?;
        match found.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

async fn labels(work: &mut Work, numbers: &Numbers, download: &Download) -> Result<Tally> {
    let mut tally = Tally::default();
    let Some(language) = download.language else { return Ok(tally) };
    let known: BTreeMap<u32, i64> = store::esco::known_labels(work, language).await?;
    let mut rows = Vec::new();
    for Concept { term, texts } in &download.concepts {
        let Some(concept) = numbers.of(&term.uri) else { continue };
        let fingerprint = fingerprint(texts)?;
        match known.get(&concept) {
            Some(before) if *before == fingerprint => {
                tally.same += 1;
                continue;
            }
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
        rows.push(LabelRow { concept, label: &texts.label, data: texts, fingerprint });
    }
    store::esco::put_labels(work, language, &rows).await?;
    Ok(tally)
}

async fn ties<'d>(
    work: &mut Work,
    numbers: &Numbers,
    kind: Kind,
    relations: &'d Relations,
    strangers: &mut Vec<&'d Mention>,
) -> Result<Tally> {
    let ids: Vec<Option<u32>> = relations.terms.iter().map(|term| numbers.of(&term.uri)).collect();
    let nobody = relations.terms.iter().zip(&ids).filter(|(_, id)| id.is_none());
    strangers.extend(nobody.map(|(mention, _)| mention));
    let known = store::esco::relations(work, kind).await?;
    let mut known: HashMap<(u32, u32), Tie> =
        known.into_iter().map(|(term, skill, tie)| ((term, skill), tie)).collect();
    let (mut tally, mut rows) = (Tally::default(), Vec::new());
    let id = |number: u32| ids.get(number as usize).copied().flatten();
    for (term, skill, tie) in &relations.list {
        let (Some(term), Some(skill)) = (id(*term), id(*skill)) else { continue };
        match known.remove(&(term, skill)) {
            Some(before) if before == *tie => {
                tally.same += 1;
                continue;
            }
            Some(_) => tally.changed += 1,
            None => tally.added += 1,
        }
        rows.push((term, skill, *tie));
    }
    store::esco::put_relations(work, &rows).await?;
    let gone: Vec<(u32, u32)> = known.into_keys().collect();
    store::esco::remove_relations(work, &gone).await?;
    tally.gone = u32::try_from(gone.len()).unwrap_or(u32::MAX);
    Ok(tally)
}

/// What finds the terms that are there now, in all their languages.
async fn finder(work: &mut Work) -> Result<Index> {
    let mut all: BTreeMap<u32, Vec<Findable>> = BTreeMap::new();
    let (mut id, mut language) = (0, String::new());
    loop {
        let page = store::esco::findable(work, (id, &language)).await?;
        let Some(last) = page.last() else { break };
        (id, language) = (last.id, last.language.clone());
        for mut found in page {
            found.texts.description.clear();
            found.texts.note.clear();
            all.entry(found.id).or_default().push(found);
        }
    }
    let labels = all.values_mut().map(|labels| {
        // The name by which terms sort is the English one, where there is one.
        labels.sort_by_key(|label| label.language != "en");
        let others = |of: &Findable| -> Vec<String> {
            of.texts.alternative.iter().chain(&of.texts.hidden).cloned().collect()
        };
        let preferred: Vec<String> = labels.iter().map(|of| of.texts.label.clone()).collect();
        let first = labels.first().map(|of| (of.id, of.kind));
        (first, preferred, labels.iter().flat_map(others).collect::<Vec<String>>())
    });
    let labels: Vec<_> = labels.collect();
    let borrowed = labels.iter().filter_map(|(first, preferred, others)| {
        let (id, kind) = (*first)?;
        Some(Labels {
            id,
            kind,
            preferred: preferred.iter().map(String::as_str).collect(),
            others: others.iter().map(String::as_str).collect(),
        })
    });
    Ok(Index::new(borrowed))
}

/// Tells by eight bytes whether something is as it was.
fn fingerprint(of: &impl Serialize) -> Result<i64> {
    let hash = Sha256::digest(serde_json::to_vec(of)?);
    let first = hash.first_chunk::<8>().copied().unwrap_or_default();
    Ok(i64::from_le_bytes(first))
}
