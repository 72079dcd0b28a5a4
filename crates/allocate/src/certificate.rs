//! Proofs that the solver hands out and the checker follows without solving anything.
//!
//! A proof of a bound is a tree. A leaf gives each of some conditions a multiplier; adding the
//! conditions up with them shows that, whatever is chosen, the goal cannot be better (weak duality
//! in whole numbers). A branch tells two cases apart, such as "Ada goes to Graz" and "Ada does not
//! go to Graz". The checker rebuilds every condition from the problem by its name.

use crate::outcome::Condition;
use crate::problem::Goal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why the outcome is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Certificate {
    /// Goal by goal, nothing better is possible, in each independent part of the problem.
    Bounds { parts: Vec<Part> },
    /// Goal by goal, nothing better is possible under places alone, by prices of the offers.
    Prices { stages: Vec<Prices> },
    /// No allocation has fewer blocking units, and none that has as few ([`Row::Reached`] 0) places
    /// more learners.
    Units { fewest: Proof, most: Proof },
    /// The conditions of the core clash, and without any one of them they do not.
    Clash { proof: Proof, without: Vec<Witness> },
}

/// One or several goals proven together by prices: a price of 0 or more on every offer, 0 while it
/// has a free place, at which no learner would rather be anywhere else.
///
/// A learner pays the weighted terms of the chosen pair and the offer's price, or `out` for staying
/// out. After each stage only pairs remain at which their learner pays least; who pays less than
/// `out` must be placed, and an offer with a price must be full, and whatever is as good as the
/// outcome does all that. In later stages a pair is `keep` cheaper for each of its two ends that
/// must be. Locked learners pay nothing and have their place before all others.
///
/// A stage about the worst rank has the one term `min_max_rank` of weight 1 and is about another
/// allocation: what all learners pay less what the places are worth shows that somebody gets this
/// rank or a worse one. After it only pairs up to that rank remain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    /// Whether `max_placed` comes before the terms. That nobody else can be placed is seen from
    /// the allocation, since no free place can be reached from who is out by moving others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub most: bool,
    pub terms: Vec<Term>,
    #[serde(default)]
    pub out: i64,
    #[serde(default)]
    pub keep: i64,
    /// The prices that are not 0.
    #[serde(default)]
    pub offers: BTreeMap<String, i64>,
}

/// Some learners whose places nobody else competes for, and the proofs for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub learners: Vec<String>,
    pub stages: Vec<Stage>,
}

/// One or several goals proven together: no allocation of the part has a smaller weighted sum of
/// the terms, given that the terms of the stages before are no worse than in the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub terms: Vec<Term>,
    pub proof: Proof,
}

/// What is kept small. Weights of terms in one stage are so far apart that the first decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub goal: Goal,
    /// Of a goal about ranks, the rank that this term counts; of `min_max_rank`, the least rank
    /// that somebody must get or worse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<i64>,
    pub weight: i64,
}

/// A tree of cases, the root first; children come after their parents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Conditions that follow from the others because nothing is chosen by halves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Cut>,
    pub steps: Vec<Step>,
}

/// The sum of these conditions, all written as `sum <= limit`, divided by `scale`, with every factor
/// and the limit rounded down. It holds for whole choices: rounding the factors down makes the sum
/// no greater, and then it is whole itself (Chvátal 1973).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    pub scale: i64,
    pub by: Vec<(Row, i64)>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Adding up these conditions shows the bound; `scale` multiplies the goal.
    Bound { scale: i64, by: Vec<(Row, i64)> },
    /// Adding up these conditions shows that the case is impossible.
    Clash { by: Vec<(Row, i64)> },
    /// Adding up these conditions shows the bound for every choice but what it leaves open, which
    /// is proven in step `then`.
    Narrow { scale: i64, by: Vec<(Row, i64)>, then: usize },
    /// Two cases that are all there is.
    Branch { on: Choice, no: usize, yes: usize },
}

impl Step {
    /// What the step adds up.
    pub(crate) fn by(&self) -> &[(Row, i64)] {
        match self {
            Self::Bound { by, .. } | Self::Clash { by } | Self::Narrow { by, .. } => by,
            Self::Branch { .. } => &[],
        }
    }

    pub(crate) fn by_mut(&mut self) -> &mut [(Row, i64)] {
        match self {
            Self::Bound { by, .. } | Self::Clash { by } | Self::Narrow { by, .. } => by,
            Self::Branch { .. } => &mut [],
        }
    }
}

/// A condition by name. `sum <= limit` takes multipliers of 0 and more, equalities any.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A learner has at most one place.
    Once(String),
    /// A learner who is required or locked has a place.
    Placed(String),
    /// An offer gives no more than its places.
    Capacity(String),
    /// An offer with a floor gives places only if it is open.
    OpenMost(String),
    /// An open offer with a floor has at least so many learners.
    OpenLeast(String),
    /// This learner at this offer means the offer is open.
    OpenFor(String, String),
    /// A cap's greatest sum.
    CapMost(String),
    /// A cap's least sum.
    CapLeast(String),
    /// A group in a city is its member in that city (equality).
    City(String, String, String),
    /// A group is placed if its member is (equality).
    Whole(String, String),
    /// This learner and this offer do not block: the learner has this or better, or the offer is
    /// full of learners it likes as well (with a super-stable goal: likes better).
    NoBlock(String, String),
    /// This move of a unit is not blocked for: the unit counts as blocking, somebody of it is
    /// content or is not where they would stay, or an offer refuses.
    NoMove(UnitMove),
    /// An offer refuses only if so many are there.
    Refuses(Refusal),
    /// An earlier term, counted over all stages of the part, is no worse than in the outcome.
    Reached(usize),
    /// A cut of this proof, by its number; a cut may lean on those before it.
    Cut(usize),
}

impl Row {
    /// Whether the condition is an equality, so that multipliers of both signs make sense.
    pub(crate) fn is_equality(&self) -> bool {
        matches!(self, Self::City(..) | Self::Whole(..))
    }
}

/// What a branch decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// This learner goes to this offer, and with it the groups that must share an offer.
    Pair(String, String),
    /// This offer with a floor is opened.
    Open(String),
    /// This group goes to this city.
    City(String, String),
    /// This group is placed.
    Whole(String),
    /// This unit would rather move.
    Blocks(Unit),
    /// An offer refuses newcomers.
    Refuses(Refusal),
}

/// A group, or a learner in no group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Learner(String),
    Group(String),
}

/// A way in which a unit could rather be placed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitMove {
    pub unit: Unit,
    /// The offer of each member.
    pub to: Vec<String>,
    /// Who of them is there already.
    pub stays: Vec<bool>,
    /// The number of one who is better off.
    pub gains: usize,
}

/// At this offer there are at least so many whom it likes at least this much, members of the unit
/// that wants in not counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Refusal {
    pub offer: String,
    pub score: i64,
    pub many: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without: Option<Unit>,
}

/// An allocation that satisfies the core without one of its conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    pub without: Condition,
    pub matching: BTreeMap<String, String>,
}
