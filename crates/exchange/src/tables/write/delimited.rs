//! CSV, guarded against spreadsheets that run texts as formulas.

use super::Separator;
use super::grid::Grid;
use crate::tables::cell::{Written, text_of};
use std::borrow::Cow;

/// Says that the file is UTF-8; without it Excel takes `Å` for two strange letters.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn writer(separator: Separator) -> csv::Writer<Vec<u8>> {
    let separator = match separator {
        Separator::Comma => b',',
        Separator::Semicolon => b';',
    };
    csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec())
}

pub(super) fn list(headings: &[String], rows: &[Vec<String>], separator: Separator) -> Vec<u8> {
    let mut writer = writer(separator);
    for row in std::iter::once(headings).chain(rows.iter().map(Vec::as_slice)) {
        let _ = writer.write_record(row.iter().map(|text| guarded_text(text).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

pub(super) fn file(grid: &Grid<'_>, separator: Separator) -> Vec<u8> {
    let mut writer = writer(separator);
    let headings = grid.headings.iter().map(|heading| heading.text.as_str());
    // A list of bytes takes everything that is written to it, so none of these can fail.
    let _ = writer.write_record(headings);
    for row in grid.rows() {
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// Characters with which spreadsheets begin a formula, the wide forms of East Asian keyboards among them.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Whether a text would run, or is guarded already and must not lose its own apostrophe on the way back.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(starts_formula)
}

/// A cell's text; texts that would run as formulas get an apostrophe. Numbers and dates are none.
fn guarded(cell: &Written) -> Cow<'_, str> {
    match cell {
        Written::Text(text) => guarded_text(text),
        Written::Blank | Written::Number(_) | Written::Date(_) => text_of(cell).into(),
    }
}

fn guarded_text(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { format!("'{text}").into() } else { text.into() }
}

/// The text that was guarded.
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for text in ["=1+1", "+47 000 00 001", "-x", "@SUM(A1)", "\tx", "\rx", "＝1"] {
            assert_eq!(guarded_text(text), format!("'{text}"));
        }
        for text in ["x=1", "'quoted'", "'", "", "O'Sullivan"] {
            assert_eq!(guarded_text(text), text);
        }
        assert_eq!(guarded(&Written::Number(-5.9845)), "-5.9845");
    }

    proptest! {
        #[test]
        fn a_guard_is_taken_away_again_and_nothing_else(text in "['=+@x -]{0,6}") {
            let guarded = guarded_text(&text).into_owned();
            prop_assert!(!guarded.starts_with(starts_formula));
            prop_assert_eq!(unguarded(&guarded), text);
        }
    }
}
