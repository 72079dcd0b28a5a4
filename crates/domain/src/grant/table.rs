//! The table of rates that is in force for a project: checked once, then asked.

use super::activity::{ActivityType, Profile};
use super::rate::{DistanceBand, Rate, RateKind, Scope};
use crate::country::CountryGroup;
use serde::{Deserialize, Serialize};

/// All rates of a project. The rates of one kind form stairs: days 1 to 14, from day 15.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RateTable {
    rates: Vec<Rate>,
}

impl<'de> Deserialize<'de> for RateTable {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(from)?).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            serde::de::Error::custom(faults.join("; "))
        })
    }
}

/// What makes rows unfit to be one table. Rows are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    #[error("row {row}: the amount is below zero")]
    Negative { row: usize },
    #[error("row {row}: the programme pays whole euros")]
    NotWholeEuros { row: usize },
    #[error("rows {row} and {with} both say what is paid for the same")]
    Overlap { row: usize, with: usize },
    #[error("row {row}: nothing says what is paid for the counts before it")]
    Gap { row: usize },
}

/// A rate that is needed and missing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the table has no {kind} for {activity}{}", describe(.country_group, .km, .nth))]
pub struct NoRate {
    pub kind: RateKind,
    pub activity: ActivityType,
    pub country_group: Option<CountryGroup>,
    /// The distance that no band covers.
    pub km: Option<u32>,
    /// The count that no step covers.
    pub nth: Option<u32>,
}

fn describe(group: &Option<CountryGroup>, km: &Option<u32>, nth: &Option<u32>) -> String {
    let group = group.map(|group| format!(", country group {group}"));
    let km = km.map(|km| format!(", {km} km"));
    let nth = nth.map(|nth| format!(", count {nth}"));
    [group, km, nth].into_iter().flatten().collect()
}

/// Something odd that is no fault: for the person who enters the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The rate from the second step on is not the usual share of the first.
    UnusualReduction { row: usize, expected: crate::Eur },
}

/// The share of the daily rate that is paid after the first days.
const REDUCED_PERCENT: i64 = 70;

impl RateTable {
    /// # Errors
    /// Everything that is wrong with the rows, at once.
    pub fn new(rates: Vec<Rate>) -> Result<Self, Vec<TableFault>> {
        let mut faults = Vec::new();
        for (row, rate) in rates.iter().enumerate() {
            if rate.amount.cents < 0 {
                faults.push(TableFault::Negative { row: row + 1 });
            }
            if rate.amount.cents % 100 != 0 {
                faults.push(TableFault::NotWholeEuros { row: row + 1 });
            }
            let clash = rates.iter().take(row).position(|other| say_the_same(rate, other));
            if let Some(with) = clash {
                faults.push(TableFault::Overlap { row: row + 1, with: with + 1 });
            }
            let first = rate.unit.span.first;
            let stands_on =
                |other: &Rate| same_stairs(rate, other) && other.unit.span.last == Some(first - 1);
            if first > 1 && !rates.iter().any(stands_on) {
                faults.push(TableFault::Gap { row: row + 1 });
            }
        }
        if faults.is_empty() { Ok(Self { rates }) } else { Err(faults) }
    }

    pub fn rates(&self) -> &[Rate] {
        &self.rates
    }

    /// What somebody should look at before the table is used.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (row, rate) in self.rates.iter().enumerate() {
            let base = self.rates.iter().find(|r| same_stairs(r, rate) && r.unit.span.first == 1);
            let Some(base) = base.filter(|_| rate.kind == RateKind::IndividualSupport) else {
                continue;
            };
            let expected = base.amount.percent_in_whole_euros(REDUCED_PERCENT);
            if rate.unit.span.first > 1 && rate.amount != expected {
                remarks.push(Remark::UnusualReduction { row: row + 1, expected });
            }
        }
        remarks
    }

    /// The bands that journeys are counted in, nearest first.
    pub fn bands(&self, green: bool) -> Vec<DistanceBand> {
        let kind = travel_kind(green);
        let mut bands: Vec<_> =
            self.rates.iter().filter(|r| r.kind == kind).filter_map(|r| r.band).collect();
        bands.sort_unstable();
        bands
    }

    /// The rate of a journey; `None` where it is nearer than the first band.
    ///
    /// # Errors
    /// [`NoRate`] where no band covers the distance.
    pub fn travel(
        &self,
        profile: Profile,
        activity: ActivityType,
        green: bool,
        km: u32,
    ) -> Result<Option<&Rate>, NoRate> {
        let kind = travel_kind(green);
        let stairs = self.stairs(kind, profile, activity, None);
        let covers = |rate: &&&Rate| rate.band.is_some_and(|band| band.contains(km));
        if let Some(rate) = stairs.iter().find(covers) {
            return Ok(Some(rate));
        }
        let nearest = stairs.iter().filter_map(|rate| rate.band).map(|band| band.from_km).min();
        match nearest {
            Some(from) if km < from => Ok(None),
            _ => Err(NoRate { kind, activity, country_group: None, km: Some(km), nth: None }),
        }
    }

    /// The step that the `nth` participant or day stands on.
    ///
    /// # Errors
    /// [`NoRate`] where there is none.
    pub fn step(
        &self,
        kind: RateKind,
        profile: Profile,
        activity: ActivityType,
        country_group: Option<CountryGroup>,
        nth: u32,
    ) -> Result<&Rate, NoRate> {
        let stairs = self.stairs(kind, profile, activity, country_group);
        let missing = NoRate {
            kind,
            activity,
            country_group,
            km: None,
            nth: (!stairs.is_empty()).then_some(nth),
        };
        stairs.into_iter().find(|rate| rate.unit.span.contains(nth)).ok_or(missing)
    }

    /// All steps, lowest first. The row that says most exactly for whom it is wins over the general one.
    pub(super) fn stairs(
        &self,
        kind: RateKind,
        profile: Profile,
        activity: ActivityType,
        country_group: Option<CountryGroup>,
    ) -> Vec<&Rate> {
        let fits = |rate: &&Rate| {
            rate.kind == kind
                && rate.scope.covers(profile, activity)
                && rate.country_group.is_none_or(|group| Some(group) == country_group)
        };
        let exactness = |rate: &Rate| {
            let scope = match rate.scope {
                Scope::All => 0,
                Scope::Profile(_) => 1,
                Scope::Activity(_) => 2,
            };
            (scope, u8::from(rate.country_group.is_some()))
        };
        let most = self.rates.iter().filter(fits).map(exactness).max();
        let mut stairs: Vec<&Rate> =
            self.rates.iter().filter(fits).filter(|rate| Some(exactness(rate)) == most).collect();
        stairs.sort_by_key(|rate| (rate.band, rate.unit.span));
        stairs
    }
}

const fn travel_kind(green: bool) -> RateKind {
    if green { RateKind::TravelGreen } else { RateKind::TravelStandard }
}

/// Whether two rows are steps of the same stairs.
fn same_stairs(one: &Rate, other: &Rate) -> bool {
    (one.kind, one.scope, one.country_group, one.band, one.unit.per)
        == (other.kind, other.scope, other.country_group, other.band, other.unit.per)
}

/// Whether two rows both claim the same count, or the same kilometre.
fn say_the_same(one: &Rate, other: &Rate) -> bool {
    let bands = match (one.band, other.band) {
        (Some(a), Some(b)) => a.overlaps(&b),
        (None, None) => true,
        _ => false,
    };
    let (a, b) = (one.unit.span, other.unit.span);
    let spans =
        a.last.is_none_or(|last| b.first <= last) && b.last.is_none_or(|last| a.first <= last);
    let whom = (one.kind, one.scope, one.country_group);
    whom == (other.kind, other.scope, other.country_group) && bands && spans
}
