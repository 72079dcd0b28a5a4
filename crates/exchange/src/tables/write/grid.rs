//! Rows as a grid of headings and cells, whatever file they end up in.

use crate::tables::cell::{Cells, Written, blank};
use crate::tables::column::Column;
use crate::tables::kind::TableKind;
use crate::tables::table::Table;

/// A heading, and the column it stands over.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) column: &'static Column,
}

/// The headings of a table and its rows, of which each is made when it is asked for.
pub(super) struct Grid<'r> {
    pub(super) headings: Vec<Heading>,
    pub(super) len: usize,
    row: Box<dyn Fn(usize) -> Vec<Written> + 'r>,
}

impl<'r> Grid<'r> {
    /// The rows without the columns of these names.
    pub(super) fn of<T: Table>(rows: &'r [T], left_out: &'r [&'r str]) -> Self {
        let members = members(rows);
        let is_in = |column: &Column| !left_out.contains(&column.name);
        let columns = || T::COLUMNS.iter().zip(&members).filter(|(column, _)| is_in(column));
        let headings = columns().flat_map(|(column, members)| headings(column, members)).collect();
        let row = {
            let members = members.clone();
            move |at: usize| {
                let cells = rows.get(at).map(|row| row.write()).unwrap_or_default();
                let columns = T::COLUMNS.iter().zip(&members).zip(cells);
                columns
                    .filter(|((column, _), _)| is_in(column))
                    .flat_map(|((column, members), cells)| flat(column, members, cells))
                    .collect()
            }
        };
        Self { headings, len: rows.len(), row: Box::new(row) }
    }

    pub(super) fn blank(kind: TableKind) -> Self {
        let members =
            |column: &Column| column.members.iter().map(|m| (*m).to_owned()).collect::<Vec<_>>();
        let columns = kind.columns().iter();
        let headings = columns.flat_map(|column| headings(column, &members(column))).collect();
        Self { headings, len: 0, row: Box::new(|_| vec![]) }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Written>> {
        (0..self.len).map(|at| (self.row)(at))
    }
}

/// For each column the members of its family that any row has; those of the template where no row has any.
fn members<T: Table>(rows: &[T]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![vec![]; T::COLUMNS.len()];
    let has_families = T::COLUMNS.iter().any(|column| column.family().is_some());
    for row in rows.iter().filter(|_| has_families) {
        for (known, cells) in all.iter_mut().zip(row.write()) {
            if let Cells::Family(members) = cells {
                for (member, _) in members {
                    if !known.contains(&member) {
                        known.push(member);
                    }
                }
            }
        }
    }
    for (column, known) in T::COLUMNS.iter().zip(&mut all) {
        if known.is_empty() {
            known.extend(column.members.iter().map(|member| (*member).to_owned()));
        }
        // The template's order first, then by number or by letter.
        let place = |member: &str| column.members.iter().position(|known| *known == member);
        known.sort_by_key(|member| {
            let number = member.parse::<u32>().unwrap_or(u32::MAX);
            (place(member).unwrap_or(usize::MAX), number, member.clone())
        });
    }
    all
}

fn headings(column: &'static Column, members: &[String]) -> Vec<Heading> {
    match column.family() {
        Some(family) => {
            members.iter().map(|m| Heading { text: format!("{family}{m}"), column }).collect()
        }
        None => vec![Heading { text: column.name.to_owned(), column }],
    }
}

/// The cells that a column has in the grid: one, or one for each member of its family.
fn flat(column: &Column, members: &[String], cells: Cells) -> Vec<Written> {
    match cells {
        Cells::One(written) => vec![written],
        Cells::Family(values) => members
            .iter()
            .map(|member| {
                let value =
                    values.iter().find(|(of, _)| of == member).map(|(_, value)| value.clone());
                value.unwrap_or_else(|| blank(column))
            })
            .collect(),
    }
}
