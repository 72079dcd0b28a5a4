//! What a host company sees and is asked: the learners who are with it, by a personal link and without an account.

mod remind;
mod see;

pub(crate) use remind::post;
pub use remind::{invite, remind};
pub(crate) use see::outcomes;
pub use see::{Host, Outcome, Placed, see, sign_link};

/// What a personal link is for that opens the host's page. Its target is the host company.
pub const LINK: &str = "host";
