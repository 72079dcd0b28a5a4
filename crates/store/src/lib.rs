//! Keeps domain values in SQLite or PostgreSQL: one module per noun, SQL written once for both.
//!
//! [`floor`] is what all of them stand on. Every statement names the organisation, but for what all organisations of an
//! installation have in common: accounts, settings, and the Union's lists ([`esco`], [`vocabulary`]). Nothing here
//! decides who may do what, and nothing takes the time or an id by itself: both are handed in.

pub mod accommodation;
pub mod account;
pub mod agreement;
pub mod agreement_comment;
pub mod allocation;
pub mod allocation_lock;
pub mod application;
pub mod assessment;
pub mod attendance;
pub mod board;
pub mod call;
pub mod check_in;
pub mod consent;
pub mod count;
pub mod credential;
pub mod emergency_sheet;
pub mod entitlement;
pub mod esco;
pub mod europass_mobility;
pub mod floor;
pub mod follow_up;
pub mod grant_agreement;
pub mod group_programme;
pub mod guardian;
pub mod home_company;
pub mod host_answer;
pub mod host_company;
pub mod idempotency;
pub mod incident;
pub mod issuer_key;
pub mod job;
pub mod journal;
pub mod learner;
pub mod link;
pub mod logbook;
pub mod media;
pub mod membership;
pub mod mid_term;
pub mod mobility;
pub mod moderation;
pub mod offer;
pub mod organisation;
pub mod outbox;
pub mod outcome;
pub mod paper;
pub mod partner;
pub mod person;
pub mod place;
pub mod plan_note;
pub mod portfolio;
pub mod project;
pub mod purpose;
pub mod rate;
pub mod recognition;
mod record;
pub mod register;
pub mod reminder;
pub mod saved_view;
pub mod self_assessment;
pub mod session;
pub mod setting;
pub mod sign_in_link;
pub mod signed_document;
pub mod snooze;
pub mod support_need;
pub mod throttle;
pub mod trade;
pub mod tutor;
pub mod unit;
pub mod visit;
pub mod vocabulary;

#[cfg(feature = "testing")]
pub mod testing;

pub use floor::{Access, At, Conn, Day, Dialect, Error, Id, Result, Store, Tx};
pub use record::Stored;

/// SHA-256.
pub type Hash = [u8; 32];
