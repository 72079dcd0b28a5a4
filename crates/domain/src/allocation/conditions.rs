//! Under which conditions a run looks for places: what the office wants, what a place is worth, and what is thought to
//! be otherwise than it is.

use super::{Figures, Points};
use crate::call::Call;
use crate::{HomeCompanyId, HostCompanyId, LearnerId, OfferId, PartnerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

crate::code::codes! {
    /// Something that the office wants of an allocation.
    Aim {
        /// As many learners as possible have a place.
        Everybody = "everybody",
        /// As many learners with fewer opportunities as possible have a place.
        FewerOpportunities = "fewer_opportunities",
        /// The most points.
        Points = "points",
        /// The most first wishes, then second ones, and so on.
        FirstWishes = "first_wishes",
        /// The fewest last wishes, then the ones before, and so on.
        FewLateWishes = "few_late_wishes",
        /// The worst wish that anybody gets is as good as possible.
        WorstWish = "worst_wish",
        /// The least grant.
        LeastGrant = "least_grant",
    }
}

impl Aim {
    /// What the office wants if nobody says otherwise, each without harm to those before.
    pub const USUAL: [Self; 4] =
        [Self::Everybody, Self::Points, Self::FirstWishes, Self::LeastGrant];
}

/// The conditions of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// In their order: each is met as well as possible without harm to those before.
    pub aims: Vec<Aim>,
    pub points: Points,
    /// Points for bad luck in an earlier round, for every wish further down, in tenths.
    pub luck: u32,
    /// What is thought to be otherwise, each of it once.
    pub changes: Vec<Change>,
}

/// Something that is thought to be otherwise than it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// So many places more at an offer.
    MorePlaces {
        offer: OfferId,
        by: u32,
    },
    /// A partner could look after so many more in a season.
    MoreRoom {
        partner: PartnerId,
        season: String,
        by: u32,
    },
    WithoutPartner {
        partner: PartnerId,
    },
    WithoutHost {
        host: HostCompanyId,
    },
    WithoutLearner {
        learner: LearnerId,
    },
    /// The learner must have a place.
    Require {
        learner: LearnerId,
    },
    /// Nobody travels in the window.
    WithoutWindow {
        window: String,
    },
    /// A home company could spare so many more at once.
    MoreAway {
        company: HomeCompanyId,
        by: u32,
    },
}

impl Change {
    /// The key of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MorePlaces { .. } => "more_places",
            Self::MoreRoom { .. } => "more_room",
            Self::WithoutPartner { .. } => "without_partner",
            Self::WithoutHost { .. } => "without_host",
            Self::WithoutLearner { .. } => "without_learner",
            Self::Require { .. } => "require",
            Self::WithoutWindow { .. } => "without_window",
            Self::MoreAway { .. } => "more_away",
        }
    }

    /// Whether two changes are about the same thing, so that only one of them can hold.
    fn clashes(&self, other: &Self) -> bool {
        let mut same = other.clone();
        match (self, &mut same) {
            (Self::MorePlaces { by, .. }, Self::MorePlaces { by: other, .. })
            | (Self::MoreRoom { by, .. }, Self::MoreRoom { by: other, .. })
            | (Self::MoreAway { by, .. }, Self::MoreAway { by: other, .. }) => *other = *by,
            (Self::Require { learner }, Self::WithoutLearner { learner: other })
            | (Self::WithoutLearner { learner }, Self::Require { learner: other }) => {
                return learner == other;
            }
            _ => {}
        }
        *self == same
    }

    /// By how much a limit is raised, of the changes that raise one.
    pub const fn by(&self) -> Option<u32> {
        match self {
            Self::MorePlaces { by, .. } | Self::MoreRoom { by, .. } | Self::MoreAway { by, .. } => {
                Some(*by)
            }
            _ => None,
        }
    }
}

/// The most points that anything can be worth, in tenths: more would say nothing more.
pub const MOST_POINTS: i64 = 10_000;
/// By how much a limit can be thought higher.
const MOST_MORE: u32 = 100;

/// What is wrong with conditions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("nothing is wanted")]
    NoAim,
    #[error("the same is wanted twice")]
    AimTwice(Aim),
    #[error("points go from 0 to {MOST_POINTS} tenths")]
    PointsRange,
    #[error("a limit is raised by 1 to {MOST_MORE}")]
    ByRange(usize),
    #[error("two changes are about the same")]
    Clash(usize),
}

impl Conditions {
    /// The round's own: what a run looks for places under if nobody tries anything else.
    pub fn of_round(call: &Call) -> Self {
        Self {
            aims: Aim::USUAL.to_vec(),
            points: Points::default(),
            luck: call.luck_weight,
            changes: Vec::new(),
        }
    }

    /// Everything that does not fit. Changes are counted from 0.
    pub fn unfit(&self) -> Vec<Unfit> {
        let mut found = Vec::new();
        if self.aims.is_empty() {
            found.push(Unfit::NoAim);
        }
        let mut seen = BTreeSet::new();
        found.extend(
            self.aims.iter().filter(|aim| !seen.insert(**aim)).copied().map(Unfit::AimTwice),
        );
        let p = &self.points;
        let all = p.by_rank.iter().chain([&p.other, &p.preferred_window, &p.confirmed_offer]);
        let mut all = all.copied().chain([i64::from(self.luck)]);
        if all.any(|points| !(0..=MOST_POINTS).contains(&points)) {
            found.push(Unfit::PointsRange);
        }
        for (at, change) in self.changes.iter().enumerate() {
            if change.by().is_some_and(|by| !(1..=MOST_MORE).contains(&by)) {
                found.push(Unfit::ByRange(at));
            }
            if self.changes.iter().take(at).any(|other| other.clashes(change)) {
                found.push(Unfit::Clash(at));
            }
        }
        found
    }

    /// The parts that are not the same in `usual`.
    pub fn differing(&self, usual: &Self) -> Vec<Part> {
        let parts = [
            (self.aims != usual.aims, Part::Aims),
            (self.points != usual.points, Part::Points),
            (self.luck != usual.luck, Part::Luck),
        ];
        let parts = parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part);
        let changes = self.changes.iter().cloned().map(|change| Part::Change { change });
        parts.chain(changes).collect()
    }

    /// The same conditions, but with one part as it is in `usual`.
    #[must_use]
    pub fn without(&self, part: &Part, usual: &Self) -> Self {
        let mut without = self.clone();
        match part {
            Part::Aims => without.aims.clone_from(&usual.aims),
            Part::Points => without.points = usual.points.clone(),
            Part::Luck => without.luck = usual.luck,
            Part::Change { change } => without.changes.retain(|other| other != change),
        }
        without
    }
}

/// A part of the conditions that can be looked at alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    Aims,
    Points,
    Luck,
    Change { change: Change },
}

/// What a condition brought: the same run without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brought {
    pub part: Part,
    /// `None` where nothing is possible without it.
    pub without: Option<Figures>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn conditions(changes: Vec<Change>) -> Conditions {
        let points = Points::default();
        Conditions { aims: Aim::USUAL.to_vec(), points, luck: 0, changes }
    }

    #[test]
    fn conditions_that_contradict_each_other_are_told_all_at_once() {
        let ada = LearnerId(Uuid::from_u128(1));
        let graz = OfferId(Uuid::from_u128(2));
        let mut wrong = conditions(vec![
            Change::Require { learner: ada },
            Change::WithoutLearner { learner: ada },
            Change::MorePlaces { offer: graz, by: 1 },
            Change::MorePlaces { offer: graz, by: 2 },
            Change::MoreAway { company: HomeCompanyId(Uuid::from_u128(3)), by: 0 },
        ]);
        wrong.aims.push(Aim::Points);
        wrong.points.other = -1;
        let told = wrong.unfit();
        let expected = [
            Unfit::AimTwice(Aim::Points),
            Unfit::PointsRange,
            Unfit::Clash(1),
            Unfit::Clash(3),
            Unfit::ByRange(4),
        ];
        assert_eq!(told, expected);
        assert!(conditions(Vec::new()).unfit().is_empty());
    }

    #[test]
    fn what_a_part_brought_is_seen_by_leaving_it_out() {
        let usual = conditions(Vec::new());
        let change = Change::WithoutWindow { window: "W2".to_owned() };
        let mut tried = conditions(vec![change.clone()]);
        tried.luck = 10;
        let parts = tried.differing(&usual);
        assert_eq!(parts, [Part::Luck, Part::Change { change }]);
        let without = tried.without(&parts[1], &usual);
        assert_eq!((without.changes.len(), without.luck), (0, 10));
        assert_eq!(without.without(&parts[0], &usual), usual);
    }
}
