//! What proofs lean on.

use crate::certificate::{Proof, Row, Step};
use crate::outcome::Condition;
use crate::problem::Problem;
use std::collections::BTreeSet;

/// The rows that a proof adds up.
fn rows_of(proof: &Proof) -> impl Iterator<Item = &Row> {
    let by = proof.steps.iter().flat_map(|step| match step {
        Step::Bound { by, .. } | Step::Clash { by } | Step::Narrow { by, .. } => by.as_slice(),
        Step::Branch { .. } => &[],
    });
    by.map(|(row, _)| row)
}

/// The limits among them that could be raised.
pub(super) fn limits_in(proof: &Proof) -> impl Iterator<Item = Row> {
    rows_of(proof).filter(|row| matches!(row, Row::Capacity(_) | Row::CapMost(_))).cloned()
}

/// The conditions among them.
pub(super) fn conditions_of(problem: &Problem, proof: &Proof) -> BTreeSet<Condition> {
    rows_of(proof).filter_map(|row| condition(problem, row)).collect()
}

/// The condition that a row stands for, if it is one of the problem's.
pub(super) fn condition(problem: &Problem, row: &Row) -> Option<Condition> {
    Some(match row {
        Row::Capacity(id) | Row::OpenMost(id) => Condition::Capacity(id.clone()),
        Row::OpenLeast(id) | Row::OpenFor(id, _) => Condition::Min(id.clone()),
        Row::CapMost(id) => Condition::Cap(id.clone()),
        Row::CapLeast(id) => Condition::CapMin(id.clone()),
        Row::City(group, ..) | Row::Whole(group, _) => Condition::Group(group.clone()),
        Row::Placed(id) if problem.locked.contains_key(id) => Condition::Locked(id.clone()),
        Row::Placed(id) => Condition::Require(id.clone()),
        Row::Once(_)
        | Row::NoBlock(..)
        | Row::NoMove(_)
        | Row::Refuses(_)
        | Row::Reached(_)
        | Row::Cut(_) => return None,
    })
}
