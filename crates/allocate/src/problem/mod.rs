//! What is asked: learners, offers, eligible pairs, limits and an ordered list of goals.
//!
//! The types mirror the exchange format `vet-alloc/1` field by field, so a problem that a program
//! builds here and one that a file brings are the same thing. Eligibility, costs from wishes and
//! every wording are made outside and handed in; this module only knows what they amount to.

mod build;
mod fault;
mod read;
mod validate;

pub use fault::{Fault, FaultKind, Invalid};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A round to be allocated. Ids are free strings, each unique in its own list.
///
/// ```
/// use walz_allocate::{Edge, Goal, Learner, Offer, Problem};
///
/// let problem = Problem::new([Goal::MaxPlaced, Goal::MinCost])
///     .learner(Learner::new("Ada"))
///     .learner(Learner::new("Bo"))
///     .offer(Offer::new("Graz", 1))
///     .offer(Offer::new("Cork", 1))
///     .edge(Edge::new("Ada", "Graz").cost(10))
///     .edge(Edge::new("Ada", "Cork").cost(20))
///     .edge(Edge::new("Bo", "Graz").cost(30));
/// let outcome = walz_allocate::solve(&problem, &walz_allocate::Options::default());
/// assert_eq!(outcome.matching["Ada"], "Cork");
/// assert_eq!(outcome.matching["Bo"], "Graz");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(tag = "format", rename = "vet-alloc/1")]
pub struct Problem {
    pub learners: Vec<Learner>,
    pub offers: Vec<Offer>,
    /// The eligible pairs, each at most once. What is not here cannot happen.
    pub edges: Vec<Edge>,
    /// The goals, the first counting most: each is met as well as possible without harming the
    /// ones before it.
    pub objective: Vec<Goal>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Cap>,
    /// Learners who must be placed somewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub require: Vec<String>,
    /// Learner to the only offer they may have, which they must have.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub locked: BTreeMap<String, String>,
    /// Learner to offers they must not have although eligible.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub forbidden: BTreeMap<String, Vec<String>>,
    /// Learner to the offer of an earlier allocation. The offer may be gone meanwhile, which is how
    /// a host that dropped out looks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub prior: BTreeMap<String, String>,
}

/// A person to be placed at one offer or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learner {
    pub id: String,
    /// The sending class or company; carried along for readers, no rule depends on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Counts for [`Goal::MaxProtected`].
    #[serde(default, skip_serializing_if = "is_false")]
    pub protected: bool,
}

/// One or more equal places at a host, in one window of dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub id: String,
    /// Places, 0 or more.
    pub capacity: i64,
    /// Opened with at least so many learners or not at all; 0 and 1 ask nothing.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub min: i64,
    /// What [`GroupMode::SameCity`] compares. Without a city an offer is a city of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// For readers; no rule depends on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host_partner: Option<String>,
    /// For readers; no rule depends on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_week: Option<i64>,
    /// For readers; no rule depends on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<i64>,
}

/// An eligible pair and what it is worth. All numbers are integers of any scale the caller likes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    pub learner: String,
    pub offer: String,
    /// The learner's wish: 1 is best, equal ranks are ties, 1 if not said.
    pub rank: i64,
    /// The host's or committee's view, higher is better, 0 if not said.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub score: i64,
    /// What [`Goal::MinCost`] adds up, 0 if not said.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cost: i64,
    /// Money, what [`Goal::MinPrice`] and caps by price add up, 0 if not said.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub price: i64,
}

/// Something to strive for. Goals stand in an order and are met one after the other.
///
/// The four stable goals stand alone: they answer a different question, namely whether a learner
/// and a host would both rather have each other than what they got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// Most learners placed.
    MaxPlaced,
    /// Most protected learners placed.
    MaxProtected,
    /// Least sum of `cost` over the chosen pairs.
    MinCost,
    /// Greatest sum of `score` over the chosen pairs.
    MaxScore,
    /// Most learners at rank 1, among those most at rank 2, and so on.
    RankMaximal,
    /// Fewest learners at the worst rank that occurs, among those fewest at the next worst ...
    Generous,
    /// The worst rank that anybody placed gets is as good as possible.
    MinMaxRank,
    /// Fewest learners who lose or change their `prior` place.
    MinChanges,
    /// Least sum of `price` over the chosen pairs.
    MinPrice,
    /// The stable allocation that is best for every learner at once (deferred acceptance; ties in
    /// wishes and scores are broken by the order of the offers and of the learners in the problem).
    StableLearnerOptimal,
    /// Among the weakly stable allocations, ties allowed, one that places the most learners.
    StableMaxPlaced,
    /// Stable however ties are broken, best for learners; there may be none.
    SuperStableLearnerOptimal,
    /// Stable with groups as units: the fewest units that would rather move and could, then most
    /// learners placed. A unit is a group, which moves as a whole and as its mode asks, or a learner
    /// in no group. An allocation that no unit blocks may not exist; [`Facts`](crate::Facts) say so.
    /// For rounds of an office's size: beyond [`Problem::GREATEST_MOVES`] it is refused with
    /// [`FaultKind::GoalNotAvailable`].
    StableUnits,
}

impl Goal {
    /// Every goal, in the order of the documentation.
    pub const ALL: [Self; 13] = [
        Self::MaxPlaced,
        Self::MaxProtected,
        Self::MinCost,
        Self::MaxScore,
        Self::RankMaximal,
        Self::Generous,
        Self::MinMaxRank,
        Self::MinChanges,
        Self::MinPrice,
        Self::StableLearnerOptimal,
        Self::StableMaxPlaced,
        Self::SuperStableLearnerOptimal,
        Self::StableUnits,
    ];

    /// The name in the format, such as `max_placed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::MaxPlaced => "max_placed",
            Self::MaxProtected => "max_protected",
            Self::MinCost => "min_cost",
            Self::MaxScore => "max_score",
            Self::RankMaximal => "rank_maximal",
            Self::Generous => "generous",
            Self::MinMaxRank => "min_max_rank",
            Self::MinChanges => "min_changes",
            Self::MinPrice => "min_price",
            Self::StableLearnerOptimal => "stable_learner_optimal",
            Self::StableMaxPlaced => "stable_max_placed",
            Self::SuperStableLearnerOptimal => "super_stable_learner_optimal",
            Self::StableUnits => "stable_units",
        }
    }

    /// The goal of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|goal| goal.name() == name)
    }

    /// Whether this goal is about stability, and so stands alone.
    pub fn is_stable(self) -> bool {
        matches!(
            self,
            Self::StableLearnerOptimal
                | Self::StableMaxPlaced
                | Self::SuperStableLearnerOptimal
                | Self::StableUnits
        )
    }
}

/// Learners who are placed as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub id: String,
    pub mode: GroupMode,
    pub members: Vec<String>,
}

/// What a group shares if it is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupMode {
    /// All at one offer.
    SameOffer,
    /// All at offers of one city.
    SameCity,
    /// All somewhere.
    TogetherOrNone,
}

/// A bound on how many of some learners go to some offers, or on what they cost together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    pub id: String,
    #[serde(default)]
    pub offers: Scope,
    #[serde(default)]
    pub learners: Scope,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    #[serde(default, skip_serializing_if = "Weight::is_count")]
    pub weight: Weight,
}

/// Some ids, or all of them, written `"*"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    All,
    Only(Vec<String>),
}

/// What a cap adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Every placed learner counts one.
    #[default]
    Count,
    /// Every chosen pair counts its `price`.
    Price,
}

impl Weight {
    fn is_count(&self) -> bool {
        *self == Self::Count
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}
