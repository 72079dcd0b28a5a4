//! The demo: a real year, played through the verbs that everybody uses.
//!
//! The tables of a folder come in through the importers, and every day from the call to the day asked for is played:
//! learners apply, the office selects, the engine proposes, everybody signs, learners leave, say how it goes, come home.
//! Played days are noted, so a demo that was stopped goes on where it was, and the same folder gives the same figures.

mod annexes;
mod during;
mod groups;
mod learning;
mod media;
mod places;
mod play;
mod selection;
mod setup;
mod stage;
mod stays;
mod summary;
mod tables;
mod world;

pub(crate) use play::{Story, play, played_until};
pub(crate) use stage::{COORDINATOR, FINANCE, OFFICE, at_eight};
pub(crate) use summary::Summary;
