//! Languages and how well somebody speaks them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A language by its ISO 639-1 code, in small letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 2]);

impl Language {
    pub const ENGLISH: Self = Self(*b"en");

    pub fn code(&self) -> &str {
        // Both bytes are small letters by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no language code of two letters")]
pub struct NoLanguage(String);

impl FromStr for Language {
    type Err = NoLanguage;

    fn from_str(text: &str) -> Result<Self, NoLanguage> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => Err(NoLanguage(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = NoLanguage;

    fn try_from(text: String) -> Result<Self, NoLanguage> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.code().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

super::code::codes! {
    /// A level of the Common European Framework of Reference for Languages. Who has none is not in [`Skills`].
    Cefr {
        A1 = "A1",
        A2 = "A2",
        B1 = "B1",
        B2 = "B2",
        C1 = "C1",
        C2 = "C2",
    }
}

/// The languages somebody speaks, each with its level; a native speaker has C2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Skills(pub BTreeMap<Language, Cefr>);

impl Skills {
    pub fn level(&self, language: Language) -> Option<Cefr> {
        self.0.get(&language).copied()
    }

    pub fn reach(&self, wanted: &Demand) -> bool {
        self.level(wanted.language).is_some_and(|level| level >= wanted.least)
    }
}

/// A language and the least level of it that a workplace asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    pub language: Language,
    pub least: Cefr,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_reaches_what_is_asked_or_less() {
        let danish = "da".parse().expect("a language");
        let skills = Skills(BTreeMap::from([(danish, Cefr::B1)]));
        let asks = |least| skills.reach(&Demand { language: danish, least });
        assert!(asks(Cefr::A2) && asks(Cefr::B1) && !asks(Cefr::B2));
        let german = "de".parse().expect("a language");
        assert!(!skills.reach(&Demand { language: german, least: Cefr::A1 }));
    }
}
