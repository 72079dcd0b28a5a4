//! What is wrong with a table's cells, everything at once, each with its place and what would be right.

use super::kind::TableKind;
use super::warning::Warning;
use super::words::{Arg, Args};
use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line that a person sees in the file.
    pub line: u32,
    /// The column's heading as it stands in the file; the table's own name for a column that is missing.
    pub column: String,
    /// What stands in the cell, cut after [`MOST_SHOWN`] characters.
    pub value: String,
    pub reason: Reason,
}

/// Characters of a value that a fault repeats.
pub const MOST_SHOWN: usize = 100;

/// Faults that are kept. A file of a wrong kind has millions, which nobody reads; they are counted all the same.
pub const MOST_KEPT: usize = 10_000;

impl Fault {
    pub fn new(line: u32, column: &str, value: &str, reason: Reason) -> Self {
        let mut shown: String = value.chars().take(MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        Self { line, column: column.to_owned(), value: shown, reason }
    }

    /// The values that the sentence of [`Reason::key`] names, with `column` and `value`.
    pub fn args(&self) -> Args {
        let mut args = vec![("column", Arg::from(&self.column)), ("value", Arg::from(&self.value))];
        args.extend(self.reason.args());
        args
    }
}

/// For logs: without the value, which may be about a person.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.column, self.reason.key())
    }
}

/// Why a cell, a heading or a row is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Missing,
    /// A column that every such table has is not in this one.
    MissingColumn,
    /// Two columns say the same.
    RepeatedColumn,
    /// The row has a value beyond the last heading, or under a blank one.
    NoHeading,
    NotADate,
    /// Day and month could be either, and no other cell of the column tells.
    AmbiguousDate,
    NotANumber,
    /// The mark could stand before decimals or between thousands, and no other cell of the column tells.
    AmbiguousNumber,
    NotWhole,
    TooPrecise {
        decimals: u32,
    },
    OutOfRange {
        least: String,
        most: String,
    },
    NotYesOrNo,
    UnknownCode {
        allowed: Vec<&'static str>,
    },
    NotACountry,
    NotALanguage,
    NotAnEmail,
    NotAPhone,
    NotAPeriod,
    /// Not of the form `500-1999` or `8000+`.
    NotABand,
    /// Not of a form whose meaning is known, such as `per day, days 1-14`.
    NotAUnit,
    /// Not of the form `long_14_weeks`.
    NotAStay,
    /// A name for references that is too long or holds `;`, which separates names.
    NotAKey,
    TooLong {
        most: usize,
    },
    /// Characters that cannot be seen or printed.
    Unprintable,
    /// A formula that failed.
    FormulaError,
    /// The row's key stands in an earlier line already.
    Duplicate {
        first_line: u32,
    },
    /// The same value stands twice in this row.
    Repeated,
    /// An end before its start.
    BeforeStart {
        start: &'static str,
    },
    /// More than the whole that it is a part of.
    MoreThan {
        whole: &'static str,
    },
    /// A value that only makes sense with another, which is blank.
    Needs {
        other: &'static str,
    },
    /// A reference to itself.
    Itself,
    /// Not an address that begins with `root`, as those of its list do.
    NotAUri {
        root: &'static str,
    },
    /// Nothing by this name is known. Only who knows all tables can find this.
    UnknownReference {
        table: TableKind,
    },
}

impl Reason {
    /// The key of its sentence in `exchange.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Missing => "exchange-fault-missing",
            Self::MissingColumn => "exchange-fault-missing-column",
            Self::RepeatedColumn => "exchange-fault-repeated-column",
            Self::NoHeading => "exchange-fault-no-heading",
            Self::NotADate => "exchange-fault-not-a-date",
            Self::AmbiguousDate => "exchange-fault-ambiguous-date",
            Self::NotANumber => "exchange-fault-not-a-number",
            Self::AmbiguousNumber => "exchange-fault-ambiguous-number",
            Self::NotWhole => "exchange-fault-not-whole",
            Self::TooPrecise { .. } => "exchange-fault-too-precise",
            Self::OutOfRange { .. } => "exchange-fault-out-of-range",
            Self::NotYesOrNo => "exchange-fault-not-yes-or-no",
            Self::UnknownCode { .. } => "exchange-fault-unknown-code",
            Self::NotACountry => "exchange-fault-not-a-country",
            Self::NotALanguage => "exchange-fault-not-a-language",
            Self::NotAnEmail => "exchange-fault-not-an-email",
            Self::NotAPhone => "exchange-fault-not-a-phone",
            Self::NotAPeriod => "exchange-fault-not-a-period",
            Self::NotABand => "exchange-fault-not-a-band",
            Self::NotAUnit => "exchange-fault-not-a-unit",
            Self::NotAStay => "exchange-fault-not-a-stay",
            Self::NotAKey => "exchange-fault-not-a-key",
            Self::TooLong { .. } => "exchange-fault-too-long",
            Self::Unprintable => "exchange-fault-unprintable",
            Self::FormulaError => "exchange-fault-formula-error",
            Self::Duplicate { .. } => "exchange-fault-duplicate",
            Self::Repeated => "exchange-fault-repeated",
            Self::BeforeStart { .. } => "exchange-fault-before-start",
            Self::MoreThan { .. } => "exchange-fault-more-than",
            Self::Needs { .. } => "exchange-fault-needs",
            Self::Itself => "exchange-fault-itself",
            Self::NotAUri { .. } => "exchange-fault-not-a-uri",
            Self::UnknownReference { .. } => "exchange-fault-unknown-reference",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::TooPrecise { decimals } => vec![("decimals", Arg::from(*decimals))],
            Self::OutOfRange { least, most } => {
                vec![("least", Arg::from(least)), ("most", Arg::from(most))]
            }
            Self::UnknownCode { allowed } => {
                vec![("allowed", Arg::Text(allowed.join(", ")))]
            }
            Self::TooLong { most } => vec![("most", Arg::from(*most))],
            Self::Duplicate { first_line } => vec![("first", Arg::name(*first_line))],
            Self::BeforeStart { start: other }
            | Self::MoreThan { whole: other }
            | Self::Needs { other } => vec![("other", Arg::from(*other))],
            Self::NotAUri { root } => vec![("root", Arg::from(*root))],
            Self::UnknownReference { table } => vec![("table", Arg::from(table.name()))],
            _ => vec![],
        }
    }
}

/// Everything that is wrong with a table, in the order of its lines; such a table is not taken in at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{total} cells of the table are wrong, the first: {}", list.first().map_or_else(String::new, Fault::to_string))]
pub struct Faults {
    /// The first [`MOST_KEPT`].
    pub list: Vec<Fault>,
    /// How many there are in all.
    pub total: usize,
    /// How many rows have no fault.
    pub ready: usize,
    /// What else a person should know about the file.
    pub warnings: Vec<Warning>,
}

impl Faults {
    pub fn push(&mut self, fault: Fault) {
        self.total += 1;
        if self.list.len() < MOST_KEPT {
            self.list.push(fault);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}
