//! From the floating-point hints of the relaxation to bounds that hold in whole numbers.
//!
//! Any multipliers of the lines give a valid bound (weak duality). So the duals are rounded to
//! fractions with one common denominator and the bound is computed from scratch in integers.

use super::program::{Line, Program};
use crate::certificate::Row;

/// Divisible by everything up to 16: the duals of allocations are fractions of small numbers.
const DENOMINATOR: i64 = 720_720;

/// A bound on the goal, and the multipliers that show it.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    /// `bound`, the multipliers and `reduced` are this many times too large.
    pub(crate) scale: i64,
    /// Line and multiplier: positive uses the lower side, negative the upper side.
    multipliers: Vec<(usize, i64)>,
    pub(crate) bound: i128,
    /// Of each column, what taking it adds at least to the bound (or, negative, spares).
    pub(crate) reduced: Vec<i128>,
}

impl Bound {
    /// The bound that these duals show for the goal, with the columns between these bounds.
    pub(crate) fn from_duals(
        program: &Program,
        goal: &[i64],
        duals: &[f64],
        domain: &[Domain],
    ) -> Self {
        let greatest = duals.iter().map(|dual| dual.abs()).fold(0.0, f64::max);
        let whole = duals.iter().all(|dual| (dual - dual.round()).abs() < 1e-6);
        let scale = if whole || greatest > 1e12 { 1 } else { DENOMINATOR };
        let rounded = duals.iter().map(|dual| (dual * scale as f64).round() as i64);
        Self::from_multipliers(program, goal, scale, rounded.enumerate(), domain)
    }

    /// The bound that these multipliers show; those of sides that do not exist are left out.
    pub(crate) fn from_multipliers(
        program: &Program,
        goal: &[i64],
        scale: i64,
        multipliers: impl Iterator<Item = (usize, i64)>,
        domain: &[Domain],
    ) -> Self {
        let mut reduced: Vec<i128> =
            goal.iter().map(|cost| i128::from(*cost) * i128::from(scale)).collect();
        let mut bound = 0;
        let mut used = Vec::new();
        for (line, multiplier) in multipliers {
            let Line { entries, lower, upper } = &program.lines[line];
            let side = if multiplier > 0 { lower } else { upper };
            let Some((limit, _)) = side.as_ref().filter(|_| multiplier != 0) else { continue };
            bound += i128::from(multiplier) * i128::from(*limit);
            for (column, entry) in entries {
                reduced[*column] -= i128::from(multiplier) * i128::from(*entry);
            }
            used.push((line, multiplier));
        }
        let mut exact = Self { scale, multipliers: used, bound, reduced };
        exact.bound += exact.least(domain);
        exact
    }

    /// What the columns add at least, between these bounds.
    fn least(&self, domain: &[Domain]) -> i128 {
        self.reduced
            .iter()
            .zip(domain)
            .map(|(reduced, domain)| match domain {
                Domain::No => 0,
                Domain::Yes => *reduced,
                Domain::Open => (*reduced).min(0),
            })
            .sum()
    }

    /// The multipliers by name, as a certificate has them: those of one-sided conditions are
    /// positive, those of equalities have the sign of what is subtracted.
    pub(crate) fn named(&self, program: &Program) -> Vec<(Row, i64)> {
        self.multipliers
            .iter()
            .filter_map(|(at, multiplier)| {
                let line = &program.lines[*at];
                let side = if *multiplier > 0 { &line.lower } else { &line.upper };
                let (_, row) = side.as_ref()?;
                Some((row.clone(), if row.is_equality() { *multiplier } else { multiplier.abs() }))
            })
            .collect()
    }
}

/// What a column may still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    Open,
    No,
    Yes,
}

impl Domain {
    /// Whether a column may be chosen, or not chosen.
    pub(crate) fn allows(self, chosen: bool) -> bool {
        match self {
            Self::Open => true,
            Self::No => !chosen,
            Self::Yes => chosen,
        }
    }
}
