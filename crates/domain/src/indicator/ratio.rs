//! Ratios, kept as their two counts, and the decimals they are shown as.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One number over another; the lower one is above zero by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    numerator: i64,
    denominator: i64,
}

impl Ratio {
    /// `None` where the denominator is not above zero.
    pub const fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator > 0 { Some(Self { numerator, denominator }) } else { None }
    }

    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    pub(super) fn is_at_least(self, other: Self) -> bool {
        i128::from(self.numerator) * i128::from(other.denominator)
            >= i128::from(other.numerator) * i128::from(self.denominator)
    }

    /// `factor` times the ratio with so many decimals, rounded half up.
    pub(super) fn decimal(self, factor: i64, digits: u8) -> Decimal {
        let scaled = i128::from(self.numerator) * i128::from(factor) * 10_i128.pow(digits.into());
        let below = i128::from(self.denominator);
        let units = (2 * scaled + below).div_euclid(2 * below);
        let limit = if units < 0 { i64::MIN } else { i64::MAX };
        Decimal { units: i64::try_from(units).unwrap_or(limit), digits }
    }
}

/// A number with a fixed count of decimals: 833 with one digit is 83.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decimal {
    pub units: i64,
    pub digits: u8,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10_u64.pow(self.digits.into());
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, rest) = (self.units.unsigned_abs() / one, self.units.unsigned_abs() % one);
        match self.digits {
            0 => write!(f, "{sign}{whole}"),
            digits => write!(f, "{sign}{whole}.{rest:0width$}", width = digits.into()),
        }
    }
}
