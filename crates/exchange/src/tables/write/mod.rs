//! Rows into files: CSV and XLSX, with the columns that their table's description names.

mod delimited;
mod grid;
mod list;
mod workbook;

pub(crate) use delimited::unguarded;
pub use list::List;

use super::kind::TableKind;
use super::kinds::SupportNeed;
use super::table::Table;
use super::words::{Arg, Args};
use grid::Grid;

/// A table that may be written like any other: every one but the support needs.
pub trait Open: Table {}

/// What stands between the cells of a text file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// As the format's name says.
    #[default]
    Comma,
    /// What Excel expects where the comma stands before decimals, as in Norway.
    Semicolon,
}

/// Rows as CSV: UTF-8 with a mark at the start, lines ended as Excel ends them, dates as `2026-12-31`, numbers with a
/// point. Texts that a spreadsheet would run as formulas get an apostrophe, which [`super::read`] takes away again.
pub fn csv<T: Open>(rows: &[T], separator: Separator) -> Vec<u8> {
    csv_without(rows, &[], separator)
}

/// As [`csv()`], without the columns of these names: those that whoever writes the rows knows nothing of, where a blank
/// cell would say something too.
pub fn csv_without<T: Open>(rows: &[T], left_out: &[&str], separator: Separator) -> Vec<u8> {
    delimited::file(&Grid::of(rows, left_out), separator)
}

/// Rows as XLSX, with dates as dates and numbers as numbers. The same rows give the same bytes.
///
/// # Errors
/// Where a worksheet cannot hold them.
pub fn xlsx<T: Open>(rows: &[T]) -> Result<Vec<u8>, Unwritable> {
    xlsx_without(rows, &[])
}

/// As [`xlsx()`], without the columns of these names.
///
/// # Errors
/// As [`xlsx()`].
pub fn xlsx_without<T: Open>(rows: &[T], left_out: &[&str]) -> Result<Vec<u8>, Unwritable> {
    workbook::file(T::KIND, &Grid::of(rows, left_out))
}

/// A table of this kind without rows, as CSV.
pub fn template_csv(kind: TableKind, separator: Separator) -> Vec<u8> {
    delimited::file(&Grid::blank(kind), separator)
}

/// A table of this kind without rows, as XLSX: cells offer the words that their column allows.
///
/// # Errors
/// None is known; the writer's own are passed on.
pub fn template_xlsx(kind: TableKind) -> Result<Vec<u8>, Unwritable> {
    workbook::template(kind, &Grid::blank(kind))
}

/// Support needs on their way out: special-category data, which leaves only where somebody says so in this name.
///
/// No other function writes them:
///
/// ```compile_fail
/// # use walz_exchange::tables::{Separator, SupportNeed, csv};
/// fn leak(needs: &[SupportNeed]) -> Vec<u8> {
///     csv(needs, Separator::Comma)
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Restricted<'r>(&'r [SupportNeed]);

impl<'r> Restricted<'r> {
    /// Whoever calls this has asked the policy and written to the journal who receives what.
    pub fn disclose(rows: &'r [SupportNeed]) -> Self {
        Self(rows)
    }

    /// As [`csv()`].
    pub fn csv(&self, separator: Separator) -> Vec<u8> {
        delimited::file(&Grid::of(self.0, &[]), separator)
    }

    /// As [`xlsx()`].
    ///
    /// # Errors
    /// As [`xlsx()`].
    pub fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        workbook::file(TableKind::SupportNeeds, &Grid::of(self.0, &[]))
    }
}

impl std::fmt::Debug for Restricted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Restricted({} rows)", self.0.len())
    }
}

/// Why rows cannot be written as a workbook.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    #[error("a worksheet holds {most} rows at most")]
    TooManyRows { most: usize },
    #[error("the workbook cannot be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl Unwritable {
    /// The key of its sentence in `exchange.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooManyRows { .. } => "exchange-unwritable-too-many-rows",
            Self::Workbook(_) => "exchange-unwritable-workbook",
        }
    }

    /// The values that its sentence names.
    pub fn args(&self) -> Args {
        match self {
            Self::TooManyRows { most } => vec![("most", Arg::from(*most))],
            Self::Workbook(_) => vec![],
        }
    }
}
