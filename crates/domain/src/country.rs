//! Countries and what the field must know of them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A country by its ISO 3166-1 alpha-2 code, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// The Schengen area, in whose countries a travel document of one member is enough.
/// Source: Council decisions up to (EU) 2024/3212 (Bulgaria, Romania); Ireland and Cyprus are outside.
const SCHENGEN: [&str; 29] = [
    "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Country {
    pub fn code(&self) -> &str {
        // Both bytes are capitals by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub fn in_schengen(&self) -> bool {
        SCHENGEN.contains(&self.code())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no country code of two letters")]
pub struct NoCountry(String);

impl FromStr for Country {
    type Err = NoCountry;

    fn from_str(text: &str) -> Result<Self, NoCountry> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(NoCountry(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Country {
    type Error = NoCountry;

    fn try_from(text: String) -> Result<Self, NoCountry> {
        text.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

super::code::codes! {
    /// The rate group of a receiving country. Which country is in which group is data of the call year.
    CountryGroup {
        G1 = "G1",
        G2 = "G2",
        G3 = "G3",
    }
}
