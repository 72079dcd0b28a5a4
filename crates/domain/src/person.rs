//! A person as one organisation knows them: learner, guardian, tutor, mentor, contact, staff.

use crate::PersonId;
use crate::language::Language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// The age of majority in Norway and in all countries of the programme but a few; a rule of the sending country,
/// kept here until an organisation of another country needs its own.
pub const MAJORITY: i16 = 18;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// In full, as the person writes it.
    pub name: Name,
    /// How the person wants to be called, if not by the first part of the name.
    pub call_me: Option<Name>,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    /// The language to write to them in.
    pub language: Option<Language>,
    pub born: Option<Date>,
}

impl Person {
    /// What to say after hello.
    pub fn short_name(&self) -> &str {
        match &self.call_me {
            Some(name) => name.as_str(),
            None => self.name.as_str().split(' ').next().unwrap_or_default(),
        }
    }

    /// Whether the person is under age on `day`; somebody without a birth date counts as grown up.
    pub fn is_minor_on(&self, day: Date) -> bool {
        self.born.is_some_and(|born| age_on(born, day) < MAJORITY)
    }
}

/// Whole years of age on `day`. Who was born on 29 February has the birthday on 1 March in other years.
pub fn age_on(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

/// The first day on which somebody is of age; `None` for a birth date at the end of the calendar.
pub fn of_age_from(born: Date) -> Option<Date> {
    let year = born.year().checked_add(MAJORITY)?;
    Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

/// Why a text is no name, address or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("it is empty")]
    Empty,
    #[error("it is longer than {most} characters")]
    TooLong { most: usize },
    #[error("it is not of the right form")]
    Form,
}

/// Trims, composes (NFC) and limits a text; folds inner white space to single blanks.
fn tidy(text: &str, most: usize) -> Result<String, Unfit> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    match text.chars().count() {
        0 => Err(Unfit::Empty),
        n if n > most => Err(Unfit::TooLong { most }),
        _ if text.chars().any(char::is_control) => Err(Unfit::Form),
        _ => Ok(text),
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $parse:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Unfit;

            fn from_str(text: &str) -> Result<Self, Unfit> {
                let parse: fn(&str) -> Result<String, Unfit> = $parse;
                parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Unfit;

            fn try_from(text: String) -> Result<Self, Unfit> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// A person's or an organisation's name, in any script, at most 200 characters.
    Name: |text| tidy(text, 200);
    /// A mail address: small letters in the domain, no blanks, one `@`, at most 254 characters.
    Email: parse_email;
    /// A telephone number in international form, `+4791234567`; blanks, dots, hyphens and brackets are dropped.
    Phone: parse_phone;
}

fn parse_email(text: &str) -> Result<String, Unfit> {
    let text = tidy(text, 254)?;
    let (local, domain) = text.rsplit_once('@').ok_or(Unfit::Form)?;
    let domain_fits = domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && label.len() <= 63)
        && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| !c.is_whitespace() && !matches!(c, '@' | '<' | '>' | ',' | ';' | '"'));
    if domain_fits && local_fits {
        Ok(format!("{local}@{}", domain.to_lowercase()))
    } else {
        Err(Unfit::Form)
    }
}

fn parse_phone(text: &str) -> Result<String, Unfit> {
    let text = tidy(text, 40)?;
    let digits: String =
        text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')' | '/')).collect();
    let digits = match digits.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => digits,
    };
    match digits.strip_prefix('+') {
        Some(n) if (6..=15).contains(&n.len()) && n.chars().all(|c| c.is_ascii_digit()) => {
            Ok(digits)
        }
        _ => Err(Unfit::Form),
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn somebody_comes_of_age_on_the_eighteenth_birthday() {
        let born = date(2009, 3, 9);
        assert_eq!(age_on(born, date(2027, 3, 8)), 17);
        assert_eq!(age_on(born, date(2027, 3, 9)), 18);
        assert_eq!(of_age_from(born), Some(date(2027, 3, 9)));
        assert_eq!(of_age_from(date(2008, 2, 29)), Some(date(2026, 3, 1)));
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 2, 28)), 17);
    }

    #[test]
    fn addresses_are_tidied_or_refused() {
        let email = |text: &str| text.parse::<Email>().map(String::from);
        assert_eq!(email(" Kari@Example.ORG "), Ok("Kari@example.org".to_owned()));
        assert_eq!(email("kari"), Err(Unfit::Form));
        assert_eq!(email("kari@example"), Err(Unfit::Form));
        assert_eq!(email("a b@example.org"), Err(Unfit::Form));
        assert_eq!(email(""), Err(Unfit::Empty));
    }

    #[test]
    fn numbers_lose_their_ornaments() {
        let phone = |text: &str| text.parse::<Phone>().map(String::from);
        assert_eq!(phone("+47 912 34 567"), Ok("+4791234567".to_owned()));
        assert_eq!(phone("0047 (0)912-34567"), Ok("+47091234567".to_owned()));
        assert_eq!(phone("91234567"), Err(Unfit::Form));
    }

    #[test]
    fn a_name_of_any_script_is_composed_and_trimmed() {
        let name = |text: &str| text.parse::<Name>().map(String::from);
        assert_eq!(name("  A\u{30a}sa   Łukasz "), Ok("Åsa Łukasz".to_owned()));
        assert_eq!(name(&"x".repeat(201)), Err(Unfit::TooLong { most: 200 }));
    }
}
