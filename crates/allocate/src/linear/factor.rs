//! A sparse factorisation of the basis, updated pivot by pivot and renewed now and then.
//!
//! Most columns of an allocation's basis are single entries or nearly so. The factorisation takes
//! those first and chooses the rest after Markowitz, so that hardly any new entry appears. Systems
//! are solved in the order of the pivots, touching only what the right side reaches.

use super::elimination::Elimination;
use super::peel::{Kind, Peel};
use super::sparse::Sparse;
use super::triangle::Triangle;

/// Solves systems with the basis matrix `B`, whose rows are constraints and whose columns are
/// places in the basis.
#[derive(Debug, Default)]
pub(super) struct Factor {
    row_of_step: Vec<u32>,
    place_of_step: Vec<u32>,
    step_of_row: Vec<u32>,
    step_of_place: Vec<u32>,
    pivots: Vec<f64>,
    /// The two factors, by columns and by rows, numbered by step.
    lower: Triangle,
    lower_rows: Triangle,
    upper: Triangle,
    upper_rows: Triangle,
    updates: Vec<Update>,
    /// The entries of all updates.
    others: Vec<(u32, f64)>,
    peel: Peel,
    work: Sparse,
}

/// A column of the basis that was replaced since.
#[derive(Debug)]
struct Update {
    place: u32,
    pivot: f64,
    /// Where its entries end.
    end: u32,
}

impl Factor {
    /// How many replacements were made since the last factorisation.
    pub(super) fn updates(&self) -> usize {
        self.updates.len()
    }

    /// Whether the replacements have become more to carry than a new factorisation is.
    pub(super) fn is_worn(&self) -> bool {
        self.updates.len() >= 100 || self.others.len() > 3 * self.pivots.len() + 3_000
    }

    /// Factorises the matrix with these columns. Answers which places could not be pivoted and
    /// which rows were left, if the matrix is singular.
    pub(super) fn renew(&mut self, columns: &[&[(usize, f64)]]) -> Vec<(usize, usize)> {
        let size = columns.len();
        self.updates.clear();
        self.others.clear();
        self.row_of_step.clear();
        self.place_of_step.clear();
        self.pivots.clear();
        self.work.reset(size);
        let (mut lower, mut upper) = (Vec::new(), Vec::new());
        self.peel.begin(columns);
        while let Some((row, place, kind)) = self.peel.next(columns) {
            let of_row = |(at, _): &&(usize, f64)| *at == row;
            let pivot = columns[place].iter().find(of_row).map_or(0.0, |(_, entry)| *entry);
            let step = self.step(row, place, pivot);
            match kind {
                Kind::Place => upper
                    .extend(self.peel.rest_of_row(row).map(|(place, by)| (step, place as u32, by))),
                Kind::Row => {
                    let others = columns[place].iter().filter(|(at, _)| !self.peel.row_done[*at]);
                    lower.extend(others.map(|(row, by)| (step, *row as u32, by / pivot)));
                }
            }
        }
        let singular = self.kernel(columns, &mut lower, &mut upper);
        if singular.is_empty() {
            self.number(size, &lower, &upper);
        }
        singular
    }

    fn step(&mut self, row: usize, place: usize, pivot: f64) -> u32 {
        self.row_of_step.push(row as u32);
        self.place_of_step.push(place as u32);
        self.pivots.push(pivot);
        self.pivots.len() as u32 - 1
    }

    /// Eliminates what has no triangular outside.
    fn kernel(
        &mut self,
        columns: &[&[(usize, f64)]],
        lower: &mut Vec<(u32, u32, f64)>,
        upper: &mut Vec<(u32, u32, f64)>,
    ) -> Vec<(usize, usize)> {
        let left =
            |done: &[bool]| -> Vec<usize> { (0..done.len()).filter(|at| !done[*at]).collect() };
        let (rows, places) = (left(&self.peel.row_done), left(&self.peel.place_done));
        let mut number = vec![0; columns.len()];
        for (at, row) in rows.iter().enumerate() {
            number[*row] = at;
        }
        let inside = places.iter().map(|place| {
            let entries = columns[*place].iter().filter(|(row, _)| !self.peel.row_done[*row]);
            entries.map(|(row, entry)| (number[*row], *entry)).collect()
        });
        let inside: Vec<Vec<(usize, f64)>> = inside.collect();
        let mut work = Elimination::new(&inside);
        while let Some((row, place)) = work.next_pivot() {
            let (pivot, less, rest) = work.eliminate(row, place);
            let step = self.step(rows[row], places[place], pivot);
            lower.extend(less.into_iter().map(|(row, by)| (step, rows[row] as u32, by)));
            upper.extend(rest.into_iter().map(|(place, by)| (step, places[place] as u32, by)));
        }
        let rows = left(&work.row_done).into_iter().map(|row| rows[row]);
        left(&work.place_done).into_iter().map(|place| places[place]).zip(rows).collect()
    }

    /// Goes over from rows and places to steps.
    fn number(&mut self, size: usize, lower: &[(u32, u32, f64)], upper: &[(u32, u32, f64)]) {
        self.step_of_row.clear();
        self.step_of_row.resize(size, 0);
        self.step_of_place.clear();
        self.step_of_place.resize(size, 0);
        let both = self.row_of_step.iter().zip(&self.place_of_step);
        for (step, (row, place)) in both.enumerate() {
            self.step_of_row[*row as usize] = step as u32;
            self.step_of_place[*place as usize] = step as u32;
        }
        let (rows, places) = (&self.step_of_row, &self.step_of_place);
        let lower = lower.iter().map(|(step, row, by)| (*step, rows[*row as usize], *by));
        let upper = upper.iter().map(|(step, place, by)| (*step, places[*place as usize], *by));
        self.lower.fill(size, lower.clone());
        self.lower_rows.fill(size, lower.map(|(from, to, by)| (to, from, by)));
        self.upper_rows.fill(size, upper.clone());
        self.upper.fill(size, upper.map(|(from, to, by)| (to, from, by)));
    }

    /// Turns a vector over rows into `B⁻¹ v`, a vector over places.
    pub(super) fn forward(&mut self, vector: &mut Sparse) {
        renumber(vector, &self.step_of_row, &mut self.work);
        self.lower.solve(&mut self.work, None, false);
        self.upper.solve(&mut self.work, Some(&self.pivots), true);
        renumber(&mut self.work, &self.place_of_step, vector);
        let mut begin = 0;
        for update in &self.updates {
            let end = update.end as usize;
            let at = vector.get(update.place as usize);
            if at != 0.0 {
                let share = at / update.pivot;
                for (other, entry) in &self.others[begin..end] {
                    vector.add(*other as usize, -entry * share);
                }
                vector.set(update.place as usize, share);
            }
            begin = end;
        }
    }

    /// Turns a vector over places into `B⁻ᵀ v`, a vector over rows.
    pub(super) fn backward(&mut self, vector: &mut Sparse) {
        for (at, update) in self.updates.iter().enumerate().rev() {
            let begin = if at == 0 { 0 } else { self.updates[at - 1].end as usize };
            let mut rest = vector.get(update.place as usize);
            for (other, entry) in &self.others[begin..update.end as usize] {
                rest -= entry * vector.get(*other as usize);
            }
            if rest != 0.0 || vector.get(update.place as usize) != 0.0 {
                vector.set(update.place as usize, rest / update.pivot);
            }
        }
        renumber(vector, &self.step_of_place, &mut self.work);
        self.upper_rows.solve(&mut self.work, Some(&self.pivots), false);
        self.lower_rows.solve(&mut self.work, None, true);
        renumber(&mut self.work, &self.row_of_step, vector);
    }

    /// Replaces the column at `place` by one whose `B⁻¹ a` is given.
    pub(super) fn replace(&mut self, place: usize, column: &Sparse) {
        let others = column.iter().filter(|(at, entry)| *at != place && entry.abs() > 1e-14);
        self.others.extend(others.map(|(at, entry)| (at as u32, entry)));
        let end = self.others.len() as u32;
        self.updates.push(Update { place: place as u32, pivot: column.get(place), end });
    }
}

/// Moves the entries of a vector to other numbers, leaving zeros.
fn renumber(from: &mut Sparse, numbers: &[u32], to: &mut Sparse) {
    for (at, value) in from.iter() {
        to.set(numbers[at] as usize, value);
    }
    from.clear();
}
