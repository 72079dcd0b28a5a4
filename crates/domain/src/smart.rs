//! SMaRT mobility: strategic, meaningful, recognisable, transferable. Each letter is a card with the facts that it rests on,
//! never one number. What nobody has recorded is grey, and says so.

mod round;

pub use round::{Counts, Indicator, Learners, Measure, Target, cards as round_cards};

use crate::host_answer::Again;
use crate::purpose::Side;
use serde::{Deserialize, Serialize};

crate::code::codes! {
    Letter {
        Strategic = "strategic",
        Meaningful = "meaningful",
        Recognisable = "recognisable",
        Transferable = "transferable",
    }
}

crate::code::codes! {
    Light {
        Green = "green",
        Amber = "amber",
        /// Nothing is known.
        Grey = "grey",
    }
}

crate::code::codes! {
    /// How it stands with a fact.
    Standing {
        Met = "met",
        Missed = "missed",
        /// Its time has not come.
        NotYet = "not_yet",
        /// Nobody has written it down.
        NotRecorded = "not_recorded",
    }
}

/// So many transversal outcomes a learner agrees on at least. The number is what the measure means; how many learners
/// should reach it is a target, and data.
pub const TRANSVERSAL_LEAST: u32 = 2;

crate::code::codes! {
    /// What a card of one stay rests on.
    FactKind {
        GoalNamed = "goal_named",
        Purposes = "purposes",
        TasksMatch = "tasks_match",
        HostAgain = "host_again",
        SignedBefore = "signed_before",
        Assessed = "assessed",
        Recognised = "recognised",
        DocumentIssued = "document_issued",
        SkillsLinked = "skills_linked",
        TransversalOutcomes = "transversal_outcomes",
        UsedAtWork = "used_at_work",
        MethodBroughtHome = "method_brought_home",
    }
}

impl FactKind {
    pub const fn letter(self) -> Letter {
        match self {
            Self::GoalNamed => Letter::Strategic,
            Self::Purposes | Self::TasksMatch | Self::HostAgain => Letter::Meaningful,
            Self::SignedBefore | Self::Assessed | Self::Recognised | Self::DocumentIssued => {
                Letter::Recognisable
            }
            Self::SkillsLinked
            | Self::TransversalOutcomes
            | Self::UsedAtWork
            | Self::MethodBroughtHome => Letter::Transferable,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub kind: FactKind,
    pub standing: Standing,
    /// Of how many, where it is counted: units, purposes, transversal outcomes, which may be more than are wanted. Else
    /// 0 of 0.
    pub part: u32,
    pub whole: u32,
}

/// One letter of one stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub letter: Letter,
    pub light: Light,
    pub facts: Vec<Fact>,
}

/// What is recorded of one stay. `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub goal: bool,
    /// How many of the sides have said what it is for.
    pub purposes: u32,
    pub begun: bool,
    pub ended: bool,
    /// Whether all had signed before the first day; `None` while nobody can tell.
    pub signed_before: Option<bool>,
    pub agreed: u32,
    /// Of the agreed units: what the place offers.
    pub promised: u32,
    /// Of the agreed units: linked to the European classification.
    pub linked: u32,
    /// Whether an agreement is in force.
    pub in_force: bool,
    /// Transversal outcomes that the agreement in force leads to; `None` where it is linked to no skill at all.
    pub transversal: Option<u32>,
    pub assessed: u32,
    /// Recognised in full or in part.
    pub recognised: u32,
    /// Decided on, however.
    pub decided: u32,
    pub document: bool,
    pub again: Option<Again>,
    /// Whether the time has come to ask what is used at work.
    pub asked: bool,
    pub used: Option<bool>,
    pub method: Option<bool>,
}

/// The light of a card whose facts stand like this: green where all are met, grey where nothing is known, else amber.
pub fn light(standings: impl Iterator<Item = Standing> + Clone) -> Light {
    let all = |of: fn(Standing) -> bool| standings.clone().all(of);
    match () {
        () if all(|s| s == Standing::Met) => Light::Green,
        () if all(|s| matches!(s, Standing::NotYet | Standing::NotRecorded)) => Light::Grey,
        () => Light::Amber,
    }
}

/// The four cards of a stay.
pub fn cards(facts: &Facts) -> Vec<Card> {
    let all: Vec<Fact> = FactKind::ALL.iter().map(|kind| fact(*kind, facts)).collect();
    let card = |letter: &Letter| {
        let own: Vec<Fact> = all.iter().copied().filter(|f| f.kind.letter() == *letter).collect();
        Card { letter: *letter, light: light(own.iter().map(|fact| fact.standing)), facts: own }
    };
    Letter::ALL.iter().map(card).collect()
}

fn fact(kind: FactKind, of: &Facts) -> Fact {
    use FactKind as K;
    use Standing as S;
    let sides = u32::try_from(Side::ALL.len()).unwrap_or(u32::MAX);
    let judged = |is: bool| if is { S::Met } else { S::Missed };
    let later = |known: Option<bool>, time: bool| match known {
        Some(is) => judged(is),
        None if time => S::NotRecorded,
        None => S::NotYet,
    };
    let (standing, part, whole) = match kind {
        K::GoalNamed => (if of.goal { S::Met } else { S::NotRecorded }, 0, 0),
        K::Purposes if of.purposes == 0 => (S::NotRecorded, 0, sides),
        K::Purposes => (judged(of.purposes >= sides), of.purposes, sides),
        K::TasksMatch if of.agreed == 0 => (S::NotYet, 0, 0),
        K::TasksMatch => (judged(of.promised == of.agreed), of.promised, of.agreed),
        K::HostAgain => (later(of.again.map(|again| again == Again::Yes), of.ended), 0, 0),
        K::SignedBefore => (later(of.signed_before, of.begun), 0, 0),
        K::Assessed => counted(of.assessed, of.agreed, of.assessed > 0 || of.ended),
        K::Recognised => counted(of.recognised, of.agreed, of.decided > 0),
        K::DocumentIssued => {
            let known =
                (of.document || of.decided > 0 && of.decided == of.agreed).then_some(of.document);
            (later(known, false), 0, 0)
        }
        K::SkillsLinked if of.agreed == 0 => (S::NotYet, 0, 0),
        K::SkillsLinked if of.linked == 0 => (S::NotRecorded, 0, of.agreed),
        K::SkillsLinked => (judged(of.linked == of.agreed), of.linked, of.agreed),
        K::TransversalOutcomes => {
            let enough = of.transversal.map(|outcomes| outcomes >= TRANSVERSAL_LEAST);
            (later(enough, of.in_force), of.transversal.unwrap_or_default(), TRANSVERSAL_LEAST)
        }
        K::UsedAtWork => (later(of.used, of.asked), 0, 0),
        K::MethodBroughtHome => (later(of.method, of.asked), 0, 0),
    };
    Fact { kind, standing, part, whole }
}

/// All of the agreed units, once there is something to count.
fn counted(part: u32, whole: u32, time: bool) -> (Standing, u32, u32) {
    let standing = match (time && whole > 0, part == whole) {
        (false, _) => Standing::NotYet,
        (true, true) => Standing::Met,
        (true, false) => Standing::Missed,
    };
    (standing, part, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lights(facts: &Facts) -> Vec<Light> {
        cards(facts).iter().map(|card| card.light).collect()
    }

    #[test]
    fn what_nobody_recorded_is_grey_and_never_amber() {
        assert_eq!(lights(&Facts::default()), [Light::Grey; 4]);
        let ahead = Facts { goal: true, agreed: 3, ..Facts::default() };
        let cards = cards(&ahead);
        assert_eq!((cards[0].light, cards[2].light), (Light::Green, Light::Grey));
    }

    #[test]
    fn a_stay_that_did_everything_is_green_on_every_card() {
        let all = Facts {
            goal: true,
            purposes: 4,
            begun: true,
            ended: true,
            signed_before: Some(true),
            agreed: 3,
            promised: 3,
            linked: 3,
            in_force: true,
            transversal: Some(3),
            assessed: 3,
            recognised: 3,
            decided: 3,
            document: true,
            again: Some(Again::Yes),
            asked: true,
            used: Some(true),
            method: Some(true),
        };
        assert_eq!(lights(&all), [Light::Green; 4]);
        let late = Facts { signed_before: Some(false), again: Some(Again::No), ..all };
        assert_eq!(lights(&late), [Light::Green, Light::Amber, Light::Amber, Light::Green]);
        let silent = Facts { used: None, method: None, ..all };
        assert_eq!(lights(&silent)[3], Light::Amber, "something is known, something is not");
        let waits = Facts { linked: 0, transversal: None, asked: false, ..silent };
        assert_eq!(lights(&waits)[3], Light::Grey);
    }

    #[test]
    fn transversal_outcomes_are_judged_only_where_somebody_linked_skills() {
        let fact = |facts: &Facts| {
            let mut all = cards(facts).into_iter().flat_map(|card| card.facts);
            let found = all.find(|f| f.kind == FactKind::TransversalOutcomes);
            found.map(|fact| (fact.standing, fact.part, fact.whole))
        };
        let of = |transversal| Facts { in_force: true, transversal, ..Facts::default() };
        assert_eq!(fact(&Facts::default()), Some((Standing::NotYet, 0, 2)));
        assert_eq!(fact(&of(None)), Some((Standing::NotRecorded, 0, 2)));
        assert_eq!(fact(&of(Some(0))), Some((Standing::Missed, 0, 2)));
        assert_eq!(fact(&of(Some(1))), Some((Standing::Missed, 1, 2)));
        assert_eq!(fact(&of(Some(3))), Some((Standing::Met, 3, 2)));
    }

    #[test]
    fn every_fact_stands_on_one_card() {
        let facts: usize = cards(&Facts::default()).iter().map(|card| card.facts.len()).sum();
        assert_eq!(facts, FactKind::ALL.len());
    }
}
