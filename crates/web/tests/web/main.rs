//! The pages, over the real router on a database of each kind. One program, so that it links once.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what does not work")]

mod allocation;
mod applications;
mod browser;
mod case;
mod credential;
mod during;
mod entries;
mod esco;
mod export;
mod learning;
mod permissions;
#[path = "../../../service/tests/service/care/records.rs"]
mod records;
mod rounds;
mod sign_in;
mod typed;
mod units;
mod world;
mod year;
