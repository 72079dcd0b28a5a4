//! The conditions of a part of the problem, rebuilt from their names.

use super::rules::members;
use crate::certificate::{Choice, Row};
use crate::outcome::Condition;
use crate::problem::{Edge, Goal, GroupMode, Problem, Scope, Weight};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Which side of its limit a row's sum is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    AtMost,
    AtLeast,
    Equal,
}

/// A row: variables with factors, the side and the limit.
pub(super) struct Sum {
    pub(super) entries: Vec<(usize, i64)>,
    pub(super) side: Side,
    pub(super) limit: i64,
}

/// Some learners, what can be chosen for them, and the conditions in force.
pub(super) struct Chart<'a> {
    pub(super) problem: &'a Problem,
    left_out: HashSet<&'a Condition>,
    learners: HashSet<&'a str>,
    /// Edges that can be chosen, of all learners of the problem.
    pub(super) edges: Vec<&'a Edge>,
    /// Whether the edge's learner is of the part.
    inside: Vec<bool>,
    /// The variable of each edge; none if groups rule it out.
    pub(super) variable: Vec<Option<usize>>,
    by_learner: HashMap<&'a str, Vec<usize>>,
    by_offer: HashMap<&'a str, Vec<usize>>,
    places: HashMap<&'a str, i64>,
    floor: HashMap<&'a str, i64>,
    pub(super) city: HashMap<&'a str, &'a str>,
    others: BTreeMap<Choice, usize>,
    pub(super) width: usize,
}

impl<'a> Chart<'a> {
    /// The chart of these learners, or of all, without the conditions left out.
    pub(super) fn of(
        problem: &'a Problem,
        learners: Option<&'a [String]>,
        left_out: &'a [Condition],
    ) -> Self {
        let mut chart = Self {
            problem,
            left_out: left_out.iter().collect(),
            learners: match learners {
                Some(ids) => ids.iter().map(String::as_str).collect(),
                None => problem.learners.iter().map(|learner| learner.id.as_str()).collect(),
            },
            edges: Vec::new(),
            inside: Vec::new(),
            variable: Vec::new(),
            by_learner: HashMap::new(),
            by_offer: HashMap::new(),
            places: HashMap::new(),
            floor: HashMap::new(),
            city: HashMap::new(),
            others: BTreeMap::new(),
            width: 0,
        };
        chart.count_places();
        chart.name_cities();
        chart.collect_edges();
        chart.unite();
        chart.add_others();
        chart
    }

    fn in_force(&self, condition: Condition) -> bool {
        !self.left_out.contains(&condition)
    }

    fn count_places(&mut self) {
        let mut wanted: HashMap<&str, i64> = HashMap::new();
        for edge in &self.problem.edges {
            *wanted.entry(&edge.offer).or_default() += 1;
        }
        for offer in &self.problem.offers {
            let id = offer.id.as_str();
            let wanted = wanted.get(id).copied().unwrap_or(0);
            let bounded = self.in_force(Condition::Capacity(offer.id.clone()));
            self.places.insert(id, if bounded { wanted.min(offer.capacity) } else { wanted });
            let floor = offer.min > 1 && self.in_force(Condition::Min(offer.id.clone()));
            self.floor.insert(id, if floor { offer.min } else { 0 });
        }
    }

    /// Names each city after its first offer; an offer without a city is one by itself.
    fn name_cities(&mut self) {
        let mut first: HashMap<&str, &str> = HashMap::new();
        for offer in &self.problem.offers {
            let name = match &offer.city {
                Some(city) => first.entry(city).or_insert(&offer.id),
                None => offer.id.as_str(),
            };
            self.city.insert(&offer.id, name);
        }
    }

    fn collect_edges(&mut self) {
        for edge in &self.problem.edges {
            let learner = &edge.learner;
            let forbidden = self.in_force(Condition::Forbidden(learner.clone()))
                && self.problem.forbidden.get(learner).is_some_and(|ids| ids.contains(&edge.offer));
            let locked_away = self.in_force(Condition::Locked(learner.clone()))
                && self.problem.locked.get(learner).is_some_and(|offer| *offer != edge.offer);
            let places = self.places.get(edge.offer.as_str()).copied().unwrap_or(0);
            let floor = self.floor.get(edge.offer.as_str()).copied().unwrap_or(0);
            if forbidden || locked_away || places < floor.max(1) {
                continue;
            }
            let at = self.edges.len();
            self.edges.push(edge);
            self.inside.push(self.learners.contains(learner.as_str()));
            self.by_learner.entry(learner).or_default().push(at);
            self.by_offer.entry(&edge.offer).or_default().push(at);
        }
    }

    /// Gives edges variables: one for all members of a group that shares an offer.
    fn unite(&mut self) {
        let mut class: Vec<usize> = (0..self.edges.len()).collect();
        let mut out = Vec::new();
        for group in self.groups().filter(|group| group.mode == GroupMode::SameOffer) {
            let mut at_offer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for member in &group.members {
                for &at in self.by_learner.get(member.as_str()).into_iter().flatten() {
                    at_offer.entry(&self.edges[at].offer).or_default().push(at);
                }
            }
            for edges in at_offer.into_values() {
                if edges.len() < group.members.len() {
                    out.extend(edges);
                    continue;
                }
                let from: BTreeSet<usize> = edges.iter().map(|at| class[*at]).collect();
                let Some(&to) = from.first() else { continue };
                for class in &mut class {
                    if from.contains(class) {
                        *class = to;
                    }
                }
            }
        }
        let dead: HashSet<usize> = out.into_iter().map(|at| class[at]).collect();
        let mut sizes: HashMap<usize, i64> = HashMap::new();
        for of in &class {
            *sizes.entry(*of).or_default() += 1;
        }
        let mut numbers: HashMap<usize, usize> = HashMap::new();
        for (at, of) in class.iter().enumerate() {
            let too_large = sizes[of] > self.places(&self.edges[at].offer);
            let variable = if dead.contains(of) || too_large || !self.inside[at] {
                None
            } else {
                let next = numbers.len();
                Some(*numbers.entry(*of).or_insert(next))
            };
            self.variable.push(variable);
        }
        self.width = numbers.len();
    }

    fn groups(&self) -> impl Iterator<Item = &'a crate::problem::Group> + use<'a, '_> {
        self.problem.groups.iter().filter(|group| {
            group.members.len() > 1 && self.in_force(Condition::Group(group.id.clone()))
        })
    }

    fn add_others(&mut self) {
        let mut choices: Vec<Choice> = Vec::new();
        for offer in &self.problem.offers {
            if self.floor.get(offer.id.as_str()).is_some_and(|floor| *floor > 0) {
                choices.push(Choice::Open(offer.id.clone()));
            }
        }
        for group in self.groups() {
            match group.mode {
                GroupMode::SameOffer => {}
                GroupMode::TogetherOrNone => choices.push(Choice::Whole(group.id.clone())),
                GroupMode::SameCity => {
                    let cities: BTreeSet<&str> = self.city.values().copied().collect();
                    for city in cities {
                        choices.push(Choice::City(group.id.clone(), city.to_owned()));
                    }
                }
            }
        }
        for choice in choices {
            self.others.insert(choice, self.width);
            self.width += 1;
        }
    }

    pub(super) fn knows(&self, learner: &str) -> bool {
        self.problem.learners.iter().any(|other| other.id == learner)
    }

    /// Whether a learner can be placed, must be, or belongs to a group.
    pub(super) fn matters(&self, learner: &str) -> bool {
        self.by_learner.contains_key(learner)
            || self.must_be_placed(learner)
            || self.groups().any(|group| group.members.iter().any(|member| member == learner))
    }

    fn must_be_placed(&self, learner: &str) -> bool {
        let id = || learner.to_owned();
        self.problem.require.iter().any(|other| other == learner)
            && self.in_force(Condition::Require(id()))
            || self.problem.locked.contains_key(learner) && self.in_force(Condition::Locked(id()))
    }

    /// Whether no group is partly outside.
    pub(super) fn holds_whole_groups(&self) -> bool {
        self.groups().all(|group| {
            let inside = group.members.iter().filter(|id| self.learners.contains(id.as_str()));
            let inside = inside.count();
            inside == 0 || inside == group.members.len()
        })
    }

    pub(super) fn places(&self, offer: &str) -> i64 {
        self.places.get(offer).copied().unwrap_or(0)
    }

    /// The offers that these learners can go to.
    pub(super) fn offers_of(&self, learners: &BTreeSet<&str>) -> BTreeSet<&'a str> {
        let theirs = self.edges.iter().filter(|edge| learners.contains(edge.learner.as_str()));
        theirs.map(|edge| edge.offer.as_str()).collect()
    }

    /// The edge of a learner and an offer.
    pub(super) fn pair(&self, learner: &str, offer: &str) -> Option<usize> {
        let mut edges = self.by_learner.get(learner)?.iter().copied();
        edges.find(|at| self.edges[*at].offer == offer)
    }

    /// Adds a variable for something that is no pair.
    pub(super) fn add_choice(&mut self, choice: Choice) {
        if !self.others.contains_key(&choice) {
            self.others.insert(choice, self.width);
            self.width += 1;
        }
    }

    /// The variables of what is no pair.
    pub(super) fn others(&self) -> impl Iterator<Item = (&Choice, usize)> {
        self.others.iter().map(|(choice, variable)| (choice, *variable))
    }

    /// The variable that a branch decides.
    pub(super) fn choice(&self, choice: &Choice) -> Option<usize> {
        match choice {
            Choice::Pair(learner, offer) => self.variable[self.pair(learner, offer)?],
            other => self.others.get(other).copied(),
        }
    }

    /// Adds up edges of the part by variable; fails if one of them is outside.
    pub(super) fn add(
        &self,
        edges: impl Iterator<Item = (usize, i64)>,
    ) -> Option<BTreeMap<usize, i64>> {
        let mut sums = BTreeMap::new();
        for (at, by) in edges {
            if !self.inside[at] {
                return None;
            }
            if let Some(variable) = self.variable[at] {
                *sums.entry(variable).or_default() += by;
            }
        }
        Some(sums)
    }

    pub(super) fn at_learner(&self, learner: &str) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.by_learner.get(learner).into_iter().flatten().map(|at| (*at, 1))
    }

    pub(super) fn at_offer(&self, offer: &str) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.by_offer.get(offer).into_iter().flatten().map(|at| (*at, 1))
    }

    /// The condition of that name, if it is in force and lies within the part.
    pub(super) fn row(&self, row: &Row) -> Option<Sum> {
        let make = |sums: BTreeMap<usize, i64>, side: Side, limit: i64| {
            Some(Sum { entries: sums.into_iter().collect(), side, limit })
        };
        let with = |mut sums: BTreeMap<usize, i64>, choice: Choice, by: i64| {
            sums.insert(*self.others.get(&choice)?, by);
            Some(sums)
        };
        match row {
            Row::Once(learner) => make(self.add(self.at_learner(learner))?, Side::AtMost, 1),
            Row::Placed(learner) if self.must_be_placed(learner) => {
                self.learners.contains(learner.as_str()).then_some(())?;
                make(self.add(self.at_learner(learner))?, Side::AtLeast, 1)
            }
            Row::Capacity(offer) => {
                make(self.add(self.at_offer(offer))?, Side::AtMost, self.places(offer))
            }
            Row::OpenMost(offer) => {
                let sums = self.add(self.at_offer(offer))?;
                let open = Choice::Open(offer.clone());
                make(with(sums, open, -self.places(offer))?, Side::AtMost, 0)
            }
            Row::OpenLeast(offer) => {
                let sums = self.add(self.at_offer(offer))?;
                let floor = self.floor.get(offer.as_str()).copied()?;
                make(with(sums, Choice::Open(offer.clone()), -floor)?, Side::AtLeast, 0)
            }
            Row::OpenFor(offer, learner) => {
                let pair = self.choice(&Choice::Pair(learner.clone(), offer.clone()))?;
                let sums = BTreeMap::from([(pair, 1)]);
                make(with(sums, Choice::Open(offer.clone()), -1)?, Side::AtMost, 0)
            }
            Row::CapMost(id) => {
                let limit = self.cap(id)?.max?;
                self.in_force(Condition::Cap(id.clone())).then_some(())?;
                make(self.cap_sums(id)?, Side::AtMost, limit)
            }
            Row::CapLeast(id) => {
                let limit = self.cap(id)?.min?;
                self.in_force(Condition::CapMin(id.clone())).then_some(())?;
                make(self.cap_sums(id)?, Side::AtLeast, limit)
            }
            Row::City(group, city, learner) => {
                self.member(group, learner)?;
                let there = self
                    .at_learner(learner)
                    .filter(|(at, _)| self.city[self.edges[*at].offer.as_str()] == city);
                let choice = Choice::City(group.clone(), city.clone());
                make(with(self.add(there)?, choice, -1)?, Side::Equal, 0)
            }
            Row::Whole(group, learner) => {
                self.member(group, learner)?;
                let sums = self.add(self.at_learner(learner))?;
                make(with(sums, Choice::Whole(group.clone()), -1)?, Side::Equal, 0)
            }
            Row::NoBlock(learner, offer) => self.no_block(learner, offer),
            Row::NoMove(by) => self.no_move(by),
            Row::Refuses(refusal) => self.refuses(refusal),
            Row::Placed(_) | Row::Reached(_) | Row::Cut(_) => None,
        }
    }

    /// That a pair does not block, as the stable goal of the problem understands it.
    fn no_block(&self, learner: &str, offer: &str) -> Option<Sum> {
        let with_ties = match self.problem.objective[..] {
            [Goal::StableMaxPlaced] => true,
            [Goal::SuperStableLearnerOptimal] => false,
            _ => return None,
        };
        let mut own = self.by_learner.get(learner)?.iter().copied();
        let pair = own.find(|at| self.edges[*at].offer == offer)?;
        let (rank, score) = (self.edges[pair].rank, self.edges[pair].score);
        let here = self.by_offer.get(offer)?;
        let places = self.places(offer);
        let roomy = here.len() as i64 <= places;
        let factor = if roomy { 1 } else { places };
        let content = self.by_learner.get(learner)?.iter().copied().filter(|at| {
            let other = self.edges[*at].rank;
            *at == pair || other < rank || with_ties && other == rank
        });
        let liked = here.iter().copied().filter(|at| {
            let other = self.edges[*at].score;
            !roomy && (other > score || with_ties && other == score)
        });
        let sums = self.add(content.map(|at| (at, factor)).chain(liked.map(|at| (at, 1))))?;
        Some(Sum { entries: sums.into_iter().collect(), side: Side::AtLeast, limit: factor })
    }

    fn member(&self, group: &str, learner: &str) -> Option<()> {
        let group = self.groups().find(|other| other.id == group)?;
        group.members.iter().any(|member| member == learner).then_some(())
    }

    fn cap(&self, id: &str) -> Option<&'a crate::problem::Cap> {
        self.problem.caps.iter().find(|cap| cap.id == id)
    }

    fn cap_sums(&self, id: &str) -> Option<BTreeMap<usize, i64>> {
        let cap = self.cap(id)?;
        let (offers, learners) = (members(&cap.offers), members(&cap.learners));
        let all = matches!(cap.offers, Scope::All);
        self.add(self.edges.iter().enumerate().filter_map(|(at, edge)| {
            let inside = (all || offers.as_ref()?.contains(edge.offer.as_str()))
                && learners.as_ref().is_none_or(|ids| ids.contains(edge.learner.as_str()));
            let by = if cap.weight == Weight::Price { edge.price } else { 1 };
            inside.then_some((at, by))
        }))
    }
}
