//! Learning agreements: drafted from the record, edited by the office, renewed when a party has said no, amended when
//! something changes that all have signed.
//!
//! From the offer on they go the way of every text that parties sign: [`crate::signing`].

mod amend;
mod annexes;
mod content;
mod draft;
mod negotiate;
mod offer;

pub use amend::{amend, discard};
pub use annexes::{Annexes, Named, Sharing};
pub use draft::{Edit, Editing, People, draft, edit, editing, renew};
pub use negotiate::{comment, settle, show};
pub use offer::{offer, offer_many};

pub(crate) use amend::take_effect;
pub(crate) use draft::redraft;

pub(crate) use content::{coordinator, participant};
