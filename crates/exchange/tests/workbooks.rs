//! Workbooks as spreadsheets save them: dates, numbers, formulas, several sheets.

#![expect(clippy::expect_used, reason = "a test stops at what it cannot read")]

mod support;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use support::parsed;
use walz_exchange::tables::{self, Kind, Limits, Place, Unreadable, Warning};

fn file(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().expect("a workbook")
}

fn cells(bytes: &[u8]) -> Vec<(u32, Vec<(String, Kind)>)> {
    let sheet = tables::read("t.xlsx", bytes, &Limits::default()).expect("readable");
    let row =
        |row: tables::Row<'_>| row.cells().map(|cell| (cell.text.to_owned(), cell.kind)).collect();
    sheet.rows().map(|r| (r.line(), row(r))).collect()
}

#[test]
fn cells_are_what_the_spreadsheet_says_they_are() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = ExcelDateTime::from_ymd(2026, 12, 31).expect("a date");
    let moment = day.clone().and_hms(14, 3, 0).expect("a time");
    let dates = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    sheet.write(2, 1, "0732").expect("text");
    sheet.write(2, 2, 3.0).expect("number");
    sheet.write(2, 3, 0.1 + 0.2).expect("number");
    sheet.write_with_format(2, 4, &day, &dates).expect("date");
    sheet.write_with_format(2, 5, &moment, &dates).expect("moment");
    sheet.write(2, 6, true).expect("truth");
    sheet.write_formula(2, 7, Formula::new("=40+2").set_result("42")).expect("formula");
    sheet.write_formula(2, 8, Formula::new("=A99").set_result("#REF!")).expect("formula");
    sheet.write(2, 9, "a\nb _x0041_ 🙂 שלום").expect("text");
    let expected = [
        ("", Kind::Text),
        ("0732", Kind::Text),
        ("3", Kind::Number),
        ("0.3", Kind::Number),
        ("2026-12-31", Kind::Date),
        ("2026-12-31T14:03:00", Kind::Date),
        ("true", Kind::Text),
        ("42", Kind::Number),
        ("#REF!", Kind::Error),
        ("a\nb _x0041_ 🙂 שלום", Kind::Text),
    ];
    let expected = expected.map(|(text, kind)| (text.to_owned(), kind)).to_vec();
    assert_eq!(cells(&file(workbook)), [(3, expected)]);
}

#[test]
fn the_first_sheet_with_a_value_is_read_and_others_are_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Empty").expect("a name");
    let hidden = workbook.add_worksheet().set_name("Secret").expect("a name");
    hidden.set_hidden(true);
    hidden.write(0, 0, "no").expect("text");
    let places = workbook.add_worksheet().set_name("Steder").expect("a name");
    for (column, text) in (0..).zip(["place", "latitude", "longitude", "country"]) {
        places.write(4, column, text).expect("text");
    }
    places.write(5, 0, "Hamar").expect("text");
    places.write(5, 1, 60.7945).expect("number");
    places.write(5, 2, 11.068).expect("number");
    places.write(5, 3, "NO").expect("text");
    workbook.add_worksheet().write(0, 0, "notes").expect("text");
    let read = parsed::<Place>(&file(workbook));
    assert_eq!(read.warnings, [Warning::OnlyOneSheet { sheet: "Steder".to_owned() }]);
    assert_eq!(
        read.rows.iter().map(|row| (row.line, row.row.longitude)).collect::<Vec<_>>(),
        [(6, 11.068)]
    );
}

#[test]
fn far_cells_of_a_small_workbook_do_not_fill_the_memory() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "a").expect("text");
    sheet.write(1_048_575, 0, "b").expect("text");
    let rows: Vec<u32> = cells(&file(workbook)).iter().map(|(line, _)| *line).collect();
    assert_eq!(rows, [1, 1_048_576]);
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(7, 16_383, "far").expect("text");
    let far = tables::read("t", &file(workbook), &Limits::default()).map(|sheet| sheet.len());
    assert_eq!(far, Err(Unreadable::TooManyColumns { line: 8, most: 200 }));
}

#[test]
fn old_and_protected_workbooks_say_what_they_are() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let read =
        |bytes: &[u8]| tables::read("t.xls", bytes, &Limits::default()).map(|sheet| sheet.len());
    assert_eq!(read(&compound), Err(Unreadable::OldWorkbook));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&[compound, name].concat()), Err(Unreadable::Protected));
}
