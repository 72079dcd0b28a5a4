//! What a host company sees and is asked: the learners who are with it, by a personal link and without an account.

mod remind;
mod see;

pub use remind::{invite, remind};
pub(crate) use remind::{page_of, post};
pub(crate) use see::outcomes;
pub use see::{Host, Outcome, Placed, Shared, see, sign_link};

/// What a personal link is for that opens the host's page. Its target is the host company.
pub const LINK: &str = "host";
