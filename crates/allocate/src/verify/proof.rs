//! Follows proofs: adds conditions up and sees whether they show what is claimed.

use super::chart::{Chart, Side, Sum};
use crate::certificate::{Cut, Proof, Row, Stage, Step, Term};
use crate::problem::Goal;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// What a variable may be in a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    Both,
    No,
    Yes,
}

/// What a proof is about: a goal that cannot be below a value, or nothing but impossibility.
struct Claim<'c, 'a> {
    chart: &'c Chart<'a>,
    goal: Vec<i128>,
    /// The value that is claimed to be least, and the distance of two values.
    least: Option<(i128, i128)>,
    /// Terms of earlier stages with what they reached.
    before: Vec<(Term, i128)>,
    matching: Vec<bool>,
    /// Cuts of the proof, and other conditions that were needed so far.
    cuts: Vec<Rc<Sum>>,
    rows: RefCell<HashMap<Row, Rc<Sum>>>,
}

/// Whether the stage's terms cannot be better than in the allocation.
pub(super) fn stage_holds(
    chart: &Chart<'_>,
    stage: &Stage,
    before: &[Term],
    matching: &BTreeMap<String, String>,
    worst: i64,
) -> bool {
    let Some(first) = stage.terms.first() else { return false };
    let taken: Vec<bool> = chart
        .edges
        .iter()
        .zip(&chart.variable)
        .map(|(edge, variable)| {
            variable.is_some() && matching.get(&edge.learner) == Some(&edge.offer)
        })
        .collect();
    let sum = |term: &Term| -> i128 {
        let edges = chart.edges.iter().zip(&taken).filter(|(_, taken)| **taken);
        edges.map(|(edge, _)| i128::from(chart.adds(term, edge))).sum()
    };
    let about_worst = first.goal == Goal::MinMaxRank;
    if about_worst && (stage.terms.len() > 1 || first.weight != 1) {
        return false;
    }
    if !about_worst && !weights_decide(chart, &stage.terms) {
        return false;
    }
    let mut goal = vec![0_i128; chart.width];
    let mut start = vec![May::Both; chart.width];
    let late = chart.after_worst_rank(first);
    if stage.terms.iter().any(|term| chart.after_worst_rank(term) != late) {
        return false;
    }
    for (edge, variable) in chart.edges.iter().zip(&chart.variable) {
        let Some(variable) = *variable else { continue };
        for term in &stage.terms {
            goal[variable] += i128::from(term.weight) * i128::from(chart.adds(term, edge));
        }
        if late && edge.rank > worst {
            start[variable] = May::No;
        }
    }
    let value = if about_worst {
        1
    } else {
        stage.terms.iter().map(|term| i128::from(term.weight) * sum(term)).sum()
    };
    // That somebody is at the worst rank is shown by a count above 0, whatever its steps.
    let grain = if about_worst { 1 } else { goal.iter().fold(0, |a, b| gcd(a, b.unsigned_abs())) };
    let grain = grain.max(1);
    let mut claim = Claim {
        chart,
        goal,
        least: Some((value, i128::try_from(grain).unwrap_or(1))),
        before: before.iter().map(|term| (*term, sum(term))).collect(),
        matching: taken,
        cuts: Vec::new(),
        rows: RefCell::default(),
    };
    claim.holds(&stage.proof, start)
}

/// Whether the proof shows that the goal cannot be below the value, given what is held: variables
/// of which no more than the limit can be chosen.
pub(super) fn goal_holds(
    chart: &Chart<'_>,
    goal: Vec<i128>,
    value: i128,
    proof: &Proof,
    held: Option<Sum>,
) -> bool {
    let mut start = vec![May::Both; chart.width];
    if let Some(Sum { entries, limit: 0, .. }) = &held {
        for (variable, _) in entries {
            start[*variable] = May::No;
        }
    }
    let grain = goal.iter().fold(0, |a, b| gcd(a, b.unsigned_abs())).max(1);
    let mut claim = Claim {
        chart,
        goal,
        least: Some((value, i128::try_from(grain).unwrap_or(1))),
        before: Vec::new(),
        matching: Vec::new(),
        cuts: Vec::new(),
        rows: RefCell::default(),
    };
    if let Some(held) = held {
        claim.rows.get_mut().insert(Row::Reached(0), Rc::new(held));
    }
    claim.holds(proof, start)
}

/// Whether the proof shows that nothing satisfies the chart's conditions.
pub(super) fn clash_holds(chart: &Chart<'_>, proof: &Proof) -> bool {
    let mut claim = Claim {
        chart,
        goal: vec![0; chart.width],
        least: None,
        before: Vec::new(),
        matching: Vec::new(),
        cuts: Vec::new(),
        rows: RefCell::default(),
    };
    claim.holds(proof, vec![May::Both; chart.width])
}

/// Whether one step of each term outweighs all that the later terms can differ by.
fn weights_decide(chart: &Chart<'_>, terms: &[Term]) -> bool {
    let mut later: i128 = 0;
    for term in terms.iter().rev() {
        let mut extremes: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
        for (edge, variable) in chart.edges.iter().zip(&chart.variable) {
            if variable.is_some() {
                let by = i128::from(chart.adds(term, edge));
                let (least, most) = extremes.entry(&edge.learner).or_default();
                *least = by.min(*least);
                *most = by.max(*most);
            }
        }
        let range: i128 = extremes.values().map(|(least, most)| most - least).sum();
        let weight = i128::from(term.weight);
        if weight <= later {
            return false;
        }
        later += weight * range;
    }
    true
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Claim<'_, '_> {
    /// Follows the tree from its root; every step is used once, so this ends.
    fn holds(&mut self, proof: &Proof, start: Vec<May>) -> bool {
        for cut in &proof.cuts {
            let Some(sum) = self.cut(cut) else { return false };
            self.cuts.push(Rc::new(sum));
        }
        let mut used = vec![false; proof.steps.len()];
        let mut open = vec![(0, start)];
        while let Some((at, mut may)) = open.pop() {
            let (Some(step), Some(used)) = (proof.steps.get(at), used.get_mut(at)) else {
                return false;
            };
            if std::mem::replace(used, true) {
                return false;
            }
            match step {
                Step::Bound { scale, by } => {
                    let Some((bound, _)) = self.bound(*scale, by, &may) else { return false };
                    if !self.is_reached(bound, *scale) {
                        return false;
                    }
                }
                Step::Clash { by } => {
                    let Some((bound, _)) = self.bound(0, by, &may) else { return false };
                    if bound <= 0 {
                        return false;
                    }
                }
                Step::Narrow { scale, by, then } => {
                    let Some((bound, reduced)) = self.bound(*scale, by, &may) else {
                        return false;
                    };
                    for (may, reduced) in may.iter_mut().zip(reduced) {
                        if *may == May::Both && self.is_reached(bound + reduced.abs(), *scale) {
                            *may = if reduced < 0 { May::Yes } else { May::No };
                        }
                    }
                    open.push((*then, may));
                }
                Step::Branch { on, no, yes } => {
                    let Some(variable) = self.chart.choice(on) else { return false };
                    // A narrowing may have decided already, then only one case is left.
                    if may[variable] != May::No {
                        let mut other = may.clone();
                        other[variable] = May::Yes;
                        open.push((*yes, other));
                    }
                    if may[variable] != May::Yes {
                        may[variable] = May::No;
                        open.push((*no, may));
                    }
                }
            }
        }
        true
    }

    /// Whether a bound, this many times too large, leaves no room below the claimed value.
    fn is_reached(&self, bound: i128, scale: i64) -> bool {
        self.least
            .is_some_and(|(value, grain)| scale > 0 && bound > (value - grain) * i128::from(scale))
    }

    /// What the conditions show together, and what each variable adds to that.
    fn bound(&self, scale: i64, by: &[(Row, i64)], may: &[May]) -> Option<(i128, Vec<i128>)> {
        let mut reduced: Vec<i128> =
            self.goal.iter().map(|cost| cost * i128::from(scale)).collect();
        let mut bound: i128 = 0;
        for (row, multiplier) in by {
            let row = self.row(row)?;
            let Sum { entries, side, limit } = &*row;
            let multiplier = i128::from(*multiplier);
            let signed = match side {
                Side::Equal => multiplier,
                Side::AtLeast if multiplier >= 0 => multiplier,
                Side::AtMost if multiplier >= 0 => -multiplier,
                _ => return None,
            };
            bound = bound.checked_add(signed.checked_mul(i128::from(*limit))?)?;
            for (variable, entry) in entries {
                let less = signed.checked_mul(i128::from(*entry))?;
                reduced[*variable] = reduced[*variable].checked_sub(less)?;
            }
        }
        for (reduced, may) in reduced.iter().zip(may) {
            let least = match may {
                May::Both => (*reduced).min(0),
                May::No => 0,
                May::Yes => *reduced,
            };
            bound = bound.checked_add(least)?;
        }
        Some((bound, reduced))
    }

    /// What conditions together show if nothing is chosen by halves.
    fn cut(&self, cut: &Cut) -> Option<Sum> {
        let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
        let mut most: i64 = 0;
        for (row, multiplier) in &cut.by {
            let row = self.row(row)?;
            let signed = match row.side {
                Side::Equal => *multiplier,
                Side::AtMost if *multiplier >= 0 => *multiplier,
                Side::AtLeast if *multiplier >= 0 => multiplier.checked_neg()?,
                _ => return None,
            };
            most = most.checked_add(signed.checked_mul(row.limit)?)?;
            for (variable, entry) in &row.entries {
                let sum = sums.entry(*variable).or_default();
                *sum = sum.checked_add(signed.checked_mul(*entry)?)?;
            }
        }
        // Only a positive divisor keeps the sense of the condition.
        let scale = Some(cut.scale).filter(|scale| *scale > 0)?;
        let entries = sums.into_iter().map(|(variable, sum)| (variable, sum.div_euclid(scale)));
        let limit = most.div_euclid(scale);
        Some(Sum { entries: entries.collect(), side: Side::AtMost, limit })
    }

    /// A condition by its name, written out once.
    fn row(&self, row: &Row) -> Option<Rc<Sum>> {
        if let Row::Cut(at) = row {
            return self.cuts.get(*at).cloned();
        }
        if let Some(known) = self.rows.borrow().get(row) {
            return Some(known.clone());
        }
        let sum = Rc::new(self.write_out(row)?);
        self.rows.borrow_mut().insert(row.clone(), sum.clone());
        Some(sum)
    }

    fn write_out(&self, row: &Row) -> Option<Sum> {
        let Row::Reached(at) = row else {
            return self.chart.row(row);
        };
        let (term, reached) = self.before.get(*at)?;
        if term.goal == Goal::MinMaxRank || self.matching.is_empty() {
            return None;
        }
        let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
        for (edge, variable) in self.chart.edges.iter().zip(&self.chart.variable) {
            if let Some(variable) = variable {
                *sums.entry(*variable).or_default() += self.chart.adds(term, edge);
            }
        }
        let limit = i64::try_from(*reached).ok()?;
        Some(Sum { entries: sums.into_iter().collect(), side: Side::AtMost, limit })
    }
}
