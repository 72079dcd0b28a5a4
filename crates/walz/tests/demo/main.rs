//! The demo as whoever tries Walz meets it: the real program plays a year on a database of each kind, is stopped, killed
//! and started again, gets other tables and broken ones.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what does not work")]

mod bench;
mod credentials;
mod faults;
mod killed;
mod other_year;
mod year;
