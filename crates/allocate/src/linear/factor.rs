//! A sparse factorisation of the basis, updated pivot by pivot and renewed now and then.
//!
//! Most columns of an allocation's basis are single entries or nearly so. The factorisation takes
//! those first and chooses the rest after Markowitz, so that hardly any new entry appears.

/// The smallest pivot taken, in relation to the greatest entry of its row.
const THRESHOLD: f64 = 0.1;
const TINY: f64 = 1e-11;

/// Solves systems with the basis matrix `B`, whose rows are constraints and whose columns are
/// places in the basis.
#[derive(Debug, Default)]
pub(crate) struct Factor {
    size: usize,
    /// Pivot row and pivot place of each step.
    pivots: Vec<(usize, usize, f64)>,
    /// Per step: what was subtracted from other rows, as (row, multiple of the pivot row).
    lower: Vec<Vec<(usize, f64)>>,
    /// Per step: the rest of the pivot row, as (place, entry).
    upper: Vec<Vec<(usize, f64)>>,
    updates: Vec<Update>,
    scratch: Vec<f64>,
}

/// A column of the basis that was replaced since.
#[derive(Debug)]
struct Update {
    place: usize,
    pivot: f64,
    others: Vec<(usize, f64)>,
}

impl Factor {
    /// How many replacements were made since the last factorisation.
    pub(crate) fn updates(&self) -> usize {
        self.updates.len()
    }

    /// Factorises the matrix with these columns. Answers which places could not be pivoted and
    /// which rows were left, if the matrix is singular.
    pub(crate) fn renew(&mut self, columns: &[Vec<(usize, f64)>]) -> Vec<(usize, usize)> {
        let size = columns.len();
        self.size = size;
        self.updates.clear();
        self.pivots.clear();
        self.lower.clear();
        self.upper.clear();
        self.scratch.clear();
        self.scratch.resize(size, 0.0);
        let mut work = Elimination::new(columns);
        while let Some((row, place)) = work.next_pivot() {
            let (pivot, lower, upper) = work.eliminate(row, place);
            self.pivots.push((row, place, pivot));
            self.lower.push(lower);
            self.upper.push(upper);
        }
        let rows = (0..size).filter(|row| !work.row_done[*row]);
        let places = (0..size).filter(|place| !work.place_done[*place]);
        places.zip(rows).collect()
    }

    /// Turns a vector over rows into `B⁻¹ v`, a vector over places.
    pub(crate) fn forward(&mut self, vector: &mut [f64]) {
        for (step, (row, _, _)) in self.pivots.iter().enumerate() {
            let by = vector[*row];
            if by != 0.0 {
                for (other, multiple) in &self.lower[step] {
                    vector[*other] -= multiple * by;
                }
            }
        }
        for (step, (row, place, pivot)) in self.pivots.iter().enumerate().rev() {
            let mut rest = vector[*row];
            for (other, entry) in &self.upper[step] {
                rest -= entry * self.scratch[*other];
            }
            self.scratch[*place] = rest / pivot;
        }
        vector.copy_from_slice(&self.scratch);
        for update in &self.updates {
            let at = vector[update.place];
            if at != 0.0 {
                let share = at / update.pivot;
                for (other, entry) in &update.others {
                    vector[*other] -= entry * share;
                }
                vector[update.place] = share;
            }
        }
    }

    /// Turns a vector over places into `B⁻ᵀ v`, a vector over rows.
    pub(crate) fn backward(&mut self, vector: &mut [f64]) {
        for update in self.updates.iter().rev() {
            let mut rest = vector[update.place];
            for (other, entry) in &update.others {
                rest -= entry * vector[*other];
            }
            vector[update.place] = rest / update.pivot;
        }
        for (step, (row, place, pivot)) in self.pivots.iter().enumerate() {
            let share = vector[*place] / pivot;
            self.scratch[*row] = share;
            if share != 0.0 {
                for (other, entry) in &self.upper[step] {
                    vector[*other] -= entry * share;
                }
            }
        }
        vector.copy_from_slice(&self.scratch);
        for (step, (row, _, _)) in self.pivots.iter().enumerate().rev() {
            let mut rest = vector[*row];
            for (other, multiple) in &self.lower[step] {
                rest -= multiple * vector[*other];
            }
            vector[*row] = rest;
        }
    }

    /// Replaces the column at `place` by one whose `B⁻¹ a` is given.
    pub(crate) fn replace(&mut self, place: usize, column: &[f64]) {
        let others = column
            .iter()
            .enumerate()
            .filter(|(other, entry)| *other != place && entry.abs() > 1e-14)
            .map(|(other, entry)| (other, *entry))
            .collect();
        self.updates.push(Update { place, pivot: column[place], others });
    }
}

/// The part of the matrix that is not eliminated yet.
struct Elimination {
    rows: Vec<Vec<(usize, f64)>>,
    /// Rows in which a place occurs; may hold rows where it has vanished since.
    holders: Vec<Vec<usize>>,
    in_row: Vec<usize>,
    in_place: Vec<usize>,
    row_done: Vec<bool>,
    place_done: Vec<bool>,
    single_rows: Vec<usize>,
    single_places: Vec<usize>,
    /// Places that were not single when looked at, to be searched for the cheapest pivot.
    open: Vec<usize>,
    /// Position of each place in the row being changed, for the addition of two rows.
    position: Vec<usize>,
}

impl Elimination {
    fn new(columns: &[Vec<(usize, f64)>]) -> Self {
        let size = columns.len();
        let mut rows = vec![Vec::new(); size];
        let mut holders = vec![Vec::new(); size];
        for (place, column) in columns.iter().enumerate() {
            for (row, entry) in column {
                rows[*row].push((place, *entry));
                holders[place].push(*row);
            }
        }
        let in_row: Vec<usize> = rows.iter().map(Vec::len).collect();
        let in_place: Vec<usize> = holders.iter().map(Vec::len).collect();
        let single = |counts: &[usize]| (0..size).rev().filter(|at| counts[*at] == 1).collect();
        Self {
            single_rows: single(&in_row),
            single_places: single(&in_place),
            open: (0..size).collect(),
            rows,
            holders,
            in_row,
            in_place,
            row_done: vec![false; size],
            place_done: vec![false; size],
            position: vec![usize::MAX; size],
        }
    }

    /// The next pivot as (row, place): a single entry if there is one, else the one whose
    /// elimination can add the fewest entries, among the first few lightest places.
    fn next_pivot(&mut self) -> Option<(usize, usize)> {
        while let Some(place) = self.single_places.pop() {
            if !self.place_done[place] && self.in_place[place] == 1 {
                let row = self.rows_of(place).next();
                if let Some(row) = row.filter(|row| self.entry(*row, place).abs() > TINY) {
                    return Some((row, place));
                }
            }
        }
        while let Some(row) = self.single_rows.pop() {
            if !self.row_done[row]
                && let [(place, entry)] = self.rows[row][..]
                && entry.abs() > TINY
            {
                return Some((row, place));
            }
        }
        self.open.retain(|place| !self.place_done[*place] && self.in_place[*place] > 0);
        let mut best: Option<(usize, f64, usize, usize)> = None;
        let lightest = self.open.iter().map(|place| self.in_place[*place]).min()?;
        let mut looked_at = 0;
        for &place in &self.open {
            if self.in_place[place] > lightest + 1 {
                continue;
            }
            for row in self.rows_of(place) {
                let entry = self.entry(row, place).abs();
                let greatest =
                    self.rows[row].iter().map(|(_, entry)| entry.abs()).fold(0.0, f64::max);
                if entry <= TINY || entry < THRESHOLD * greatest {
                    continue;
                }
                let added = (self.in_row[row] - 1) * (self.in_place[place] - 1);
                let better = best.is_none_or(|(least, size, _, _)| {
                    added < least || added == least && entry > size
                });
                if better {
                    best = Some((added, entry, row, place));
                }
            }
            looked_at += 1;
            if looked_at >= 8 && best.is_some() {
                break;
            }
        }
        best.map(|(_, _, row, place)| (row, place)).or_else(|| self.any_pivot())
    }

    /// A pivot that is numerically possible, when no good one is among the lightest places.
    fn any_pivot(&self) -> Option<(usize, usize)> {
        self.open
            .iter()
            .flat_map(|&place| self.rows_of(place).map(move |row| (row, place)))
            .filter(|(row, place)| self.entry(*row, *place).abs() > TINY)
            .max_by(|a, b| self.entry(a.0, a.1).abs().total_cmp(&self.entry(b.0, b.1).abs()))
    }

    fn rows_of(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        self.holders[place].iter().copied().filter(move |row| {
            !self.row_done[*row] && self.rows[*row].iter().any(|(at, _)| *at == place)
        })
    }

    fn entry(&self, row: usize, place: usize) -> f64 {
        self.rows[row].iter().find(|(at, _)| *at == place).map_or(0.0, |(_, entry)| *entry)
    }

    /// Subtracts multiples of the pivot row from all other rows that hold the place.
    #[expect(clippy::type_complexity, reason = "the three parts of one step, used once")]
    fn eliminate(
        &mut self,
        row: usize,
        place: usize,
    ) -> (f64, Vec<(usize, f64)>, Vec<(usize, f64)>) {
        let pivot = self.entry(row, place);
        let others: Vec<usize> = self.rows_of(place).filter(|other| *other != row).collect();
        let mut rest = std::mem::take(&mut self.rows[row]);
        rest.retain(|(at, _)| *at != place);
        self.row_done[row] = true;
        self.place_done[place] = true;
        for (at, _) in &rest {
            self.in_place[*at] -= 1;
            if self.in_place[*at] == 1 {
                self.single_places.push(*at);
            }
        }
        let mut lower = Vec::with_capacity(others.len());
        for other in others {
            let multiple = self.entry(other, place) / pivot;
            lower.push((other, multiple));
            self.subtract(other, multiple, place, &rest);
        }
        (pivot, lower, rest)
    }

    fn subtract(&mut self, row: usize, multiple: f64, place: usize, by: &[(usize, f64)]) {
        let mut target = std::mem::take(&mut self.rows[row]);
        target.retain(|(at, _)| *at != place);
        for (index, (at, _)) in target.iter().enumerate() {
            self.position[*at] = index;
        }
        for (at, entry) in by {
            let index = self.position[*at];
            if index == usize::MAX {
                target.push((*at, -multiple * entry));
                self.holders[*at].push(row);
                self.in_place[*at] += 1;
            } else {
                target[index].1 -= multiple * entry;
            }
        }
        for (at, _) in &target {
            self.position[*at] = usize::MAX;
        }
        target.retain(|(at, entry)| {
            let keep = entry.abs() > TINY;
            if !keep {
                self.in_place[*at] -= 1;
                self.holders[*at].retain(|holder| *holder != row);
                if self.in_place[*at] == 1 {
                    self.single_places.push(*at);
                }
            }
            keep
        });
        self.in_row[row] = target.len();
        if target.len() == 1 {
            self.single_rows.push(row);
        }
        self.rows[row] = target;
    }
}
