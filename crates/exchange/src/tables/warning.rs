//! What a person should know about an import that nevertheless goes through.

use super::words::{Arg, Args};

/// Nothing is wrong, but something is not as one might think.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file is in an old Western European encoding; letters such as `æ` deserve a look.
    OldEncoding,
    /// The workbook has more sheets; only this one was read.
    OnlyOneSheet { sheet: String },
    /// Lines above the headings were left out.
    Skipped { lines: u32 },
    /// A column that the table does not know was left out.
    UnknownColumn { column: String },
    /// A column was left out because its values follow from others.
    DerivedColumn { column: String },
    /// The row ends before its last column; what is missing counts as blank.
    ShortRow { line: u32, cells: u32, columns: u32 },
}

impl Warning {
    /// The key of its sentence in `exchange.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::OldEncoding => "exchange-warning-old-encoding",
            Self::OnlyOneSheet { .. } => "exchange-warning-only-one-sheet",
            Self::Skipped { .. } => "exchange-warning-skipped",
            Self::UnknownColumn { .. } => "exchange-warning-unknown-column",
            Self::DerivedColumn { .. } => "exchange-warning-derived-column",
            Self::ShortRow { .. } => "exchange-warning-short-row",
        }
    }

    /// The values that its sentence names.
    pub fn args(&self) -> Args {
        match self {
            Self::OldEncoding => vec![],
            Self::OnlyOneSheet { sheet } => vec![("sheet", Arg::from(sheet))],
            Self::Skipped { lines } => vec![("lines", Arg::from(*lines))],
            Self::UnknownColumn { column } | Self::DerivedColumn { column } => {
                vec![("column", Arg::from(column))]
            }
            Self::ShortRow { line, cells, columns } => vec![
                ("line", Arg::name(*line)),
                ("cells", Arg::from(*cells)),
                ("columns", Arg::from(*columns)),
            ],
        }
    }
}
