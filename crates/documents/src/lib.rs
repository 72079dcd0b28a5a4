//! Domain values as paper and files: PDF for people and archives, spreadsheets for counting.
//!
//! A PDF is at once PDF/A-2a (readable in fifty years) and PDF/UA-1 (readable by a screen reader). The same values give
//! the same bytes, so that a signed paper can be made again and compared: the day is handed in, never taken.
//!
//! Each module says what its paper holds; how papers look stands in `templates/kit.typ`, and what they say in
//! `locales/*/documents.ftl`, `certificates.ftl`, `money.ftl` and `indicators.ftl`. Who may read a paper is decided by the
//! caller.

pub mod agreement;
pub mod annexes;
pub mod attendance_certificate;
mod beside;
pub mod changes;
pub mod complement;
pub mod credential;
pub mod emergency_sheet;
mod engine;
pub mod europass_mobility;
pub mod grant_agreement;
pub mod group_programme;
pub mod hosting_certificate;
mod label;
mod legible;
mod page;
pub mod photo;
mod proof;
pub mod report;
mod sheet;
pub mod transcript;
mod version;
pub mod voice;

#[cfg(test)]
mod tests;

// The samples are shared with the example, which knows this crate by its name.
#[cfg(test)]
extern crate self as walz_documents;

use jiff::civil::Date;
use jiff::tz::TimeZone;
pub use version::Version;
use walz_words::Words;

/// How a paper is made: in whose language, by which clock, on which day.
#[derive(Clone, Debug)]
pub struct Setting {
    pub words: Words,
    /// Moments are written as clocks showed them here.
    pub zone: TimeZone,
    /// The day the paper is made, or for which it is true.
    pub on: Date,
}

/// Why a paper could not be made. None of these is the reader's fault; the program's log has the rest.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the paper could not be set: {0}")]
    Typesetting(String),
    #[error("the values could not be handed over")]
    Values(#[from] serde_json::Error),
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
