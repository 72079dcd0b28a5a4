//! The four letters for a round: indicators with their counts, each with a target that comes with its source.

use super::{Letter, Light, Standing, TRANSVERSAL_LEAST, light};
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
        !matches!(self, Self::Practices)
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
    pub transversal: Learners,
    /// Answers of learners and home companies that use it, and all answers.
    pub used: (u32, u32),
}

/// Learners of a round with an agreement in force, and what transversal outcomes they agreed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learners {
    pub all: u32,
    /// Whose agreed units are linked to any skill of the European classification.
    pub linked: u32,
    /// Who agreed on as many transversal outcomes as are wanted, or more.
    pub enough: u32,
}

impl Learners {
    /// So many with an agreement, and how many outcomes each has agreed on: nothing for who has no skill linked, who
    /// may also be left out.
    pub fn count(all: u32, outcomes: impl IntoIterator<Item = Option<u32>>) -> Self {
        let mut learners = Self { all, ..Self::default() };
        for outcomes in outcomes.into_iter().flatten() {
            learners.linked += 1;
            learners.enough += u32::from(outcomes >= TRANSVERSAL_LEAST);
        }
        learners
    }

    /// Where nobody linked anything there is no share: it would read as if learners had fallen short.
    const fn share(self) -> (u32, u32) {
        match self.linked {
            0 => (0, 0),
            _ => (self.enough, self.all),
        }
    }
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
            _ if counts.nobody_said(measure) => Standing::NotRecorded,
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
            Measure::TransversalOutcomes => self.transversal.share(),
            Measure::Practices => (0, 0),
        }
    }

    /// Whether its time has come and nobody has written anything down.
    const fn nobody_said(&self, measure: Measure) -> bool {
        matches!(measure, Measure::TransversalOutcomes)
            && self.transversal.all > 0
            && self.transversal.linked == 0
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

    #[test]
    fn transversal_outcomes_are_a_share_only_once_somebody_linked_skills() {
        let judged = |learners: Learners| {
            let counts = Counts { transversal: learners, ..Counts::default() };
            let targets = [target(Measure::TransversalOutcomes, 10_000)];
            let (_, light, all) = super::cards(&counts, &targets).remove(3);
            let one = all.iter().find(|one| one.measure == Measure::TransversalOutcomes);
            let one = one.expect("an indicator");
            (one.part, one.whole, one.standing, light)
        };
        assert_eq!(judged(Learners::default()), (0, 0, Standing::NotYet, Light::Grey));
        let nobody = Learners::count(3, []);
        assert_eq!(judged(nobody), (0, 0, Standing::NotRecorded, Light::Grey));
        let one = Learners::count(3, [Some(2), Some(1), None]);
        assert_eq!(one, Learners { all: 3, linked: 2, enough: 1 });
        assert_eq!(judged(one), (1, 3, Standing::Missed, Light::Amber));
        let all = Learners::count(2, [Some(2), Some(5)]);
        assert_eq!(judged(all), (2, 2, Standing::Met, Light::Amber), "practices are still open");
    }
}
