//! The cheapest of the largest allocations: ours beside OR-Tools and LEMON.

use super::contest::{Check, Contest};
use super::programs::Programs;

pub(super) fn contest(programs: &mut Programs) -> Contest {
    let mut peers = Vec::new();
    let ortools = programs.python("ortools_flow.py", "import ortools, numpy");
    programs.join(&mut peers, "OR-Tools", ortools, "OR-Tools (`pip install ortools numpy`)");
    let lemon = programs.compile("lemon.cpp");
    programs.join(&mut peers, "LEMON", lemon, "LEMON (`apt-get install g++ liblemon-dev`)");
    Contest { work: "plain instance", ours: programs.plain("flow"), peers, check: Check::Shown }
}
