//! What comes out: the allocation, what it achieves, and why one may believe it.

use crate::certificate::Certificate;
use crate::explain::Explanations;
use crate::problem::{Fault, FaultKind, Goal, Invalid};
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The answer to a [`Problem`](crate::Problem), serialised as the result of `vet-alloc/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub status: Status,
    /// What each goal reached, in the order of the objective.
    #[serde(default)]
    pub values: Values,
    /// Learner to offer. Whoever is not here is not placed.
    #[serde(default)]
    pub matching: BTreeMap<String, String>,
    /// Of an interrupted run: what is proven to be out of reach to beat, goal by goal.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    pub bounds: Values,
    /// Of an infeasible problem: conditions that clash, none of which can be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub core: Vec<Condition>,
    /// Of a refused input: the kind of the first mistake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_kind: Option<FaultKind>,
    /// Of a refused input: the places of the mistakes of that kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
    /// Of a refused input: every mistake.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
    /// What a stable goal found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Facts>,
    /// Why not everybody can be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unplaced_certificate: Option<Shortage>,
    /// The proof, for [`verify`](crate::verify).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Why everybody got what they got, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanations: Option<Explanations>,
    #[serde(default)]
    pub stats: Stats,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The best there is, proven.
    Optimal,
    /// No allocation satisfies all conditions, proven.
    Infeasible,
    /// No stable allocation of the asked kind exists, proven.
    NoStableMatching,
    /// The input was refused.
    InvalidInput,
    /// Time was up or the run was cancelled: the best found so far, which may be nothing.
    Interrupted,
}

/// What goals reached, in the order of the objective.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(pub Vec<(Goal, Value)>);

/// What one goal reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Number(i64),
    /// How many learners got rank 1, rank 2 and so on, up to the worst rank anybody got.
    Profile(Vec<i64>),
}

impl Values {
    /// Whether no goal is listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What this goal reached.
    pub fn get(&self, goal: Goal) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == goal).map(|(_, value)| value)
    }

    /// What this goal reached if that is one number.
    pub fn number(&self, goal: Goal) -> Option<i64> {
        match self.get(goal) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (goal, value) in &self.0 {
            map.serialize_entry(goal, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValuesVisitor;

        impl<'de> Visitor<'de> for ValuesVisitor {
            type Value = Values;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object from goals to what they reached")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let mut values = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    values.push(entry);
                }
                Ok(Values(values))
            }
        }

        deserializer.deserialize_map(ValuesVisitor)
    }
}

/// A condition of the problem, named `capacity:O1`, `require:L3` and so on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// The places of an offer.
    Capacity(String),
    /// Opened with at least so many or not at all.
    Min(String),
    Group(String),
    /// The greatest sum of a cap.
    Cap(String),
    /// The least sum of a cap.
    CapMin(String),
    Require(String),
    /// The lock of a learner.
    Locked(String),
    /// The pairs ruled out for a learner.
    Forbidden(String),
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, id) = match self {
            Self::Capacity(id) => ("capacity", id),
            Self::Min(id) => ("min", id),
            Self::Group(id) => ("group", id),
            Self::Cap(id) => ("cap", id),
            Self::CapMin(id) => ("cap_min", id),
            Self::Require(id) => ("require", id),
            Self::Locked(id) => ("locked", id),
            Self::Forbidden(id) => ("forbidden", id),
        };
        write!(f, "{kind}:{id}")
    }
}

/// A text that names no condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no condition")]
pub struct NoCondition(String);

impl FromStr for Condition {
    type Err = NoCondition;

    fn from_str(text: &str) -> Result<Self, NoCondition> {
        let (kind, id) = text.split_once(':').ok_or_else(|| NoCondition(text.to_owned()))?;
        let id = id.to_owned();
        Ok(match kind {
            "capacity" => Self::Capacity(id),
            "min" => Self::Min(id),
            "group" => Self::Group(id),
            "cap" => Self::Cap(id),
            "cap_min" => Self::CapMin(id),
            "require" => Self::Require(id),
            "locked" => Self::Locked(id),
            "forbidden" => Self::Forbidden(id),
            _ => return Err(NoCondition(text.to_owned())),
        })
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// These learners have only these offers, and more of them than places: Hall's condition fails,
/// so `deficiency` of them stay out whatever is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    pub learners: Vec<String>,
    pub offers: Vec<String>,
    /// The places of those offers together.
    pub places: i64,
    /// Learners less places.
    pub deficiency: i64,
}

/// What a stable goal found out besides the allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Whether a stable allocation of the asked kind exists.
    pub stable_exists: bool,
    /// How many pairs, or units with groups, would rather have each other than what they got.
    pub blocking: i64,
    /// The least number that any allocation of this problem leaves, if it was proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_blocking: Option<i64>,
    /// Of an interrupted run: no allocation of this problem leaves fewer, as far as the search came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocking_bound: Option<i64>,
}

/// What the run took, in steps rather than in time, so that two runs say the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    pub learners: usize,
    pub offers: usize,
    pub edges: usize,
    /// Independent parts that the problem fell into.
    pub parts: usize,
    /// Steps of the linear solver.
    pub pivots: u64,
    /// Cases that were told apart.
    pub branches: u64,
}

impl Outcome {
    pub(crate) fn of(status: Status) -> Self {
        Self {
            status,
            values: Values::default(),
            matching: BTreeMap::new(),
            bounds: Values::default(),
            core: Vec::new(),
            error_kind: None,
            at: Vec::new(),
            errors: Vec::new(),
            facts: None,
            unplaced_certificate: None,
            certificate: None,
            explanations: None,
            stats: Stats::default(),
        }
    }

    /// The answer to an input that cannot be read or breaks the format.
    pub fn refused(invalid: Invalid) -> Self {
        let kind = invalid.faults.first().map(|fault| fault.kind);
        Self {
            error_kind: kind,
            at: invalid
                .faults
                .iter()
                .filter(|fault| Some(fault.kind) == kind)
                .map(|fault| match (&*fault.place, &*fault.value) {
                    (place, "") => place.to_owned(),
                    ("", value) => value.to_owned(),
                    (place, value) => format!("{place}: {value}"),
                })
                .collect(),
            errors: invalid.faults,
            ..Self::of(Status::InvalidInput)
        }
    }
}
