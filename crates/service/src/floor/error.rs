//! How verbs fail, in words that every language has a sentence for.

use super::SealError;
use jiff::Timestamp;
use jiff::civil::Date;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is none, or it is not this actor's to see or do: both answer alike.
    #[error("not found")]
    NotFound,
    /// It cannot be done now, for a reason that the person can understand.
    #[error("refused: {}", .0.key)]
    Refused(Refused),
    /// What was typed in does not fit; all of it that does not, at once.
    #[error("{} fields do not fit", .0.len())]
    Invalid(Vec<Fault>),
    #[error("someone else changed this meanwhile")]
    ChangedMeanwhile,
    /// The idempotency key was used before, to ask for something else.
    #[error("this form was sent before with other content")]
    RepeatedDifferently,
    /// Too many attempts.
    #[error("too many attempts, next at {again}")]
    TooMany { again: Timestamp },
    /// A link that was used up, taken back, or whose time has run out.
    #[error("this link no longer works")]
    Gone,
    #[error(transparent)]
    Store(walz_store::Error),
    #[error(transparent)]
    Documents(#[from] walz_documents::Error),
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A stored outcome is not of the shape that this program expects, or a value cannot be written as JSON.
    #[error("a value could not be read or written as JSON")]
    Json(#[from] serde_json::Error),
    /// The program itself is at fault.
    #[error("{0}")]
    Broken(&'static str),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<walz_store::Error> for Error {
    fn from(error: walz_store::Error) -> Self {
        match error {
            walz_store::Error::ChangedMeanwhile => Self::ChangedMeanwhile,
            other => Self::Store(other),
        }
    }
}

impl Error {
    /// A refusal whose sentence has no values.
    pub fn refused(key: &'static str) -> Self {
        Self::Refused(Refused { key, values: Vec::new() })
    }

    /// Somebody acts whom the organisation does not know as a person, where others have to see who it was.
    pub(crate) fn nobody() -> Self {
        Self::refused("error-nobody")
    }

    /// A single field that does not fit.
    pub fn invalid(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(vec![Fault { field: field.into(), key, values: Vec::new() }])
    }
}

/// Why something cannot be done now: the key of a sentence in `locales`, and the values in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub key: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Refused {
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field's name in the form.
    pub field: std::borrow::Cow<'static, str>,
    /// The key of a sentence in `locales`.
    pub key: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

impl Fault {
    pub fn new(field: impl Into<std::borrow::Cow<'static, str>>, key: &'static str) -> Self {
        Self { field: field.into(), key, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// A value in a sentence, written in the reader's language by whoever shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(i64),
    Day(Date),
    Moment(Timestamp),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Timestamp> for Value {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}
