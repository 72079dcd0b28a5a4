//! Workbooks.

use super::samples::{Round, setting};
use crate::report;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use walz_words::Language;

type Rows = Vec<Vec<Data>>;

/// The sheets of a workbook with their rows.
fn read(bytes: Vec<u8>) -> Vec<(String, Rows)> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = workbook.worksheets();
    sheets
        .into_iter()
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect()
}

/// The cells below a heading.
fn column<'a>(rows: &'a Rows, heading: &str) -> Vec<&'a Data> {
    let head = rows.first().expect("headings");
    let at = head.iter().position(|h| *h == heading).expect(heading);
    rows.iter().skip(1).map(|row| &row[at]).collect()
}

fn sum(cells: &[&Data]) -> f64 {
    cells.iter().map(|cell| calamine::DataType::as_f64(*cell).expect("a number")).sum()
}

#[test]
fn the_reports_workbook_adds_up_in_every_sheet() {
    let round = Round::of_the_demo();
    let made = || report::xlsx(&round.report(), &setting(Language::En)).expect("made");
    assert_eq!(made(), made());
    let sheets = read(made());
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let expected =
        ["Summary", "Learners of the round", "Money by rate", "Indicators and goals", "Partners"];
    assert_eq!(names, expected);
    let rows = |name: &str| &sheets.iter().find(|(of, _)| of == name).expect(name).1;
    let learners = rows("Learners of the round");
    assert_eq!(learners.len(), 66);
    assert_eq!(sum(&column(learners, "Total")), 380_353.0);
    assert_eq!(sum(&column(learners, "Travel")), 24_245.0);
    assert_eq!(sum(&column(learners, "Paid days in all")), 6_380.0);
    let days = column(learners, "First day");
    assert!(days.iter().all(|cell| matches!(cell, Data::DateTime(_))), "{days:?}");
    assert_eq!(sum(&column(rows("Money by rate"), "Amount")), 380_353.0);
    assert_eq!(sum(&column(rows("Partners"), "Grant")), 380_353.0);
    assert_eq!(sum(&column(rows("Partners"), "Learners")), 65.0);
    let indicators = rows("Indicators and goals");
    let first_wish = indicators.iter().find(|row| row[0] == "Q04").expect("Q04");
    assert_eq!(calamine::DataType::as_f64(&first_wish[2]), Some(0.631));
}

#[test]
fn readers_who_may_not_see_names_get_no_sheet_of_learners() {
    let round = Round::of_the_demo();
    let report = report::Report { learners: &[], ..round.report() };
    let sheets = read(report::xlsx(&report, &setting(Language::Nb)).expect("made"));
    let text = format!("{sheets:?}");
    assert_eq!(sheets.len(), 4);
    assert!(!text.contains("L001"));
}

#[test]
fn what_somebody_wrote_never_runs_as_a_formula() {
    let round = Round::of_the_demo();
    let mut learners = round.report().learners.to_vec();
    learners[0].name = "=HYPERLINK(\"http://example.org\")".to_owned();
    learners[1].name = "Åse 🚲 محمد".to_owned();
    let report = report::Report { learners: &learners, ..round.report() };
    let bytes = report::xlsx(&report, &setting(Language::En)).expect("made");
    let mut workbook = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    let formulas = workbook.worksheet_formula("Learners of the round").expect("a sheet");
    assert!(formulas.is_empty());
    let sheets = read(bytes);
    let names = column(&sheets[1].1, "Name");
    assert_eq!(*names[0], learners[0].name.as_str());
    assert_eq!(*names[1], learners[1].name.as_str());
}
