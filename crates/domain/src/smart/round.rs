//! The four letters for a round: indicators with their counts, each with a target that comes with its source.

use super::{Letter, Light, Standing, light};
use crate::grant::Verified;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::code::codes! {
    /// What is measured of a round.
    Measure {
        GoalNamed = "goal_named",
        TradesTakingPart = "trades_taking_part",
        PurposesComplete = "purposes_complete",
        TasksMatch = "tasks_match",
        HostAgain = "host_again",
        SignedBefore = "signed_before",
        Assessed = "assessed",
        Recognised = "recognised",
        DocumentIssued = "document_issued",
        TransversalOutcomes = "transversal_outcomes",
        UsedAtWork = "used_at_work",
        Practices = "practices",
    }
}

impl Measure {
    pub const fn letter(self) -> Letter {
        match self {
            Self::GoalNamed | Self::TradesTakingPart => Letter::Strategic,
            Self::PurposesComplete | Self::TasksMatch | Self::HostAgain => Letter::Meaningful,
            Self::SignedBefore | Self::Assessed | Self::Recognised | Self::DocumentIssued => {
                Letter::Recognisable
            }
            Self::TransversalOutcomes | Self::UsedAtWork | Self::Practices => Letter::Transferable,
        }
    }

    /// Whether anything records it. What does not is grey, whatever its target.
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::TransversalOutcomes | Self::Practices)
    }
}

/// What should be reached at least. Data: each office has its own, with where it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub measure: Measure,
    /// Per cent, in hundredths.
    pub least: u32,
    pub source: String,
    pub checked_on: Option<Date>,
    pub verified: Verified,
}

/// How many stays of a round there are, and of how many something is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// That are not cancelled.
    pub stays: u32,
    pub begun: u32,
    pub ended: u32,
    pub goals: u32,
    /// Trades with a stay in two years, and all there are.
    pub trades: (u32, u32),
    /// All four sides have said what it is for.
    pub purposes: u32,
    /// Agreed units that the place offers, and all agreed.
    pub promised: (u32, u32),
    /// Hosts that would take somebody again, and those that answered.
    pub again: (u32, u32),
    /// Of those begun: signed by all before the first day.
    pub signed: u32,
    /// Of the units agreed in stays that have ended.
    pub agreed: u32,
    pub assessed: u32,
    pub recognised: u32,
    /// Of those ended: a credential that holds.
    pub documents: u32,
    /// Answers of learners and home companies that use it, and all answers.
    pub used: (u32, u32),
}

/// One measure with its counts and its target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub measure: Measure,
    pub part: u32,
    pub whole: u32,
    pub standing: Standing,
    pub target: Option<Target>,
}

impl Indicator {
    fn of(measure: Measure, counts: &Counts, targets: &[Target]) -> Self {
        let (part, whole) = counts.of(measure);
        let target = targets.iter().find(|target| target.measure == measure).cloned();
        let standing = match &target {
            _ if !measure.is_kept() => Standing::NotRecorded,
            _ if whole == 0 => Standing::NotYet,
            Some(target) if at_least(part, whole, target.least) => Standing::Met,
            Some(_) => Standing::Missed,
            None => Standing::NotRecorded,
        };
        Self { measure, part, whole, standing, target }
    }
}

fn at_least(part: u32, whole: u32, least: u32) -> bool {
    u64::from(part) * 10_000 >= u64::from(whole) * u64::from(least)
}

impl Counts {
    const fn of(&self, measure: Measure) -> (u32, u32) {
        match measure {
            Measure::GoalNamed => (self.goals, self.stays),
            Measure::TradesTakingPart => self.trades,
            Measure::PurposesComplete => (self.purposes, self.stays),
            Measure::TasksMatch => self.promised,
            Measure::HostAgain => self.again,
            Measure::SignedBefore => (self.signed, self.begun),
            Measure::Assessed => (self.assessed, self.agreed),
            Measure::Recognised => (self.recognised, self.agreed),
            Measure::DocumentIssued => (self.documents, self.ended),
            Measure::UsedAtWork => self.used,
            Measure::TransversalOutcomes | Measure::Practices => (0, 0),
        }
    }
}

/// The four letters of a round, each with its light and its indicators.
pub fn cards(counts: &Counts, targets: &[Target]) -> Vec<(Letter, Light, Vec<Indicator>)> {
    let card = |letter: &Letter| {
        let own = Measure::ALL.iter().filter(|measure| measure.letter() == *letter);
        let own: Vec<Indicator> =
            own.map(|measure| Indicator::of(*measure, counts, targets)).collect();
        let light = light(own.iter().map(|indicator| indicator.standing));
        (*letter, light, own)
    };
    Letter::ALL.iter().map(card).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grant::Check;

    fn target(measure: Measure, least: u32) -> Target {
        Target {
            measure,
            least,
            source: "a test".to_owned(),
            checked_on: None,
            verified: Verified { check: Check::No, note: String::new() },
        }
    }

    #[test]
    fn a_round_is_judged_by_the_targets_that_the_office_has() {
        let counts = Counts {
            stays: 10,
            begun: 10,
            ended: 10,
            signed: 10,
            agreed: 30,
            assessed: 27,
            recognised: 24,
            documents: 10,
            ..Counts::default()
        };
        let targets = [
            target(Measure::SignedBefore, 10_000),
            target(Measure::Assessed, 9_000),
            target(Measure::Recognised, 8_500),
            target(Measure::DocumentIssued, 9_500),
        ];
        let cards = super::cards(&counts, &targets);
        let standings: Vec<Standing> = cards[2].2.iter().map(|one| one.standing).collect();
        assert_eq!(standings, [Standing::Met, Standing::Met, Standing::Missed, Standing::Met]);
        assert_eq!(cards[2].1, Light::Amber);
        assert_eq!(cards[3].1, Light::Grey, "nobody was asked yet, and nothing keeps practices");
        let without = super::cards(&counts, &[]);
        assert_eq!(without[2].1, Light::Grey, "without a target nobody can judge");
    }
}
