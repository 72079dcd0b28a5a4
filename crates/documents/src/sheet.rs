//! Sheets: rows and columns as a workbook. Numbers stay numbers and days stay days; texts are never formulas.

use crate::Error;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use walz_domain::Eur;

#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    /// A number with its decimals, as it is.
    Decimal(f64),
    /// A share of one, shown as per cent.
    Share(f64),
    Euro(Eur),
    Day(Date),
}

impl Cell {
    pub(crate) fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn euros(amount: Eur) -> f64 {
        amount.cents as f64 / 100.0
    }

    /// How many characters it takes, about.
    fn length(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => text.chars().count(),
            Self::Whole(n) => n.to_string().len(),
            Self::Decimal(n) => n.to_string().len(),
            Self::Share(_) => "100.0%".len(),
            Self::Euro(amount) => amount.whole_euros().to_string().len() + ",.00".len(),
            Self::Day(_) => "2027-01-18".len(),
        }
    }
}

/// Widths of columns in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 48;

/// Characters that a cell of a workbook can hold.
const LONGEST: usize = 32_767;

/// Formats of one workbook.
struct Formats {
    heading: Format,
    text: Format,
    whole: Format,
    share: Format,
    euro: Format,
    day: Format,
}

/// All sheets in one workbook, which says of itself that it was made on `on`.
pub(crate) fn xlsx(sheets: &[Sheet], title: &str, on: Date) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&day(on)?);
    workbook.set_properties(&properties);
    let formats = Formats {
        heading: Format::new().set_bold().set_text_wrap(),
        text: Format::new(),
        whole: Format::new().set_num_format("#,##0"),
        share: Format::new().set_num_format("0.0%"),
        euro: Format::new().set_num_format("#,##0.00"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
    };
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(on: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    on.set_name(sheet_name(&sheet.name))?;
    let mut widths: Vec<usize> = sheet.headings.iter().map(|h| h.chars().count()).collect();
    for (column, heading) in (0..).zip(&sheet.headings) {
        on.write_string_with_format(0, column, heading, &formats.heading)?;
    }
    on.set_freeze_panes(1, 0)?;
    for (row, cells) in (1..).zip(&sheet.rows) {
        for ((column, cell), width) in (0..).zip(cells).zip(&mut widths) {
            let length = write(on, row, column, cell, formats)?;
            *width = (*width).max(length);
        }
    }
    for (column, width) in (0..).zip(widths) {
        on.set_column_width(column, width.clamp(NARROWEST, WIDEST) as f64 + 2.0)?;
    }
    if let (Some(last), false) = (sheet.headings.len().checked_sub(1), sheet.rows.is_empty()) {
        let (rows, columns) = (sheet.rows.len() as u32, last as u16);
        on.autofilter(0, 0, rows, columns)?;
    }
    Ok(())
}

/// Writes a cell and tells how long it is.
fn write(
    on: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<usize, XlsxError> {
    match cell {
        Cell::Empty => return Ok(0),
        Cell::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            on.write_string_with_format(row, column, &text, &formats.text)?;
        }
        Cell::Whole(n) => {
            on.write_number_with_format(row, column, *n as f64, &formats.whole)?;
        }
        Cell::Decimal(n) => {
            on.write_number(row, column, *n)?;
        }
        Cell::Share(n) => {
            on.write_number_with_format(row, column, *n, &formats.share)?;
        }
        Cell::Euro(amount) => {
            on.write_number_with_format(row, column, Cell::euros(*amount), &formats.euro)?;
        }
        Cell::Day(date) => {
            on.write_datetime_with_format(row, column, day(*date)?, &formats.day)?;
        }
    }
    Ok(cell.length())
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    // Workbooks know the years from 1900 on; another year is an error of the writer's own.
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// A name that a worksheet may have: at most 31 characters, none of them special.
fn sheet_name(name: &str) -> String {
    let fits = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(fits).take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_workbooks_accept() {
        assert_eq!(sheet_name("Learners: 'A/B' [2027]"), "Learners AB 2027");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }
}
