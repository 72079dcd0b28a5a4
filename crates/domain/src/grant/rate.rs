//! Rates: one row of the table of unit costs, parsed from the words that the tables use.

use super::activity::{ActivityType, Profile};
use crate::Eur;
use crate::country::CountryGroup;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One row of the table: what is paid for one unit, and where the figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    pub kind: RateKind,
    pub scope: Scope,
    /// `None` where the receiving country does not matter.
    pub country_group: Option<CountryGroup>,
    /// `None` where the distance does not matter.
    pub band: Option<DistanceBand>,
    pub unit: RateUnit,
    pub amount: Eur,
    /// As the source names it: `2024+`, `2021-23`.
    pub call_year: String,
    pub verified: Verified,
    pub source: String,
}

crate::code::codes! {
    /// What a rate pays for, as the tables name it.
    RateKind {
        TravelStandard = "travel_standard",
        TravelGreen = "travel_green",
        IndividualSupport = "individual_support",
        OrganisationalSupport = "organisational_support",
        InclusionOrganisation = "inclusion_support_organisation",
        LinguisticSupport = "linguistic_support",
        LinguisticSupportExtra = "linguistic_support_extra",
        CourseFee = "course_fee",
        PreparatoryVisit = "preparatory_visit",
    }
}

crate::code::codes! {
    /// The headings of the budget.
    Category {
        Travel = "travel",
        IndividualSupport = "individual_support",
        OrganisationalSupport = "organisational_support",
        /// For the organisation, for its work with participants who have fewer opportunities.
        InclusionOrganisation = "inclusion_organisation",
        LinguisticSupport = "linguistic_support",
        CourseFee = "course_fee",
        PreparatoryVisit = "preparatory_visit",
    }
}

impl RateKind {
    pub const fn category(self) -> Category {
        match self {
            Self::TravelStandard | Self::TravelGreen => Category::Travel,
            Self::IndividualSupport => Category::IndividualSupport,
            Self::OrganisationalSupport => Category::OrganisationalSupport,
            Self::InclusionOrganisation => Category::InclusionOrganisation,
            Self::LinguisticSupport | Self::LinguisticSupportExtra => Category::LinguisticSupport,
            Self::CourseFee => Category::CourseFee,
            Self::PreparatoryVisit => Category::PreparatoryVisit,
        }
    }
}

impl Category {
    /// Whether the money is the participant's own; the rest is for the office's work.
    pub const fn is_participants(self) -> bool {
        matches!(
            self,
            Self::Travel | Self::IndividualSupport | Self::LinguisticSupport | Self::CourseFee
        )
    }
}

/// Why a cell of the table of unit costs is no rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitRate {
    #[error("'{0}' is no distance band such as 500-1999 or 8000+")]
    Band(String),
    #[error("'{0}' is no unit such as 'per day, days 1-14' or 'per participant above 100'")]
    Unit(String),
    #[error("'{0}' begins with none of yes, partly, no")]
    Verified(String),
}

/// Which stays a rate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Scope {
    All,
    Profile(Profile),
    Activity(ActivityType),
}

impl Scope {
    pub fn covers(self, profile: Profile, activity: ActivityType) -> bool {
        match self {
            Self::All => true,
            Self::Profile(of) => of == profile,
            Self::Activity(of) => of == activity,
        }
    }
}

impl FromStr for Scope {
    type Err = crate::code::UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        if code == "all" {
            return Ok(Self::All);
        }
        code.parse().map(Self::Profile).or_else(|_| code.parse().map(Self::Activity))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "all",
            Self::Profile(profile) => profile.code(),
            Self::Activity(activity) => activity.code(),
        })
    }
}

/// Kilometres one way as the crow flies, both ends included; written as `500-1999` or `8000+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DistanceBand {
    pub from_km: u32,
    /// `None` in the last band, which has no end.
    pub to_km: Option<u32>,
}

impl DistanceBand {
    pub fn contains(&self, km: u32) -> bool {
        self.from_km <= km && self.to_km.is_none_or(|to| km <= to)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.to_km.is_none_or(|to| other.from_km <= to)
            && other.to_km.is_none_or(|to| self.from_km <= to)
    }
}

impl FromStr for DistanceBand {
    type Err = UnfitRate;

    fn from_str(text: &str) -> Result<Self, UnfitRate> {
        let unfit = || UnfitRate::Band(text.to_owned());
        let number = |part: &str| part.trim().parse::<u32>().map_err(|_| unfit());
        if let Some(from) = text.trim().strip_suffix('+') {
            return Ok(Self { from_km: number(from)?, to_km: None });
        }
        let (from, to) = text.split_once(['-', '–']).ok_or_else(unfit)?;
        match (number(from)?, number(to)?) {
            (from_km, to) if from_km <= to => Ok(Self { from_km, to_km: Some(to) }),
            _ => Err(unfit()),
        }
    }
}

impl fmt::Display for DistanceBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_km {
            Some(to) => write!(f, "{}-{to}", self.from_km),
            None => write!(f, "{}+", self.from_km),
        }
    }
}

/// What is counted, and from which to which count the rate holds: days 1 to 14, participants above the 100th.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RateUnit {
    pub per: Per,
    pub span: Span,
    /// As the table words it.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    Day,
    Participant,
}

/// Counts from `first` to `last`, both included, beginning with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub first: u32,
    /// `None` where it goes on for ever.
    pub last: Option<u32>,
}

impl Span {
    const ALL: Self = Self { first: 1, last: None };

    pub fn contains(&self, nth: u32) -> bool {
        self.first <= nth && self.last.is_none_or(|last| nth <= last)
    }

    /// How many of the counts 1 to `count` are within it.
    pub fn share_of(&self, count: u32) -> u32 {
        let last = self.last.map_or(count, |last| last.min(count));
        (last + 1).saturating_sub(self.first)
    }
}

impl FromStr for RateUnit {
    type Err = UnfitRate;

    /// Reads `per day` or `per participant` and at most one range. What stands in brackets is explanation.
    fn from_str(text: &str) -> Result<Self, UnfitRate> {
        let unfit = || UnfitRate::Unit(text.to_owned());
        let plain = text.split_once('(').map_or(text, |(before, _)| before).to_lowercase();
        let words: Vec<&str> = plain
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty())
            .collect();
        let per = match words.get(..2) {
            Some(["per", "day"]) => Per::Day,
            Some(["per", "participant" | "person"]) => Per::Participant,
            _ => return Err(unfit()),
        };
        let numbered = words.iter().filter(|w| w.contains(|c: char| c.is_ascii_digit())).count();
        let span = words.iter().enumerate().find_map(|(at, word)| {
            let before = |back: usize| at.checked_sub(back).and_then(|i| words.get(i)).copied();
            range(before(2), before(1), word)
        });
        match (numbered, span) {
            (0, _) => Ok(Span::ALL),
            (1, Some(span)) => Ok(span),
            _ => Err(unfit()),
        }
        .map(|span| Self { per, span, text: text.to_owned() })
    }
}

/// The range that a number means by the words before it.
fn range(second_before: Option<&str>, before: Option<&str>, word: &str) -> Option<Span> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..u32::MAX).contains(n));
    if let Some((first, last)) = word.split_once('-') {
        let (first, last) = (number(first)?, number(last)?);
        return (first <= last).then_some(Span { first, last: Some(last) });
    }
    let n = number(word)?;
    match (second_before, before) {
        (Some("from"), Some("day" | "participant")) => Some(Span { first: n, last: None }),
        (_, Some("above" | "over")) => Some(Span { first: n + 1, last: None }),
        (Some("up"), Some("to")) | (_, Some("max")) => Some(Span { first: 1, last: Some(n) }),
        _ => None,
    }
}

impl fmt::Display for RateUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether somebody has compared the figure with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Verified {
    pub check: Check,
    /// What else the table says about it.
    pub note: String,
}

crate::code::codes! {
    Check {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

impl FromStr for Verified {
    type Err = UnfitRate;

    fn from_str(text: &str) -> Result<Self, UnfitRate> {
        let (word, note) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let check = word.parse().map_err(|_| UnfitRate::Verified(text.to_owned()))?;
        Ok(Self { check, note: note.trim().to_owned() })
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.check.code())?;
        if self.note.is_empty() { Ok(()) } else { write!(f, " {}", self.note) }
    }
}

/// Kept as the text of the tables, so that a row reads back as it was written.
macro_rules! as_text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = <Self as FromStr>::Err;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}

as_text!(DistanceBand RateUnit Scope Verified);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_say_what_is_counted_and_from_where_to_where() {
        let unit = |text: &str| {
            let unit: RateUnit = text.parse().expect("a unit");
            (unit.per, unit.span.first, unit.span.last)
        };
        assert_eq!(unit("per day, days 1-14"), (Per::Day, 1, Some(14)));
        assert_eq!(unit("per day, from day 15 (70%, rounded)"), (Per::Day, 15, None));
        assert_eq!(unit("per day, max 10 days"), (Per::Day, 1, Some(10)));
        assert_eq!(unit("per participant up to 100"), (Per::Participant, 1, Some(100)));
        assert_eq!(unit("per participant above 100"), (Per::Participant, 101, None));
        assert_eq!(unit("per participant, return"), (Per::Participant, 1, None));
        assert_eq!(
            unit("per participant per visit, max 3 persons"),
            (Per::Participant, 1, Some(3))
        );
        for odd in
            ["", "per month", "per day, 3 times", "per day, days 14-1", "per day, days 1-2, max 4"]
        {
            assert_eq!(odd.parse::<RateUnit>(), Err(UnfitRate::Unit(odd.to_owned())));
        }
    }

    #[test]
    fn bands_end_with_the_last_kilometre() {
        let band: DistanceBand = "500-1999".parse().expect("a band");
        assert!(band.contains(500) && band.contains(1_999));
        assert!(!band.contains(499) && !band.contains(2_000));
        let last: DistanceBand = "8000+".parse().expect("a band");
        assert!(last.contains(u32::MAX) && !last.overlaps(&band));
        assert_eq!(last.to_string(), "8000+");
        for odd in ["", "500", "1999-500", "-", "a-b", "10–x"] {
            assert!(odd.parse::<DistanceBand>().is_err(), "{odd}");
        }
    }
}
