//! Large instances as tables of numbers: `vet-alloc-table/1`.
//!
//! A folder holds `learners.csv`, `offers.csv` and `edges.csv`, and may hold `groups.csv` and
//! `caps.csv`; what is needed for a plain problem also stands in one binary file, `inst.bin`.
//! Learners and offers are numbered from 0, and their numbers are their ids.
//!
//! Chance, sizes and columns are documented at [`Recipe`] and in `ALLOCATION.md` of the
//! specification.

mod binary;
mod generate;
mod lines;
mod problem;
mod write;

pub use binary::BadBinary;
pub use generate::{BadRecipe, Recipe};
pub use lines::BadTable;
pub use problem::BadResult;

use crate::problem::GroupMode;

/// A plain problem as compressed rows: what `inst.bin` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compact {
    /// The places of each offer.
    pub capacities: Vec<u32>,
    /// Where the pairs of each learner begin, and where the last ones end.
    pub starts: Vec<u32>,
    /// Of each pair the offer, and what it is worth.
    pub offers: Vec<u32>,
    pub costs: Vec<i32>,
    pub ranks: Vec<u16>,
    pub scores: Vec<u16>,
}

/// All tables of an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    pub(crate) learners: Vec<LearnerRow>,
    pub(crate) offers: Vec<OfferRow>,
    pub(crate) pairs: Compact,
    /// Of each pair, how well the two fit, and the money it takes.
    pub(crate) fits: Vec<u16>,
    pub(crate) prices: Vec<u32>,
    pub(crate) groups: Vec<TogetherRow>,
    pub(crate) caps: Vec<UpperRow>,
}

/// A learner, with what decides where they are eligible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LearnerRow {
    class: i64,
    partner: i64,
    trade: i64,
    age: i64,
    en: i64,
    l2: i64,
    l2_level: i64,
    avail_from: i64,
    avail_to: i64,
    access: i64,
    licence: i64,
    protected: i64,
}

/// An offer, with what it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OfferRow {
    trade: i64,
    city: i64,
    host_partner: i64,
    capacity: i64,
    min: i64,
    min_age: i64,
    lang: i64,
    lang_level: i64,
    start: i64,
    weeks: i64,
    accessible: i64,
    licence: i64,
}

/// Learners who want to be placed as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TogetherRow {
    mode: GroupMode,
    members: Vec<u32>,
}

/// An upper limit on those of one city, class or partner, or on all prices together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UpperRow {
    kind: String,
    key: i64,
    max: i64,
}

impl UpperRow {
    fn new(kind: &str, key: usize, max: i64) -> Self {
        Self { kind: kind.to_owned(), key: key as i64, max }
    }
}

/// A pair on its way into the tables.
struct Chosen {
    offer: u32,
    liking: u64,
    fit: i64,
    score: u64,
    price: i64,
}

impl Compact {
    /// How many learners there are.
    pub fn learners(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }
}

impl Tables {
    /// The plain problem in these tables.
    pub fn pairs(&self) -> &Compact {
        &self.pairs
    }
}
