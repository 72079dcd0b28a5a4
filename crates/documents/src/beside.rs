//! A paper in two languages: what people wrote stands side by side, what the program calls it stands in both.

use crate::page::{Column, Fact, Paper, Part, Row, Table};

/// One paper out of two that say the same. `language` is the code of the second one.
pub(crate) fn beside(own: Paper, second: Paper, language: &str) -> Paper {
    let mut paper = own;
    paper.title = both(&paper.title, &second.title);
    paper.subtitle = both(&paper.subtitle, &second.subtitle);
    paper.parts = parts(paper.parts, second.parts, language, true);
    paper
}

/// `wide` says whether there is room for two columns.
fn parts(own: Vec<Part>, second: Vec<Part>, language: &str, wide: bool) -> Vec<Part> {
    own.into_iter().zip(second).map(|(own, second)| part(own, second, language, wide)).collect()
}

fn part(own: Part, second: Part, language: &str, wide: bool) -> Part {
    match (own, second) {
        (Part::Heading { level, text }, Part::Heading { text: other, .. }) => {
            Part::Heading { level, text: both(&text, &other) }
        }
        (Part::Text { text, quiet, .. }, Part::Text { text: other, .. }) => {
            let own = Part::Text { text: text.clone(), quiet, language: String::new() };
            if text == other {
                return own;
            }
            let second = Part::Text { text: other, quiet, language: language.to_owned() };
            Part::Beside { columns: vec![vec![own], vec![second]] }
        }
        (Part::Facts { columns, label, rows }, Part::Facts { rows: others, .. }) => {
            let long = |row: &Fact| row.value.iter().any(|line| line.chars().count() > SHORT);
            let differs = rows.iter().zip(&others).any(|(own, other)| own.value != other.value);
            if wide && differs && rows.iter().any(long) {
                let column = |rows| vec![Part::Facts { columns: 1, label: NARROW, rows }];
                return Part::Beside { columns: vec![column(rows), column(others)] };
            }
            let rows = rows.into_iter().zip(others).map(|(own, other)| fact(own, other));
            Part::Facts { columns, label, rows: rows.collect() }
        }
        (Part::Table(own), Part::Table(second)) => Part::Table(table(own, second)),
        (Part::Together { parts: own }, Part::Together { parts: second }) => {
            Part::Together { parts: parts(own, second, language, wide) }
        }
        (Part::Beside { columns: own }, Part::Beside { columns: second }) => {
            let columns = own.into_iter().zip(second);
            let columns = columns.map(|(own, second)| parts(own, second, language, false));
            Part::Beside { columns: columns.collect() }
        }
        // What has no words that differ.
        (own, _) => own,
    }
}

/// Values up to so many characters stand behind each other in one column.
const SHORT: usize = 60;
/// Width of the names in millimetres where there are two columns.
const NARROW: u8 = 24;

fn fact(own: Fact, other: Fact) -> Fact {
    let value = if own.value == other.value {
        own.value
    } else {
        own.value.into_iter().chain(other.value).collect()
    };
    Fact { label: both(&own.label, &other.label), value }
}

fn table(own: Table, second: Table) -> Table {
    let columns = own.columns.into_iter().zip(second.columns);
    let columns =
        columns.map(|(own, other)| Column { heading: both(&own.heading, &other.heading), ..own });
    let rows = own.rows.into_iter().zip(second.rows).map(|(own, other)| {
        let cells = own.cells.into_iter().zip(other.cells);
        let cells = cells.map(|(own, other)| match own == other {
            true => own,
            false => own.into_iter().chain(other).collect(),
        });
        Row { cells: cells.collect(), weight: own.weight }
    });
    Table { columns: columns.collect(), rows: rows.collect(), size: own.size, air: own.air }
}

/// Two short texts as one; one of them where they are the same.
fn both(own: &str, other: &str) -> String {
    if own == other || other.is_empty() { own.to_owned() } else { format!("{own} / {other}") }
}
