//! Tables of whole numbers as CSV.

use super::{LearnerRow, OfferRow, Tables, TogetherRow, UpperRow};
use crate::problem::GroupMode;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Why a folder of tables cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadTable {
    #[error("{table} cannot be read")]
    Io { table: &'static str, source: io::Error },
    #[error("{table} has no column {column}")]
    NoColumn { table: &'static str, column: &'static str },
    #[error("{table}, line {line}: {column} is not a whole number that makes sense")]
    BadNumber { table: &'static str, line: usize, column: &'static str },
    #[error("{table}, line {line}: the rows are not numbered from 0")]
    Numbering { table: &'static str, line: usize },
    #[error("{table}, line {line}: there is no {column} of this number")]
    UnknownId { table: &'static str, line: usize, column: &'static str },
    #[error("{table}, line {line}: this learner and this offer are paired twice")]
    DuplicatePair { table: &'static str, line: usize },
    #[error("{table}, line {line}: {column} is nothing that is known")]
    UnknownValue { table: &'static str, line: usize, column: &'static str },
    #[error("{table}, line {line}: this learner is in the group already")]
    MemberTwice { table: &'static str, line: usize },
    #[error("{table}, line {line}: the group has another mode in a line above")]
    OtherMode { table: &'static str, line: usize },
    #[error("{table}, line {line}: this is no line of a table")]
    NoTable { table: &'static str, line: usize },
    #[error("{table} has too many rows")]
    TooLarge { table: &'static str },
}

impl Tables {
    /// Reads the tables in a folder. Columns may stand in any order; those that limit nothing may
    /// be missing.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(folder: &Path) -> Result<Self, BadTable> {
        let text = |table: &'static str| {
            std::fs::read_to_string(folder.join(table))
                .map_err(|source| BadTable::Io { table, source })
        };
        let optional = |table: &'static str| match text(table) {
            Err(BadTable::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Ok(String::new())
            }
            other => other,
        };
        let mut tables = Self {
            learners: learners(&text("learners.csv")?)?,
            offers: offers(&text("offers.csv")?)?,
            ..Self::default()
        };
        tables.edges(&text("edges.csv")?)?;
        tables.groups = groups(&optional("groups.csv")?, tables.learners.len())?;
        tables.caps = caps(&optional("caps.csv")?)?;
        Ok(tables)
    }

    fn edges(&mut self, text: &str) -> Result<(), BadTable> {
        let table = "edges.csv";
        let mut rows = Rows::new(table, text)?;
        let columns = (rows.column("learner")?, rows.column("offer")?);
        let (rank, score) = (rows.column_or("rank", 1), rows.column_or("score", 0));
        let (cost, price) = (rows.column_or("cost", 0), rows.column_or("price", 0));
        let fit = rows.column_or("fit", 0);
        let mut edges = Vec::new();
        let mut row = Row::default();
        while rows.next_row(&mut row)? {
            let learner: u32 = row.number(columns.0)?;
            let offer: u32 = row.number(columns.1)?;
            for (known, at, column) in
                [(self.learners.len(), learner, "learner"), (self.offers.len(), offer, "offer")]
            {
                if at as usize >= known {
                    return Err(BadTable::UnknownId { table, line: row.line, column });
                }
            }
            let rank = row.number_where(rank, |rank: &u16| *rank > 0)?;
            let numbers = (rank, row.number(score)?, row.number(cost)?, row.number(price)?);
            edges.push((learner, offer, numbers, row.number(fit)?, row.line));
        }
        if u32::try_from(edges.len()).is_err() {
            return Err(BadTable::TooLarge { table });
        }
        // Those of one learner together, in their order.
        edges.sort_by_key(|edge| edge.0);
        let mut last = vec![u32::MAX; self.offers.len()];
        let pairs = &mut self.pairs;
        pairs.capacities = self.offers.iter().map(|offer| offer.capacity as u32).collect();
        for (learner, offer, (rank, score, cost, price), fit, line) in edges {
            if std::mem::replace(&mut last[offer as usize], learner) == learner {
                return Err(BadTable::DuplicatePair { table, line });
            }
            while pairs.starts.len() <= learner as usize {
                pairs.starts.push(pairs.offers.len() as u32);
            }
            pairs.offers.push(offer);
            pairs.costs.push(cost);
            pairs.ranks.push(rank);
            pairs.scores.push(score);
            self.fits.push(fit);
            self.prices.push(price);
        }
        pairs.starts.resize(self.learners.len() + 1, pairs.offers.len() as u32);
        Ok(())
    }
}

fn learners(text: &str) -> Result<Vec<LearnerRow>, BadTable> {
    let mut rows = Rows::new("learners.csv", text)?;
    let id = rows.column("id")?;
    let mut at = |name| rows.column_or(name, 0);
    let (class, partner, trade, age) = (at("class"), at("partner"), at("trade"), at("age"));
    let (en, l2, l2_level) = (at("en"), at("l2"), at("l2_level"));
    let (avail_from, avail_to) = (at("avail_from"), at("avail_to"));
    let (access, licence, protected) = (at("access"), at("licence"), at("protected"));
    let mut learners = Vec::new();
    let mut row = Row::default();
    while rows.next_row(&mut row)? {
        row.is_numbered(id, learners.len())?;
        learners.push(LearnerRow {
            class: row.number(class)?,
            partner: row.number(partner)?,
            trade: row.number(trade)?,
            age: row.number(age)?,
            en: row.number(en)?,
            l2: row.number(l2)?,
            l2_level: row.number(l2_level)?,
            avail_from: row.number(avail_from)?,
            avail_to: row.number(avail_to)?,
            access: row.number(access)?,
            licence: row.number(licence)?,
            protected: row.number_where(protected, |flag| matches!(flag, 0 | 1))?,
        });
    }
    Ok(learners)
}

fn offers(text: &str) -> Result<Vec<OfferRow>, BadTable> {
    let mut rows = Rows::new("offers.csv", text)?;
    let (id, capacity) = (rows.column("id")?, rows.column("capacity")?);
    let mut at = |name| rows.column_or(name, 0);
    let (trade, city, host_partner, min) = (at("trade"), at("city"), at("host_partner"), at("min"));
    let (min_age, lang, lang_level) = (at("min_age"), at("lang"), at("lang_level"));
    let (start, weeks) = (at("start"), at("weeks"));
    let (accessible, licence) = (at("accessible"), at("licence"));
    let mut offers = Vec::new();
    let mut row = Row::default();
    while rows.next_row(&mut row)? {
        row.is_numbered(id, offers.len())?;
        offers.push(OfferRow {
            trade: row.number(trade)?,
            city: row.number(city)?,
            host_partner: row.number(host_partner)?,
            capacity: i64::from(row.number::<u32>(capacity)?),
            min: i64::from(row.number::<u32>(min)?),
            min_age: row.number(min_age)?,
            lang: row.number(lang)?,
            lang_level: row.number(lang_level)?,
            start: row.number(start)?,
            weeks: row.number(weeks)?,
            accessible: row.number(accessible)?,
            licence: row.number(licence)?,
        });
    }
    Ok(offers)
}

fn groups(text: &str, learners: usize) -> Result<Vec<TogetherRow>, BadTable> {
    let table = "groups.csv";
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Rows::new(table, text)?;
    let (id, mode) = (rows.column("group")?, rows.column("mode")?);
    let learner = rows.column("learner")?;
    let mut groups: BTreeMap<u32, TogetherRow> = BTreeMap::new();
    let mut row = Row::default();
    while rows.next_row(&mut row)? {
        let (id, member): (u32, u32) = (row.number(id)?, row.number(learner)?);
        let line = row.line;
        if member as usize >= learners {
            return Err(BadTable::UnknownId { table, line, column: "learner" });
        }
        let unknown = || BadTable::UnknownValue { table, line, column: "mode" };
        let mode = GroupMode::named(row.text(mode)).ok_or_else(unknown)?;
        let group = groups.entry(id).or_insert(TogetherRow { mode, members: Vec::new() });
        if group.mode != mode {
            return Err(BadTable::OtherMode { table, line });
        }
        if group.members.contains(&member) {
            return Err(BadTable::MemberTwice { table, line });
        }
        group.members.push(member);
    }
    Ok(groups.into_values().collect())
}

fn caps(text: &str) -> Result<Vec<UpperRow>, BadTable> {
    let table = "caps.csv";
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Rows::new(table, text)?;
    let (kind, key, max) = (rows.column("kind")?, rows.column("key")?, rows.column("max")?);
    let mut caps = Vec::new();
    let mut row = Row::default();
    while rows.next_row(&mut row)? {
        let name = row.text(kind);
        if !["city", "class", "host_partner", "partner", "budget"].contains(&name) {
            let column = "kind";
            return Err(BadTable::UnknownValue { table, line: row.line, column });
        }
        caps.push(UpperRow { kind: name.to_owned(), key: row.number(key)?, max: row.number(max)? });
    }
    Ok(caps)
}

/// The rows of a table.
struct Rows<'t> {
    table: &'static str,
    head: csv::StringRecord,
    reader: csv::Reader<&'t [u8]>,
}

/// Where a value stands, or what it is if the column is missing.
#[derive(Clone, Copy)]
struct Column {
    name: &'static str,
    at: Option<usize>,
    absent: u16,
}

impl<'t> Rows<'t> {
    fn new(table: &'static str, text: &'t str) -> Result<Self, BadTable> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let head = reader.headers().map_err(|fault| unreadable(table, &fault))?.clone();
        Ok(Self { table, head, reader })
    }

    fn column_or(&mut self, name: &'static str, absent: u16) -> Column {
        let at = self.head.iter().position(|column| column == name);
        Column { name, at, absent }
    }

    fn column(&mut self, name: &'static str) -> Result<Column, BadTable> {
        let column = self.column_or(name, 0);
        let missing = BadTable::NoColumn { table: self.table, column: name };
        column.at.map(|_| column).ok_or(missing)
    }

    /// Reads the next row into `row`; whether there is one.
    fn next_row(&mut self, row: &mut Row) -> Result<bool, BadTable> {
        let read = self.reader.read_record(&mut row.values);
        row.table = self.table;
        row.line = row.values.position().map_or(0, |at| at.line() as usize);
        read.map_err(|fault| unreadable(self.table, &fault))
    }
}

fn unreadable(table: &'static str, fault: &csv::Error) -> BadTable {
    let line = fault.position().map_or(1, |at| at.line() as usize);
    BadTable::NoTable { table, line }
}

/// One row.
#[derive(Default)]
struct Row {
    table: &'static str,
    line: usize,
    values: csv::StringRecord,
}

impl Row {
    fn text(&self, column: Column) -> &str {
        column.at.and_then(|at| self.values.get(at)).unwrap_or_default()
    }

    fn number<T: std::str::FromStr + From<u16>>(&self, column: Column) -> Result<T, BadTable> {
        self.number_where(column, |_| true)
    }

    fn number_where<T: std::str::FromStr + From<u16>>(
        &self,
        column: Column,
        makes_sense: impl Fn(&T) -> bool,
    ) -> Result<T, BadTable> {
        let number = match column.at {
            None => Some(T::from(column.absent)),
            Some(_) => self.text(column).parse().ok(),
        };
        let bad =
            || BadTable::BadNumber { table: self.table, line: self.line, column: column.name };
        number.filter(makes_sense).ok_or_else(bad)
    }

    fn is_numbered(&self, column: Column, at: usize) -> Result<(), BadTable> {
        if self.number::<u32>(column)? as usize == at {
            return Ok(());
        }
        Err(BadTable::Numbering { table: self.table, line: self.line })
    }
}
