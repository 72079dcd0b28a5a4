//! The headings of a file and the columns of a table: which is which.

use super::cell::{Hint, Source};
use super::column::{Column, folded, member};
use super::fault::{Fault, Faults, Reason};
use super::sheet::{Row, Sheet};
use super::warning::Warning;
use std::collections::HashMap;

/// Where each column of a table stands in a file.
#[derive(Debug)]
pub(crate) struct Plan {
    /// For each column of the table, in the table's order.
    pub(crate) sources: Vec<Vec<Source>>,
    /// How many of the sheet's rows lead up to the first one with values.
    pub(crate) rows_above: usize,
    /// How many cells the headings' row has.
    pub(crate) width: usize,
    /// Positions under a blank heading or none, where nothing may stand.
    pub(crate) headless: Vec<bool>,
}

/// Rows in which headings are looked for: some people put a title above.
const DEEPEST_HEADINGS: usize = 10;

/// Finds the headings and matches them; what is wrong with them and what was left out goes to `faults`.
pub(crate) fn plan(
    sheet: &Sheet,
    columns: &[Column],
    derived: &[&str],
    faults: &mut Faults,
) -> Plan {
    let known = Known::new(columns);
    let (above, headings) = headings(sheet, &known);
    let rows_above = above + usize::from(headings.is_some());
    let mut plan = Plan {
        sources: vec![vec![]; columns.len()],
        rows_above,
        width: headings.map_or(0, |row| row.width().unwrap_or(0).max(row.len())),
        headless: vec![],
    };
    let line = headings.map_or(1, |row| row.line());
    if above > 0 {
        faults.warnings.push(Warning::Skipped { lines: line.saturating_sub(1) });
    }
    for (position, cell) in headings.iter().flat_map(Row::cells).enumerate() {
        plan.headless.push(cell.is_blank());
        if cell.is_blank() {
            continue;
        }
        let heading = cell.text.to_owned();
        match known.column(cell.text) {
            Some((number, member)) => {
                let Some(sources) = plan.sources.get_mut(number) else { continue };
                if sources.iter().any(|source| folded(&source.member) == folded(&member)) {
                    faults.push(Fault::new(line, &heading, "", Reason::RepeatedColumn));
                } else {
                    sources.push(Source { position, heading, member, hint: Hint::default() });
                }
            }
            None if is_derived(cell.text, derived) => {
                faults.warnings.push(Warning::DerivedColumn { column: heading });
            }
            None => faults.warnings.push(Warning::UnknownColumn { column: heading }),
        }
    }
    for (column, sources) in columns.iter().zip(&mut plan.sources) {
        if sources.is_empty() && column.is_mandatory() {
            faults.push(Fault::new(line, column.name, "", Reason::MissingColumn));
        }
        sources.sort_by_key(|source| source.member.parse::<u32>().unwrap_or(u32::MAX));
        for source in sources {
            let cells = sheet.rows().skip(rows_above).map(|row| row.cell(source.position));
            source.hint = Hint::of(column.shape, cells);
        }
    }
    plan
}

/// The row among the first ones that has the most headings of the table, and how many rows stand above it.
fn headings<'s>(sheet: &'s Sheet, known: &Known<'_>) -> (usize, Option<Row<'s>>) {
    let found = |row: &Row<'_>| row.cells().filter(|c| known.column(c.text).is_some()).count();
    let rows = sheet.rows().take(DEEPEST_HEADINGS).enumerate();
    // Of rows with equally many the first; `max_by_key` would give the last.
    let best = rows.rev().max_by_key(|(_, row)| found(row));
    best.map_or((0, None), |(above, row)| (above, Some(row)))
}

/// The headings that a table knows, ready for comparison.
struct Known<'c> {
    columns: &'c [Column],
    /// The folded names of columns that are no families, with the column's number.
    names: HashMap<String, usize>,
}

impl<'c> Known<'c> {
    fn new(columns: &'c [Column]) -> Self {
        let single = columns.iter().enumerate().filter(|(_, column)| column.family().is_none());
        let names =
            single.flat_map(|(at, column)| column.names().map(move |name| (folded(name), at)));
        Self { columns, names: names.collect() }
    }

    /// The column of a heading by its number, and its member where the column is a family.
    fn column(&self, heading: &str) -> Option<(usize, String)> {
        if let Some(number) = self.names.get(&folded(heading)) {
            return Some((*number, String::new()));
        }
        let families =
            self.columns.iter().enumerate().filter(|(_, column)| column.family().is_some());
        families.into_iter().find_map(|(number, column)| {
            let member = column.names().find_map(|family| member(heading, family))?;
            let usual = column.members.iter().find(|usual| folded(usual) == folded(member));
            let member = usual.map_or(member, |usual| usual);
            (column.fits_member)(member).then(|| (number, member.to_owned()))
        })
    }
}

/// Whether a heading is one whose values follow from others; `age_on_*` stands for all that begin so.
fn is_derived(heading: &str, derived: &[&str]) -> bool {
    let name = folded(heading);
    derived.iter().any(|known| match known.strip_suffix('*') {
        Some(start) => name.starts_with(&folded(start)),
        None => name == folded(known),
    })
}

/// Checks that the row has a cell for each heading and a heading for each value.
pub(crate) fn check_width(plan: &Plan, row: Row<'_>, faults: &mut Faults) {
    for (position, cell) in row.cells().enumerate() {
        let is_headless = plan.headless.get(position).copied().unwrap_or(true);
        if is_headless && !cell.is_blank() {
            let name = (position + 1).to_string();
            faults.push(Fault::new(row.line(), &name, cell.text, Reason::NoHeading));
        }
    }
    if let Some(width) = row.width().filter(|&width| width < plan.width) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (cells, columns) = (count(width), count(plan.width));
        faults.warnings.push(Warning::ShortRow { line: row.line(), cells, columns });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::TableKind;

    #[test]
    fn no_heading_means_two_columns() {
        for kind in TableKind::ALL {
            let known = Known::new(kind.columns());
            for (number, column) in kind.columns().iter().enumerate() {
                let members = if column.family().is_some() { column.members } else { &[""] };
                for (name, member) in
                    column.names().flat_map(|name| members.iter().map(move |m| (name, m)))
                {
                    let found = known.column(&format!("{name}{member}"));
                    assert_eq!(
                        found,
                        Some((number, (*member).to_owned())),
                        "{kind}: {name}{member}"
                    );
                }
            }
        }
    }

    #[test]
    fn members_are_called_as_the_template_calls_them() {
        let known = Known::new(TableKind::Learners.columns());
        let member = |heading: &str| known.column(heading).map(|(_, member)| member);
        assert_eq!(member("Score expected benefit"), Some("expected_benefit".to_owned()));
        assert_eq!(member("score_teamwork"), Some("teamwork".to_owned()));
        assert_eq!(member("lang_native"), Some(String::new()));
        assert_eq!(member("lang_unknown"), None);
        assert_eq!(member("preference"), None);
    }
}
