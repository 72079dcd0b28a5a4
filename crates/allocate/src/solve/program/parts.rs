//! Which learners have nothing to do with each other.

use crate::solve::model::Model;
use std::collections::BTreeMap;

/// Learners that have to do with each other, through places that are short, groups and caps in
/// force, as sets of learners in the order of the problem.
pub(crate) fn parts(model: &Model<'_>, caps: &[bool]) -> Vec<Vec<usize>> {
    let mut sets = Sets((0..model.problem.learners.len()).collect());
    for (offer, edges) in model.of_offer.iter().enumerate() {
        let possible: Vec<usize> = edges.iter().copied().filter(|at| model.possible(*at)).collect();
        let places = model.offers[offer];
        if places.least > 0 || possible.len() as i64 > places.capacity {
            sets.join(possible.iter().map(|at| model.edges[*at].learner));
        }
    }
    for group in &model.groups {
        sets.join(group.members.iter().copied());
    }
    for (cap, in_force) in model.caps.iter().zip(caps) {
        if *in_force {
            let possible = cap.entries.iter().filter(|(at, _)| model.possible(*at));
            sets.join(possible.map(|(at, _)| model.edges[*at].learner));
        }
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for learner in 0..model.problem.learners.len() {
        let has_choice = model.of_learner[learner].iter().any(|at| model.possible(*at));
        let in_group = model.groups.iter().any(|group| group.members.contains(&learner));
        if has_choice || in_group || model.must_be_placed(learner) {
            parts.entry(sets.find(learner)).or_default().push(learner);
        }
    }
    let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
    if parts.is_empty() {
        // Caps that demand something of nobody are still to be looked at.
        parts.push(Vec::new());
    }
    parts
}

struct Sets(Vec<usize>);

impl Sets {
    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, members: impl IntoIterator<Item = usize>) {
        let mut members = members.into_iter();
        let Some(first) = members.next() else { return };
        for other in members {
            let (a, b) = (self.find(first), self.find(other));
            self.0[a.max(b)] = a.min(b);
        }
    }
}
