//! Keeps domain values in SQLite or PostgreSQL: one module per noun, SQL written once for both.
//!
//! [`floor`] is what all of them stand on. Every statement names the organisation. Nothing here decides who may do
//! what, and nothing takes the time or an id by itself: both are handed in.

pub mod accommodation;
pub mod agreement;
pub mod allocation;
pub mod application;
pub mod assessment;
pub mod board;
pub mod call;
pub mod check_in;
pub mod consent;
pub mod floor;
pub mod guardian;
pub mod home_company;
pub mod host_company;
pub mod idempotency;
pub mod incident;
pub mod job;
pub mod journal;
pub mod learner;
pub mod mobility;
pub mod offer;
pub mod outbox;
pub mod paper;
pub mod partner;
pub mod place;
pub mod project;
pub mod rate;
pub mod recognition;
mod record;
pub mod register;
pub mod signed_document;
pub mod support_need;
pub mod trade;
pub mod tutor;
pub mod unit;
pub mod visit;

#[cfg(feature = "testing")]
pub mod testing;

pub use floor::{Access, At, Conn, Day, Error, Id, Result, Store, Tx};
pub use record::Stored;
