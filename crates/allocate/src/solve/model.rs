//! The problem with numbers instead of names, and with some of its conditions left out if asked.

use crate::certificate::Row;
use crate::outcome::Condition;
use crate::problem::{GroupMode, Problem, Scope, Weight};
use std::collections::{BTreeMap, HashMap};

/// A problem by indices, as validated.
#[derive(Clone, Debug)]
pub(crate) struct Model<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) edges: Vec<Pair>,
    /// Edges of each learner, in the order of the problem.
    pub(crate) of_learner: Vec<Vec<usize>>,
    pub(crate) of_offer: Vec<Vec<usize>>,
    pub(crate) offers: Vec<Places>,
    /// City of each offer; offers without one have a city of their own.
    pub(crate) city: Vec<usize>,
    pub(crate) groups: Vec<Together>,
    pub(crate) caps: Vec<Bound>,
    pub(crate) required: Vec<bool>,
    pub(crate) locked: Vec<Lock>,
    pub(crate) protected: Vec<bool>,
    /// Edges that are ruled out.
    pub(crate) forbidden: Vec<bool>,
}

/// An edge by indices.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) learner: usize,
    pub(crate) offer: usize,
    pub(crate) rank: i64,
    pub(crate) score: i64,
    pub(crate) cost: i64,
    pub(crate) price: i64,
    /// Whether it is the learner's prior place.
    pub(crate) keeps: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    pub(crate) capacity: i64,
    /// At least so many if any; 0 if that asks nothing.
    pub(crate) least: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Together {
    pub(crate) mode: GroupMode,
    pub(crate) members: Vec<usize>,
}

/// A cap by edges.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) entries: Vec<(usize, i64)>,
    pub(crate) most: Option<i64>,
    pub(crate) least: Option<i64>,
}

/// Whether a learner is bound to one offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    Free,
    To(usize),
    /// To an offer that the learner is not eligible for.
    Nowhere,
}

impl<'a> Model<'a> {
    /// Resolves names. The problem must be valid.
    pub(crate) fn of(problem: &'a Problem) -> Self {
        let learners = index(problem.learners.iter().map(|learner| &*learner.id));
        let offers = index(problem.offers.iter().map(|offer| &*offer.id));
        let edges: Vec<Pair> = problem
            .edges
            .iter()
            .map(|edge| Pair {
                learner: learners[&*edge.learner],
                offer: offers[&*edge.offer],
                rank: edge.rank,
                score: edge.score,
                cost: edge.cost,
                price: edge.price,
                keeps: problem.prior.get(&edge.learner) == Some(&edge.offer),
            })
            .collect();
        let mut of_learner = vec![Vec::new(); problem.learners.len()];
        let mut of_offer = vec![Vec::new(); problem.offers.len()];
        for (at, edge) in edges.iter().enumerate() {
            of_learner[edge.learner].push(at);
            of_offer[edge.offer].push(at);
        }
        let mut forbidden = vec![false; edges.len()];
        for (learner, list) in &problem.forbidden {
            for &at in &of_learner[learners[&**learner]] {
                forbidden[at] = list.contains(&problem.edges[at].offer);
            }
        }
        let mut locked = vec![Lock::Free; problem.learners.len()];
        for (learner, offer) in &problem.locked {
            let learner = learners[&**learner];
            let edge = of_learner[learner].iter().find(|at| problem.edges[**at].offer == *offer);
            locked[learner] = edge.map_or(Lock::Nowhere, |at| Lock::To(*at));
        }
        let mut required = vec![false; problem.learners.len()];
        for learner in &problem.require {
            required[learners[&**learner]] = true;
        }
        let groups = problem
            .groups
            .iter()
            .map(|group| Together {
                mode: group.mode,
                members: group.members.iter().map(|member| learners[&**member]).collect(),
            })
            .collect();
        Self {
            city: cities(problem),
            caps: caps(problem, &learners, &offers, &edges),
            offers: problem
                .offers
                .iter()
                .zip(&of_offer)
                .map(|(offer, edges)| Places {
                    // More places than there are pairs bind nobody.
                    capacity: offer.capacity.min(edges.len() as i64),
                    least: if offer.min > 1 { offer.min } else { 0 },
                })
                .collect(),
            protected: problem.learners.iter().map(|learner| learner.protected).collect(),
            problem,
            edges,
            of_learner,
            of_offer,
            groups,
            required,
            locked,
            forbidden,
        }
    }

    /// Every condition that could take part in a clash.
    pub(crate) fn conditions(&self) -> Vec<Condition> {
        let problem = self.problem;
        let mut all = Vec::new();
        for (id, lock) in problem.learners.iter().zip(&self.locked) {
            if *lock != Lock::Free {
                all.push(Condition::Locked(id.id.clone()));
            }
        }
        all.extend(problem.require.iter().cloned().map(Condition::Require));
        for cap in &problem.caps {
            all.extend(cap.min.map(|_| Condition::CapMin(cap.id.clone())));
            all.extend(cap.max.map(|_| Condition::Cap(cap.id.clone())));
        }
        all.extend(problem.forbidden.keys().cloned().map(Condition::Forbidden));
        all.extend(problem.groups.iter().map(|group| Condition::Group(group.id.clone())));
        for (offer, places) in problem.offers.iter().zip(&self.offers) {
            if places.least > 0 {
                all.push(Condition::Min(offer.id.clone()));
            }
        }
        for (offer, edges) in problem.offers.iter().zip(&self.of_offer) {
            if (edges.len() as i64) > offer.capacity {
                all.push(Condition::Capacity(offer.id.clone()));
            }
        }
        all
    }

    /// The same problem with only these conditions.
    pub(crate) fn with_only(&self, conditions: &[Condition]) -> Self {
        let kept = |condition: Condition| conditions.contains(&condition);
        let mut model = self.clone();
        for (at, learner) in self.problem.learners.iter().enumerate() {
            let id = &learner.id;
            if model.locked[at] != Lock::Free && !kept(Condition::Locked(id.clone())) {
                model.locked[at] = Lock::Free;
            }
            if model.required[at] && !kept(Condition::Require(id.clone())) {
                model.required[at] = false;
            }
            if self.problem.forbidden.contains_key(id) && !kept(Condition::Forbidden(id.clone())) {
                for &edge in &self.of_learner[at] {
                    model.forbidden[edge] = false;
                }
            }
        }
        for (at, offer) in self.problem.offers.iter().enumerate() {
            if !kept(Condition::Capacity(offer.id.clone())) {
                model.offers[at].capacity =
                    model.offers[at].capacity.max(self.of_offer[at].len() as i64);
            }
            if model.offers[at].least > 0 && !kept(Condition::Min(offer.id.clone())) {
                model.offers[at].least = 0;
            }
        }
        for (at, cap) in self.problem.caps.iter().enumerate() {
            if !kept(Condition::Cap(cap.id.clone())) {
                model.caps[at].most = None;
            }
            if !kept(Condition::CapMin(cap.id.clone())) {
                model.caps[at].least = None;
            }
        }
        for (at, group) in self.problem.groups.iter().enumerate() {
            if !kept(Condition::Group(group.id.clone())) {
                model.groups[at].members.truncate(1);
                model.groups[at].mode = GroupMode::TogetherOrNone;
            }
        }
        model
    }

    /// Whether a cap could be broken by any choice at all.
    pub(crate) fn can_bind(&self, cap: &Bound) -> bool {
        let mut extremes: BTreeMap<usize, (i128, i128)> = BTreeMap::new();
        for (edge, by) in cap.entries.iter().filter(|(edge, _)| self.possible(*edge)) {
            let (least, most) = extremes.entry(self.edges[*edge].learner).or_default();
            *least = (*least).min(i128::from(*by));
            *most = (*most).max(i128::from(*by));
        }
        let (least, most) = extremes
            .values()
            .fold((0, 0), |(least, most), (by_least, by_most)| (least + by_least, most + by_most));
        cap.most.is_some_and(|limit| most > i128::from(limit))
            || cap.least.is_some_and(|limit| least < i128::from(limit))
    }

    /// Whether an edge can be chosen at all as far as its learner and its offer are concerned.
    pub(crate) fn possible(&self, edge: usize) -> bool {
        let pair = self.edges[edge];
        let places = self.offers[pair.offer];
        let lock = self.locked[pair.learner];
        !self.forbidden[edge]
            && places.capacity >= places.least.max(1)
            && (lock == Lock::Free || lock == Lock::To(edge))
    }

    /// Whether the learner must have a place.
    pub(crate) fn must_be_placed(&self, learner: usize) -> bool {
        self.required[learner] || self.locked[learner] != Lock::Free
    }

    /// The groups of a learner as conditions.
    pub(crate) fn groups_of(&self, learner: usize) -> impl Iterator<Item = Condition> + '_ {
        let groups = self.groups.iter().zip(&self.problem.groups);
        groups
            .filter(move |(group, _)| group.members.contains(&learner))
            .map(|(_, group)| Condition::Group(group.id.clone()))
    }

    pub(crate) fn learner_id(&self, learner: usize) -> String {
        self.problem.learners[learner].id.clone()
    }

    pub(crate) fn offer_id(&self, offer: usize) -> String {
        self.problem.offers[offer].id.clone()
    }

    pub(crate) fn cap_row(&self, cap: usize, least: bool) -> Row {
        let id = self.problem.caps[cap].id.clone();
        if least { Row::CapLeast(id) } else { Row::CapMost(id) }
    }

    /// The allocation by names.
    pub(crate) fn matching(&self, chosen: &[usize]) -> BTreeMap<String, String> {
        chosen
            .iter()
            .map(|at| {
                let edge = &self.problem.edges[*at];
                (edge.learner.clone(), edge.offer.clone())
            })
            .collect()
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

fn cities(problem: &Problem) -> Vec<usize> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut next = 0;
    problem
        .offers
        .iter()
        .map(|offer| {
            let mut new = || {
                next += 1;
                next - 1
            };
            match &offer.city {
                Some(city) => *known.entry(city).or_insert_with(new),
                None => new(),
            }
        })
        .collect()
}

fn caps(
    problem: &Problem,
    learners: &HashMap<&str, usize>,
    offers: &HashMap<&str, usize>,
    edges: &[Pair],
) -> Vec<Bound> {
    let inside = |scope: &Scope, ids: &HashMap<&str, usize>, size: usize| match scope {
        Scope::All => vec![true; size],
        Scope::Only(list) => {
            let mut inside = vec![false; size];
            for id in list {
                inside[ids[&**id]] = true;
            }
            inside
        }
    };
    problem
        .caps
        .iter()
        .map(|cap| {
            let of_learner = inside(&cap.learners, learners, problem.learners.len());
            let of_offer = inside(&cap.offers, offers, problem.offers.len());
            let entries = edges
                .iter()
                .enumerate()
                .filter(|(_, edge)| of_learner[edge.learner] && of_offer[edge.offer])
                .map(|(at, edge)| match cap.weight {
                    Weight::Count => (at, 1),
                    Weight::Price => (at, edge.price),
                })
                .collect();
            Bound { entries, most: cap.max, least: cap.min }
        })
        .collect()
}
