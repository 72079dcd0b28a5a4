//! What is kept small when an allocation is repaired, in the order in which it counts.

use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Learners who stay out, learners who lose or change their former place, cost: the first that
/// differs decides. Sums and differences are taken one by one, so none of them can drown another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Toll {
    pub out: i32,
    pub changes: i32,
    /// Costs above the least cost of any pair.
    pub cost: i64,
}

impl Toll {
    /// Nothing at all.
    pub const NONE: Self = Self { out: 0, changes: 0, cost: 0 };

    /// The price of places for which learners stay out.
    pub(super) const CROWDED: Self = Self { out: 1, changes: 0, cost: 0 };
}

impl Add for Toll {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            out: self.out + other.out,
            changes: self.changes + other.changes,
            cost: self.cost + other.cost,
        }
    }
}

impl Sub for Toll {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            out: self.out - other.out,
            changes: self.changes - other.changes,
            cost: self.cost - other.cost,
        }
    }
}

impl AddAssign for Toll {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Toll {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
