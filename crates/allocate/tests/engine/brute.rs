//! Every allocation of a tiny problem, tried one by one: slow, plain and surely right.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its own data must stop"
)]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use walz_allocate::{Condition, Goal, GroupMode, Problem, Scope, Value, Values, Weight};

pub(crate) type Matching = BTreeMap<String, String>;

/// Calls `look` with every way to give each learner one of the eligible offers or none.
pub(crate) fn every(problem: &Problem, look: &mut dyn FnMut(&Matching)) {
    fn go(problem: &Problem, at: usize, matching: &mut Matching, look: &mut dyn FnMut(&Matching)) {
        let Some(learner) = problem.learners.get(at) else { return look(matching) };
        go(problem, at + 1, matching, look);
        for edge in problem.edges.iter().filter(|edge| edge.learner == learner.id) {
            matching.insert(learner.id.clone(), edge.offer.clone());
            go(problem, at + 1, matching, look);
            matching.remove(&learner.id);
        }
    }
    go(problem, 0, &mut Matching::new(), look);
}

/// The conditions that an allocation breaks.
pub(crate) fn broken(problem: &Problem, matching: &Matching) -> Vec<Condition> {
    let mut broken = Vec::new();
    for offer in &problem.offers {
        let taken = matching.values().filter(|at| **at == offer.id).count() as i64;
        if taken > offer.capacity {
            broken.push(Condition::Capacity(offer.id.clone()));
        }
        if taken > 0 && taken < offer.min {
            broken.push(Condition::Min(offer.id.clone()));
        }
    }
    for group in &problem.groups {
        let places: Vec<Option<&String>> =
            group.members.iter().map(|member| matching.get(member)).collect();
        let together = places.iter().all(Option::is_some) || places.iter().all(Option::is_none);
        let city = |offer: &String| {
            let of = problem.offers.iter().find(|other| other.id == *offer).unwrap();
            of.city.clone().unwrap_or_else(|| format!("only here: {offer}"))
        };
        let shared = match group.mode {
            GroupMode::TogetherOrNone => true,
            GroupMode::SameOffer => places.windows(2).all(|pair| pair[0] == pair[1]),
            GroupMode::SameCity => {
                places.windows(2).all(|pair| pair[0].map(city) == pair[1].map(city))
            }
        };
        if !together || !shared {
            broken.push(Condition::Group(group.id.clone()));
        }
    }
    let inside = |scope: &Scope, id: &String| match scope {
        Scope::All => true,
        Scope::Only(ids) => ids.contains(id),
    };
    for cap in &problem.caps {
        let sum: i64 = problem
            .edges
            .iter()
            .filter(|edge| matching.get(&edge.learner) == Some(&edge.offer))
            .filter(|edge| inside(&cap.offers, &edge.offer) && inside(&cap.learners, &edge.learner))
            .map(|edge| if cap.weight == Weight::Price { edge.price } else { 1 })
            .sum();
        if cap.max.is_some_and(|max| sum > max) {
            broken.push(Condition::Cap(cap.id.clone()));
        }
        if cap.min.is_some_and(|min| sum < min) {
            broken.push(Condition::CapMin(cap.id.clone()));
        }
    }
    for learner in &problem.require {
        if !matching.contains_key(learner) {
            broken.push(Condition::Require(learner.clone()));
        }
    }
    for (learner, offer) in &problem.locked {
        if matching.get(learner) != Some(offer) {
            broken.push(Condition::Locked(learner.clone()));
        }
    }
    for (learner, offers) in &problem.forbidden {
        if matching.get(learner).is_some_and(|offer| offers.contains(offer)) {
            broken.push(Condition::Forbidden(learner.clone()));
        }
    }
    broken
}

/// What the goals reach.
pub(crate) fn values(problem: &Problem, matching: &Matching) -> Values {
    let chosen =
        || problem.edges.iter().filter(|edge| matching.get(&edge.learner) == Some(&edge.offer));
    let profile = || {
        let mut profile = Vec::new();
        for edge in chosen() {
            let at = edge.rank as usize;
            profile.resize(profile.len().max(at), 0);
            profile[at - 1] += 1;
        }
        profile
    };
    let value = |goal: Goal| match goal {
        Goal::MaxProtected => Value::Number(
            problem.learners.iter().filter(|l| l.protected && matching.contains_key(&l.id)).count()
                as i64,
        ),
        Goal::MinCost => Value::Number(chosen().map(|edge| edge.cost).sum()),
        Goal::MaxScore => Value::Number(chosen().map(|edge| edge.score).sum()),
        Goal::MinPrice => Value::Number(chosen().map(|edge| edge.price).sum()),
        Goal::RankMaximal | Goal::Generous => Value::Profile(profile()),
        Goal::MinMaxRank => Value::Number(profile().len() as i64),
        Goal::MinChanges => Value::Number(
            problem.prior.iter().filter(|(l, o)| matching.get(*l) != Some(*o)).count() as i64,
        ),
        _ => Value::Number(matching.len() as i64),
    };
    Values(problem.objective.iter().map(|goal| (*goal, value(*goal))).collect())
}

/// Whether the first values are better (`Greater`) or worse than the second.
pub(crate) fn compare(a: &Values, b: &Values) -> Ordering {
    let pairs = a.0.iter().zip(&b.0);
    let mut orders = pairs.map(|((goal, a), (_, b))| match (a, b) {
        (Value::Number(a), Value::Number(b)) => match goal {
            Goal::MaxPlaced | Goal::MaxProtected | Goal::MaxScore => a.cmp(b),
            _ => b.cmp(a),
        },
        (Value::Profile(a), Value::Profile(b)) => {
            let longest = a.len().max(b.len());
            let at = |profile: &[i64], rank: usize| profile.get(rank).copied().unwrap_or(0);
            if *goal == Goal::RankMaximal {
                let mut ranks = (0..longest).map(|rank| at(a, rank).cmp(&at(b, rank)));
                ranks.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            } else {
                let mut ranks = (0..longest).rev().map(|rank| at(b, rank).cmp(&at(a, rank)));
                ranks.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            }
        }
        _ => panic!("a goal has one kind of value"),
    });
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The best that any allowed allocation reaches, if there is one.
pub(crate) fn best(problem: &Problem) -> Option<Values> {
    let mut best: Option<Values> = None;
    every(problem, &mut |matching| {
        if broken(problem, matching).is_empty() {
            let values = values(problem, matching);
            if best.as_ref().is_none_or(|best| compare(&values, best).is_gt()) {
                best = Some(values);
            }
        }
    });
    best
}

/// Whether some allocation keeps at least these conditions.
pub(crate) fn possible_with(problem: &Problem, conditions: &[Condition]) -> bool {
    let mut possible = false;
    every(problem, &mut |matching| {
        possible |= !broken(problem, matching).iter().any(|at| conditions.contains(at));
    });
    possible
}
