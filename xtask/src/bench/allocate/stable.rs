//! The stable allocation that is best for learners: ours beside a textbook in C++.

use super::contest::{Check, Contest};
use super::programs::Programs;

pub(super) fn contest(programs: &mut Programs) -> Contest {
    let mut peers = Vec::new();
    let textbook = programs.compile("textbook.cpp");
    programs.join(&mut peers, "textbook", textbook, "the textbook (`apt-get install g++`)");
    Contest { work: "stable", ours: programs.plain("stable"), peers, check: Check::None }
}
