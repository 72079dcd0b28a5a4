//! What can be wrong with an input, and where.

use serde::{Deserialize, Serialize};

/// The kind of a mistake in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The text is not JSON, or the table is not a table.
    Malformed,
    /// `format` is not `vet-alloc/1`.
    UnknownFormat,
    /// Something that must be there is not.
    MissingField,
    /// A text, list or object stands where something else should.
    BadType,
    /// Not a whole number, outside 64 bits, or outside the range that makes sense.
    BadNumber,
    /// Two things of one kind with the same id.
    DuplicateId,
    /// The same learner and offer twice.
    DuplicatePair,
    /// An id that no learner or offer has.
    UnknownId,
    /// An offer with fewer than 0 places.
    NegativeCapacity,
    /// A group without members.
    EmptyGroup,
    /// A goal nobody knows.
    UnknownGoal,
    /// A goal named twice.
    DuplicateGoal,
    /// A stable goal together with another goal.
    GoalStandsAlone,
    /// A group mode or a weight that nobody knows.
    UnknownValue,
    /// A goal that is not solved for problems of this size.
    GoalNotAvailable,
    /// A limit that the asked stable goal cannot honour.
    NotWithStable,
    /// The sums could leave 64 bits.
    Overflow,
}

impl FaultKind {
    /// The name in the format, such as `duplicate_id`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::UnknownFormat => "unknown_format",
            Self::MissingField => "missing_field",
            Self::BadType => "bad_type",
            Self::BadNumber => "bad_number",
            Self::DuplicateId => "duplicate_id",
            Self::DuplicatePair => "duplicate_pair",
            Self::UnknownId => "unknown_id",
            Self::NegativeCapacity => "negative_capacity",
            Self::EmptyGroup => "empty_group",
            Self::UnknownGoal => "unknown_goal",
            Self::DuplicateGoal => "duplicate_goal",
            Self::GoalStandsAlone => "goal_stands_alone",
            Self::UnknownValue => "unknown_value",
            Self::GoalNotAvailable => "goal_not_available",
            Self::NotWithStable => "not_with_stable",
            Self::Overflow => "overflow",
        }
    }
}

/// One mistake: its kind, the place, and the offending value as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub kind: FaultKind,
    /// Where, such as `edges[3].offer`.
    pub place: String,
    /// What stands there, shortened if it is long.
    pub value: String,
}

impl Fault {
    pub(crate) fn new(
        kind: FaultKind,
        place: impl Into<String>,
        value: impl std::fmt::Display,
    ) -> Self {
        let mut value = value.to_string();
        if value.chars().count() > 80 {
            value = value.chars().take(79).chain(['…']).collect();
        }
        Self { kind, place: place.into(), value }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.value.is_empty() {
            write!(f, "{}: {}", self.place, self.kind.name())
        } else {
            write!(f, "{}: {} ({})", self.place, self.kind.name(), self.value)
        }
    }
}

/// An input that is refused, with everything that is wrong with it in the order of the format.
/// At most a thousand mistakes are listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Invalid {
    pub faults: Vec<Fault>,
}

/// Collects faults up to the limit.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    const MOST: usize = 1000;

    pub(crate) fn add(
        &mut self,
        kind: FaultKind,
        place: impl FnOnce() -> String,
        value: impl std::fmt::Display,
    ) {
        if self.0.len() < Self::MOST {
            self.0.push(Fault::new(kind, place(), value));
        }
    }

    pub(crate) fn or<T>(self, good: T) -> Result<T, Invalid> {
        if self.0.is_empty() { Ok(good) } else { Err(Invalid { faults: self.0 }) }
    }
}
