//! Cases: one learner in one round, with everything that has to do with it.
//!
//! Verbs that change something about a case end with [`refresh`], in the same transaction: it derives the case anew and
//! keeps it as a row of the board, so that what the board shows is never behind.

mod facts;
mod file;
mod outcome;
mod row;

pub use file::{CaseFile, StayFile};
pub(crate) use outcome::signed_before;
pub use row::{refresh, refresh_all};
