//! XLSX through `calamine`, cell by cell, so that the limits hold while reading and not only afterwards.

use super::{Unreadable, spreadsheet};
use crate::tables::limits::Limits;
use crate::tables::sheet::{Builder, Kind, Sheet};
use crate::tables::warning::Warning;
use calamine::{
    DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError,
};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The parser panics on some workbooks that no program writes, such as paths without a folder. What it then leaves
/// behind is dropped with it, so the panic can end here as what it is: a damaged file.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, Unreadable> {
    catch_unwind(AssertUnwindSafe(|| first_sheet(name, bytes, limits)))
        .unwrap_or(Err(Unreadable::Damaged))
}

fn first_sheet(name: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, Unreadable> {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let mut sheets = shown(&workbook).into_iter();
    for sheet in sheets.by_ref() {
        let mut builder = Builder::new(name, limits);
        fill(&mut builder, workbook.worksheet_cells_reader(&sheet).map_err(refused)?)?;
        if !builder.has_rows() {
            continue;
        }
        for other in sheets.by_ref() {
            if has_cells(workbook.worksheet_cells_reader(&other).map_err(refused)?)? {
                builder.warn(Warning::OnlyOneSheet { sheet });
                break;
            }
        }
        return builder.finish();
    }
    Err(Unreadable::Empty)
}

/// The sheets that a person sees, in their order.
fn shown(workbook: &Workbook<'_>) -> Vec<String> {
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

fn fill(
    builder: &mut Builder<'_>,
    mut cells: XlsxCellReader<'_, Cursor<&[u8]>>,
) -> Result<(), Unreadable> {
    let (mut row, mut column) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let (cell_row, cell_column) = cell.get_position();
        if cell_row != row {
            builder.end_row(line(row), 0)?;
            column = 0;
        }
        // Programs write cells in reading order; another order would let one cell overwrite another.
        if cell_row < row || cell_column < column {
            return Err(Unreadable::Damaged);
        }
        builder.blanks((cell_column - column) as usize);
        let (text, kind) = shown_value(cell.get_value());
        builder.cell(line(cell_row), &text, kind)?;
        (row, column) = (cell_row, cell_column.saturating_add(1));
    }
    builder.end_row(line(row), 0)
}

fn has_cells(mut cells: XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<bool, Unreadable> {
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        if !shown_value(cell.get_value()).0.trim().is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn line(row: u32) -> u32 {
    row.saturating_add(1)
}

/// A cell's value as its text; of a formula what the program last made of it.
fn shown_value<'v>(value: &'v DataRef<'_>) -> (Cow<'v, str>, Kind) {
    let owned = |(text, kind)| (Cow::Owned(text), kind);
    match value {
        DataRef::Int(number) => (number.to_string().into(), Kind::Number),
        DataRef::Float(number) => owned(spreadsheet::number(*number)),
        DataRef::String(text) => (text.as_str().into(), Kind::Text),
        DataRef::SharedString(text) => ((*text).into(), Kind::Text),
        DataRef::Bool(truth) => (if *truth { "true" } else { "false" }.into(), Kind::Text),
        DataRef::DateTime(moment) => owned(date(*moment)),
        DataRef::DateTimeIso(text) => owned(spreadsheet::moment(text)),
        DataRef::DurationIso(text) => (text.as_str().into(), Kind::Text),
        DataRef::Error(error) => (error.to_string().into(), Kind::Error),
        DataRef::Empty => ("".into(), Kind::Text),
    }
}

/// A date that the workbook keeps as a count of days.
fn date(moment: ExcelDateTime) -> (String, Kind) {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // Counts below one are times of day without a date.
    if moment.is_duration() || moment.as_f64() < 1.0 {
        (time, Kind::Text)
    } else {
        spreadsheet::moment(&format!("{year:04}-{month:02}-{day:02}T{time}"))
    }
}

fn refused(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Protected,
        _ => Unreadable::Damaged,
    }
}
