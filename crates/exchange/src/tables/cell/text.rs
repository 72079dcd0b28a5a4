//! Texts, names for references, and what the domain reads from a short text of its own: countries, languages,
//! addresses, telephones, bands of distance, units of rates.

use super::{Rules, Value, Written};
use crate::tables::column::Shape;
use crate::tables::fault::Reason;
use crate::tables::sheet::Cell;
use std::fmt;
use walz_domain::country::Country;
use walz_domain::grant::{DistanceBand, RateUnit};
use walz_domain::language::Language;
use walz_domain::person::{Email, Phone, Unfit};

/// A name by which rows of other tables refer to a row, such as `L001` or `carpentry`: at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

const LONGEST_KEY: usize = 64;

impl Key {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

/// Why a text is no [`Key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name for references has 1 to {LONGEST_KEY} characters, no line breaks, commas or semicolons"
)]
pub struct NotAKey;

impl std::str::FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let is_separator = |c: char| c.is_control() || matches!(c, ';' | ',');
        let fits = (1..=LONGEST_KEY).contains(&text.chars().count());
        if fits && text.trim() == text && !text.contains(is_separator) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAKey)
        }
    }
}

impl Value for Key {
    const SHAPE: Shape = Shape::Key;

    fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
        cell.text.parse().map_err(|_| Reason::NotAKey)
    }

    fn write(&self) -> Written {
        Written::Text(self.0.clone())
    }

    fn key(&self) -> Option<&Key> {
        Some(self)
    }
}

impl Value for String {
    const SHAPE: Shape = Shape::Text;

    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason> {
        let most = rules.column.longest;
        if cell.text.chars().count() > most {
            Err(Reason::TooLong { most })
        } else {
            Ok(cell.text.to_owned())
        }
    }

    fn write(&self) -> Written {
        Written::Text(self.clone())
    }
}

/// Values of the domain that are written as they are read.
macro_rules! parsed {
    ($($type:ty: $shape:ident, $refused:expr;)+) => {$(
        impl Value for $type {
            const SHAPE: Shape = Shape::$shape;

            fn parse(cell: Cell<'_>, _: &Rules<'_>) -> Result<Self, Reason> {
                cell.text.parse().map_err($refused)
            }

            fn write(&self) -> Written {
                Written::Text(self.to_string())
            }
        }
    )+};
}

parsed! {
    Country: Country, |_| Reason::NotACountry;
    Language: Language, |_| Reason::NotALanguage;
    DistanceBand: Band, |_| Reason::NotABand;
    RateUnit: Unit, |_| Reason::NotAUnit;
    Email: Email, |unfit| unfit_as(unfit, Reason::NotAnEmail);
    Phone: Phone, |unfit| unfit_as(unfit, Reason::NotAPhone);
}

fn unfit_as(unfit: Unfit, reason: Reason) -> Reason {
    match unfit {
        Unfit::TooLong { most } => Reason::TooLong { most },
        Unfit::Empty | Unfit::Form => reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_stands_in_lists() {
        assert!("CARPENTRY-U1".parse::<Key>().is_ok());
        assert!("Øyer".parse::<Key>().is_ok());
        assert!("x".repeat(64).parse::<Key>().is_ok());
        for text in ["", "a;b", "a,b", "a\nb", " a", &"x".repeat(65)] {
            assert_eq!(text.parse::<Key>(), Err(NotAKey), "{text}");
        }
    }
}
