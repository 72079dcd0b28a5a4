//! ESCO, the European classification of skills and occupations: its terms, how they hang together, and the links that
//! records keep to them. [`Index`] finds terms as somebody types.
//!
//! A link keeps the address, the version and the label of the day it was made, because terms are renamed and retired
//! from one version to the next, and what was agreed stays readable.

mod bytes;
mod index;
mod near;

pub use bytes::Damaged;
pub use index::{Asked, Found, Index, Labels, Match};

use crate::code::codes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What the Commission asks of everybody who shows the classification.
pub const ATTRIBUTION: &str =
    "This service uses the ESCO classification of the European Commission.";

codes! {
    /// What a term is.
    Kind {
        Skill = "skill",
        Occupation = "occupation",
        /// A group of occupations in the international classification (ISCO-08).
        IscoGroup = "isco_group",
        SkillGroup = "skill_group",
    }
}

codes! {
    /// Whether somebody can do it or knows it.
    SkillType {
        Skill = "skill",
        Knowledge = "knowledge",
    }
}

codes! {
    /// In how many trades a skill is of use.
    Reuse {
        Transversal = "transversal",
        CrossSector = "cross-sector",
        SectorSpecific = "sector-specific",
        OccupationSpecific = "occupation-specific",
    }
}

codes! {
    /// Lists of skills that the Commission puts together.
    Collection {
        Green = "green",
        Digital = "digital",
        DigComp = "digcomp",
        Language = "language",
        Research = "research",
        Transversal = "transversal",
    }
}

codes! {
    /// What a skill is to an occupation, or to another skill.
    Tie {
        Essential = "essential",
        Optional = "optional",
    }
}

/// The address of a term: `http://data.europa.eu/esco/skill/…`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uri(String);

const ROOT: &str = "http://data.europa.eu/esco/";
const LONGEST: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no address of a term of the European classification")]
pub struct NoUri(String);

impl Uri {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Uri {
    type Err = NoUri;

    fn from_str(text: &str) -> Result<Self, NoUri> {
        let rest = text.strip_prefix(ROOT).and_then(|rest| rest.split_once('/'));
        let fits = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
        };
        match rest {
            Some((kind, name)) if text.len() <= LONGEST && fits(kind) && fits(name) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(NoUri(text.chars().take(LONGEST).collect())),
        }
    }
}

impl TryFrom<String> for Uri {
    type Error = NoUri;

    fn try_from(text: String) -> Result<Self, NoUri> {
        text.parse()
    }
}

impl From<Uri> for String {
    fn from(uri: Uri) -> Self {
        uri.0
    }
}

impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A version of the classification, as the Commission counts them: `v1.1.1`. Sorts by its numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(Vec<u16>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no version: write it like v1.1.1")]
pub struct NoVersion(String);

impl FromStr for Version {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let wrong = || NoVersion(text.chars().take(20).collect());
        let numbers = text.strip_prefix('v').unwrap_or(text).split('.');
        let numbers: Result<Vec<u16>, _> = numbers.map(str::parse).collect();
        match numbers {
            Ok(numbers) if (1..=4).contains(&numbers.len()) => Ok(Self(numbers)),
            _ => Err(wrong()),
        }
    }
}

impl Version {
    /// The version that a file's name tells: `ESCO dataset - v1.1.1 - classification - en - csv.zip`.
    pub fn in_name(name: &str) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        name.match_indices(['v', 'V']).find_map(|(at, _)| {
            let alone = name.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let rest = name.get(at + 1..)?;
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let digits = rest.get(..end)?.trim_end_matches('.');
            (alone && digits.contains('.')).then(|| digits.parse().ok())?
        })
    }
}

impl TryFrom<String> for Version {
    type Error = NoVersion;

    fn try_from(text: String) -> Result<Self, NoVersion> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(u16::to_string).collect();
        write!(f, "v{}", numbers.join("."))
    }
}

/// What holds of a term in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub uri: Uri,
    pub kind: Kind,
    /// Of occupations and groups: `7115.1`, `7115`.
    pub code: Option<String>,
    pub skill_type: Option<SkillType>,
    pub reuse: Option<Reuse>,
    #[serde(default)]
    pub collections: BTreeSet<Collection>,
}

/// What a term is called in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    pub label: String,
    /// Other names that people know it by.
    pub alternative: Vec<String>,
    /// Names that are found but not shown, such as old ones.
    pub hidden: Vec<String>,
    pub description: String,
    /// What belongs to it and what does not.
    pub note: String,
}

/// What a record keeps of a term that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub uri: Uri,
    pub version: Version,
    /// As it was called when it was chosen.
    pub label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_classification_or_none() {
        let good = [
            "http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab",
            "http://data.europa.eu/esco/isco/C7115",
            "http://data.europa.eu/esco/isced-f/00",
            "http://data.europa.eu/esco/skill/S1.2.3",
        ];
        for uri in good {
            assert_eq!(uri.parse::<Uri>().map(String::from).as_deref(), Ok(uri));
        }
        let bad = [
            "",
            "http://data.europa.eu/esco/skill/",
            "http://data.europa.eu/esco//x",
            "http://data.europa.eu/esco/skill/a/b",
            "https://data.europa.eu/esco/skill/a",
            "http://data.europa.eu/esco/skill/a b",
            "javascript:alert(1)",
        ];
        for uri in bad {
            assert!(uri.parse::<Uri>().is_err(), "{uri}");
        }
        assert!(format!("{ROOT}skill/{}", "a".repeat(LONGEST)).parse::<Uri>().is_err());
    }

    #[test]
    fn versions_sort_by_their_numbers_and_are_read_from_names() {
        let version = |text: &str| text.parse::<Version>().expect("a version");
        assert!(version("v1.1.1") < version("v1.2") && version("1.9") < version("v1.10"));
        assert_eq!(version("1.1.1").to_string(), "v1.1.1");
        for wrong in ["", "v", "v1.x", "v1..2", "v1.2.3.4.5", "v99999.1"] {
            assert!(wrong.parse::<Version>().is_err(), "{wrong}");
        }
        let told = |name: &str| Version::in_name(name).map(|version| version.to_string());
        assert_eq!(
            told("ESCO dataset - v1.1.1 - classification - en - csv.zip").as_deref(),
            Some("v1.1.1")
        );
        assert_eq!(told("esco-v1.2.0.zip").as_deref(), Some("v1.2.0"));
        assert_eq!(told("v1.1.1").as_deref(), Some("v1.1.1"));
        assert_eq!(told("csv2.zip"), None);
        assert_eq!(told("esco.zip"), None);
    }
}
