//! What happens to a round after it was allocated, and who has to move.
//!
//! A repair is an allocation like any other: what happened changes the problem, the former
//! allocation becomes its `prior`, and after the most placed comes [`Goal::MinChanges`]. Solving it
//! looks only where something changed if nothing but places limits the choice
//! ([`flow::repair`](crate::flow::repair)); the proof is the same in any case.
//!
//! ```
//! use walz_allocate::{Edge, Goal, Learner, Offer, Options, Problem, solve};
//! use walz_allocate::repair::{Event, Why, amend, moves};
//!
//! let problem = Problem::new([Goal::MaxPlaced, Goal::MinCost])
//!     .learner(Learner::new("Ada"))
//!     .offer(Offer::new("Graz", 1))
//!     .offer(Offer::new("Cork", 1))
//!     .edge(Edge::new("Ada", "Graz").cost(10))
//!     .edge(Edge::new("Ada", "Cork").cost(20));
//! let before = solve(&problem, &Options::default());
//! let closed = Event::Places { offer: "Graz".to_owned(), places: 0 };
//! let after = amend(&problem, &before.matching, &[closed])?;
//! let repaired = solve(&after, &Options::default());
//! let moves = moves(&after, &repaired.matching);
//! assert_eq!((moves[0].to.as_deref(), moves[0].why), (Some("Cork"), Why::LostPlace));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub use crate::flow::repair::Why;

use crate::problem::{Goal, Problem, Scope};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An offer has so many places now: 0 if its host dropped out.
    Places { offer: String, places: i64 },
    /// A learner is no longer there.
    Withdraws { learner: String },
}

/// Why a round cannot be repaired.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRepair {
    #[error("there is no learner {0} in the instance")]
    UnknownLearner(String),
    #[error("there is no offer {0} in the instance")]
    UnknownOffer(String),
    /// Who is stable with whom changes with every place: such a round is allocated anew.
    #[error("{} stands alone, and is allocated anew rather than repaired", .0.name())]
    Stable(Goal),
}

/// Somebody who is elsewhere than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub learner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Nothing if there is no place for the learner any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub why: Why,
}

/// The round after these events, to be solved for the most placed, then the fewest who lose or
/// change the place they had, then the goals that it had besides.
///
/// # Errors
/// The first id that is not known, or a goal about stability.
pub fn amend(
    problem: &Problem,
    had: &BTreeMap<String, String>,
    events: &[Event],
) -> Result<Problem, NoRepair> {
    if let Some(goal) = problem.objective.iter().find(|goal| goal.is_stable()) {
        return Err(NoRepair::Stable(*goal));
    }
    let learners: HashSet<&str> = problem.learners.iter().map(|l| l.id.as_str()).collect();
    let offers: HashMap<&str, usize> =
        problem.offers.iter().enumerate().map(|(at, offer)| (offer.id.as_str(), at)).collect();
    let offer =
        |id: &str| offers.get(id).copied().ok_or_else(|| NoRepair::UnknownOffer(id.to_owned()));
    let learner = |id: &str| match learners.contains(id) {
        true => Ok(()),
        false => Err(NoRepair::UnknownLearner(id.to_owned())),
    };
    for (who, place) in had {
        learner(who)?;
        offer(place)?;
    }
    let mut after = problem.clone();
    let mut gone = BTreeSet::new();
    for event in events {
        match event {
            Event::Places { offer: id, places } => after.offers[offer(id)?].capacity = *places,
            Event::Withdraws { learner: id } => {
                learner(id)?;
                gone.insert(id.as_str());
            }
        }
    }
    after.prior = had.clone();
    after.objective = vec![Goal::MaxPlaced, Goal::MinChanges];
    let others = problem.objective.iter().filter(|goal| !after.objective.contains(goal));
    let others: Vec<Goal> = others.copied().collect();
    after.objective.extend(others);
    let stays = |id: &String| !gone.contains(id.as_str());
    after.learners.retain(|learner| stays(&learner.id));
    after.edges.retain(|edge| stays(&edge.learner));
    after.require.retain(stays);
    after.locked.retain(|learner, _| stays(learner));
    after.forbidden.retain(|learner, _| stays(learner));
    after.prior.retain(|learner, _| stays(learner));
    for group in &mut after.groups {
        group.members.retain(stays);
    }
    after.groups.retain(|group| !group.members.is_empty());
    for cap in &mut after.caps {
        if let Scope::Only(ids) = &mut cap.learners {
            ids.retain(stays);
        }
    }
    Ok(after)
}

/// Everybody who is elsewhere than their `prior` place, in the order of the learners.
pub fn moves(after: &Problem, matching: &BTreeMap<String, String>) -> Vec<Moved> {
    let capacity: HashMap<&str, i64> =
        after.offers.iter().map(|offer| (offer.id.as_str(), offer.capacity)).collect();
    let mut held: HashMap<&str, i64> = HashMap::new();
    for offer in after.prior.values() {
        *held.entry(offer).or_default() += 1;
    }
    let had = |learner: &str, offer: &str| after.prior.get(learner).is_some_and(|o| o == offer);
    let ruled_out = |learner: &str, offer: &String| {
        after.forbidden.get(learner).is_some_and(|offers| offers.contains(offer))
    };
    let eligible = after.edges.iter().filter(|edge| had(&edge.learner, &edge.offer));
    let eligible: HashSet<&str> = eligible
        .filter(|edge| !ruled_out(&edge.learner, &edge.offer))
        .map(|edge| edge.learner.as_str())
        .collect();
    let moved = after.learners.iter().filter_map(|learner| {
        let (from, to) = (after.prior.get(&learner.id), matching.get(&learner.id));
        let why = match from {
            _ if from == to => return None,
            None => Why::MayNowBePlaced,
            Some(offer) => {
                let places = capacity.get(offer.as_str()).copied().unwrap_or(0);
                let fewer = held.get(offer.as_str()).is_some_and(|held| *held > places);
                let lost = fewer || !eligible.contains(learner.id.as_str());
                if lost { Why::LostPlace } else { Why::MakesRoom }
            }
        };
        Some(Moved { learner: learner.id.clone(), from: from.cloned(), to: to.cloned(), why })
    });
    moved.collect()
}
