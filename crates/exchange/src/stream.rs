//! Large CSV files, one row at a time. The tables of offices go through [`crate::tables`], which keeps a file whole to
//! say everything of it at once; a classification of a continent is read as it comes.
//!
//! Files are UTF-8 with commas, as the Union publishes them. Sizes are counted while reading, never believed.

use crate::tables::{Fault, Faults, Reason};
use csv_core::{ReadFieldResult, Reader};
use std::io::{BufRead, BufReader, Read};

/// Bytes of one cell. The longest of the classification that is read has 3,853.
pub(crate) const MOST_CELL: usize = 64 * 1024;

/// Columns of a row. The widest file of the classification has 14.
const MOST_COLUMNS: usize = 100;

/// Why the rows of a file end before the file does.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Broken {
    #[error("line {line} has a cell that is too long")]
    CellTooLong { line: u32 },
    #[error("line {line} has too many columns")]
    TooManyColumns { line: u32 },
    #[error("line {line} is not UTF-8")]
    NotText { line: u32 },
    #[error("the quotation mark that opens in line {line} never closes")]
    OpenQuote { line: u32 },
    /// The file is larger than it may be.
    #[error("the file is too large")]
    TooLarge,
    #[error("the file cannot be read")]
    Unreadable,
}

/// A file that stops where it has given what it may.
pub(crate) struct Limited<'l, R> {
    inner: R,
    left: &'l mut u64,
}

impl<'l, R: Read> Limited<'l, R> {
    pub(crate) fn new(inner: R, left: &'l mut u64) -> Self {
        Self { inner, left }
    }
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(to)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => *self.left = left,
            None => return Err(std::io::ErrorKind::FileTooLarge.into()),
        }
        Ok(read)
    }
}

/// The rows of a file. The cells of a row are borrowed until the next is read.
pub(crate) struct Rows<R> {
    input: BufReader<R>,
    reader: Reader,
    /// Lines that ended so far, and one.
    line: u32,
    /// The text of the row's cells, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// A row: the line in which it begins, and its cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r> {
    pub(crate) line: u32,
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> Row<'r> {
    /// A cell, without the space around it; blank where the row ends earlier.
    pub(crate) fn cell(&self, at: usize) -> &'r str {
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(self.text.len()),
            None => 0,
        };
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    fn cells(&self) -> impl Iterator<Item = &'r str> + '_ {
        (0..self.ends.len()).map(|at| self.cell(at))
    }
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(input: R) -> Result<Self, Broken> {
        let mut input = BufReader::with_capacity(64 * 1024, input);
        let is_marked = filled(&mut input)?.starts_with(b"\xef\xbb\xbf");
        if is_marked {
            input.consume(3);
        }
        let (text, ends) = (Vec::new(), Vec::new());
        Ok(Self { input, reader: Reader::new(), line: 1, text, ends })
    }

    /// The next row that is not blank; nothing at the end.
    ///
    /// # Errors
    /// [`Broken`], after which there is no way to go on.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, Broken> {
        self.skip_blank_lines()?;
        let line = self.line;
        self.text.clear();
        self.ends.clear();
        let mut start = 0;
        let mut room = [0; 8 * 1024];
        // Whether the cell that is read began with a quotation mark, and whether that was closed again.
        let mut quotes = Quotes::default();
        loop {
            let buffer = filled(&mut self.input)?;
            let is_end = buffer.is_empty();
            if is_end && self.ends.is_empty() && self.text.is_empty() && !quotes.any {
                return Ok(None);
            }
            let (result, read, written) = self.reader.read_field(buffer, &mut room);
            let taken = buffer.get(..read).unwrap_or_default();
            quotes.read(taken);
            let lines = taken.iter().filter(|&&byte| byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.input.consume(read);
            self.text.extend_from_slice(room.get(..written).unwrap_or_default());
            if self.text.len() - start > MOST_CELL {
                return Err(Broken::CellTooLong { line });
            }
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    if is_end && quotes.is_open() {
                        return Err(Broken::OpenQuote { line });
                    }
                    quotes = Quotes::default();
                    start = self.text.len();
                    self.ends.push(start);
                    if self.ends.len() > MOST_COLUMNS {
                        return Err(Broken::TooManyColumns { line });
                    }
                    if record_end {
                        break;
                    }
                }
                ReadFieldResult::End => break,
            }
        }
        let text = std::str::from_utf8(&self.text).map_err(|_| Broken::NotText { line })?;
        // A zero stands in no text that people write, and databases do not take one.
        if text.contains('\0') {
            return Err(Broken::NotText { line });
        }
        Ok(Some(Row { line, text, ends: &self.ends }))
    }

    /// The reader would skip them too, but then the row would seem to begin in the first of them.
    fn skip_blank_lines(&mut self) -> Result<(), Broken> {
        loop {
            let buffer = filled(&mut self.input)?;
            let blank = buffer.iter().take_while(|&&byte| matches!(byte, b'\r' | b'\n')).count();
            let lines = buffer.iter().take(blank).filter(|&&byte| byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.input.consume(blank);
            if blank == 0 {
                return Ok(());
            }
        }
    }
}

/// Counts the quotation marks of a cell that begins with one.
#[derive(Debug, Default)]
struct Quotes {
    any: bool,
    quoted: bool,
    count: usize,
}

impl Quotes {
    fn read(&mut self, taken: &[u8]) {
        if !self.any && !taken.is_empty() {
            self.any = true;
            self.quoted = taken.first() == Some(&b'"');
        }
        self.count += taken.iter().filter(|&&byte| byte == b'"').count();
    }

    fn is_open(&self) -> bool {
        self.quoted && self.count % 2 == 1
    }
}

fn filled<R: Read>(input: &mut BufReader<R>) -> Result<&[u8], Broken> {
    input.fill_buf().map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => Broken::TooLarge,
        _ => Broken::Unreadable,
    })
}

/// Where the columns of a file are that are wanted.
#[derive(Debug)]
pub(crate) struct Columns<const N: usize>([Option<usize>; N]);

impl<const N: usize> Columns<N> {
    /// Finds them in the headings, whatever their case; those of `mandatory` that are missing go to the faults.
    pub(crate) fn find(
        headings: Row<'_>,
        names: [&str; N],
        mandatory: &[&str],
        faults: &mut Faults,
    ) -> Self {
        let place = |name: &str| headings.cells().position(|cell| cell.eq_ignore_ascii_case(name));
        let places = names.map(place);
        for (name, place) in names.iter().zip(&places) {
            if place.is_none() && mandatory.contains(name) {
                faults.push(Fault::new(headings.line, name, "", Reason::MissingColumn));
            }
        }
        Self(places)
    }

    /// The cells of a row in the order of the names; blank where the file has no such column.
    pub(crate) fn of<'r>(&self, row: Row<'r>) -> [&'r str; N] {
        self.0.map(|place| place.map_or("", |place| row.cell(place)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Result<Vec<(u32, Vec<String>)>, Broken> {
        let mut rows = Rows::new(text)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.line, row.cells().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn rows_come_with_the_lines_that_a_person_sees() {
        let text = "\u{feff}a,b\r\n\"one\ntwo\",2\r\n\r\n3,\"say \"\"hei\"\"\"\r\nlast, x ";
        assert_eq!(
            all(text.as_bytes()),
            Ok(vec![
                row(1, &["a", "b"]),
                row(2, &["one\ntwo", "2"]),
                row(5, &["3", "say \"hei\""]),
                row(6, &["last", "x"]),
            ])
        );
        assert_eq!(all(b""), Ok(vec![]));
        assert_eq!(all(b"\n\n"), Ok(vec![]));
        assert_eq!(all(b"a,\n"), Ok(vec![row(1, &["a", ""])]));
        assert_eq!(all(b"a,"), Ok(vec![row(1, &["a", ""])]));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        assert_eq!(all(b"a\n\"b\nc\n"), Err(Broken::OpenQuote { line: 2 }));
        assert_eq!(all(b"a\n\xff\xfe\n"), Err(Broken::NotText { line: 2 }));
        assert_eq!(all(b"a\nb\0c\n"), Err(Broken::NotText { line: 2 }));
        let cell = |length: usize| ["a\n".to_owned(), "x".repeat(length), "\n".to_owned()].concat();
        assert!(all(cell(MOST_CELL).as_bytes()).is_ok());
        let too_long = Err(Broken::CellTooLong { line: 2 });
        assert_eq!(all(cell(MOST_CELL + 1).as_bytes()), too_long);
        assert_eq!(all(format!("a\n\"{}", "x".repeat(10_000_000)).as_bytes()), too_long);
        let wide = ",".repeat(MOST_COLUMNS);
        assert_eq!(all(wide.as_bytes()), Err(Broken::TooManyColumns { line: 1 }));
        assert!(all(&wide.as_bytes()[1..]).is_ok());
    }

    #[test]
    fn a_file_stops_where_it_has_given_what_it_may() {
        let mut left = 10;
        let mut rows = Rows::new(Limited::new(&b"1234567890"[..], &mut left)).expect("a file");
        assert!(rows.next().expect("fits").is_some());
        let mut left = 9;
        let rows = Rows::new(Limited::new(&b"1234567890"[..], &mut left));
        assert!(matches!(rows.map(drop), Err(Broken::TooLarge)));
    }
}
