//! Writing a program down: which columns there are, and what each condition says about them.

use super::{Column, Line};
use crate::certificate::Row;
use crate::problem::GroupMode;
use crate::solve::model::Model;
use std::collections::BTreeMap;

/// A program that is being built.
pub(crate) struct Build<'m> {
    model: &'m Model<'m>,
    /// Whether a learner is of this part.
    inside: Vec<bool>,
    pub(crate) columns: Vec<Column>,
    /// The column of each edge that can be chosen.
    column_of: BTreeMap<usize, usize>,
    pub(crate) lines: Vec<Line>,
    pub(crate) waiting: Vec<Line>,
}

impl<'m> Build<'m> {
    /// Everything that the conditions of these learners ask for, with the caps that are in force.
    pub(crate) fn of(model: &'m Model<'m>, learners: &[usize], caps: &[bool]) -> Self {
        let mut build = Self::new(model, learners);
        for &learner in learners {
            build.learner(learner);
        }
        build.offers();
        build.groups();
        build.caps(caps);
        build
    }

    /// Adds a column.
    pub(crate) fn column(&mut self, column: Column) -> usize {
        self.columns.push(column);
        self.columns.len() - 1
    }

    fn new(model: &'m Model<'m>, learners: &[usize]) -> Self {
        let (columns, column_of) = merge(model, learners);
        let mut inside = vec![false; model.problem.learners.len()];
        for &learner in learners {
            inside[learner] = true;
        }
        Self { model, inside, columns, column_of, lines: Vec::new(), waiting: Vec::new() }
    }

    /// How often each column holds these edges.
    pub(crate) fn columns_at(&self, edges: impl IntoIterator<Item = usize>) -> Vec<(usize, i64)> {
        let mut count: BTreeMap<usize, i64> = BTreeMap::new();
        for at in edges {
            if let Some(column) = self.column_of.get(&at) {
                *count.entry(*column).or_default() += 1;
            }
        }
        count.into_iter().collect()
    }

    fn learner(&mut self, learner: usize) {
        let id = self.model.learner_id(learner);
        let entries = self.columns_at(self.model.of_learner[learner].iter().copied());
        let lower = self.model.must_be_placed(learner).then(|| (1, Row::Placed(id.clone())));
        let upper = (entries.len() > 1).then_some((1, Row::Once(id)));
        if lower.is_some() || upper.is_some() {
            self.lines.push(Line { entries, lower, upper });
        }
    }

    fn offers(&mut self) {
        let mut offers: Vec<usize> =
            self.column_of.keys().map(|at| self.model.edges[*at].offer).collect();
        offers.sort_unstable();
        offers.dedup();
        for offer in offers {
            let places = self.model.offers[offer];
            let id = self.model.offer_id(offer);
            let mut entries = self.columns_at(self.model.of_offer[offer].iter().copied());
            let wanted: i64 = entries.iter().map(|(_, size)| size).sum();
            if places.least == 0 {
                if wanted > places.capacity {
                    let upper = Some((places.capacity, Row::Capacity(id)));
                    self.lines.push(Line { entries, lower: None, upper });
                }
                continue;
            }
            let open = self.columns.len();
            self.columns.push(Column::Open(offer));
            for (column, size) in &entries {
                let Column::Edges(edges) = &self.columns[*column] else { continue };
                if *size < places.capacity {
                    let learner = self.model.learner_id(self.model.edges[edges[0]].learner);
                    self.waiting.push(Line {
                        entries: vec![(*column, 1), (open, -1)],
                        lower: None,
                        upper: Some((0, Row::OpenFor(id.clone(), learner))),
                    });
                }
            }
            let mut floor = entries.clone();
            floor.push((open, -places.least));
            self.lines.push(Line {
                entries: floor,
                lower: Some((0, Row::OpenLeast(id.clone()))),
                upper: None,
            });
            entries.push((open, -places.capacity));
            let upper = Some((0, Row::OpenMost(id)));
            self.lines.push(Line { entries, lower: None, upper });
        }
    }

    fn groups(&mut self) {
        let model = self.model;
        for (at, group) in model.groups.iter().enumerate() {
            let Some(first) = group.members.first() else { continue };
            if !self.inside[*first] || group.members.len() < 2 {
                continue;
            }
            match group.mode {
                GroupMode::SameOffer => {}
                GroupMode::SameCity => self.one_city(at),
                GroupMode::TogetherOrNone => {
                    let whole = self.columns.len();
                    self.columns.push(Column::Whole(at));
                    for &member in &group.members {
                        let row = Row::Whole(
                            model.problem.groups[at].id.clone(),
                            model.learner_id(member),
                        );
                        let edges = model.of_learner[member].iter().copied();
                        self.equal(edges.collect(), whole, row);
                    }
                }
            }
        }
    }

    fn one_city(&mut self, group: usize) {
        let model = self.model;
        let members = &model.groups[group].members;
        let mut cities: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &member in members {
            for &at in &model.of_learner[member] {
                cities.entry(model.city[model.edges[at].offer]).or_default().push(at);
            }
        }
        for (city, edges) in cities {
            let Some(first) = model.city.iter().position(|other| *other == city) else { continue };
            let column = self.columns.len();
            self.columns.push(Column::City(group, first));
            for &member in members {
                let row = Row::City(
                    model.problem.groups[group].id.clone(),
                    model.offer_id(first),
                    model.learner_id(member),
                );
                let of_member =
                    edges.iter().copied().filter(|at| model.edges[*at].learner == member);
                self.equal(of_member.collect(), column, row);
            }
        }
    }

    fn equal(&mut self, edges: Vec<usize>, column: usize, row: Row) {
        let mut entries = self.columns_at(edges);
        entries.push((column, -1));
        self.lines.push(Line { entries, lower: Some((0, row.clone())), upper: Some((0, row)) });
    }

    fn caps(&mut self, in_force: &[bool]) {
        for (at, cap) in self.model.caps.iter().enumerate() {
            if !in_force[at] {
                continue;
            }
            let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
            let mut concerned = false;
            for (edge, by) in &cap.entries {
                concerned |=
                    self.model.possible(*edge) && self.inside[self.model.edges[*edge].learner];
                if let Some(column) = self.column_of.get(edge) {
                    *sums.entry(*column).or_default() += by;
                }
            }
            let nothing_anywhere = cap.entries.iter().all(|(edge, _)| !self.model.possible(*edge));
            if !concerned && !nothing_anywhere {
                continue;
            }
            self.lines.push(Line {
                entries: sums.into_iter().filter(|(_, by)| *by != 0).collect(),
                lower: cap.least.map(|limit| (limit, self.model.cap_row(at, true))),
                upper: cap.most.map(|limit| (limit, self.model.cap_row(at, false))),
            });
        }
    }
}

/// The edges of the learners that can be chosen, those of groups that share an offer as one.
fn merge(model: &Model<'_>, learners: &[usize]) -> (Vec<Column>, BTreeMap<usize, usize>) {
    let mut leader: BTreeMap<usize, usize> = learners
        .iter()
        .flat_map(|learner| model.of_learner[*learner].iter())
        .filter(|at| model.possible(**at))
        .map(|at| (*at, *at))
        .collect();
    let mut dead = Vec::new();
    for group in &model.groups {
        if group.mode != GroupMode::SameOffer || group.members.len() < 2 {
            continue;
        }
        let mut by_offer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &member in &group.members {
            for &at in &model.of_learner[member] {
                if leader.contains_key(&at) {
                    by_offer.entry(model.edges[at].offer).or_default().push(at);
                }
            }
        }
        for edges in by_offer.into_values() {
            if edges.len() < group.members.len() {
                dead.extend(edges);
                continue;
            }
            for pair in edges.windows(2) {
                let (a, b) = (find(&leader, pair[0]), find(&leader, pair[1]));
                leader.insert(a.max(b), a.min(b));
            }
        }
    }
    let dead: Vec<usize> = dead.into_iter().map(|at| find(&leader, at)).collect();
    let mut classes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in leader.keys() {
        classes.entry(find(&leader, at)).or_default().push(at);
    }
    let mut columns = Vec::new();
    let mut column_of = BTreeMap::new();
    for (first, edges) in classes {
        let capacity = model.offers[model.edges[first].offer].capacity;
        if dead.contains(&first) || edges.len() as i64 > capacity {
            continue;
        }
        for &at in &edges {
            column_of.insert(at, columns.len());
        }
        columns.push(Column::Edges(edges));
    }
    (columns, column_of)
}

fn find(leader: &BTreeMap<usize, usize>, mut at: usize) -> usize {
    while leader[&at] != at {
        at = leader[&at];
    }
    at
}
