//! Gaussian elimination of a sparse matrix, pivots chosen after Markowitz.

/// The smallest pivot taken, in relation to the greatest entry of its row.
const THRESHOLD: f64 = 0.1;
const TINY: f64 = 1e-11;

/// The part of the matrix that is not eliminated yet.
pub(super) struct Elimination {
    rows: Vec<Vec<(usize, f64)>>,
    /// Rows in which a place occurs; may hold rows where it has vanished since.
    holders: Vec<Vec<usize>>,
    in_row: Vec<usize>,
    in_place: Vec<usize>,
    pub(super) row_done: Vec<bool>,
    pub(super) place_done: Vec<bool>,
    single_rows: Vec<usize>,
    single_places: Vec<usize>,
    /// Places that were not single when looked at, to be searched for the cheapest pivot.
    open: Vec<usize>,
    /// Position of each place in the row being changed, for the addition of two rows.
    position: Vec<usize>,
}

impl Elimination {
    pub(super) fn new(columns: &[Vec<(usize, f64)>]) -> Self {
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
    pub(super) fn next_pivot(&mut self) -> Option<(usize, usize)> {
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
    pub(super) fn eliminate(
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
