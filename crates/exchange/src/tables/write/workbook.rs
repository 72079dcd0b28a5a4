//! XLSX: headings bold and in view, columns as wide as their texts, dates and numbers as such.

use super::Unwritable;
use super::grid::Grid;
use crate::tables::cell::Written;
use crate::tables::column::Shape;
use crate::tables::kind::TableKind;
use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};

/// Rows of a worksheet, the headings included.
const MOST_ROWS: usize = 1_048_576;

/// Rows of a template whose cells offer words.
const TEMPLATE_ROWS: u32 = 1_000;

/// Characters that the words a cell offers can have together; longer lists are left to the reader's message.
const LONGEST_OFFER: usize = 255;

/// Widths of columns in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

pub(super) fn file(kind: TableKind, grid: &Grid<'_>) -> Result<Vec<u8>, Unwritable> {
    if grid.len >= MOST_ROWS {
        return Err(Unwritable::TooManyRows { most: MOST_ROWS - 1 });
    }
    let mut workbook = workbook()?;
    let sheet = workbook.add_worksheet().set_name(kind.name())?;
    let mut widths = headings(sheet, grid)?;
    let dates = dates();
    for (line, row) in (1..).zip(grid.rows()) {
        for ((column, cell), width) in (0..).zip(&row).zip(&mut widths) {
            let length = match cell {
                Written::Blank => 0,
                Written::Text(text) => {
                    sheet.write_string(line, column, text)?;
                    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
                }
                Written::Number(number) => {
                    sheet.write_number(line, column, *number)?;
                    number.to_string().len()
                }
                Written::Date(date) => {
                    sheet.write_datetime_with_format(line, column, day(*date)?, &dates)?;
                    "2026-12-31".len()
                }
            };
            *width = (*width).max(length);
        }
    }
    fit(sheet, &widths)?;
    Ok(workbook.save_to_buffer()?)
}

pub(super) fn list(
    title: &str,
    headings: &[String],
    rows: &[Vec<String>],
) -> Result<Vec<u8>, Unwritable> {
    if rows.len() >= MOST_ROWS {
        return Err(Unwritable::TooManyRows { most: MOST_ROWS - 1 });
    }
    let mut workbook = workbook()?;
    let sheet = workbook.add_worksheet().set_name(title)?;
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut widths: Vec<usize> = headings.iter().map(|text| text.chars().count()).collect();
    for (line, row) in (1..).zip(rows) {
        for ((column, text), width) in (0..).zip(row).zip(&mut widths) {
            sheet.write_string(line, column, text)?;
            *width = (*width).max(text.chars().count());
        }
    }
    fit(sheet, &widths)?;
    Ok(workbook.save_to_buffer()?)
}

pub(super) fn template(kind: TableKind, grid: &Grid<'_>) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = workbook()?;
    let sheet = workbook.add_worksheet().set_name(kind.name())?;
    let widths = headings(sheet, grid)?;
    fit(sheet, &widths)?;
    for (number, heading) in (0..).zip(&grid.headings) {
        let column = heading.column;
        if matches!(column.shape, Shape::Date) {
            sheet.set_column_format(number, &dates())?;
        }
        let words = column.shape.codes();
        let length: usize = words.iter().map(|word| word.len() + 1).sum();
        if !words.is_empty() && !column.is_list && length <= LONGEST_OFFER {
            let offered = DataValidation::new().allow_list_strings(&words)?;
            sheet.add_data_validation(1, number, TEMPLATE_ROWS, number, &offered)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// A workbook that does not tell when it was made, so that the same rows give the same bytes.
fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

/// Writes the headings and keeps them in view. Gives their lengths.
fn headings(sheet: &mut Worksheet, grid: &Grid<'_>) -> Result<Vec<usize>, XlsxError> {
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(&grid.headings) {
        sheet.write_string_with_format(0, column, &heading.text, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(grid.headings.iter().map(|heading| heading.text.chars().count()).collect())
}

fn fit(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        let width = u32::try_from((*width).clamp(NARROWEST, WIDEST) + 2).unwrap_or(u32::MAX);
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

fn dates() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    // Dates of tables have years of four digits and days above zero.
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or_default(),
        small(date.month()),
        small(date.day()),
    )
}
