//! Text with separators: CSV, TSV and what calls itself so.

use super::Unreadable;
use crate::tables::limits::Limits;
use crate::tables::sheet::{Builder, Kind, Sheet};
use crate::tables::warning::Warning;
use crate::tables::write::unguarded;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use encoding_rs::{Encoding, WINDOWS_1252};

/// What may stand between cells; earlier ones win where two fit equally well.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// How many records are looked at to find the separator.
const SAMPLE: usize = 30;

/// Bytes that are looked at for that, so that one endless record does not cost a pass for each separator.
const SAMPLE_BYTES: usize = 256 * 1024;

pub(super) fn read(
    name: &str,
    text: &str,
    encoding: &'static Encoding,
    limits: &Limits,
) -> Result<Sheet, Unreadable> {
    let (stated, body, line) = stated_separator(text);
    let separator = stated.unwrap_or_else(|| likely_separator(body));
    let mut builder = Builder::new(name, limits);
    if encoding == WINDOWS_1252 {
        builder.warn(Warning::OldEncoding);
    }
    // A character takes at most four bytes, and tidying removes some: what overflows is too long in any case.
    let mut fields = Fields::new(body, separator, line, limits.cell.saturating_mul(4) + 64);
    let (mut row_line, mut width) = (line, 0);
    loop {
        match fields.next() {
            Next::End => break,
            Next::TooLong { line } => {
                return Err(Unreadable::CellTooLong { line, most: limits.cell });
            }
            Next::Open { line } => return Err(Unreadable::OpenQuote { line }),
            Next::Field { text, line, ends_record } => {
                if width == 0 {
                    row_line = line;
                }
                width += 1;
                builder.cell(row_line, unguarded(text.trim()), Kind::Text)?;
                if ends_record {
                    builder.end_row(row_line, width)?;
                    width = 0;
                }
            }
        }
    }
    builder.finish()
}

/// Excel's first line `sep=;`: the separator it states, the text after it, and the line that the text begins in.
fn stated_separator(text: &str) -> (Option<u8>, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if separator.is_ascii_punctuation() || separator == b'\t' => {
            (Some(separator), rest, 2)
        }
        _ => (None, text, 1),
    }
}

/// The separator that cuts most of the first records into the same number of cells; of two such, into more.
fn likely_separator(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let score = |separator: u8| {
        let mut widths: Vec<usize> = Vec::new();
        let mut width = 0;
        let mut fields = Fields::new(sample, separator, 1, SAMPLE_BYTES);
        while let Next::Field { ends_record, .. } = fields.next() {
            width += 1;
            if ends_record {
                widths.push(std::mem::take(&mut width));
                if widths.len() == SAMPLE {
                    break;
                }
            }
        }
        let alike = |width: usize| widths.iter().filter(|&&other| other == width).count();
        let cut = widths.iter().filter(|&&width| width > 1);
        cut.map(|&width| (alike(width) * SAMPLE / widths.len(), width)).max()
    };
    let best = SEPARATORS.iter().rev().max_by_key(|&&separator| score(separator));
    best.copied().unwrap_or(b',')
}

/// The cells of a text, one after the other, each with the line in which it begins.
struct Fields<'t> {
    reader: Reader,
    rest: &'t [u8],
    line: u32,
    buffer: Vec<u8>,
    at_record_start: bool,
}

enum Next<'f> {
    Field { text: &'f str, line: u32, ends_record: bool },
    TooLong { line: u32 },
    Open { line: u32 },
    End,
}

impl<'t> Fields<'t> {
    fn new(text: &'t str, separator: u8, line: u32, longest: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        let buffer = vec![0; longest.min(text.len() + 1)];
        Self { reader, rest: text.as_bytes(), line, buffer, at_record_start: true }
    }

    fn next(&mut self) -> Next<'_> {
        if self.at_record_start {
            self.skip_blank_lines();
        }
        let (line, from) = (self.line, self.rest);
        let (mut result, mut read, mut written) = self.reader.read_field(from, &mut self.buffer);
        self.rest = from.get(read..).unwrap_or_default();
        if matches!(result, ReadFieldResult::InputEmpty) {
            // The last cell of a text without a line end closes once the reader sees that nothing follows.
            let room = self.buffer.get_mut(written..).unwrap_or_default();
            let (closed, more_read, more_written) = self.reader.read_field(&[], room);
            (result, read, written) = (closed, read + more_read, written + more_written);
        }
        let taken = from.get(..read).unwrap_or_default();
        self.line = line.saturating_add(line_ends(taken, self.rest));
        match result {
            ReadFieldResult::Field { record_end } => {
                self.at_record_start = record_end;
                if self.rest.is_empty() && is_open(taken) {
                    return Next::Open { line };
                }
                // The cell is cut out of valid text at ASCII marks, so it is valid as well.
                let bytes = self.buffer.get(..written).unwrap_or_default();
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                Next::Field { text, line, ends_record: record_end }
            }
            ReadFieldResult::OutputFull => Next::TooLong { line },
            ReadFieldResult::InputEmpty | ReadFieldResult::End => Next::End,
        }
    }

    /// The reader would skip them too, but then the record would seem to begin in the first of them.
    fn skip_blank_lines(&mut self) {
        let blank = self.rest.iter().take_while(|&&byte| matches!(byte, b'\r' | b'\n')).count();
        let (skipped, rest) = self.rest.split_at_checked(blank).unwrap_or((self.rest, &[]));
        self.line = self.line.saturating_add(line_ends(skipped, rest));
        self.rest = rest;
    }
}

/// How many lines end in `bytes`, however they end. A pair that is cut in two counts with its second half.
fn line_ends(bytes: &[u8], rest: &[u8]) -> u32 {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let mut lone_returns = 0;
    if bytes.contains(&b'\r') {
        let next = bytes.iter().skip(1).chain(rest.first()).map(Some).chain([None]);
        let is_lone = |(byte, next): &(&u8, Option<&u8>)| **byte == b'\r' && *next != Some(&b'\n');
        lone_returns = bytes.iter().zip(next).filter(is_lone).count();
    }
    u32::try_from(feeds + lone_returns).unwrap_or(u32::MAX)
}

/// Whether the raw text of the file's last cell opens a quotation mark that never closes.
fn is_open(raw: &[u8]) -> bool {
    raw.first() == Some(&b'"') && raw.iter().filter(|&&byte| byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;

    type Lines<'a> = Vec<(u32, Vec<&'a str>)>;

    fn sheet(text: &str) -> Result<Sheet, Unreadable> {
        read("t.csv", text, UTF_8, &Limits::default())
    }

    fn lines(sheet: &Sheet) -> Lines<'_> {
        sheet.rows().map(|row| (row.line(), row.cells().map(|cell| cell.text).collect())).collect()
    }

    #[test]
    fn every_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let text = format!("a{separator}b\n1{separator}2\n3{separator}45\n");
            let sheet = sheet(&text).expect("three rows");
            assert_eq!(sheet.rows().map(|row| row.len()).collect::<Vec<_>>(), [2, 2, 2], "{text}");
        }
    }

    #[test]
    fn lists_and_decimals_in_cells_do_not_mislead() {
        let commas = "id,langs,note\n1,da;en;de;fr,x;y\n2,da;en;de;fr,x;y\n";
        assert_eq!(sheet(commas).map(|s| s.rows().map(|r| r.len()).max()), Ok(Some(3)));
        let semicolons = "id;sum;text\n1;1.234,50;a, b, c\n2;2.234,50;d, e, f\n";
        assert_eq!(sheet(semicolons).map(|s| s.rows().map(|r| r.len()).max()), Ok(Some(3)));
        let alone = "place\nHamar\nGjøvik\n";
        assert_eq!(sheet(alone).map(|s| s.rows().map(|r| r.len()).max()), Ok(Some(1)));
    }

    #[test]
    fn a_stated_separator_is_obeyed_and_its_line_counted() {
        let sheet = sheet("sep=;\r\na;b,c,d\r\n1;2\r\n").expect("two rows");
        assert_eq!(lines(&sheet), [(2, vec!["a", "b,c,d"]), (3, vec!["1", "2"])]);
    }

    #[test]
    fn lines_are_those_that_a_person_sees() {
        let text = "\r\n\na,b\n\"one\ntwo\nthree\",x\n\n,\nlast,\"y\"";
        let sheet = sheet(text).expect("three rows");
        assert_eq!(
            lines(&sheet),
            [(3, vec!["a", "b"]), (4, vec!["one\ntwo\nthree", "x"]), (9, vec!["last", "y"])]
        );
        let old = super::read("t", "a,b\r1,2\r\r3,4\r", UTF_8, &Limits::default()).expect("rows");
        assert_eq!(lines(&old), [(1, vec!["a", "b"]), (2, vec!["1", "2"]), (4, vec!["3", "4"])]);
    }

    #[test]
    fn quotes_are_undone_and_an_open_one_is_named() {
        let sheet_of_quotes = sheet("a,b\n\"say \"\"hei\"\"\",5\" pipe\n").expect("two rows");
        assert_eq!(lines(&sheet_of_quotes)[1].1, ["say \"hei\"", "5\" pipe"]);
        assert_eq!(sheet("a,b\n1,2\n\"3,4\n5,6\n"), Err(Unreadable::OpenQuote { line: 3 }));
        assert_eq!(sheet("a,b\n1,\"\n"), Err(Unreadable::OpenQuote { line: 2 }));
        assert!(sheet("a,b\n1,\"\"").is_ok());
    }

    #[test]
    fn an_endless_cell_stops_at_the_limit() {
        let limits = Limits::default();
        let cell = |length: usize| format!("a\n\"{}\"\n", "x".repeat(length));
        assert!(read("t", &cell(limits.cell), UTF_8, &limits).is_ok());
        let too_long = Err(Unreadable::CellTooLong { line: 2, most: limits.cell });
        assert_eq!(read("t", &cell(limits.cell + 1), UTF_8, &limits), too_long);
        assert_eq!(read("t", &cell(limits.cell * 5), UTF_8, &limits), too_long);
    }

    #[test]
    fn an_empty_text_is_no_table() {
        for text in ["", "\n\n", ",,\n,\n", " \u{a0}\n"] {
            assert_eq!(sheet(text), Err(Unreadable::Empty), "{text:?}");
        }
    }
}
