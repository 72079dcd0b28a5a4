//! The words of Walz: messages in every language, and how each language writes dates, numbers,
//! money and lists, and sorts names.
//!
//! The messages stand in `locales/{en,nb}/*.ftl` ([Fluent](https://projectfluent.org)), one file for
//! a screen or a noun, keys as `screen-part-meaning`. A message is a whole sentence with named
//! values; nothing joins pieces of sentences. Messages hold no markup.
//!
//! ```
//! use walz_words::{Language, Words};
//!
//! let words = Words::of(Language::En);
//! assert_eq!(words.t("due-in-days").with("days", 3).to_string(), "in 3 days");
//! assert_eq!(words.say("due-in-days", &[("days", 1.into())]), "tomorrow");
//! ```
//!
//! A number that is given to a message chooses its plural and is written as the language writes
//! numbers, with separators: give years, codes and phone numbers as text.
//!
//! Which language a request gets is decided by [`Language::choose`]; keeping that choice (a cookie,
//! a person's record) is left to others.

mod format;
mod language;
mod messages;
mod pseudo;

pub use format::{Lent, Whole};
pub use language::Language;
pub use messages::{Said, Sayable, Value};

/// All words and formats of one language. A mere handle: copy it freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

impl Words {
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// A message to which values can be given; it is written where it is displayed.
    /// A key that does not exist is written in brackets and logged once.
    #[must_use]
    pub fn t(self, key: impl AsRef<str>) -> Said {
        Said::new(self.language, key.as_ref())
    }

    /// A message with its values, as text.
    #[must_use]
    pub fn say(self, key: &str, values: &[(&'static str, Value<'static>)]) -> String {
        let mut said = self.t(key);
        for (name, value) in values {
            said = said.with(*name, value.clone());
        }
        said.to_string()
    }

    /// Whether there is a message of this key: for codes that come from elsewhere, as those of the journal.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        messages::exists(key)
    }

    /// The name of a country by its ISO 3166-1 code in either case; the code itself where Walz
    /// knows no name.
    #[must_use]
    pub fn country(self, code: &str) -> String {
        self.named("country", code)
    }

    /// The name of a language by its code, as `nb`; the code itself where Walz knows no name.
    #[must_use]
    pub fn language_name(self, code: &str) -> String {
        self.named("language", code)
    }

    fn named(self, kind: &str, code: &str) -> String {
        let key = format!("{kind}-{}", code.to_ascii_lowercase());
        if messages::exists(&key) { self.t(&key).to_string() } else { code.to_owned() }
    }
}
