//! One step of the dual simplex method: who leaves the basis, who enters it.

use super::sparse::Sparse;
use super::{Linear, NOT_BASIC, PRIMAL_TOLERANCE, Pivot, SMALLEST_PIVOT};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A variable that could enter, ordered so that the heap gives the nearest first.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidate {
    ratio: f64,
    size: f64,
    variable: usize,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .ratio
            .total_cmp(&self.ratio)
            .then(self.size.total_cmp(&other.size))
            .then(other.variable.cmp(&self.variable))
    }
}

impl Linear {
    /// The basic variable that is furthest outside its bounds, measured by steepest edge, and by
    /// how much it is above (positive) or below (negative).
    pub(super) fn leaving(&self) -> Option<(usize, f64)> {
        let (mut best, mut greatest) = (None, 0.0);
        for (place, (excess, weight)) in self.excess.iter().zip(&self.weight).enumerate() {
            let square = excess * excess;
            if square > greatest * weight {
                greatest = square / weight;
                best = Some((place, *excess));
            }
        }
        best
    }

    /// Notes by how much a basic variable is outside its bounds.
    pub(super) fn look(&mut self, place: usize) {
        let variable = self.head[place];
        let value = self.value[variable];
        self.excess[place] = if value > self.upper[variable] + PRIMAL_TOLERANCE {
            value - self.upper[variable]
        } else if value < self.lower[variable] - PRIMAL_TOLERANCE {
            value - self.lower[variable]
        } else {
            0.0
        };
    }

    /// Takes the variable at `leaving` out of the basis, to the bound that it had left.
    pub(super) fn pivot(&mut self, leaving: usize, excess: f64) -> Pivot {
        let mut direction = std::mem::take(&mut self.direction);
        let mut row = std::mem::take(&mut self.row);
        let mut column = std::mem::take(&mut self.entering_column);
        let done = self.pivot_in(leaving, excess, &mut direction, &mut row, &mut column);
        self.direction = direction;
        self.row = row;
        self.entering_column = column;
        done
    }

    fn pivot_in(
        &mut self,
        leaving: usize,
        excess: f64,
        direction: &mut Sparse,
        row: &mut Sparse,
        column: &mut Sparse,
    ) -> Pivot {
        let size = self.rows.len();
        direction.reset(size);
        direction.set(leaving, 1.0);
        self.factor.backward(direction);
        self.row_of(direction, row);
        let (entering, flips) = self.entering(row, excess);
        let Some(entering) = entering else {
            self.ray.clear();
            self.ray.resize(size, 0.0);
            for (row, by) in direction.iter() {
                self.ray[row] = by;
            }
            return Pivot::Impossible;
        };
        column.reset(size);
        self.spread(entering, 1.0, column);
        self.factor.forward(column);
        let pivot = column.get(leaving);
        let expected = row.get(entering);
        if (pivot - expected).abs() > 1e-6 * (1.0 + pivot.abs()) || pivot.abs() < SMALLEST_PIVOT {
            return Pivot::Blurred;
        }
        self.flip(&flips);
        let out = self.head[leaving];
        let step = self.reduced[entering] / expected;
        for (variable, entry) in row.iter() {
            if self.place[variable] == NOT_BASIC {
                self.reduced[variable] -= step * entry;
            }
        }
        self.reduced[entering] = 0.0;
        self.reduced[out] = -step;

        let bound = if excess > 0.0 { self.upper[out] } else { self.lower[out] };
        let way = (self.value[out] - bound) / pivot;
        for (place, entry) in column.iter() {
            self.value[self.head[place]] -= way * entry;
            self.look(place);
        }
        self.value[entering] += way;
        self.value[out] = bound;

        self.reweigh(leaving, column, direction);
        self.factor.replace(leaving, column);
        self.place[out] = NOT_BASIC;
        self.place[entering] = leaving;
        self.head[leaving] = entering;
        self.look(leaving);
        Pivot::Done
    }

    /// The row of the tableau that belongs to a row of `B⁻¹`, for all variables.
    fn row_of(&self, direction: &Sparse, row: &mut Sparse) {
        row.reset(self.width + direction.len());
        for (at, by) in direction.iter() {
            if by.abs() > 1e-12 {
                row.add(self.width + at, by);
                for (column, entry) in &self.rows[at] {
                    row.add(*column, by * entry);
                }
            }
        }
    }

    /// Adds a multiple of a variable's column to a vector over rows.
    fn spread(&self, variable: usize, by: f64, onto: &mut Sparse) {
        if variable < self.width {
            for (row, entry) in &self.columns[variable] {
                onto.add(*row, by * entry);
            }
        } else {
            onto.add(variable - self.width, by);
        }
    }

    /// The ratio test with long steps: variables whose other bound is nearer than what is missing
    /// are moved there on the way; of those equally near, the one with the greatest pivot enters.
    fn entering(&self, row: &Sparse, excess: f64) -> (Option<usize>, Vec<usize>) {
        let mut candidates = Vec::new();
        for (variable, entry) in row.iter() {
            if entry.abs() < 1e-9
                || self.place[variable] != NOT_BASIC
                || self.lower[variable] == self.upper[variable]
            {
                continue;
            }
            let entry = if excess > 0.0 { entry } else { -entry };
            let at_lower = self.value[variable] <= self.lower[variable];
            if at_lower && entry > 0.0 || !at_lower && entry < 0.0 {
                let ratio = (self.reduced[variable] / entry).max(0.0);
                candidates.push(Candidate { ratio, size: entry.abs(), variable });
            }
        }
        let mut heap = BinaryHeap::from(candidates);
        let mut missing = excess.abs();
        let mut flips: Vec<Candidate> = Vec::new();
        while let Some(nearest) = heap.pop() {
            let range = self.upper[nearest.variable] - self.lower[nearest.variable];
            missing -= range * nearest.size;
            if missing > 0.0 && !heap.is_empty() {
                flips.push(nearest);
                continue;
            }
            if missing > PRIMAL_TOLERANCE {
                return (None, Vec::new());
            }
            let mut best = nearest;
            let limit = nearest.ratio + 1e-9;
            while let Some(next) = heap.peek()
                && next.ratio <= limit
            {
                if next.size > best.size {
                    best = *next;
                }
                heap.pop();
            }
            let least = nearest.ratio - 1e-9;
            let first_tied = flips.partition_point(|flip| flip.ratio < least);
            for tied in &flips[first_tied..] {
                if tied.size > best.size {
                    best = *tied;
                }
            }
            if best.size < SMALLEST_PIVOT
                && let Some(safer) = flips.iter().rev().find(|flip| flip.size >= SMALLEST_PIVOT)
            {
                best = *safer;
            }
            let flips = flips
                .iter()
                .filter(|flip| flip.ratio < best.ratio - 1e-12)
                .map(|flip| flip.variable)
                .collect();
            return (Some(best.variable), flips);
        }
        (None, Vec::new())
    }

    /// Moves these variables to their other bound and the basis with them.
    fn flip(&mut self, flips: &[usize]) {
        if flips.is_empty() {
            return;
        }
        let mut right = std::mem::take(&mut self.right);
        right.reset(self.rows.len());
        for &variable in flips {
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            let old = self.value[variable];
            let new = if old <= lower { upper } else { lower };
            self.value[variable] = new;
            self.spread(variable, old - new, &mut right);
        }
        self.factor.forward(&mut right);
        for (place, change) in right.iter() {
            self.value[self.head[place]] += change;
            self.look(place);
        }
        self.right = right;
    }

    /// Keeps the steepest-edge weights true through a pivot.
    fn reweigh(&mut self, leaving: usize, column: &Sparse, direction: &mut Sparse) {
        let pivot = column.get(leaving);
        let of_leaving = direction.square();
        self.factor.forward(direction);
        for (place, entry) in column.iter() {
            if place != leaving {
                let share = entry / pivot;
                let weight = self.weight[place] - 2.0 * share * direction.get(place)
                    + share * share * of_leaving;
                self.weight[place] = weight.max(1e-4);
            }
        }
        self.weight[leaving] = (of_leaving / (pivot * pivot)).max(1e-4);
    }
}
