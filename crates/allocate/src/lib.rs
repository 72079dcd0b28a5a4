//! The best possible places for everyone: exact, certified, explained.

mod certificate;
mod explain;
mod linear;
mod outcome;
mod problem;
mod solve;
mod verify;

pub use certificate::{Certificate, Choice, Part, Proof, Row, Stage, Step, Term, Witness};
pub use explain::Explanations;
pub use outcome::{Condition, Facts, NoCondition, Outcome, Shortage, Stats, Status, Value, Values};
pub use problem::{
    Cap, Edge, Fault, FaultKind, Goal, Group, GroupMode, Invalid, Learner, Offer, Problem, Scope,
    Weight,
};
pub use solve::{Options, Progress, solve};
pub use verify::{Doubt, verify};
