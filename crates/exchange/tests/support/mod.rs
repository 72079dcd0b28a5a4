//! What the tests of tables share: the demo year's files, and a call for each kind of table.

#![allow(clippy::allow_attributes, reason = "each test file uses a part of this")]
#![allow(dead_code, unused_macros, unused_imports, reason = "as above")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot read")]

use std::path::PathBuf;
use walz_exchange::tables::{self, Limits, Parsed, Sheet, Table, TableKind};

/// Calls a generic function once for each kind of table that may be written like any other.
macro_rules! each_open_table {
    ($call:ident) => {
        $call::<walz_exchange::tables::Place>();
        $call::<walz_exchange::tables::Trade>();
        $call::<walz_exchange::tables::Unit>();
        $call::<walz_exchange::tables::Skill>();
        $call::<walz_exchange::tables::Criterion>();
        $call::<walz_exchange::tables::UnitCost>();
        $call::<walz_exchange::tables::Milestone>();
        $call::<walz_exchange::tables::Window>();
        $call::<walz_exchange::tables::Partner>();
        $call::<walz_exchange::tables::HostCompany>();
        $call::<walz_exchange::tables::Accommodation>();
        $call::<walz_exchange::tables::Offer>();
        $call::<walz_exchange::tables::Evidence>();
        $call::<walz_exchange::tables::HomeCompany>();
        $call::<walz_exchange::tables::Tutor>();
        $call::<walz_exchange::tables::Learner>();
        $call::<walz_exchange::tables::Guardian>();
        $call::<walz_exchange::tables::Applicant>();
        $call::<walz_exchange::tables::Visit>();
        $call::<walz_exchange::tables::LanguageCourse>();
        $call::<walz_exchange::tables::Incident>();
        $call::<walz_exchange::tables::Grade>();
        $call::<walz_exchange::tables::SmartTarget>();
    };
}
pub(crate) use each_open_table;

/// The demo file of a table; the windows of the demo year came later than the tables, so theirs is written here.
pub(crate) fn demo(kind: TableKind) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    match std::fs::read(folder.join(format!("{kind}.csv"))) {
        Ok(bytes) => bytes,
        Err(_) if kind == TableKind::Windows => WINDOWS.as_bytes().to_vec(),
        Err(error) => panic!("{kind}: {error}"),
    }
}

const WINDOWS: &str = "code,season,starts_on,ends_on,kind\nW1,spring,2027-01-18,2027-04-25,long\n\
                       W2S,autumn,2027-09-20,2027-10-31,short\n";

pub(crate) fn sheet(text: &str) -> Sheet {
    tables::read("t.csv", text.as_bytes(), &Limits::default()).expect("a readable file")
}

pub(crate) fn parsed<T: Table>(bytes: &[u8]) -> Parsed<T> {
    let sheet = tables::read("t", bytes, &Limits::default()).expect("a readable file");
    tables::parse(&sheet).unwrap_or_else(|faults| panic!("{}: {:#?}", T::KIND, faults.list))
}
