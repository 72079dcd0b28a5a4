//! One part of the problem as an integer program: columns to choose, lines to keep.
//!
//! Groups that share an offer are one column for each offer, which keeps the linear relaxation
//! close to the truth: half a group never goes anywhere.

mod build;
mod parts;

pub(crate) use build::Build;
pub(crate) use parts::parts;

use super::exact::Domain;
use super::model::Model;
use crate::certificate::{Choice, Cut, Row};
use crate::linear::Linear;

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
    /// What has this name in a proof.
    Named(Choice),
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
        let build = Build::of(model, &learners, caps);
        Self::from(learners, build)
    }

    /// The program that was built.
    pub(crate) fn from(learners: Vec<usize>, build: Build<'_>) -> Self {
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
            Column::Named(name) => name.clone(),
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
