//! A sheet: what a file held, cell by cell, before anybody says what it means.
//!
//! The cells of all rows share one text, so that a hundred thousand rows of fifty columns stay small.

use super::limits::Limits;
use super::read::Unreadable;
use super::warning::Warning;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a file held. Blank rows are gone; the numbers of the lines are those that a person sees in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name, as it came.
    pub name: String,
    /// What a person should know about how the file was read.
    pub warnings: Vec<Warning>,
    text: String,
    cells: Vec<Packed>,
    rows: Vec<Start>,
}

/// How the file itself types a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Everything in a text file, and the text cells of a spreadsheet.
    Text,
    /// A spreadsheet's number: digits with a point and no marks between thousands.
    Number,
    /// A spreadsheet's date: `2026-12-31`, with `T10:00:00` after it where it has a time.
    Date,
    /// A formula that failed: `#REF!`.
    Error,
}

/// One cell: trimmed, composed (NFC), with plain blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    pub text: &'a str,
    pub kind: Kind,
}

impl<'a> Cell<'a> {
    pub(crate) const BLANK: Cell<'static> = Cell { text: "", kind: Kind::Text };

    pub(crate) const fn text(text: &'a str) -> Self {
        Self { text, kind: Kind::Text }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// One row that is not blank.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    number: usize,
}

/// Where a row begins in the list of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    line: u32,
    first: u32,
    /// How many cells the file gives the row, blank ones at its end included; 0 where the format has no such notion.
    width: u32,
}

/// The end of a cell in the shared text in the low bits, its kind in the high ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed(u32);

const KIND_SHIFT: u32 = 30;
/// The most text that a sheet can hold, in bytes: one gibibyte, far above every limit in use.
const MOST_TEXT: usize = (1 << KIND_SHIFT) - 1;

impl Packed {
    fn new(end: usize, kind: Kind) -> Self {
        let kind = match kind {
            Kind::Text => 0,
            Kind::Number => 1,
            Kind::Date => 2,
            Kind::Error => 3,
        };
        // The builder keeps the text below MOST_TEXT.
        Self(end as u32 | kind << KIND_SHIFT)
    }

    fn end(self) -> usize {
        (self.0 & ((1 << KIND_SHIFT) - 1)) as usize
    }

    fn kind(self) -> Kind {
        match self.0 >> KIND_SHIFT {
            0 => Kind::Text,
            1 => Kind::Number,
            2 => Kind::Date,
            _ => Kind::Error,
        }
    }
}

impl Sheet {
    /// How many rows are not blank, the row of headings included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator + Clone {
        (0..self.rows.len()).map(|number| Row { sheet: self, number })
    }

    fn cell(&self, at: usize) -> Cell<'_> {
        let before = at.checked_sub(1).and_then(|at| self.cells.get(at)).map_or(0, |c| c.end());
        let Some(cell) = self.cells.get(at) else { return Cell::BLANK };
        Cell { text: self.text.get(before..cell.end()).unwrap_or_default(), kind: cell.kind() }
    }
}

impl<'a> Row<'a> {
    /// The line in the file, counted from 1; of a row with line breaks inside its cells, the first.
    pub fn line(&self) -> u32 {
        self.sheet.rows.get(self.number).map_or(0, |row| row.line)
    }

    /// How many cells there are up to the last that is not blank.
    pub fn len(&self) -> usize {
        let first = self.first();
        let rows = &self.sheet.rows;
        let next = rows.get(self.number + 1).map_or(self.sheet.cells.len(), |r| r.first as usize);
        next.saturating_sub(first)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell at a position counted from 0; blank where the row is shorter.
    pub fn cell(&self, at: usize) -> Cell<'a> {
        if at < self.len() { self.sheet.cell(self.first() + at) } else { Cell::BLANK }
    }

    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'a>> + use<'a> {
        let (sheet, first) = (self.sheet, self.first());
        (first..first + self.len()).map(move |at| sheet.cell(at))
    }

    /// How many cells the file gives this row, where its format says so.
    pub(crate) fn width(&self) -> Option<usize> {
        let width = self.sheet.rows.get(self.number).map_or(0, |row| row.width);
        (width > 0).then_some(width as usize)
    }

    fn first(&self) -> usize {
        self.sheet.rows.get(self.number).map_or(0, |row| row.first as usize)
    }
}

/// Takes cells in reading order and keeps the limits while doing so.
#[derive(Debug)]
pub(crate) struct Builder<'l> {
    sheet: Sheet,
    limits: &'l Limits,
    /// Cells of the current row that were blank so far; they count once another follows.
    blanks: usize,
    /// Where the current row begins in the list of cells.
    first: usize,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(name: &str, limits: &'l Limits) -> Self {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        Self { sheet, limits, blanks: 0, first: 0 }
    }

    /// The next cell of the current row, which is in line `line`.
    ///
    /// # Errors
    /// Where the cell, its row or the whole becomes larger than the limits.
    pub(crate) fn cell(&mut self, line: u32, raw: &str, kind: Kind) -> Result<(), Unreadable> {
        let before = self.sheet.text.len();
        let length = push_tidy(&mut self.sheet.text, raw);
        if length > self.limits.cell {
            return Err(Unreadable::CellTooLong { line, most: self.limits.cell });
        }
        if self.sheet.text.len() == before {
            self.blanks += 1;
            return Ok(());
        }
        if self.sheet.text.len() > self.limits.unpacked.min(MOST_TEXT) {
            return Err(Unreadable::UnpacksTooLarge { most: self.limits.unpacked });
        }
        let width = self.sheet.cells.len() - self.first + self.blanks + 1;
        if width > self.limits.columns {
            return Err(Unreadable::TooManyColumns { line, most: self.limits.columns });
        }
        for _ in 0..std::mem::take(&mut self.blanks) {
            self.sheet.cells.push(Packed::new(before, Kind::Text));
        }
        self.sheet.cells.push(Packed::new(self.sheet.text.len(), kind));
        Ok(())
    }

    /// Skips cells without a value.
    pub(crate) fn blanks(&mut self, count: usize) {
        self.blanks = self.blanks.saturating_add(count);
    }

    /// Ends the current row; `width` as in the file, 0 where its format has none. A blank row leaves no trace.
    ///
    /// # Errors
    /// Where there are more rows than allowed.
    pub(crate) fn end_row(&mut self, line: u32, width: usize) -> Result<(), Unreadable> {
        self.blanks = 0;
        if self.sheet.cells.len() == self.first {
            return Ok(());
        }
        if self.sheet.rows.len() == self.limits.rows {
            return Err(Unreadable::TooManyRows { most: self.limits.rows });
        }
        let width = u32::try_from(width).unwrap_or(u32::MAX);
        // At most rows times columns, which the limits keep far below the type's.
        self.sheet.rows.push(Start { line, first: self.first as u32, width });
        self.first = self.sheet.cells.len();
        Ok(())
    }

    pub(crate) fn has_rows(&self) -> bool {
        !self.sheet.rows.is_empty()
    }

    pub(crate) fn warn(&mut self, warning: Warning) {
        self.sheet.warnings.push(warning);
    }

    /// # Errors
    /// [`Unreadable::Empty`] where no row had a cell with a value.
    pub(crate) fn finish(self) -> Result<Sheet, Unreadable> {
        if self.sheet.rows.is_empty() { Err(Unreadable::Empty) } else { Ok(self.sheet) }
    }
}

/// Appends a cell's text: composed, with plain blanks and line ends, without blanks around it.
/// Gives its length in characters.
fn push_tidy(all: &mut String, raw: &str) -> usize {
    let trimmed = raw.trim_matches(is_edge);
    if trimmed.is_ascii() && !trimmed.contains('\r') {
        all.push_str(trimmed);
        return trimmed.len();
    }
    let from = all.len();
    let plain = plain(trimmed);
    if is_nfc_quick(plain.clone()) == IsNormalized::Yes {
        all.extend(plain);
    } else {
        all.extend(plain.nfc());
    }
    all.get(from..).map_or(0, |text| text.chars().count())
}

/// Blanks of all kinds, and marks that nobody sees, which pasting leaves at the edges.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Blanks that do not break lines become plain ones, each end of a line becomes one `\n`.
fn plain(text: &str) -> impl Iterator<Item = char> + Clone {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        Some(match chars.next()? {
            '\r' => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
            other => other,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(rows: &[&[&str]], limits: &Limits) -> Result<Sheet, Unreadable> {
        let mut builder = Builder::new("t", limits);
        for (line, row) in (1..).zip(rows) {
            for cell in *row {
                builder.cell(line, cell, Kind::Text)?;
            }
            builder.end_row(line, row.len())?;
        }
        builder.finish()
    }

    #[test]
    fn blank_rows_vanish_and_the_others_keep_their_lines() {
        let sheet =
            built(&[&["", ""], &["a", "", "b", ""], &[" \u{a0}"], &["", "c"]], &Limits::default())
                .expect("two rows");
        let rows: Vec<(u32, Vec<&str>)> =
            sheet.rows().map(|r| (r.line(), r.cells().map(|c| c.text).collect())).collect();
        assert_eq!(rows, [(2, vec!["a", "", "b"]), (4, vec!["", "c"])]);
        assert_eq!(
            sheet.rows().next().map(|row| (row.width(), row.cell(9))),
            Some((Some(4), Cell::BLANK))
        );
    }

    #[test]
    fn cells_are_composed_and_their_blanks_are_plain() {
        let sheet = built(
            &[&["\u{feff} A\u{30a}sa\u{a0}Berg\u{a0} ", "1\u{202f}234", "a\r\nb\rc"]],
            &Limits::default(),
        )
        .expect("a row");
        let cells: Vec<&str> = sheet.rows().flat_map(|r| r.cells()).map(|c| c.text).collect();
        assert_eq!(cells, ["Åsa Berg", "1 234", "a\nb\nc"]);
    }

    #[test]
    fn each_limit_holds_at_its_value_and_not_one_past_it() {
        let limits = Limits { rows: 2, columns: 3, cell: 4, unpacked: 12, ..Limits::default() };
        assert!(built(&[&["a", "b", "ææææ"], &["c"]], &limits).is_ok());
        assert_eq!(
            built(&[&["a"], &["b"], &[""], &["c"]], &limits),
            Err(Unreadable::TooManyRows { most: 2 })
        );
        assert_eq!(
            built(&[&["a", "", "", "b"]], &limits),
            Err(Unreadable::TooManyColumns { line: 1, most: 3 })
        );
        assert_eq!(
            built(&[&["a"], &["æææææ"]], &limits),
            Err(Unreadable::CellTooLong { line: 2, most: 4 })
        );
        assert!(built(&[&["aaaa", "bbbb", "cccc"]], &limits).is_ok());
        assert_eq!(
            built(&[&["aaaa", "bbbb", "cccc"], &["d"]], &limits),
            Err(Unreadable::UnpacksTooLarge { most: 12 })
        );
        // Blank cells at the end of a row are no columns: spreadsheets leave thousands of them.
        assert!(built(&[&["a", "", "", "", "", ""]], &limits).is_ok());
    }
}
