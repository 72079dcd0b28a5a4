//! Learning agreements: drafted from the record, edited by the office, renewed when a party has said no.
//!
//! From the offer on they go the way of every text that parties sign: [`crate::signing`].

mod content;
mod draft;
mod offer;

pub use draft::{Edit, Editing, People, draft, edit, editing, renew};
pub use offer::{offer, offer_many};

pub(crate) use draft::redraft;

pub(crate) use content::{coordinator, participant};
