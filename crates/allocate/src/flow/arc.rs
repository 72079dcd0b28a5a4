//! Arcs of the network, stored as small as their costs allow.

/// An eligible pair seen from one of its ends: what it costs and where it leads.
///
/// Arcs sort by cost first, so that a sorted row can be left as soon as it becomes too dear.
pub(super) trait Arc: Copy + Ord + Default {
    /// An arc of this cost, which must be between 0 and [`Self::DEAREST`].
    fn new(cost: i64, to: u32) -> Self;
    fn cost(self) -> i64;
    fn to(self) -> u32;

    /// The greatest cost that fits.
    const DEAREST: i64;
}

/// Cost and end in one word, the cost in the upper half: half the memory and one comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Narrow(u64);

impl Arc for Narrow {
    const DEAREST: i64 = i32::MAX as i64;

    fn new(cost: i64, to: u32) -> Self {
        Self((cost as u64) << 32 | u64::from(to))
    }

    fn cost(self) -> i64 {
        (self.0 >> 32) as i64
    }

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
    const DEAREST: i64 = i64::MAX;

    fn new(cost: i64, to: u32) -> Self {
        Self { cost, to }
    }

    fn cost(self) -> i64 {
        self.cost
    }

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
