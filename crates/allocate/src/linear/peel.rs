//! The triangular outside of a sparse matrix: rows and columns that have one entry left.
//!
//! Pivoting there changes no other entry, so counting is all there is to it. In a basis of an
//! allocation next to nothing is left after that.

/// Entries up to this are no pivots.
const TINY: f64 = 1e-11;

/// A matrix by rows and what is left of it.
#[derive(Debug, Default)]
pub(super) struct Peel {
    starts: Vec<u32>,
    /// Place and entry.
    entries: Vec<(u32, f64)>,
    in_row: Vec<u32>,
    in_place: Vec<u32>,
    pub(super) row_done: Vec<bool>,
    pub(super) place_done: Vec<bool>,
    rows: Vec<u32>,
    places: Vec<u32>,
}

/// Whether a row or a column was the last of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The place has no entry in another row; the pivot row keeps its other entries.
    Place,
    /// The row has no entry at another place; the place's other rows are cleared by it.
    Row,
}

impl Peel {
    pub(super) fn begin(&mut self, columns: &[&[(usize, f64)]]) {
        let size = columns.len();
        self.in_place.clear();
        self.in_place.extend(columns.iter().map(|column| column.len() as u32));
        self.in_row.clear();
        self.in_row.resize(size, 0);
        for (row, _) in columns.iter().copied().flatten() {
            self.in_row[*row] += 1;
        }
        self.starts.clear();
        let mut end = 0;
        for count in &self.in_row {
            self.starts.push(end);
            end += count;
        }
        self.starts.push(end);
        self.entries.clear();
        self.entries.resize(end as usize, (0, 0.0));
        let mut next = self.starts.clone();
        for (place, column) in columns.iter().enumerate() {
            for (row, entry) in *column {
                self.entries[next[*row] as usize] = (place as u32, *entry);
                next[*row] += 1;
            }
        }
        for done in [&mut self.row_done, &mut self.place_done] {
            done.clear();
            done.resize(size, false);
        }
        let single = |counts: &[u32]| {
            let of = counts.iter().enumerate().filter(|(_, count)| **count == 1);
            of.map(|(at, _)| at as u32).rev().collect()
        };
        self.rows = single(&self.in_row);
        self.places = single(&self.in_place);
    }

    /// The next pivot as (row, place).
    pub(super) fn next(&mut self, columns: &[&[(usize, f64)]]) -> Option<(usize, usize, Kind)> {
        while let Some(place) = self.places.pop() {
            let place = place as usize;
            if self.place_done[place] || self.in_place[place] != 1 {
                continue;
            }
            let last = columns[place].iter().find(|(row, _)| !self.row_done[*row]);
            if let Some(&(row, _)) = last.filter(|(_, entry)| entry.abs() > TINY) {
                self.take(row, place, columns);
                return Some((row, place, Kind::Place));
            }
        }
        while let Some(row) = self.rows.pop() {
            let row = row as usize;
            if self.row_done[row] || self.in_row[row] != 1 {
                continue;
            }
            let last = self.rest_of_row(row).next();
            if let Some((place, _)) = last.filter(|(_, entry)| entry.abs() > TINY) {
                self.take(row, place, columns);
                return Some((row, place, Kind::Row));
            }
        }
        None
    }

    fn take(&mut self, row: usize, place: usize, columns: &[&[(usize, f64)]]) {
        self.row_done[row] = true;
        self.place_done[place] = true;
        for at in self.starts[row] as usize..self.starts[row + 1] as usize {
            let (other, _) = self.entries[at];
            self.in_place[other as usize] -= 1;
            if self.in_place[other as usize] == 1 {
                self.places.push(other);
            }
        }
        for (other, _) in columns[place] {
            self.in_row[*other] -= 1;
            if self.in_row[*other] == 1 {
                self.rows.push(*other as u32);
            }
        }
    }

    /// What is left of a row, by place.
    pub(super) fn rest_of_row(&self, row: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let entries = &self.entries[self.starts[row] as usize..self.starts[row + 1] as usize];
        let left = entries.iter().filter(|(place, _)| !self.place_done[*place as usize]);
        left.map(|(place, entry)| (*place as usize, *entry))
    }
}
