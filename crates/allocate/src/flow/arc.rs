//! Arcs of the network, stored as small as their costs allow.

use super::price::Price;

/// An eligible pair seen from one of its ends: what it costs and where it leads.
///
/// Arcs sort by cost first, so that a sorted row can be left as soon as it becomes too dear.
pub(super) trait Arc: Copy + Ord + Default {
    /// What is added up where arcs are of this kind.
    type Price: Price;

    /// An arc of this cost, which must be between 0 and [`Self::DEAREST`].
    fn new(cost: i64, to: u32) -> Self;
    fn cost(self) -> Self::Price;
    fn to(self) -> u32;

    /// The greatest cost that fits.
    const DEAREST: i64;
    /// How many ends can be told apart.
    const ENDS: usize;
}

/// Cost and end in half a word: a row of sixteen arcs is one line of the cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Short(u32);

impl Short {
    const END_BITS: u32 = 20;
}

impl Arc for Short {
    type Price = i32;

    const DEAREST: i64 = (1 << (32 - Self::END_BITS)) - 1;
    const ENDS: usize = 1 << Self::END_BITS;

    #[inline]
    fn new(cost: i64, to: u32) -> Self {
        Self((cost as u32) << Self::END_BITS | to)
    }

    #[inline]
    fn cost(self) -> i32 {
        (self.0 >> Self::END_BITS) as i32
    }

    #[inline]
    fn to(self) -> u32 {
        self.0 & (Self::ENDS as u32 - 1)
    }
}

/// Cost and end in one word, the cost in the upper half: one comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Narrow(u64);

impl Arc for Narrow {
    type Price = i64;

    const DEAREST: i64 = i32::MAX as i64;
    const ENDS: usize = u32::MAX as usize;

    #[inline]
    fn new(cost: i64, to: u32) -> Self {
        Self((cost as u64) << 32 | u64::from(to))
    }

    #[inline]
    fn cost(self) -> i64 {
        (self.0 >> 32) as i64
    }

    #[inline]
    fn to(self) -> u32 {
        self.0 as u32
    }
}

/// Any cost that leaves room for sums of costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wide {
    cost: i64,
    to: u32,
}

impl Arc for Wide {
    type Price = i64;

    const DEAREST: i64 = i64::MAX;
    const ENDS: usize = u32::MAX as usize;

    #[inline]
    fn new(cost: i64, to: u32) -> Self {
        Self { cost, to }
    }

    #[inline]
    fn cost(self) -> i64 {
        self.cost
    }

    #[inline]
    fn to(self) -> u32 {
        self.to
    }
}

/// Rows of arcs, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Table<A> {
    /// Where each row begins, and where the last one ends.
    starts: Vec<u32>,
    arcs: Vec<A>,
}

impl Table<Short> {
    /// The same arcs with larger numbers.
    pub(super) fn widened(&self) -> Table<Narrow> {
        let arcs = self.arcs.iter().map(|arc| Narrow::new(arc.cost().into(), arc.to()));
        Table { starts: self.starts.clone(), arcs: arcs.collect() }
    }
}

impl<A> Table<A> {
    /// Rows that begin at these places of `arcs`; the last entry is the end.
    pub(super) fn new(starts: Vec<u32>, arcs: Vec<A>) -> Self {
        Self { starts, arcs }
    }

    pub(super) fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(super) fn len(&self) -> usize {
        self.arcs.len()
    }

    pub(super) fn starts(&self) -> &[u32] {
        &self.starts
    }

    #[inline]
    pub(super) fn between(&self, start: u32, end: u32) -> &[A] {
        &self.arcs[start as usize..end as usize]
    }

    #[inline]
    pub(super) fn row(&self, at: usize) -> &[A] {
        &self.arcs[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The arcs from this place on to the end of the row.
    pub(super) fn arc(&self, place: u32) -> &A {
        &self.arcs[place as usize]
    }

    pub(super) fn end(&self, at: usize) -> u32 {
        self.starts[at + 1]
    }

    pub(super) fn row_mut(&mut self, at: usize) -> &mut [A] {
        &mut self.arcs[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
