//! Files into sheets: text files with any separator and encoding, XLSX and ODS. The content decides, not the name.
//!
//! Files come from anywhere, so nothing here trusts what they say of themselves: sizes are counted, not believed.

mod archive;
mod delimited;
mod ods;
mod spreadsheet;
mod text;
mod xlsx;

use super::limits::Limits;
use super::sheet::Sheet;
use super::words::{Arg, Args};

/// Reads a table file of any kind: the first sheet with a value, its blank rows left out.
///
/// # Errors
/// [`Unreadable`] where the bytes are no table or exceed the limits.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge { most: limits.bytes });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::read(name, bytes, limits);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let protected = utf_16("EncryptedPackage");
        let is_protected = bytes.windows(protected.len()).any(|window| window == protected);
        return Err(if is_protected { Unreadable::Protected } else { Unreadable::OldWorkbook });
    }
    let (text, encoding) = text::decode(bytes)?;
    delimited::read(name, &text, encoding, limits)
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Why a file cannot be read as a table at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the file has no value in it")]
    Empty,
    #[error("the file is larger than {most} bytes")]
    TooLarge { most: usize },
    #[error("the file unpacks to more than {most} bytes")]
    UnpacksTooLarge { most: usize },
    #[error("the file has more than {most} rows")]
    TooManyRows { most: usize },
    #[error("line {line} has more than {most} columns")]
    TooManyColumns { line: u32, most: usize },
    #[error("a cell in line {line} has more than {most} characters")]
    CellTooLong { line: u32, most: usize },
    #[error("the quotation mark that opens in line {line} never closes")]
    OpenQuote { line: u32 },
    #[error("the file is no table")]
    NotATable,
    #[error("the file is a workbook of an old or binary format")]
    OldWorkbook,
    #[error("the workbook is protected by a password")]
    Protected,
    #[error("the workbook is damaged")]
    Damaged,
}

impl Unreadable {
    /// The key of its sentence in `exchange.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "exchange-unreadable-empty",
            Self::TooLarge { .. } => "exchange-unreadable-too-large",
            Self::UnpacksTooLarge { .. } => "exchange-unreadable-unpacks-too-large",
            Self::TooManyRows { .. } => "exchange-unreadable-too-many-rows",
            Self::TooManyColumns { .. } => "exchange-unreadable-too-many-columns",
            Self::CellTooLong { .. } => "exchange-unreadable-cell-too-long",
            Self::OpenQuote { .. } => "exchange-unreadable-open-quote",
            Self::NotATable => "exchange-unreadable-not-a-table",
            Self::OldWorkbook => "exchange-unreadable-old-workbook",
            Self::Protected => "exchange-unreadable-protected",
            Self::Damaged => "exchange-unreadable-damaged",
        }
    }

    /// The values that its sentence names; sizes in whole megabytes.
    pub fn args(&self) -> Args {
        match *self {
            Self::TooLarge { most } | Self::UnpacksTooLarge { most } => {
                vec![("megabytes", Arg::from(most / (1024 * 1024)))]
            }
            Self::TooManyRows { most } => vec![("most", Arg::from(most))],
            Self::TooManyColumns { line, most } | Self::CellTooLong { line, most } => {
                vec![("line", Arg::name(line)), ("most", Arg::from(most))]
            }
            Self::OpenQuote { line } => vec![("line", Arg::name(line))],
            Self::Empty | Self::NotATable | Self::OldWorkbook | Self::Protected | Self::Damaged => {
                vec![]
            }
        }
    }
}
