//! Reading `vet-alloc/1` from JSON, so that a bad file is told everything that is wrong with it.
//!
//! The text is read in one pass into loose types that take any scalar, then made strict field by
//! field. Fields that the format does not know are passed over, so that a file may carry notes.

mod scalar;
mod scope;

use super::fault::{Fault, FaultKind, Faults, Invalid};
use super::{Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Problem, Weight};
use scalar::{Pairs, Scalar};
use scope::RawScope;
use serde::Deserialize;
use serde::de::Deserializer;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl Problem {
    /// Reads a problem, bare or wrapped in `{"problem": ...}`, and validates it.
    ///
    /// # Errors
    /// Everything that is wrong, with its place.
    pub fn from_json(text: &[u8]) -> Result<Self, Invalid> {
        let raw: RawProblem = serde_json::from_slice(text).map_err(|error| Invalid {
            faults: vec![Fault::new(FaultKind::Malformed, "", error)],
        })?;
        let problem = raw.strict()?;
        problem.validate()?;
        Ok(problem)
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RawProblem::deserialize(deserializer)?.strict().map_err(serde::de::Error::custom)
    }
}

#[derive(Deserialize, Default)]
struct RawProblem {
    problem: Option<Box<RawProblem>>,
    #[serde(default)]
    format: Scalar,
    learners: Option<Vec<RawLearner>>,
    offers: Option<Vec<RawOffer>>,
    edges: Option<Vec<RawEdge>>,
    objective: Option<Vec<Scalar>>,
    #[serde(default)]
    groups: Vec<RawGroup>,
    #[serde(default)]
    caps: Vec<RawCap>,
    #[serde(default)]
    require: Vec<Scalar>,
    #[serde(default)]
    locked: Pairs<Scalar>,
    #[serde(default)]
    forbidden: Pairs<Vec<Scalar>>,
    #[serde(default)]
    prior: Pairs<Scalar>,
}

#[derive(Deserialize)]
struct RawLearner {
    #[serde(default)]
    id: Scalar,
    #[serde(default)]
    class: Scalar,
    #[serde(default)]
    protected: Scalar,
}

#[derive(Deserialize)]
struct RawOffer {
    #[serde(default)]
    id: Scalar,
    #[serde(default)]
    capacity: Scalar,
    #[serde(default)]
    min: Scalar,
    #[serde(default)]
    city: Scalar,
    #[serde(default)]
    host_partner: Scalar,
    #[serde(default)]
    start_week: Scalar,
    #[serde(default)]
    weeks: Scalar,
}

#[derive(Deserialize)]
struct RawEdge {
    #[serde(default)]
    learner: Scalar,
    #[serde(default)]
    offer: Scalar,
    #[serde(default)]
    rank: Scalar,
    #[serde(default)]
    score: Scalar,
    #[serde(default)]
    cost: Scalar,
    #[serde(default)]
    price: Scalar,
}

#[derive(Deserialize)]
struct RawGroup {
    #[serde(default)]
    id: Scalar,
    #[serde(default)]
    mode: Scalar,
    #[serde(default)]
    members: Vec<Scalar>,
}

#[derive(Deserialize)]
struct RawCap {
    #[serde(default)]
    id: Scalar,
    #[serde(default)]
    offers: RawScope,
    #[serde(default)]
    learners: RawScope,
    #[serde(default)]
    max: Scalar,
    #[serde(default)]
    min: Scalar,
    #[serde(default)]
    weight: Scalar,
}

impl RawProblem {
    fn strict(self) -> Result<Problem, Invalid> {
        if let Some(inner) = self.problem {
            return inner.strict();
        }
        let mut faults = Faults::default();
        let f = &mut faults;
        match &self.format {
            Scalar::Absent | Scalar::Null => {}
            Scalar::Text(name) if name == "vet-alloc/1" => {}
            other => f.add(FaultKind::UnknownFormat, || "format".to_owned(), other),
        }
        let learners = required(self.learners, "learners", f);
        let offers = required(self.offers, "offers", f);
        let edges = required(self.edges, "edges", f);
        let objective = required(self.objective, "objective", f);
        let problem = Problem {
            learners: each(learners, "learners", |raw, at| raw.strict(at, f)),
            offers: each(offers, "offers", |raw, at| raw.strict(at, f)),
            edges: each(edges, "edges", |raw, at| raw.strict(at, f)),
            objective: objective
                .into_iter()
                .enumerate()
                .filter_map(|(index, name)| named_goal(name, index, f))
                .collect(),
            groups: each(self.groups, "groups", |raw, at| raw.strict(at, f)),
            caps: each(self.caps, "caps", |raw, at| raw.strict(at, f)),
            require: texts(self.require, "require", f),
            locked: map(self.locked, "locked", f, |value, place, f| value.text(place, f)),
            forbidden: map(self.forbidden, "forbidden", f, texts),
            prior: map(self.prior, "prior", f, |value, place, f| value.text(place, f)),
        };
        faults.or(problem)
    }
}

/// Where something stands: a list and a number in it. Written out only if there is a fault.
#[derive(Clone, Copy)]
struct At(&'static str, usize);

impl At {
    fn field(self, name: &'static str) -> impl Fn() -> String {
        move || format!("{}[{}].{name}", self.0, self.1)
    }
}

impl RawLearner {
    fn strict(self, at: At, f: &mut Faults) -> Learner {
        Learner {
            id: self.id.text_at(at.field("id"), f),
            class: self.class.optional_text(at.field("class"), f),
            protected: self.protected.flag(at.field("protected"), f),
        }
    }
}

impl RawOffer {
    fn strict(self, at: At, f: &mut Faults) -> Offer {
        Offer {
            id: self.id.text_at(at.field("id"), f),
            capacity: self.capacity.whole(1, at.field("capacity"), f),
            min: self.min.whole(0, at.field("min"), f),
            city: self.city.optional_text(at.field("city"), f),
            host_partner: self.host_partner.optional_text(at.field("host_partner"), f),
            start_week: self.start_week.optional_whole(at.field("start_week"), f),
            weeks: self.weeks.optional_whole(at.field("weeks"), f),
        }
    }
}

impl RawEdge {
    fn strict(self, at: At, f: &mut Faults) -> Edge {
        Edge {
            learner: self.learner.text_at(at.field("learner"), f),
            offer: self.offer.text_at(at.field("offer"), f),
            rank: self.rank.whole(1, at.field("rank"), f),
            score: self.score.whole(0, at.field("score"), f),
            cost: self.cost.whole(0, at.field("cost"), f),
            price: self.price.whole(0, at.field("price"), f),
        }
    }
}

impl RawGroup {
    fn strict(self, at: At, f: &mut Faults) -> Group {
        let mode = self.mode.text_at(at.field("mode"), f);
        let named = GroupMode::named(&mode);
        if named.is_none() && !mode.is_empty() {
            f.add(FaultKind::UnknownValue, at.field("mode"), &mode);
        }
        let place = at.field("members");
        Group {
            id: self.id.text_at(at.field("id"), f),
            mode: named.unwrap_or(GroupMode::TogetherOrNone),
            members: self.members.into_iter().map(|id| id.text_at(&place, f)).collect(),
        }
    }
}

impl RawCap {
    fn strict(self, at: At, f: &mut Faults) -> Cap {
        let weight = match self.weight.optional_text(at.field("weight"), f).as_deref() {
            None | Some("count") => Weight::Count,
            Some("price") => Weight::Price,
            Some(other) => {
                f.add(FaultKind::UnknownValue, at.field("weight"), other);
                Weight::Count
            }
        };
        Cap {
            id: self.id.text_at(at.field("id"), f),
            offers: self.offers.strict(at.field("offers"), f),
            learners: self.learners.strict(at.field("learners"), f),
            max: self.max.optional_whole(at.field("max"), f),
            min: self.min.optional_whole(at.field("min"), f),
            weight,
        }
    }
}

fn required<T>(list: Option<Vec<T>>, name: &'static str, f: &mut Faults) -> Vec<T> {
    list.unwrap_or_else(|| {
        f.add(FaultKind::MissingField, || name.to_owned(), "");
        Vec::new()
    })
}

fn each<R, T>(list: Vec<R>, name: &'static str, mut strict: impl FnMut(R, At) -> T) -> Vec<T> {
    list.into_iter().enumerate().map(|(index, raw)| strict(raw, At(name, index))).collect()
}

fn named_goal(name: Scalar, index: usize, f: &mut Faults) -> Option<Goal> {
    let place = || format!("objective[{index}]");
    let name = name.text_at(place, f);
    let goal = Goal::named(&name);
    if goal.is_none() && !name.is_empty() {
        f.add(FaultKind::UnknownGoal, place, name);
    }
    goal
}

fn texts(list: Vec<Scalar>, place: &str, f: &mut Faults) -> Vec<String> {
    list.into_iter().map(|id| id.text(place, f)).collect()
}

fn map<R, T>(
    pairs: Pairs<R>,
    name: &str,
    f: &mut Faults,
    strict: impl Fn(R, &str, &mut Faults) -> T,
) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    for (id, raw) in pairs.0 {
        let place = format!("{name}.{id}");
        let value = strict(raw, &place, f);
        match map.entry(id) {
            Entry::Occupied(known) => {
                f.add(FaultKind::DuplicateId, || name.to_owned(), known.key())
            }
            Entry::Vacant(free) => {
                free.insert(value);
            }
        }
    }
    map
}
