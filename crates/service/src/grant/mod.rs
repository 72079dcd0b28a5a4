//! The money of a stay: what it is entitled to, and the agreement on it between learner and sender.
//!
//! An entitlement is calculated from the table of rates, kept line by line, and never changed: when the dates of a stay
//! change it is calculated anew. The agreement takes the participant's own lines over; from the offer on it goes the way
//! of every text that parties sign: [`crate::signing`].

mod agreement;
mod entitlement;

pub use agreement::{draft, edit, offer, offer_many, renew};
pub use entitlement::{Money, calculate, entitle, see};
