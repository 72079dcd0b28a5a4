//! One row that somebody typed into a form: the same columns and the same checks as a file.

use super::column::{Column, Shape};
use super::kind::TableKind;
use super::limits::Limits;
use super::read::Unreadable;
use super::sheet::{Builder, Kind, Sheet};
use std::collections::BTreeMap;

/// The cells of a row by their headings; of a family of columns one for each member, such as `capacity_W1`.
pub type Filled = BTreeMap<String, String>;

/// A sheet with this row alone.
///
/// # Errors
/// Where a cell is longer than any file's may be, or nothing was typed at all.
pub fn typed(kind: TableKind, cells: &Filled) -> Result<Sheet, Unreadable> {
    let limits = Limits::default();
    let mut builder = Builder::new(kind.name(), &limits);
    for heading in cells.keys() {
        builder.cell(1, heading, Kind::Text)?;
    }
    builder.end_row(1, cells.len())?;
    for (heading, text) in cells {
        match column(kind, heading).and_then(|column| number(column, text)) {
            Some(number) => builder.cell(2, &number, Kind::Number)?,
            None => builder.cell(2, text, Kind::Text)?,
        }
    }
    builder.end_row(2, cells.len())?;
    builder.finish()
}

/// The rows of a sheet as their cells, without the blank ones of each.
pub fn filled(sheet: &Sheet) -> impl Iterator<Item = Filled> + '_ {
    let mut rows = sheet.rows();
    let headings: Vec<&str> =
        rows.next().map(|row| row.cells().map(|c| c.text).collect()).unwrap_or_default();
    rows.map(move |row| {
        let filled = headings.iter().zip(row.cells()).filter(|(_, cell)| !cell.is_blank());
        filled.map(|(heading, cell)| ((*heading).to_owned(), cell.text.to_owned())).collect()
    })
}

/// The column of a heading that is written as the table's own.
pub fn column(kind: TableKind, heading: &str) -> Option<&'static Column> {
    let is = |column: &&Column| match column.family() {
        Some(family) => heading.len() > family.len() && heading.starts_with(family),
        None => column.name == heading,
    };
    kind.columns().iter().find(is)
}

/// A number as a spreadsheet has it. In a file a mark could stand before decimals or between thousands, and other cells
/// of the column tell; who types one number means decimals.
fn number(column: &Column, text: &str) -> Option<String> {
    if !matches!(column.shape, Shape::Whole | Shape::Decimal | Shape::Money) {
        return None;
    }
    let plain = text.trim().replacen(',', ".", 1);
    plain.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Rows;

    fn home(price: &str) -> Filled {
        let cells = [
            ("accommodation_id", "A1"),
            ("partner_id", "P01"),
            ("city", "Graz"),
            ("country", "AT"),
            ("kind", "host_family"),
            ("capacity", "2"),
            ("price_week_eur", price),
        ];
        cells.map(|(heading, text)| (heading.to_owned(), text.to_owned())).into()
    }

    #[test]
    fn a_typed_row_is_read_as_a_row_of_a_file() {
        let sheet = typed(TableKind::Accommodations, &home("113,50")).expect("a sheet");
        let Ok(Rows::Accommodations(rows)) = Rows::parse(TableKind::Accommodations, &sheet) else {
            panic!("rows of homes")
        };
        assert_eq!(rows.rows[0].row.price_week.cents, 11_350);
        assert_eq!(
            filled(&sheet).next().map(|cells| cells["city"].clone()),
            Some("Graz".to_owned())
        );
    }

    #[test]
    fn one_number_with_three_decimals_is_no_riddle() {
        let sheet = typed(TableKind::Accommodations, &home("1.234")).expect("a sheet");
        let faults = Rows::parse(TableKind::Accommodations, &sheet).expect_err("no such price");
        assert_eq!(faults.list[0].reason.key(), "exchange-fault-too-precise");
        assert_eq!(faults.list[0].column, "price_week_eur");
    }

    #[test]
    fn a_heading_finds_its_column_and_a_member_its_family() {
        let name = |heading| column(TableKind::Partners, heading).map(|column| column.name);
        assert_eq!(name("capacity_W1"), Some("capacity_*"));
        assert_eq!(name("capacity_"), None);
        assert_eq!(name("city"), Some("city"));
        assert_eq!(name("by"), None);
    }
}
