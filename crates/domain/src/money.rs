//! Money: whole cents of euro. Amounts of the programme are euro by contract; another currency would be another type.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

/// An amount in euro, kept in cents. Arithmetic saturates: no grant comes near the limits, and nothing may panic.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Eur {
    pub cents: i64,
}

impl Eur {
    pub const ZERO: Self = Self { cents: 0 };

    pub const fn cents(cents: i64) -> Self {
        Self { cents }
    }

    pub const fn euros(euros: i64) -> Self {
        Self { cents: euros.saturating_mul(100) }
    }

    /// Whole euros, the cents cut off.
    pub const fn whole_euros(self) -> i64 {
        self.cents / 100
    }

    /// `percent` of the amount, rounded half up to a whole euro: how the programme rounds its payable rates.
    pub const fn percent_in_whole_euros(self, percent: i64) -> Self {
        Self::euros((self.cents.saturating_mul(percent) + 5_000).div_euclid(10_000))
    }
}

impl fmt::Display for Eur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02} EUR", (self.cents / 100).abs(), (self.cents % 100).abs())
    }
}

impl Add for Eur {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_add(other.cents) }
    }
}

impl AddAssign for Eur {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Eur {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_sub(other.cents) }
    }
}

impl Mul<i64> for Eur {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self { cents: self.cents.saturating_mul(times) }
    }
}

impl Sum for Eur {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_per_cent_is_paid_in_whole_euros() {
        let reduced = |euros| Eur::euros(euros).percent_in_whole_euros(70).whole_euros();
        assert_eq!([70, 61, 52, 130, 115, 100].map(reduced), [49, 43, 36, 91, 81, 70]);
        assert_eq!([64, 56, 48, 117, 104, 91].map(reduced), [45, 39, 34, 82, 73, 64]);
    }

    #[test]
    fn amounts_read_as_money() {
        assert_eq!(Eur::cents(-5).to_string(), "-0.05 EUR");
        assert_eq!(Eur::euros(380_353).to_string(), "380353.00 EUR");
    }
}
