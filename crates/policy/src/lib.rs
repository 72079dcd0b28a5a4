//! Who may do what. Pure functions from an actor and a subject to a permission, one module per noun.
//!
//! The answer *is* the permission: what a function returns is needed to go on, so no verb can act without having asked.
//! Access follows the relation to the case, never a global role alone. What a function refuses is answered to the
//! actor as if it did not exist.

mod actor;

pub mod account;
pub mod assessment;
pub mod attendance;
pub mod case;
pub mod certificate;
pub mod check_in;
pub mod consent;
pub mod credential;
pub mod follow_up;
pub mod group_programme;
pub mod incident;
pub mod journal;
pub mod link;
pub mod logbook;
pub mod membership;
pub mod mid_term;
pub mod mobility;
pub mod organisation;
pub mod paper;
pub mod person;
pub mod purpose;
pub mod session;
pub mod setting;
pub mod signing;
pub mod support_need;
pub mod table;
pub mod unit;
pub mod visit;
pub mod vocabulary;

pub use actor::{Actor, INSTALLATION, Role, RoleKind};
