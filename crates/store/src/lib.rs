//! Keeps domain values in SQLite or PostgreSQL: one module per noun, SQL written once for both.
//!
//! [`floor`] is what all of them stand on. Every statement names the organisation. Nothing here decides who may do
//! what, and nothing takes the time or an id by itself: both are handed in.

pub mod floor;
pub mod idempotency;
pub mod job;
pub mod journal;
pub mod outbox;

#[cfg(feature = "testing")]
pub mod testing;

pub use floor::{Access, At, Conn, Day, Error, Id, Result, Store, Tx};
