//! The files of a download: what each holds, by its name, and why one cannot be read.

use super::Limits;
use crate::stream::Broken;
use crate::tables::{Arg, Args};
use std::path::PathBuf;
use walz_domain::esco::{Collection, Kind};
use walz_domain::language::Language;

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    Terms(Kind),
    Collection(Collection),
    /// What skills are to occupations.
    SkillsOf,
    /// What skills are to skills.
    SkillsFor,
}

/// The files that are read, by their names in small letters without language and ending.
const FILES: [(&str, Holds); 12] = [
    ("skills", Holds::Terms(Kind::Skill)),
    ("occupations", Holds::Terms(Kind::Occupation)),
    ("iscogroups", Holds::Terms(Kind::IscoGroup)),
    ("skillgroups", Holds::Terms(Kind::SkillGroup)),
    ("greenskillscollection", Holds::Collection(Collection::Green)),
    ("digitalskillscollection", Holds::Collection(Collection::Digital)),
    ("digcompskillscollection", Holds::Collection(Collection::DigComp)),
    ("languageskillscollection", Holds::Collection(Collection::Language)),
    ("researchskillscollection", Holds::Collection(Collection::Research)),
    ("transversalskillscollection", Holds::Collection(Collection::Transversal)),
    ("occupationskillrelations", Holds::SkillsOf),
    ("skillskillrelations", Holds::SkillsFor),
];

/// A file that is read.
#[derive(Debug)]
pub(super) struct Listed {
    /// Without folders.
    pub(super) name: String,
    pub(super) holds: Holds,
    pub(super) language: Option<Language>,
    pub(super) path: PathBuf,
    /// Its number, where `path` is an archive.
    pub(super) part: Option<usize>,
}

impl Listed {
    /// The file of this name, if it is one that is read.
    pub(super) fn new(name: &str, path: PathBuf, part: Option<usize>) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let folded = name.to_ascii_lowercase();
        let stem = folded.strip_suffix(".csv")?;
        let (plain, language) = match stem.rsplit_once('_') {
            Some((plain, code)) => (plain, Some(code)),
            None => (stem, None),
        };
        let (_, holds) = FILES.iter().find(|(known, _)| *known == plain)?;
        // The classification says `no` where we say which Norwegian.
        let code = language.map(|code| if code == "no" { "nb" } else { code });
        let language = code.and_then(|code| code.parse().ok());
        Some(Self { name: name.to_owned(), holds: *holds, language, path, part })
    }

    pub(super) fn unreadable(&self, broken: Broken, limits: &Limits) -> Unreadable {
        let file = self.name.clone();
        match broken {
            Broken::TooLarge => Unreadable::TooLarge { file, most: limits.file },
            Broken::Unreadable => Unreadable::Damaged { file },
            Broken::CellTooLong { line } => Unreadable::CellTooLong { file, line },
            Broken::TooManyColumns { line } => Unreadable::TooManyColumns { file, line },
            Broken::NotText { line } => Unreadable::NotText { file, line },
            Broken::OpenQuote { line } => Unreadable::OpenQuote { file, line },
        }
    }
}

/// The language of all files that have one.
pub(super) fn language(listed: &[Listed]) -> Result<Option<Language>, Unreadable> {
    let mut languages: Vec<Language> = listed.iter().filter_map(|file| file.language).collect();
    languages.sort();
    languages.dedup();
    match languages.as_slice() {
        [] => {
            let named = listed.iter().find(|file| matches!(file.holds, Holds::Terms(_)));
            match named {
                Some(file) => Err(Unreadable::NoLanguage { file: file.name.clone() }),
                None => Ok(None),
            }
        }
        [one] => Ok(Some(*one)),
        [one, other, ..] => Err(Unreadable::TwoLanguages {
            one: one.code().to_owned(),
            other: other.code().to_owned(),
        }),
    }
}

/// Why a download cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// None of its files is one that is known.
    #[error("{path} holds no file of the classification")]
    NothingKnown { path: String },
    #[error("{file} cannot be opened")]
    Missing { file: String },
    #[error("{file} is damaged")]
    Damaged { file: String },
    #[error("{path} has more than {most} files")]
    TooManyFiles { path: String, most: usize },
    #[error("{file} unpacks to more than {most} bytes")]
    TooLarge { file: String, most: u64 },
    #[error("{file} is there twice")]
    Twice { file: String },
    #[error("{file} does not say its language")]
    NoLanguage { file: String },
    #[error("the files are in {one} and {other}")]
    TwoLanguages { one: String, other: String },
    #[error("line {line} of {file} has a cell that is too long")]
    CellTooLong { file: String, line: u32 },
    #[error("line {line} of {file} has too many columns")]
    TooManyColumns { file: String, line: u32 },
    #[error("line {line} of {file} is not UTF-8")]
    NotText { file: String, line: u32 },
    #[error("the quotation mark that opens in line {line} of {file} never closes")]
    OpenQuote { file: String, line: u32 },
}

impl Unreadable {
    /// The key of its sentence in `exchange.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NothingKnown { .. } => "exchange-download-nothing-known",
            Self::Missing { .. } => "exchange-download-missing",
            Self::Damaged { .. } => "exchange-download-damaged",
            Self::TooManyFiles { .. } => "exchange-download-too-many-files",
            Self::TooLarge { .. } => "exchange-download-too-large",
            Self::Twice { .. } => "exchange-download-twice",
            Self::NoLanguage { .. } => "exchange-download-no-language",
            Self::TwoLanguages { .. } => "exchange-download-two-languages",
            Self::CellTooLong { .. } => "exchange-download-cell-too-long",
            Self::TooManyColumns { .. } => "exchange-download-too-many-columns",
            Self::NotText { .. } => "exchange-download-not-text",
            Self::OpenQuote { .. } => "exchange-download-open-quote",
        }
    }

    /// The values that its sentence names; sizes in whole megabytes.
    pub fn args(&self) -> Args {
        match self {
            Self::NothingKnown { path } => vec![("path", Arg::from(path))],
            Self::Missing { file }
            | Self::Damaged { file }
            | Self::Twice { file }
            | Self::NoLanguage { file } => vec![("file", Arg::from(file))],
            Self::TooManyFiles { path, most } => {
                vec![("path", Arg::from(path)), ("most", Arg::from(*most))]
            }
            Self::TooLarge { file, most } => {
                let megabytes = usize::try_from(most / (1024 * 1024)).unwrap_or(usize::MAX);
                vec![("file", Arg::from(file)), ("megabytes", Arg::from(megabytes))]
            }
            Self::TwoLanguages { one, other } => {
                vec![("one", Arg::from(one)), ("other", Arg::from(other))]
            }
            Self::CellTooLong { file, line }
            | Self::TooManyColumns { file, line }
            | Self::NotText { file, line }
            | Self::OpenQuote { file, line } => {
                vec![("file", Arg::from(file)), ("line", Arg::name(*line))]
            }
        }
    }
}
