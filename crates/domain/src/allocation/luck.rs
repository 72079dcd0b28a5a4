//! Fairness over years: who got no place or a late wish in an earlier round can count more in this one.

use crate::application::{State, Wishes};
use crate::{CallId, PartnerId};
use serde::{Deserialize, Serialize};

/// How a learner fared in the last earlier round in which they took part, where that was not well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Luck {
    pub call: CallId,
    /// The round's title.
    pub round: String,
    pub what: Misfortune,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Misfortune {
    /// Selected or on the reserve list, and no place.
    NoPlace,
    /// A wish that was not the dearest: 2 and more. One past the last wish stands for a place that was not wished.
    Wish { rank: usize },
}

impl Misfortune {
    /// How many wishes further down than the dearest. No place is worse than any, so it counts as one more than the last
    /// of `wishes`.
    pub fn steps(self, wishes: usize) -> i64 {
        let steps = match self {
            Self::NoPlace => wishes.saturating_add(1),
            Self::Wish { rank } => rank.saturating_sub(1),
        };
        i64::try_from(steps).unwrap_or(i64::MAX)
    }

    /// What it counts for at a place of this rank in the new round, in tenths of a point: all of it for the dearest of
    /// `wishes`, evenly less for the ones below, nothing for a place that was not wished.
    ///
    /// The same for every place would only decide who stays out. Like this it decides who gets the dearer wish.
    pub fn counts(self, weight: u32, rank: usize, wishes: usize) -> i64 {
        let all = i64::from(weight).saturating_mul(self.steps(wishes));
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match (wishes, rank) {
            (0, _) | (_, 0) => 0,
            _ if rank > wishes => 0,
            _ => all.saturating_mul(number(wishes - rank + 1)) / number(wishes),
        }
    }
}

/// How an application ended in a round in which places were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fared {
    Well,
    Badly(Misfortune),
}

impl Fared {
    /// `None` for who did not take part. Who was selected later than places were given, or was left over, has no place.
    pub fn of(state: &State, wishes: &Wishes, given: Option<PartnerId>) -> Option<Self> {
        if !matches!(state, State::Selected { .. } | State::Reserve { .. }) {
            return None;
        }
        let Some(partner) = given else { return Some(Self::Badly(Misfortune::NoPlace)) };
        let rank = wishes.rank(partner);
        let content = wishes.partners.is_empty() || rank <= 1;
        Some(if content { Self::Well } else { Self::Badly(Misfortune::Wish { rank }) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worse_it_was_and_the_dearer_the_wish_the_more_it_counts() {
        let third = Misfortune::Wish { rank: 3 };
        assert_eq!([1, 2, 3, 4].map(|rank| third.counts(15, rank, 3)), [30, 20, 10, 0]);
        assert_eq!(Misfortune::NoPlace.counts(15, 1, 3), 60);
        assert_eq!(Misfortune::NoPlace.counts(0, 1, 3), 0);
        assert_eq!(third.counts(15, 1, 0), 0, "who wishes nothing gets nothing dearer");
    }

    #[test]
    fn who_took_part_fared_well_with_the_dearest_wish_only() {
        let partner = |n: u128| PartnerId(uuid::Uuid::from_u128(n));
        let wishes = |partners: Vec<PartnerId>| Wishes {
            partners,
            accepts_other: true,
            window: None,
            windows: Vec::new(),
            green_travel: false,
            accommodation: None,
            buddy: None,
        };
        let two = wishes(vec![partner(1), partner(2)]);
        let reserve = State::Reserve { reason: String::new() };
        let fared = |given| Fared::of(&reserve, &two, given);
        assert_eq!(fared(Some(partner(1))), Some(Fared::Well));
        assert_eq!(fared(Some(partner(2))), Some(Fared::Badly(Misfortune::Wish { rank: 2 })));
        assert_eq!(fared(None), Some(Fared::Badly(Misfortune::NoPlace)));
        let none = wishes(Vec::new());
        assert_eq!(Fared::of(&reserve, &none, Some(partner(2))), Some(Fared::Well));
        assert_eq!(Fared::of(&State::Eligible, &two, None), None);
    }
}
