//! What stays came to, in figures: how many of the agreed outcomes were assessed, achieved and recognised, and how long it
//! took.

use crate::indicator::LEAST_PERSONS;
use serde::{Deserialize, Serialize};

crate::code::codes! {
    /// By what stays are put together.
    By {
        Partner = "partner",
        Trade = "trade",
        Host = "host",
        Round = "round",
    }
}

/// Sums over stays that have ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub stays: u32,
    /// Units agreed on.
    pub agreed: u32,
    pub assessed: u32,
    /// By the moderated result where there is one.
    pub achieved: u32,
    pub moderated: u32,
    /// In full or in part.
    pub recognised: u32,
}

impl Tally {
    /// So few persons that a share says little, and may point at somebody.
    pub const fn is_small(&self) -> bool {
        self.stays < LEAST_PERSONS
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            stays: self.stays.saturating_add(other.stays),
            agreed: self.agreed.saturating_add(other.agreed),
            assessed: self.assessed.saturating_add(other.assessed),
            achieved: self.achieved.saturating_add(other.achieved),
            moderated: self.moderated.saturating_add(other.moderated),
            recognised: self.recognised.saturating_add(other.recognised),
        }
    }
}

/// The day in the middle, in half days, of pairs of days and how many stays took so many, the fewest days first.
pub fn median(spread: &[(u32, u32)]) -> Option<u32> {
    let all: u64 = spread.iter().map(|(_, stays)| u64::from(*stays)).sum();
    let at = |place: u64| {
        let mut before = 0;
        spread.iter().find_map(|(days, stays)| {
            before += u64::from(*stays);
            (place < before).then_some(*days)
        })
    };
    match all {
        0 => None,
        n if n % 2 == 1 => at(n / 2).map(|days| days.saturating_mul(2)),
        n => at(n / 2 - 1).zip(at(n / 2)).map(|(one, other)| one.saturating_add(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_found_without_listing_all() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(20, 1)]), Some(40));
        assert_eq!(median(&[(10, 1), (20, 1)]), Some(30), "halfway between the two");
        assert_eq!(median(&[(10, 3), (20, 1), (90, 1)]), Some(20));
        assert_eq!(median(&[(10, 2), (21, 2)]), Some(31));
        assert_eq!(median(&[(1, u32::MAX), (2, u32::MAX)]), Some(3));
    }

    #[test]
    fn few_persons_are_marked() {
        let of = |stays| Tally { stays, ..Tally::default() };
        assert!(of(4).is_small() && !of(5).is_small());
        assert_eq!(of(3).plus(of(4)).stays, 7);
    }
}
