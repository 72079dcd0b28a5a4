//! The linear relaxation: every choice may be taken in part.
//!
//! A dual simplex method for variables that all lie between two finite bounds, so that any basis
//! can be made dual feasible by moving variables to their other bound, and a run can go on from
//! wherever the last one ended: after a bound has moved, a row was added or the goal has changed.
//! Its floating-point answers are hints. Everything that is claimed is proven in whole numbers
//! afterwards (`solve::exact`).

mod elimination;
mod factor;
mod peel;
mod pricing;
mod sparse;
mod triangle;

use factor::Factor;
use sparse::Sparse;

const PRIMAL_TOLERANCE: f64 = 1e-7;
const DUAL_TOLERANCE: f64 = 1e-9;
const SMALLEST_PIVOT: f64 = 1e-7;
/// A run does not begin with more replacements than this.
const UPDATES_AT_BEGIN: usize = 50;

/// A linear program `min cost·x`, `row lower <= a·x <= row upper`, `lower <= x <= upper`.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    /// Variables that are not slacks.
    width: usize,
    columns: Vec<Vec<(usize, f64)>>,
    slack_columns: Vec<[(usize, f64); 1]>,
    rows: Vec<Vec<(usize, f64)>>,
    scale: Vec<f64>,
    // Of all variables, the slack of row `i` at `width + i`.
    cost: Vec<f64>,
    wished: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    value: Vec<f64>,
    reduced: Vec<f64>,
    place: Vec<usize>,
    // Of the basis.
    head: Vec<usize>,
    weight: Vec<f64>,
    /// By how much each basic variable is above (positive) or below its bounds.
    excess: Vec<f64>,
    factor: Factor,
    stale: bool,
    pub(crate) pivots: u64,
    ray: Vec<f64>,
    // Kept between pivots so that they need no new memory.
    row: Sparse,
    entering_column: Sparse,
    direction: Sparse,
    right: Sparse,
}

/// A basis of a [`Linear`] at some time.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    head: Vec<usize>,
    value: Vec<f64>,
    weight: Vec<f64>,
}

/// How a run of the simplex method ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Optimal,
    /// No solution, and [`Linear::ray`] tells which rows clash.
    Infeasible,
    /// Gave up: too many pivots, or asked to stop.
    Unfinished,
}

const NOT_BASIC: usize = usize::MAX;

impl Linear {
    /// A program without rows.
    pub(crate) fn new(width: usize) -> Self {
        Self {
            width,
            columns: vec![Vec::new(); width],
            cost: vec![0.0; width],
            wished: vec![0.0; width],
            lower: vec![0.0; width],
            upper: vec![1.0; width],
            value: vec![0.0; width],
            reduced: vec![0.0; width],
            place: vec![NOT_BASIC; width],
            stale: true,
            ..Self::default()
        }
    }

    /// Adds `lower <= a·x <= upper`; bounds beyond what `x` in 0..1 can reach are drawn in.
    pub(crate) fn add_row(&mut self, entries: &[(usize, i64)], lower: f64, upper: f64) {
        let row = self.rows.len();
        let greatest = entries.iter().map(|(_, a)| a.unsigned_abs()).max().unwrap_or(1).max(1);
        let scale = if greatest > 8 { 1.0 / greatest as f64 } else { 1.0 };
        let mut least = 0.0;
        let mut most = 0.0;
        let mut scaled = Vec::with_capacity(entries.len());
        for (column, entry) in entries {
            let entry = *entry as f64 * scale;
            least += entry.min(0.0);
            most += entry.max(0.0);
            scaled.push((*column, entry));
            self.columns[*column].push((row, entry));
        }
        self.rows.push(scaled);
        self.scale.push(scale);
        self.cost.push(0.0);
        self.wished.push(0.0);
        // The slack is the negative of the row's sum.
        let (lower, upper) = (lower * scale, upper * scale);
        self.lower.push(if upper.is_finite() { -upper } else { -most - 1.0 });
        self.upper.push(if lower.is_finite() { -lower } else { -least + 1.0 });
        self.value.push(0.0);
        self.reduced.push(0.0);
        self.place.push(row);
        self.head.push(self.width + row);
        self.weight.push(1.0);
        self.excess.push(0.0);
        self.slack_columns.push([(row, 1.0)]);
        self.stale = true;
    }

    /// Sets the goal.
    pub(crate) fn set_cost(&mut self, cost: impl Iterator<Item = f64>) {
        for (column, cost) in cost.enumerate() {
            self.wished[column] = cost;
        }
    }

    /// Bounds a variable.
    pub(crate) fn set_bounds(&mut self, column: usize, lower: f64, upper: f64) {
        self.lower[column] = lower;
        self.upper[column] = upper;
    }

    /// Changes the upper side of a row that has one.
    pub(crate) fn set_upper(&mut self, row: usize, upper: f64) {
        self.lower[self.width + row] = -upper * self.scale[row];
    }

    pub(crate) fn value(&self, column: usize) -> f64 {
        self.value[column]
    }

    /// The goal's value at the present point.
    pub(crate) fn objective(&self) -> f64 {
        (0..self.width).map(|column| self.wished[column] * self.value[column]).sum()
    }

    /// The dual price of every row.
    pub(crate) fn duals(&self) -> Vec<f64> {
        (0..self.rows.len()).map(|row| -self.reduced[self.width + row] * self.scale[row]).collect()
    }

    /// After [`End::Infeasible`]: the multipliers with which the rows clash, up to the sign.
    pub(crate) fn ray(&self) -> Vec<f64> {
        self.ray.iter().zip(&self.scale).map(|(entry, scale)| entry * scale).collect()
    }

    /// Solves from wherever the last run ended.
    pub(crate) fn solve(&mut self, stop: &dyn Fn() -> bool) -> End {
        let size = self.rows.len();
        let most = 2_000 + 40 * (size as u64 + self.width as u64 / 4);
        let begun = self.pivots;
        let patience = 20 + size as u64 / 8;
        let mut tried = false;
        let mut perturbed = false;
        self.cost.copy_from_slice(&self.wished);
        if self.stale || self.factor.updates() > UPDATES_AT_BEGIN {
            self.renew();
        }
        self.price_anew();
        loop {
            if self.factor.is_worn() {
                self.renew();
                self.price_anew();
            }
            if self.pivots - begun > most || self.pivots.is_multiple_of(64) && stop() {
                return End::Unfinished;
            }
            if !tried && self.pivots - begun > patience {
                tried = true;
                perturbed = true;
                self.perturb();
                self.price_anew();
            }
            let Some((leaving, excess)) = self.leaving() else {
                if !perturbed {
                    return End::Optimal;
                }
                perturbed = false;
                self.cost.copy_from_slice(&self.wished);
                self.price_anew();
                continue;
            };
            self.pivots += 1;
            match self.pivot(leaving, excess) {
                Pivot::Done => {}
                Pivot::Impossible if self.factor.updates() == 0 => return End::Infeasible,
                Pivot::Blurred if self.factor.updates() == 0 => return End::Unfinished,
                Pivot::Impossible | Pivot::Blurred => {
                    self.renew();
                    self.price_anew();
                }
            }
        }
    }

    /// The basis, to come back to.
    pub(crate) fn basis(&self) -> Basis {
        Basis { head: self.head.clone(), value: self.value.clone(), weight: self.weight.clone() }
    }

    /// Goes back to a basis. Rows that were added since stay, with their slacks in the basis.
    pub(crate) fn restore(&mut self, basis: &Basis) {
        let known = basis.head.len();
        self.place.fill(NOT_BASIC);
        self.head[..known].copy_from_slice(&basis.head);
        self.weight[..known].copy_from_slice(&basis.weight);
        self.value[..basis.value.len()].copy_from_slice(&basis.value);
        for row in known..self.rows.len() {
            self.head[row] = self.width + row;
            self.weight[row] = 1.0;
        }
        for (place, variable) in self.head.iter().enumerate() {
            self.place[*variable] = place;
        }
        self.stale = true;
    }

    /// Moves costs by tiny different amounts, so that ties do not make the method walk in place.
    fn perturb(&mut self) {
        let greatest = self.wished.iter().map(|cost| cost.abs()).fold(0.0, f64::max);
        for column in 0..self.width {
            let chance = hash(column as u64) as f64 / u64::MAX as f64;
            let amount = (0.5 + chance / 2.0) * (1e-5 + 1e-9 * greatest);
            let wished = self.wished[column];
            let up = if self.place[column] == NOT_BASIC {
                self.value[column] <= self.lower[column]
            } else {
                column % 2 == 0
            };
            self.cost[column] = if up { wished + amount } else { wished - amount };
        }
    }

    /// Factorises the basis anew, replacing columns that have become dependent by slacks.
    fn renew(&mut self) {
        loop {
            let columns: Vec<&[(usize, f64)]> = self
                .head
                .iter()
                .map(|variable| match variable.checked_sub(self.width) {
                    None => self.columns[*variable].as_slice(),
                    Some(row) => self.slack_columns[row].as_slice(),
                })
                .collect();
            let singular = self.factor.renew(&columns);
            if singular.is_empty() {
                break;
            }
            for (place, row) in singular {
                let out = self.head[place];
                self.place[out] = NOT_BASIC;
                let slack = self.width + row;
                self.head[place] = slack;
                self.place[slack] = place;
            }
            self.weight.fill(1.0);
        }
        self.stale = false;
    }

    /// Computes reduced costs from the basis, moves every variable outside it to the bound that
    /// suits its sign, and computes the basic values from that.
    fn price_anew(&mut self) {
        let size = self.rows.len();
        let mut duals = std::mem::take(&mut self.direction);
        let mut right = std::mem::take(&mut self.right);
        duals.reset(size);
        right.reset(size);
        for (place, variable) in self.head.iter().enumerate() {
            if self.cost[*variable] != 0.0 {
                duals.set(place, self.cost[*variable]);
            }
        }
        self.factor.backward(&mut duals);
        for variable in 0..self.width + size {
            if self.place[variable] != NOT_BASIC {
                self.reduced[variable] = 0.0;
                continue;
            }
            let mut reduced = self.cost[variable];
            if variable < self.width {
                for (row, entry) in &self.columns[variable] {
                    reduced -= duals.get(*row) * entry;
                }
            } else {
                reduced -= duals.get(variable - self.width);
            }
            self.reduced[variable] = reduced;
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            let now = self.value[variable];
            let above = (now - upper).abs() < (now - lower).abs();
            let undecided = reduced.abs() <= DUAL_TOLERANCE;
            let value = if undecided && above || reduced < -DUAL_TOLERANCE { upper } else { lower };
            self.value[variable] = value;
            if value != 0.0 {
                if variable < self.width {
                    for (row, entry) in &self.columns[variable] {
                        right.add(*row, -entry * value);
                    }
                } else {
                    right.add(variable - self.width, -value);
                }
            }
        }
        self.factor.forward(&mut right);
        for place in 0..size {
            self.value[self.head[place]] = right.get(place);
            self.look(place);
        }
        self.direction = duals;
        self.right = right;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pivot {
    Done,
    /// No variable can take the place: the rows clash.
    Impossible,
    /// The two ways to compute the pivot disagree.
    Blurred,
}

/// A fixed scrambling of numbers (splitmix64), so that ties fall the same way everywhere.
fn hash(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
