//! The verbs, on a database of each kind. One program, so that it links once.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what does not work")]

mod bench;
mod link;
mod people;
mod sign_in;
mod work;
mod year;
