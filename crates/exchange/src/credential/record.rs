//! What a credential says, whatever the format: one learner, one stay, the units that were agreed, how each was assessed
//! and what it counts for at home.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use walz_domain::country::Country;
use walz_domain::window::Period;

/// Everything that goes into a credential. It holds what was true when it was issued, so the same record always makes
/// the same document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub id: Uuid,
    /// The page where anybody can look whether it still holds.
    pub page: String,
    pub language: Language,
    pub title: String,
    pub description: String,
    pub issued: Timestamp,
    pub learner: Holder,
    pub issuer: Organisation,
    pub host: Organisation,
    pub stay: Stay,
    pub units: Vec<Unit>,
    /// The occupation of the trade in the European classification.
    pub occupation: Option<EscoTerm>,
    /// Skills of the European classification that belong to the stay as a whole.
    pub skills: Vec<EscoTerm>,
    /// Field of education (ISCED-F 2013), as `0732`.
    pub isced_f: Option<String>,
    /// Where its state stands in the issuer's list.
    pub status: Option<StatusPlace>,
}

/// The language in which the record's own words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Nb,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The same for all credentials of one learner, and nothing else.
    pub id: Uuid,
    pub name: String,
    pub born: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// A DID for who signs; a `urn:uuid:` for others.
    pub id: String,
    pub name: String,
    /// The programme's identifier of organisations.
    pub oid: Option<String>,
    pub city: String,
    pub country: Country,
    pub page: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub title: String,
    pub trade: String,
    /// The days on which the learner was really there.
    pub period: Period,
    pub hours_per_week: u8,
    /// All hours of the stay.
    pub hours: u32,
    pub city: String,
    pub country: Country,
    pub apprentice: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub code: String,
    pub title: String,
    /// European level, 1 to 8.
    pub eqf: u8,
    pub knowledge: String,
    pub skills: String,
    pub responsibility: String,
    pub method: String,
    pub result: Result,
    /// The result in the record's language.
    pub result_label: String,
    pub assessor: String,
    pub assessed: Timestamp,
    /// What it counts for at home, in the record's language; who decided, and when.
    pub recognition: Option<Recognition>,
}

/// How far the outcomes of a unit were reached.
pub use walz_domain::assessment::Attained as Result;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    pub label: String,
    pub by: String,
    pub at: Timestamp,
}

/// A concept of the European classification of skills, competences and occupations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscoTerm {
    pub uri: String,
    pub label: String,
}

/// A place in a status list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusPlace {
    /// The address of the list.
    pub list: String,
    pub index: u32,
}

impl Language {
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
        }
    }
}
