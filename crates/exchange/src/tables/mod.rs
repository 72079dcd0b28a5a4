//! The year's tables in and out: CSV, XLSX and ODS into typed rows, and rows into CSV and XLSX.
//!
//! ```
//! use walz_exchange::tables::{self, Limits, Place, Table, TableKind};
//!
//! let file = "place;latitude;longitude;country\nHamar;60,7945;11,068;NO\nØyer;north;10,4;NO\n";
//! let sheet = tables::read("places.csv", file.as_bytes(), &Limits::default())?;
//! let faults = tables::parse::<Place>(&sheet).expect_err("one cell is wrong");
//! assert_eq!(faults.ready, 1);
//! assert_eq!((faults.list[0].line, faults.list[0].column.as_str()), (3, "latitude"));
//! assert_eq!(faults.list[0].reason.key(), "exchange-fault-not-a-number");
//! # Ok::<(), tables::Unreadable>(())
//! ```
//!
//! The way in has two steps. [`read`] takes the file apart, whatever its format, and keeps the [`Limits`]. [`parse`], or
//! [`Rows::parse`] where the kind is known at run time only, makes typed rows of it or says everything that is wrong at
//! once. Whether names refer to rows that exist is for those to say who know all tables: [`Rows::references`] lists
//! them, and [`Faults`] takes more faults.
//!
//! Each table is described once, in `kinds`: the reader, the writer, [`TableKind::columns`] for help pages and
//! [`template_xlsx`] all come from that. A new table is a description there and a line in `kind`; the tests of demo,
//! round trips and hostile files then hold for it too, once its name is in their list.

mod cell;
mod column;
mod fault;
mod header;
mod kind;
mod kinds;
mod limits;
mod read;
mod sheet;
mod table;
mod typed;
mod warning;
mod words;
mod write;

pub use cell::{Hundredths, Key, NotAKey, Percent, Ranked, Stay};
pub use column::{Column, Need, Shape};
pub use fault::{Fault, Faults, MOST_KEPT, MOST_SHOWN, Reason};
pub use kind::{Rows, TableKind, UnknownTable};
pub use kinds::*;
pub use limits::Limits;
pub use read::{Unreadable, read};
pub use sheet::{Cell, Kind, Row, Sheet};
pub use table::{Numbered, Parsed, Reference, Table, parse};
pub use typed::{Filled, column, filled, typed};
pub use warning::Warning;
pub use words::{Arg, Args};
pub use write::{
    List, Open, Restricted, Separator, Unwritable, csv, csv_without, template_csv, template_xlsx,
    xlsx, xlsx_without,
};
