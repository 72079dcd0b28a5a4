//! Finding terms as somebody types: by their preferred and other names, without accents, by the beginnings of words,
//! and in spite of typing errors.
//!
//! The whole classification is a few megabytes of flat tables, made once when it is imported. [`Index::to_bytes`] and
//! [`Index::from_bytes`] carry it to every process that searches; see `service::esco` for how they notice a newer one.

use super::near::{self, errors, forgiven};
use super::{Kind, Tie};
use crate::search::words;
use std::collections::BTreeMap;

/// Words of a search that count; people type fewer.
const MOST_WORDS: usize = 8;

/// A word that a term does not have.
const MISS: u8 = u8::MAX;

/// All names of one term, in all languages that are there.
#[derive(Clone, Debug)]
pub struct Labels<'a> {
    /// The term's number in the database.
    pub id: u32,
    pub kind: Kind,
    pub preferred: Vec<&'a str>,
    pub others: Vec<&'a str>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub text: &'a str,
    pub kind: Kind,
    /// The skills of an occupation, by their numbers: they come first.
    pub ties: &'a BTreeMap<u32, Tie>,
    pub most: usize,
}

/// How a term was found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is called so.
    Exact,
    /// It is also called so.
    ExactOther,
    /// Its name begins so.
    Beginning,
    /// Words of its name begin so.
    Words,
    /// Words of its other names begin so.
    OtherWords,
    /// Some word is nearly so.
    Near,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: u32,
    pub how: Match,
}

/// A term: where its folded preferred name ends in [`Index::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: u32,
    pub(super) kind: Kind,
    pub(super) name_end: u32,
}

/// A word: where it ends in [`Index::text`], and its places in [`Index::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text_end: u32,
    pub(super) places_end: u32,
}

/// See the module's head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// In the order of their names.
    pub(super) entries: Vec<Entry>,
    pub(super) names: String,
    /// In the order of their letters.
    pub(super) words: Vec<Word>,
    pub(super) text: String,
    /// Which entry has the word; twice the number, and one more where only another name has it.
    pub(super) places: Vec<u32>,
    /// Hashes of the other names as a whole, with the number of the entry, in order.
    pub(super) others: Vec<(u32, u32)>,
}

impl Index {
    /// An index of these terms.
    pub fn new<'a>(terms: impl IntoIterator<Item = Labels<'a>>) -> Self {
        let named = |term: Labels<'a>| {
            (term.preferred.first().map_or_else(String::new, |n| folded(n)), term)
        };
        let mut terms: Vec<_> = terms.into_iter().map(named).collect();
        terms.sort_by(|(a, one), (b, other)| (a, one.id).cmp(&(b, other.id)));
        let mut index = Self::default();
        let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, (name, term)) in (0_u32..).zip(&terms) {
            index.names.push_str(name);
            let name_end = size(index.names.len());
            index.entries.push(Entry { id: term.id, kind: term.kind, name_end });
            let mut of_term: BTreeMap<String, u32> = BTreeMap::new();
            for (names, other) in [(&term.preferred, 0), (&term.others, 1)] {
                for word in names.iter().flat_map(|name| words(name)) {
                    let least = of_term.entry(word).or_insert(other);
                    *least = other.min(*least);
                }
            }
            for (word, other) in of_term {
                found.entry(word).or_default().push(number * 2 + other);
            }
            let translated = term.preferred.iter().skip(1);
            let hashes =
                term.others.iter().chain(translated).map(|name| (hash(&folded(name)), number));
            index.others.extend(hashes);
        }
        for (word, places) in found {
            index.text.push_str(&word);
            index.places.extend(places);
            let (text_end, places_end) = (size(index.text.len()), size(index.places.len()));
            index.words.push(Word { text_end, places_end });
        }
        index.others.sort_unstable();
        index.others.dedup();
        index
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The best terms for what somebody typed, the best first. Nothing where there is no word in it.
    pub fn search(&self, asked: &Asked<'_>) -> Vec<Found> {
        let mut sought = words(asked.text);
        sought.truncate(MOST_WORDS);
        if sought.is_empty() {
            return Vec::new();
        }
        let mut levels = vec![0; self.entries.len()];
        for word in &sought {
            self.demand(&mut levels, |here| self.mark(here, self.beginning(word), 0));
        }
        let sure = self.of_kind(&levels, asked.kind).count();
        if sure < asked.most {
            // Too few: what is nearly so may be meant. What was found for sure stays as good as it was.
            let mut loose = vec![0; self.entries.len()];
            for word in &sought {
                self.demand(&mut loose, |here| self.mark_near(here, word));
            }
            for (level, near) in levels.iter_mut().zip(loose) {
                *level = near.min(*level);
            }
        }
        self.best(&sought.join(" "), &levels, asked)
    }

    /// The entries of a kind that have every word, with how well.
    fn of_kind<'l>(
        &'l self,
        levels: &'l [u8],
        kind: Kind,
    ) -> impl Iterator<Item = (usize, Entry, u8)> + 'l {
        let all = self.entries.iter().zip(levels).enumerate();
        all.filter(move |(_, (entry, level))| entry.kind == kind && **level != MISS)
            .map(|(number, (entry, level))| (number, *entry, *level))
    }

    /// Every entry's level becomes that of its worst word.
    fn demand(&self, levels: &mut [u8], mark: impl FnOnce(&mut [u8])) {
        let mut here = vec![MISS; levels.len()];
        mark(&mut here);
        for (level, here) in levels.iter_mut().zip(here) {
            *level = here.max(*level);
        }
    }

    /// The entries that have one of these words: two levels for each error, the second where only another name has it.
    fn mark(&self, here: &mut [u8], range: std::ops::Range<usize>, errors: u8) {
        for number in range {
            for place in self.places_of(number) {
                let level = errors * 2 + u8::from(place % 2 == 1);
                if let Some(known) = here.get_mut((place / 2) as usize) {
                    *known = level.min(*known);
                }
            }
        }
    }

    fn mark_near(&self, here: &mut [u8], sought: &str) {
        let most = forgiven(sought.len());
        if most == 0 {
            self.mark(here, self.beginning(sought), 0);
            return;
        }
        for number in 0..self.words.len() {
            let word = self.word(number).as_bytes();
            if let Some(errors) = errors(sought.as_bytes(), word, most) {
                self.mark(here, number..number + 1, errors);
            }
        }
    }

    /// The numbers of the words that begin with this one.
    fn beginning(&self, sought: &str) -> std::ops::Range<usize> {
        let below = |limit: &dyn Fn(&str) -> bool| {
            let (mut low, mut high) = (0, self.words.len());
            while low < high {
                let middle = low + (high - low) / 2;
                if limit(self.word(middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        let first = below(&|word| word < sought);
        first..below(&|word| word < sought || word.starts_with(sought))
    }

    fn best(&self, whole: &str, levels: &[u8], asked: &Asked<'_>) -> Vec<Found> {
        let hash = hash(whole);
        let from = self.others.partition_point(|(known, _)| *known < hash);
        let exact: Vec<u32> = self
            .others
            .iter()
            .skip(from)
            .take_while(|(known, _)| *known == hash)
            .map(|(_, number)| *number)
            .collect();
        let mut ranked: Vec<_> = self
            .of_kind(levels, asked.kind)
            .map(|(number, entry, level)| {
                let name = self.name(number);
                let how = match level {
                    0 if name == whole => Match::Exact,
                    0 | 1 if exact.contains(&size(number)) => Match::ExactOther,
                    0 if name.starts_with(whole) => Match::Beginning,
                    0 => Match::Words,
                    1 => Match::OtherWords,
                    _ => Match::Near,
                };
                let tie = match asked.ties.get(&entry.id) {
                    Some(Tie::Essential) => 0_u8,
                    Some(Tie::Optional) => 1,
                    None => 2,
                };
                let key = (how == Match::Near, tie, how, level, name.len(), number);
                (key, Found { id: entry.id, how })
            })
            .collect();
        ranked.sort_unstable_by_key(|(key, _)| *key);
        ranked.into_iter().take(asked.most).map(|(_, found)| found).collect()
    }

    fn name(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.entries.get(before).map_or(0, |entry| entry.name_end),
            None => 0,
        };
        let end = self.entries.get(number).map_or(start, |entry| entry.name_end);
        self.names.get(start as usize..end as usize).unwrap_or_default()
    }

    fn word(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.words.get(before).map_or(0, |word| word.text_end),
            None => 0,
        };
        let end = self.words.get(number).map_or(start, |word| word.text_end);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    fn places_of(&self, number: usize) -> &[u32] {
        let start = match number.checked_sub(1) {
            Some(before) => self.words.get(before).map_or(0, |word| word.places_end),
            None => 0,
        };
        let end = self.words.get(number).map_or(start, |word| word.places_end);
        self.places.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// A name as it is compared: its words, one blank between them.
fn folded(name: &str) -> String {
    let mut folded = words(name).join(" ");
    if folded.len() > near::LONGEST * MOST_WORDS {
        let end = (0..=near::LONGEST * MOST_WORDS).rev().find(|at| folded.is_char_boundary(*at));
        folded.truncate(end.unwrap_or(0));
    }
    folded
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// FNV-1a: enough to tell the few names of a term that was found anyway from one another.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(id: u32, preferred: &'static str, others: &[&'static str]) -> Labels<'static> {
        Labels { id, kind: Kind::Skill, preferred: vec![preferred], others: others.to_vec() }
    }

    fn index() -> Index {
        let mut terms = vec![
            labels(1, "weld", &["join metal parts", "soudage"]),
            labels(2, "operate welding equipment", &["use welding tools"]),
            labels(3, "welding techniques", &[]),
            labels(4, "supervise welders", &["weld"]),
            labels(5, "cut timber", &["saw wood"]),
            labels(6, "prepare sauté dishes", &["cook entrées"]),
            labels(7, "Ødegård's method", &[]),
        ];
        terms.push(Labels {
            id: 8,
            kind: Kind::Occupation,
            preferred: vec!["welder"],
            others: vec!["joiner of metal"],
        });
        Index::new(terms)
    }

    fn found(text: &str) -> Vec<(u32, Match)> {
        with(text, &BTreeMap::new())
    }

    fn with(text: &str, ties: &BTreeMap<u32, Tie>) -> Vec<(u32, Match)> {
        let asked = Asked { text, kind: Kind::Skill, ties, most: 5 };
        let found = index().search(&asked);
        found.into_iter().map(|found| (found.id, found.how)).collect()
    }

    #[test]
    fn the_best_name_comes_first() {
        assert_eq!(
            found("weld"),
            [(1, Match::Exact), (4, Match::ExactOther), (3, Match::Beginning), (2, Match::Words),]
        );
        assert_eq!(found("Metal JOIN")[0], (1, Match::OtherWords));
        assert_eq!(found("equip weld"), [(2, Match::Words)]);
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(found("SAUTE dish")[0], (6, Match::Words));
        assert_eq!(found("entrees")[0], (6, Match::OtherWords));
        assert_eq!(found("odegard")[0], (7, Match::Beginning));
        assert_eq!(found("Ødegård")[0], (7, Match::Beginning));
    }

    #[test]
    fn typing_errors_are_forgiven_after_what_is_sure() {
        assert_eq!(found("tmiber"), [(5, Match::Near)]);
        assert_eq!(found("weldnig techniqes")[0], (3, Match::Near));
        let weldign = found("weldign");
        assert!(weldign.iter().all(|(_, how)| *how == Match::Near));
        assert_eq!(weldign[0].0, 3, "the shorter name first: {weldign:?}");
        assert_eq!(found("zzzzzz"), []);
        assert_eq!(found(" . "), []);
    }

    #[test]
    fn the_trades_own_skills_come_first_but_not_before_what_is_sure() {
        let ties = BTreeMap::from([(2, Tie::Essential), (3, Tie::Optional), (5, Tie::Essential)]);
        let order: Vec<u32> = with("weld", &ties).into_iter().map(|(id, _)| id).collect();
        assert_eq!(order, [2, 3, 1, 4]);
    }

    #[test]
    fn only_the_kind_that_is_asked_for() {
        let asked =
            Asked { text: "welder", kind: Kind::Occupation, ties: &BTreeMap::new(), most: 9 };
        let ids: Vec<u32> = index().search(&asked).iter().map(|found| found.id).collect();
        assert_eq!(ids, [8]);
    }

    #[test]
    fn endless_texts_are_no_trouble() {
        let endless = "weld ".repeat(10_000);
        assert_eq!(found(&endless).len(), 4);
        let wide = "w".repeat(100_000);
        assert_eq!(found(&wide), []);
        assert_eq!(
            Index::default().search(&Asked {
                text: "weld",
                kind: Kind::Skill,
                ties: &BTreeMap::new(),
                most: 9
            }),
            []
        );
    }
}
