//! One part of the problem as an integer program: columns to choose, lines to keep.
//!
//! Groups that share an offer are one column for each offer, which keeps the linear relaxation
//! close to the truth: half a group never goes anywhere.

use super::exact::Domain;
use super::model::Model;
use crate::certificate::{Choice, Cut, Row};
use crate::linear::Linear;
use crate::problem::GroupMode;
use std::collections::BTreeMap;

/// What one column decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// These edges, all to one offer, are chosen together.
    Edges(Vec<usize>),
    /// An offer with a floor is open.
    Open(usize),
    /// A group goes to the city of this offer, which is the city's first.
    City(usize, usize),
    /// A group is placed.
    Whole(usize),
}

/// `lower <= sum of entries <= upper`, and the names of both sides.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) entries: Vec<(usize, i64)>,
    pub(crate) lower: Option<(i64, Row)>,
    pub(crate) upper: Option<(i64, Row)>,
}

/// A part of the problem.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) learners: Vec<usize>,
    pub(crate) columns: Vec<Column>,
    pub(crate) lines: Vec<Line>,
    /// Lines that are only written down once the relaxation breaks them.
    pub(crate) waiting: Vec<Line>,
    pub(crate) linear: Linear,
    /// Columns that are decided for good, such as those out because of a goal that was reached.
    pub(crate) fixed: Vec<Domain>,
    /// Whether lines may be added that follow from the others. Not where limits are changed later.
    pub(crate) may_cut: bool,
    /// How those lines follow.
    pub(crate) cuts: Vec<Cut>,
}

impl Program {
    /// The program of these learners with the caps that are in force.
    pub(crate) fn of(model: &Model<'_>, learners: Vec<usize>, caps: &[bool]) -> Self {
        let mut build = Build::new(model, &learners);
        for &learner in &learners {
            build.learner(learner);
        }
        build.offers();
        build.groups();
        build.caps(caps);
        let Build { columns, lines, waiting, .. } = build;
        let mut linear = Linear::new(columns.len());
        for line in &lines {
            add(&mut linear, line);
        }
        let fixed = vec![Domain::Open; columns.len()];
        let (may_cut, cuts) = (false, Vec::new());
        Self { learners, columns, lines, waiting, linear, fixed, may_cut, cuts }
    }

    /// Adds a line, to the relaxation too.
    pub(crate) fn add(&mut self, line: Line) {
        add(&mut self.linear, &line);
        self.lines.push(line);
    }

    /// Adds a line that follows from the others, with the name of [`Self::next_cut`].
    pub(crate) fn add_cut(&mut self, line: Line, cut: Cut) {
        self.add(line);
        self.cuts.push(cut);
    }

    /// The name of the next line that follows from the others.
    pub(crate) fn next_cut(&self) -> Row {
        Row::Cut(self.cuts.len())
    }

    /// Changes how much an upper side allows, by name. Answers whether there is such a line.
    pub(crate) fn allow_more(&mut self, row: &Row, more: i64) -> bool {
        let lines = self.lines.iter_mut().enumerate();
        let found = lines.filter_map(|(at, line)| Some((at, line.upper.as_mut()?)));
        let Some((at, (limit, _))) = found.into_iter().find(|(_, (_, name))| name == row) else {
            return false;
        };
        *limit += more;
        self.linear.set_upper(at, *limit as f64);
        true
    }

    /// The column of an edge, if it can be chosen.
    pub(crate) fn column_of(&self, edge: usize) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| matches!(column, Column::Edges(edges) if edges.contains(&edge)))
    }

    /// Writes down the waiting lines that the present point of the relaxation breaks.
    pub(crate) fn wake(&mut self) -> bool {
        let (broken, kept) = std::mem::take(&mut self.waiting).into_iter().partition(|line| {
            let sum: f64 =
                line.entries.iter().map(|(at, by)| self.linear.value(*at) * *by as f64).sum();
            line.upper.as_ref().is_some_and(|(limit, _)| sum > *limit as f64 + 1e-5)
        });
        self.waiting = kept;
        let broken: Vec<Line> = broken;
        let any = !broken.is_empty();
        for line in broken {
            self.add(line);
        }
        any
    }

    /// Whether a choice of columns keeps every line.
    pub(crate) fn allows(&self, chosen: &[bool]) -> bool {
        self.lines.iter().chain(&self.waiting).all(|line| {
            let sum = line.sum(chosen);
            line.lower.as_ref().is_none_or(|(limit, _)| sum >= i128::from(*limit))
                && line.upper.as_ref().is_none_or(|(limit, _)| sum <= i128::from(*limit))
        }) && chosen.iter().zip(&self.fixed).all(|(chosen, fixed)| fixed.allows(*chosen))
    }

    /// Closes everything at worse ranks for the goals to come.
    pub(crate) fn close_beyond(&mut self, model: &Model<'_>, rank: i64) {
        let beyond = self.coefficients(|at| i64::from(model.edges[at].rank > rank));
        for (fixed, beyond) in self.fixed.iter_mut().zip(beyond) {
            if beyond > 0 {
                *fixed = Domain::No;
            }
        }
    }

    /// The sum of a number over the edges of each column.
    pub(crate) fn coefficients(&self, of_edge: impl Fn(usize) -> i64) -> Vec<i64> {
        self.columns
            .iter()
            .map(|column| match column {
                Column::Edges(edges) => edges.iter().map(|at| of_edge(*at)).sum(),
                _ => 0,
            })
            .collect()
    }

    /// The edges that a choice of columns stands for.
    pub(crate) fn edges(&self, chosen: &[bool]) -> Vec<usize> {
        self.columns
            .iter()
            .zip(chosen)
            .filter(|(_, chosen)| **chosen)
            .flat_map(|(column, _)| match column {
                Column::Edges(edges) => edges.as_slice(),
                _ => &[],
            })
            .copied()
            .collect()
    }

    /// The name of a column for a proof.
    pub(crate) fn name(&self, model: &Model<'_>, column: usize) -> Choice {
        let group = |at: usize| model.problem.groups[at].id.clone();
        match &self.columns[column] {
            Column::Edges(edges) => {
                let pair = model.edges[edges[0]];
                Choice::Pair(model.learner_id(pair.learner), model.offer_id(pair.offer))
            }
            Column::Open(offer) => Choice::Open(model.offer_id(*offer)),
            Column::City(at, offer) => Choice::City(group(*at), model.offer_id(*offer)),
            Column::Whole(at) => Choice::Whole(group(*at)),
        }
    }
}

impl Line {
    /// The sum for a choice of columns.
    pub(crate) fn sum(&self, chosen: &[bool]) -> i128 {
        self.entries.iter().filter(|(at, _)| chosen[*at]).map(|(_, by)| i128::from(*by)).sum()
    }
}

fn add(linear: &mut Linear, line: &Line) {
    let lower = line.lower.as_ref().map_or(f64::NEG_INFINITY, |(limit, _)| *limit as f64);
    let upper = line.upper.as_ref().map_or(f64::INFINITY, |(limit, _)| *limit as f64);
    linear.add_row(&line.entries, lower, upper);
}

struct Build<'m> {
    model: &'m Model<'m>,
    /// Whether a learner is of this part.
    inside: Vec<bool>,
    columns: Vec<Column>,
    /// The column of each edge that can be chosen.
    column_of: BTreeMap<usize, usize>,
    lines: Vec<Line>,
    waiting: Vec<Line>,
}

impl<'m> Build<'m> {
    fn new(model: &'m Model<'m>, learners: &[usize]) -> Self {
        let (columns, column_of) = merge(model, learners);
        let mut inside = vec![false; model.problem.learners.len()];
        for &learner in learners {
            inside[learner] = true;
        }
        Self { model, inside, columns, column_of, lines: Vec::new(), waiting: Vec::new() }
    }

    fn columns_at(&self, edges: impl IntoIterator<Item = usize>) -> Vec<(usize, i64)> {
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
