//! Entries and evidence as pages show them, wherever they stand.

use crate::media::Shots;
use walz_domain::logbook::Entry;
use walz_service::host::Outcome;
use walz_service::logbook::{Evidence, Source};
use walz_words::Words;

pub(crate) struct EntryView {
    pub(crate) id: String,
    pub(crate) day: String,
    pub(crate) text: String,
    /// Titles of the units that it shows something of.
    pub(crate) units: Vec<String>,
    pub(crate) shots: Shots,
    pub(crate) school_only: bool,
    pub(crate) evidence: bool,
    /// Whether it can still be changed.
    pub(crate) open: bool,
    /// Whether it can be said to be among the best.
    pub(crate) marks: bool,
}

/// The titles of units by their codes.
pub(crate) fn titles(codes: &[String], outcomes: &[Outcome]) -> Vec<String> {
    let title = |code: &String| {
        let outcome = outcomes.iter().find(|outcome| outcome.code == *code);
        outcome.map_or_else(|| code.clone(), |outcome| outcome.title.clone())
    };
    codes.iter().map(title).collect()
}

impl EntryView {
    /// `base` is what the addresses of the stay's files begin with.
    pub(crate) fn of(entry: &Entry, outcomes: &[Outcome], base: &str, words: Words) -> Self {
        let day = words.weekday_date(entry.on);
        Self {
            id: entry.id.to_string(),
            text: entry.text.clone(),
            units: titles(&entry.units, outcomes),
            shots: Shots::of(&entry.media, base, &day, words),
            school_only: entry.school_only,
            evidence: entry.evidence,
            open: false,
            marks: false,
            day,
        }
    }
}

/// A piece of evidence beside a unit.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) title: String,
    /// From where it is: the day of an entry, or what kind of file it is.
    pub(crate) about: String,
    pub(crate) shots: Shots,
    pub(crate) school_only: bool,
    pub(crate) from: Source,
}

/// The longest title of an entry, in characters: its first words stand for it.
const LONGEST: usize = 160;

impl Shown {
    pub(crate) fn of(one: &Evidence, base: &str, words: Words) -> Self {
        let about = match one.from {
            Source::Entry(_, on) => words.weekday_date(on),
            Source::Piece(_, kind) => words.t(format!("piece-{kind}")).to_string(),
        };
        let mut title: String = one.title.chars().take(LONGEST).collect();
        if title.len() < one.title.len() {
            title.push('…');
        }
        let of = if title.is_empty() { &about } else { &title };
        Self {
            shots: Shots::of(&one.media, base, of, words),
            school_only: one.school_only,
            from: one.from,
            title,
            about,
        }
    }
}

/// The evidence of one unit.
pub(crate) fn shown_of(unit: &str, all: &[Evidence], base: &str, words: Words) -> Vec<Shown> {
    let of_unit = all.iter().filter(|one| one.units.iter().any(|code| code == unit));
    of_unit.map(|one| Shown::of(one, base, words)).collect()
}
