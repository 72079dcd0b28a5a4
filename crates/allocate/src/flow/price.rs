//! Prices, in as few bytes as they need.

use std::ops::{Add, AddAssign, Sub, SubAssign};

/// What costs are added up to along chains of moves.
pub(super) trait Price:
    Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> + AddAssign + SubAssign + Into<i64>
{
    const ZERO: Self;
    const ONE: Self;
    /// The price of what nobody can have.
    const CLOSED: Self;
    /// Beyond this an exact search is safer than a bid.
    const HIGHEST_BID: Self;
    /// Beyond this sums are no longer safe: the run is repeated with larger numbers.
    const SAFE: Self;

    /// A number that fits.
    fn of(number: i64) -> Self;
    /// A share of it.
    fn divided(self, by: i32) -> Self;
    /// So many times it, for small numbers.
    fn times(self, by: i32) -> Self;
}

impl Price for i64 {
    const ZERO: Self = 0;
    const ONE: Self = 1;
    const CLOSED: Self = 1 << 61;
    const HIGHEST_BID: Self = 1 << 59;
    // A network is refused whose chains of moves could cost more than that.
    const SAFE: Self = Self::MAX;

    fn of(number: i64) -> Self {
        number
    }

    fn divided(self, by: i32) -> Self {
        self / Self::from(by)
    }

    fn times(self, by: i32) -> Self {
        self * Self::from(by)
    }
}

impl Price for i32 {
    const ZERO: Self = 0;
    const ONE: Self = 1;
    const CLOSED: Self = 1 << 30;
    const HIGHEST_BID: Self = 1 << 28;
    const SAFE: Self = 1 << 28;

    fn of(number: i64) -> Self {
        number as Self
    }

    fn divided(self, by: i32) -> Self {
        self / by
    }

    fn times(self, by: i32) -> Self {
        self * by
    }
}
