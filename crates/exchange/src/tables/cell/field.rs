//! What a column gives a row: a value, perhaps a value, a list in one cell, or a family of columns.

use super::{Hint, Key, Rules, Value, Written, is_formula_error, is_unprintable};
use crate::tables::column::{Column, Need, Shape, folded, named};
use crate::tables::fault::{Fault, Faults, Reason};
use crate::tables::sheet::{Cell, Row};
use std::collections::BTreeMap;

/// What a row has of a column.
pub(crate) trait Field: Sized {
    const SHAPE: Shape;
    const NEED: Need;
    const IS_LIST: bool = false;

    /// Reads it from its place; what is wrong goes to the place's faults.
    fn read(place: &mut Place<'_>) -> Option<Self>;

    fn write(&self, column: &Column) -> Cells;

    /// The names it holds, where it holds names for references.
    fn keys(&self) -> Vec<&Key> {
        vec![]
    }

    /// Whether a heading's end can be a member of the family of columns that this is.
    fn fits_member(_: &str) -> bool {
        false
    }
}

/// What is written for a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    One(Written),
    /// The members of a family with their values.
    Family(Vec<(String, Written)>),
}

/// Where in the file a column stands.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) position: usize,
    /// As it stands in the file.
    pub(crate) heading: String,
    /// Of a family, which of its columns this is.
    pub(crate) member: String,
    pub(crate) hint: Hint,
}

/// The cells of one row that belong to one column.
pub(crate) struct Place<'p> {
    pub(crate) column: &'p Column,
    pub(crate) sources: &'p [Source],
    pub(crate) row: Row<'p>,
    pub(crate) faults: &'p mut Faults,
}

impl<'p> Place<'p> {
    /// The column's one cell, unless it is blank or says so in a word.
    fn cell(&self) -> Option<(&'p Source, Cell<'p>)> {
        let source = self.sources.first()?;
        self.filled(source).map(|cell| (source, cell))
    }

    fn filled(&self, source: &Source) -> Option<Cell<'p>> {
        let cell = self.row.cell(source.position);
        if cell.is_blank() {
            return source.hint.crosses.then_some(Cell::text("no"));
        }
        if self.column.blank.is_empty() {
            return Some(cell);
        }
        let word = folded(cell.text);
        let means_blank = self.column.blank.iter().any(|blank| folded(blank) == word);
        (word.is_empty() || !means_blank).then_some(cell)
    }

    fn parse<T: Value>(&mut self, source: &Source, cell: Cell<'_>) -> Option<T> {
        let rules = Rules { column: self.column, hint: source.hint };
        let parsed = if is_formula_error(cell) {
            Err(Reason::FormulaError)
        } else if is_unprintable(cell.text) {
            Err(Reason::Unprintable)
        } else {
            T::parse(cell, &rules)
        };
        parsed.map_err(|reason| self.fault(source, cell.text, reason)).ok()
    }

    fn fault(&mut self, source: &Source, value: &str, reason: Reason) {
        self.faults.push(Fault::new(self.row.line(), &source.heading, value, reason));
    }

    /// The value that a blank cell stands for; where there is none, the cell is missing. A missing column is one fault
    /// of the headings and not one of each row.
    fn blank<T: Value>(&mut self) -> Option<T> {
        if let Some(default) = self.column.default {
            let rules = Rules { column: self.column, hint: Hint::default() };
            return T::parse(Cell::text(default), &rules).ok();
        }
        self.missing();
        None
    }

    fn missing(&mut self) {
        if let Some(source) = self.sources.first() {
            self.fault(source, "", Reason::Missing);
        }
    }
}

impl<T: Value> Field for T {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Always;

    fn read(place: &mut Place<'_>) -> Option<Self> {
        match place.cell() {
            Some((source, cell)) => place.parse(source, cell),
            None => place.blank(),
        }
    }

    fn write(&self, _: &Column) -> Cells {
        Cells::One(self.write())
    }

    fn keys(&self) -> Vec<&Key> {
        self.key().into_iter().collect()
    }
}

impl<T: Value> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Optional;

    fn read(place: &mut Place<'_>) -> Option<Self> {
        match place.cell() {
            Some((source, cell)) => place.parse(source, cell).map(Some),
            None => Some(None),
        }
    }

    fn write(&self, column: &Column) -> Cells {
        Cells::One(self.as_ref().map_or_else(|| blank(column), Value::write))
    }

    fn keys(&self) -> Vec<&Key> {
        self.iter().filter_map(Value::key).collect()
    }
}

/// A list in one cell: separated by `;`, by commas or line breaks; what stands in it twice counts once.
impl<T: Value + PartialEq> Field for Vec<T> {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Optional;
    const IS_LIST: bool = true;

    fn read(place: &mut Place<'_>) -> Option<Self> {
        let Some((source, cell)) = place.cell() else {
            if place.column.is_mandatory() {
                place.missing();
                return None;
            }
            return Some(vec![]);
        };
        let parts =
            cell.text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let mut list = Vec::new();
        let mut is_whole = true;
        for part in parts {
            match place.parse::<T>(source, Cell { text: part, ..cell }) {
                Some(value) if !list.contains(&value) => list.push(value),
                Some(_) => {}
                None => is_whole = false,
            }
        }
        is_whole.then_some(list)
    }

    fn write(&self, column: &Column) -> Cells {
        if self.is_empty() {
            return Cells::One(blank(column));
        }
        let parts: Vec<String> = self.iter().map(|value| text_of(&value.write())).collect();
        Cells::One(Written::Text(parts.join(";")))
    }

    fn keys(&self) -> Vec<&Key> {
        self.iter().filter_map(Value::key).collect()
    }
}

/// A family of columns, each with a member's value: `lang_en`, `lang_de`. Members with a blank cell are left out.
impl<M: Value + Ord + std::fmt::Display, T: Value> Field for BTreeMap<M, T> {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Optional;

    fn read(place: &mut Place<'_>) -> Option<Self> {
        let mut map = Self::new();
        let mut is_whole = true;
        for source in place.sources {
            let Some(cell) = place.filled(source) else { continue };
            let rules = Rules { column: place.column, hint: Hint::default() };
            let member = M::parse(Cell::text(&source.member), &rules);
            match (member, place.parse(source, cell)) {
                (Ok(member), Some(value)) => drop(map.insert(member, value)),
                _ => is_whole = false,
            }
        }
        is_whole.then_some(map)
    }

    fn write(&self, _: &Column) -> Cells {
        Cells::Family(
            self.iter().map(|(member, value)| (member.to_string(), value.write())).collect(),
        )
    }

    fn fits_member(member: &str) -> bool {
        let rules = Rules { column: &named(""), hint: Hint::default() };
        M::parse(Cell::text(member), &rules).is_ok()
    }
}

/// A numbered family, `pref1`, `pref2`: the values in the order of their numbers, each once and without gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranked<T>(pub Vec<T>);

impl<T: Value + PartialEq> Field for Ranked<T> {
    const SHAPE: Shape = T::SHAPE;
    const NEED: Need = Need::Optional;

    fn read(place: &mut Place<'_>) -> Option<Self> {
        let mut list = Vec::new();
        let (mut is_whole, mut gap) = (true, None);
        for source in place.sources {
            let Some(cell) = place.filled(source) else {
                gap = gap.or(Some(source));
                continue;
            };
            if let Some(gap) = gap.take() {
                place.fault(gap, "", Reason::Missing);
                is_whole = false;
            }
            match place.parse::<T>(source, cell) {
                Some(value) if list.contains(&value) => {
                    place.fault(source, cell.text, Reason::Repeated);
                    is_whole = false;
                }
                Some(value) => list.push(value),
                None => is_whole = false,
            }
        }
        is_whole.then_some(Self(list))
    }

    fn write(&self, _: &Column) -> Cells {
        let members = (1..).zip(&self.0).map(|(rank, value)| (rank.to_string(), value.write()));
        Cells::Family(members.collect())
    }

    fn fits_member(member: &str) -> bool {
        member.parse::<u32>().is_ok()
    }

    fn keys(&self) -> Vec<&Key> {
        self.0.iter().filter_map(Value::key).collect()
    }
}

/// What is written for a cell without a value.
pub(crate) fn blank(column: &Column) -> Written {
    match column.blank.first() {
        None | Some(&"") => Written::Blank,
        Some(word) => Written::Text((*word).to_owned()),
    }
}

/// A value as it stands in a text file.
pub(crate) fn text_of(written: &Written) -> String {
    match written {
        Written::Blank => String::new(),
        Written::Text(text) => text.clone(),
        Written::Date(date) => date.to_string(),
        Written::Number(number) => {
            let text = format!("{number}");
            // Three decimals after up to three digits could as well be thousands to the next reader.
            match text.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
                _ => text,
            }
        }
    }
}
