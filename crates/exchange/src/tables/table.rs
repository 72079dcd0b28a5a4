//! A table: a list of rows of one type, each column described once.

use super::cell::{Cells, Field, Key, Place, text_of};
use super::column::{Column, Need};
use super::fault::{Fault, Faults, MOST_KEPT, Reason};
use super::header::{self, Plan};
use super::kind::TableKind;
use super::sheet::{Row, Sheet};
use super::warning::Warning;
use std::collections::HashMap;

/// A row type that tables are made of. Only the types of this module are such.
pub trait Table: Clone + PartialEq + Sized + sealed::Sealed {
    const KIND: TableKind;
    const COLUMNS: &'static [Column];

    /// What tells this row apart from the others.
    fn key(&self) -> String;

    /// What it refers to in other tables, with the column that says so.
    fn references(&self) -> Vec<(&'static Column, &Key)>;
}

/// What the description of a table gives besides its columns; out of reach for other crates.
pub(crate) mod sealed {
    use super::{Cells, Reader, Reason};

    pub trait Sealed: Sized {
        /// Headings whose values follow from others.
        const DERIVED: &'static [&'static str] = &[];

        fn read(reader: &mut Reader<'_>) -> Option<Self>;

        /// The cells of its columns, in their order.
        fn write(&self) -> Vec<Cells>;

        /// What is wrong with the row as a whole, by the column to look at.
        fn check(&self) -> Vec<(&'static str, Reason)> {
            vec![]
        }
    }
}

/// A table's rows, with the lines in which they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    pub rows: Vec<Numbered<T>>,
    /// What a person should know about the file.
    pub warnings: Vec<Warning>,
}

/// A row and the line in which it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbered<T> {
    pub line: u32,
    pub row: T,
}

/// That a row names a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'r> {
    pub line: u32,
    pub column: &'static str,
    pub table: TableKind,
    pub key: &'r Key,
}

impl<T: Table> Parsed<T> {
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.rows.iter().map(|numbered| &numbered.row)
    }

    pub fn into_values(self) -> Vec<T> {
        self.rows.into_iter().map(|numbered| numbered.row).collect()
    }

    /// What the rows refer to in other tables.
    pub fn references(&self) -> Vec<Reference<'_>> {
        let mut all = Vec::new();
        for Numbered { line, row } in &self.rows {
            all.extend(row.references().into_iter().filter_map(|(column, key)| {
                Some(Reference { line: *line, column: column.name, table: column.refers?, key })
            }));
        }
        all
    }
}

/// Reads a sheet as a table.
///
/// # Errors
/// Everything that is wrong with the sheet, at once.
pub fn parse<T: Table>(sheet: &Sheet) -> Result<Parsed<T>, Faults> {
    let mut faults = Faults { warnings: sheet.warnings.clone(), ..Faults::default() };
    let plan = header::plan(sheet, T::COLUMNS, T::DERIVED, &mut faults);
    let mut first_lines: HashMap<String, u32> = HashMap::new();
    let mut rows = Vec::with_capacity(sheet.len());
    for row in sheet.rows().skip(plan.rows_above) {
        let before = faults.total;
        header::check_width(&plan, row, &mut faults);
        let read = T::read(&mut Reader {
            columns: T::COLUMNS,
            plan: &plan,
            row,
            faults: &mut faults,
            next: 0,
        });
        if let Some(value) = read {
            let first_line = *first_lines.entry(value.key()).or_insert(row.line());
            if first_line != row.line() {
                let place = T::COLUMNS.iter().find(|column| column.is_key).map_or("", |c| c.name);
                fault_of_row::<T>(&plan, row, place, Reason::Duplicate { first_line }, &mut faults);
            }
            for (place, reason) in value.check() {
                fault_of_row::<T>(&plan, row, place, reason, &mut faults);
            }
            if faults.total == before {
                rows.push(Numbered { line: row.line(), row: value });
            }
        }
        // A table with faults is not taken in: from here on its good rows are only counted.
        if faults.total == before {
            faults.ready += 1;
        }
    }
    faults.warnings.truncate(MOST_KEPT);
    if faults.is_empty() { Ok(Parsed { rows, warnings: faults.warnings }) } else { Err(faults) }
}

fn fault_of_row<T: Table>(
    plan: &Plan,
    row: Row<'_>,
    column: &str,
    reason: Reason,
    faults: &mut Faults,
) {
    let number = T::COLUMNS.iter().position(|known| known.name == column);
    let source = number.and_then(|number| plan.sources.get(number)?.first());
    let (heading, value) = match source {
        Some(source) => (source.heading.as_str(), row.cell(source.position).text),
        None => (column, ""),
    };
    faults.push(Fault::new(row.line(), heading, value, reason));
}

/// Hands out the fields of one row, column by column.
pub struct Reader<'r> {
    columns: &'static [Column],
    plan: &'r Plan,
    row: Row<'r>,
    faults: &'r mut Faults,
    next: usize,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("line", &self.row.line()).finish_non_exhaustive()
    }
}

impl Reader<'_> {
    pub(crate) fn next<F: Field>(&mut self) -> Option<F> {
        let number = self.next;
        self.next += 1;
        let (column, sources) = (self.columns.get(number)?, self.plan.sources.get(number)?);
        F::read(&mut Place { column, sources, row: self.row, faults: self.faults })
    }
}

/// A column as its field's type completes it.
pub(crate) const fn described<F: Field>(column: Column) -> Column {
    let need = match column.need {
        Some(Need::Always) => Need::Always,
        _ => F::NEED,
    };
    Column {
        shape: F::SHAPE,
        need: Some(need),
        is_list: F::IS_LIST,
        fits_member: F::fits_member,
        ..column
    }
}

/// Adds a column's cell to what tells rows apart.
pub(crate) fn add_to_key(key: &mut String, field: &impl Field, column: &Column) {
    if !column.is_key {
        return;
    }
    if let Cells::One(written) = field.write(column) {
        // A mark that no cell can hold, so that two columns cannot run into one another.
        key.push('\u{1f}');
        key.push_str(&text_of(&written));
    }
}

/// Describes a table: a row type whose fields are its columns, the headings whose values follow from others, and what
/// must hold between the cells of one row.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $name:ident in $kind:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty = $column:expr;)+
        }
        $(derived $derived:expr;)?
        $(check |$row:ident| $check:expr;)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl $crate::tables::table::Table for $name {
            const KIND: $crate::tables::TableKind = $crate::tables::TableKind::$kind;
            const COLUMNS: &'static [$crate::tables::Column] =
                &[$($crate::tables::table::described::<$type>($column),)+];

            fn key(&self) -> String {
                let (mut key, mut columns) = (String::new(), Self::COLUMNS.iter());
                $(
                    if let Some(column) = columns.next() {
                        $crate::tables::table::add_to_key(&mut key, &self.$field, column);
                    }
                )+
                key
            }

            fn references(&self) -> Vec<(&'static $crate::tables::Column, &$crate::tables::Key)> {
                let (mut all, mut columns) = (Vec::new(), Self::COLUMNS.iter());
                $(
                    if let Some(column) = columns.next().filter(|column| column.refers.is_some()) {
                        let keys = $crate::tables::cell::Field::keys(&self.$field);
                        all.extend(keys.into_iter().map(|key| (column, key)));
                    }
                )+
                all
            }
        }

        impl $crate::tables::table::sealed::Sealed for $name {
            $(const DERIVED: &'static [&'static str] = &$derived;)?

            fn read(reader: &mut $crate::tables::table::Reader<'_>) -> Option<Self> {
                // Every field is read before any is missed, so that all faults of the row are found.
                $(let $field = reader.next::<$type>();)+
                Some(Self { $($field: $field?,)+ })
            }

            fn write(&self) -> Vec<$crate::tables::cell::Cells> {
                let (mut all, mut columns) = (Vec::new(), <Self as $crate::tables::table::Table>::COLUMNS.iter());
                $(
                    if let Some(column) = columns.next() {
                        all.push($crate::tables::cell::Field::write(&self.$field, column));
                    }
                )+
                all
            }

            $(
                fn check(&self) -> Vec<(&'static str, $crate::tables::Reason)> {
                    let $row = self;
                    $check.into_iter().flatten().collect()
                }
            )?
        }
    };
}
pub(crate) use table;
