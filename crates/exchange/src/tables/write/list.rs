//! Lists that are no table of the year, such as a view of the board: headings and texts as they stand on the page.

use super::{Separator, Unwritable, delimited, workbook};

/// A list for people, in the words of a page. Nothing reads it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The worksheet's name.
    pub title: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl List {
    /// As [`super::csv`]: guarded against spreadsheets that run texts as formulas.
    pub fn csv(&self, separator: Separator) -> Vec<u8> {
        delimited::list(&self.headings, &self.rows, separator)
    }

    /// As [`super::xlsx`].
    ///
    /// # Errors
    /// Where a worksheet cannot hold the rows.
    pub fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        workbook::list(&self.title, &self.headings, &self.rows)
    }
}
