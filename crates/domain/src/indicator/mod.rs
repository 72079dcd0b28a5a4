//! Indicators Q01 to Q27: what a round achieved, as figures that can be traced to their counts. Pure: the counts are
//! handed in, and each figure says which two of them it is made of.
//!
//! A denominator holds only stays that have got so far: departures are judged over those that have begun, assessments over
//! those that have ended. At the end of the year these are all stays.

mod catalogue;
mod counts;
mod ratio;

pub use counts::{Budget, Counts, Share};
pub use ratio::{Decimal, Ratio};

use crate::grant::Category;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::code::codes! {
    /// The catalogue.
    Code {
        MobilityRate = "Q01",
        ApplicationSuccess = "Q02",
        PlacementRate = "Q03",
        FirstChoiceRate = "Q04",
        WindowMet = "Q05",
        SlotUse = "Q06",
        AgreementOnTime = "Q07",
        PreparationComplete = "Q08",
        CompletionRate = "Q09",
        IncidentRate = "Q10",
        FirstResponse = "Q11",
        VisitCoverage = "Q12",
        CheckInResponse = "Q13",
        AssessmentRate = "Q14",
        RecognitionRate = "Q15",
        EuropassIssued = "Q16",
        ReportRate = "Q17",
        FewerOpportunities = "Q18",
        GreenTravel = "Q19",
        LongTerm = "Q20",
        CostPerDay = "Q21",
        BudgetUse = "Q22",
        PartnerRetention = "Q23",
        Reciprocity = "Q24",
        RepeatHosts = "Q25",
        EmployerParticipation = "Q26",
        DocumentationComplete = "Q27",
    }
}

crate::code::codes! {
    /// How a figure is read.
    Unit {
        PerCent = "per_cent",
        /// Per hundred stays.
        PerHundred = "per_hundred",
        /// Per thousand days abroad.
        PerThousandDays = "per_thousand_days",
        Hours = "hours",
        Euro = "euro",
    }
}

crate::code::codes! {
    /// Why there is no figure: the key of a sentence.
    Why {
        /// Nothing that it counts has happened yet.
        NothingYet = "nothing_yet",
        /// A number is needed that the office has to find out: how many apprentices there are, how many companies.
        NeedsTotal = "needs_total",
        /// What it counts is not kept here yet.
        NotKept = "not_kept",
        /// It compares with a year before, which is not here.
        NeedsYearBefore = "needs_year_before",
    }
}

/// How many days make a stay a long one.
pub const LONG_STAY: i64 = 90;

/// Within how many days of the end of a stay its Europass Mobility is to be issued.
pub const EUROPASS_DAYS: i64 = 30;

/// Fewer persons than this are not shown: figures of very small groups point at people.
pub const LEAST_PERSONS: u32 = 5;

impl Unit {
    const fn factor_and_digits(self) -> (i64, u8) {
        match self {
            Self::PerCent | Self::PerHundred => (100, 1),
            Self::PerThousandDays => (1_000, 1),
            Self::Hours => (1, 1),
            Self::Euro => (1, 2),
        }
    }
}

/// One row of the table of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub code: Code,
    /// Which of several figures of one code it is.
    pub part: Option<Part>,
    pub unit: Unit,
    pub finding: Finding,
    /// What should be reached at least.
    pub target: Option<Ratio>,
}

/// Where one code has several figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", content = "category", rename_all = "snake_case")]
pub enum Part {
    /// Counting early returns with force majeure against the round as well.
    WithForceMajeure,
    PerThousandDays,
    /// Of the budget.
    Category(Category),
}

impl Part {
    /// The key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WithForceMajeure => "with_force_majeure",
            Self::PerThousandDays => "per_thousand_days",
            Self::Category(category) => category.code(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    Known {
        ratio: Ratio,
    },
    /// So few persons that it is not shown.
    Hidden {
        persons: u32,
    },
    /// `numerator` is what is known of it already.
    Unknown {
        why: Why,
        numerator: Option<i64>,
    },
}

impl Indicator {
    pub const fn value(&self) -> Option<Ratio> {
        match self.finding {
            Finding::Known { ratio } => Some(ratio),
            _ => None,
        }
    }

    /// The figure as it is shown, in its unit: 83.3 per cent, 59.62 euro.
    pub fn figure(&self) -> Option<Decimal> {
        let (factor, digits) = self.unit.factor_and_digits();
        self.value().map(|ratio| ratio.decimal(factor, digits))
    }

    /// The target in the same unit.
    pub fn target_figure(&self) -> Option<Decimal> {
        let (factor, digits) = self.unit.factor_and_digits();
        self.target.map(|ratio| ratio.decimal(factor, digits))
    }

    /// Whether the target is reached; `None` without a figure or a target.
    pub fn meets_target(&self) -> Option<bool> {
        Some(self.value()?.is_at_least(self.target?))
    }
}

/// What the office wants to reach, by code. Data: each office has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets(pub BTreeMap<Code, Ratio>);

impl Default for Targets {
    /// The targets of the catalogue.
    fn default() -> Self {
        let per_cent = |code, n| Ratio::new(n, 100).map(|ratio| (code, ratio));
        let targets = [
            per_cent(Code::AssessmentRate, 90),
            per_cent(Code::RecognitionRate, 85),
            per_cent(Code::EuropassIssued, 95),
            per_cent(Code::ReportRate, 95),
            per_cent(Code::DocumentationComplete, 100),
        ];
        Self(targets.into_iter().flatten().collect())
    }
}

/// The whole catalogue, in its order. Every code is there, also those that have no figure yet.
pub fn all(counts: &Counts, targets: &Targets) -> Vec<Indicator> {
    let mut table = Vec::new();
    for code in Code::ALL {
        for (part, unit, finding) in catalogue::of(*code, counts) {
            let target = targets.0.get(code).copied();
            table.push(Indicator { code: *code, part, unit, finding, target });
        }
    }
    table
}
