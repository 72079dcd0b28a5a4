//! Solving with triangular matrices when the right side has few entries: only what it reaches is
//! touched (Gilbert and Peierls 1988).

use super::sparse::Sparse;

/// One in so many entries makes a vector too full for looking where it reaches.
const FULL: usize = 12;

/// The columns of a triangular matrix without its diagonal.
#[derive(Debug, Default)]
pub(super) struct Triangle {
    starts: Vec<u32>,
    entries: Vec<(u32, f64)>,
    order: Vec<u32>,
    seen: Vec<bool>,
    stack: Vec<(u32, u32)>,
}

impl Triangle {
    /// Takes these columns, given as (column, row, entry) in any order.
    pub(super) fn fill(
        &mut self,
        size: usize,
        entries: impl Iterator<Item = (u32, u32, f64)> + Clone,
    ) {
        self.starts.clear();
        self.starts.resize(size + 1, 0);
        let mut count = 0;
        for (column, _, _) in entries.clone() {
            self.starts[column as usize + 1] += 1;
            count += 1;
        }
        for at in 0..size {
            self.starts[at + 1] += self.starts[at];
        }
        self.entries.clear();
        self.entries.resize(count, (0, 0.0));
        // Each start moves to its end while its column is filled, and is moved back after that.
        for (column, row, entry) in entries {
            let next = &mut self.starts[column as usize];
            self.entries[*next as usize] = (row, entry);
            *next += 1;
        }
        self.starts.rotate_right(1);
        self.starts[0] = 0;
        self.seen.clear();
        self.seen.resize(size, false);
    }

    fn column(&self, at: usize) -> &[(u32, f64)] {
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Replaces a vector by the solution, dividing by the diagonal if there is one other than 1.
    /// `down` tells that the matrix is upper triangular, so the last unknown comes first.
    pub(super) fn solve(&mut self, vector: &mut Sparse, diagonal: Option<&[f64]>, down: bool) {
        let size = vector.len();
        if vector.places().len() * FULL > size {
            for step in 0..size {
                self.settle(if down { size - 1 - step } else { step }, vector, diagonal);
            }
            return;
        }
        self.reach(vector);
        let order = std::mem::take(&mut self.order);
        for at in order.iter().rev() {
            self.seen[*at as usize] = false;
            self.settle(*at as usize, vector, diagonal);
        }
        self.order = order;
    }

    fn settle(&self, at: usize, vector: &mut Sparse, diagonal: Option<&[f64]>) {
        let mut value = vector.get(at);
        if value == 0.0 {
            return;
        }
        if let Some(diagonal) = diagonal {
            value /= diagonal[at];
            vector.set(at, value);
        }
        for (row, entry) in self.column(at) {
            vector.add(*row as usize, -entry * value);
        }
    }

    /// Whatever the vector's entries have an influence on, the last first.
    fn reach(&mut self, vector: &Sparse) {
        self.order.clear();
        for &first in vector.places() {
            if std::mem::replace(&mut self.seen[first as usize], true) {
                continue;
            }
            self.stack.push((first, self.starts[first as usize]));
            while let Some((at, next)) = self.stack.last_mut() {
                if *next == self.starts[*at as usize + 1] {
                    self.order.push(*at);
                    self.stack.pop();
                    continue;
                }
                let (row, _) = self.entries[*next as usize];
                *next += 1;
                if !std::mem::replace(&mut self.seen[row as usize], true) {
                    self.stack.push((row, self.starts[row as usize]));
                }
            }
        }
    }
}
