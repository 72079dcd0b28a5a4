//! Cells into values and back. A [`Value`] is what one cell holds; a [`Field`] is what a column gives a row: a value,
//! perhaps a value, a list of them, or a family of columns.

mod code;
mod date;
mod field;
mod measure;
mod number;
mod text;

pub use field::Ranked;
pub use measure::{Hundredths, Percent, Stay};
pub use text::{Key, NotAKey};

pub(crate) use code::{Coded, codes};
pub(crate) use field::{Cells, Field, Place, Source, blank, text_of};

use super::column::{Column, Shape};
use super::fault::Reason;
use super::sheet::{Cell, Kind};
use jiff::civil::Date;

/// What one cell holds.
pub(crate) trait Value: Sized {
    const SHAPE: Shape;

    /// `cell` is not blank.
    fn parse(cell: Cell<'_>, rules: &Rules<'_>) -> Result<Self, Reason>;

    /// What is written for it; read again, it gives the same value.
    fn write(&self) -> Written;

    /// The name it is, where it is one that rows refer to.
    fn key(&self) -> Option<&Key> {
        None
    }
}

/// What decides how a cell is understood, besides the cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'c> {
    pub(crate) column: &'c Column,
    pub(crate) hint: Hint,
}

/// What a column's cells together tell about each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hint {
    /// The day stands before the month.
    pub(crate) day_first: Option<bool>,
    /// The mark before decimals.
    pub(crate) decimal: Option<char>,
    /// Crosses stand for yes, and so blanks for no.
    pub(crate) crosses: bool,
}

impl Hint {
    /// What the cells of one column tell.
    pub(crate) fn of<'s>(shape: Shape, cells: impl Iterator<Item = Cell<'s>>) -> Self {
        let mut cells = cells.filter(|cell| cell.kind == Kind::Text && !cell.is_blank());
        match shape {
            Shape::Date => Self { day_first: date::order(cells), ..Self::default() },
            Shape::Whole | Shape::Decimal | Shape::Money => {
                Self { decimal: number::decimal_mark(cells), ..Self::default() }
            }
            Shape::YesNo => {
                Self { crosses: cells.any(|cell| code::is_cross(cell.text)), ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}

/// A value on its way into a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Blank,
    Text(String),
    Number(f64),
    Date(Date),
}

/// What spreadsheets show where a formula failed, also in the text files they write.
pub(crate) fn is_formula_error(cell: Cell<'_>) -> bool {
    const ERRORS: [&str; 9] =
        ["#REF!", "#VALUE!", "#NAME?", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#I/T", "#VERDI!"];
    cell.kind == Kind::Error || (cell.text.starts_with('#') && ERRORS.contains(&cell.text))
}

/// Characters that nobody can see; line breaks and tabs are fine.
pub(crate) fn is_unprintable(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
}
