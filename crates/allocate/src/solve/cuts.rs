//! Lines that follow from the others because nothing is chosen by halves.
//!
//! Half the sum of some lines, with every factor and the limit rounded down, holds for every whole
//! choice (Chvátal and Gomory). Such a line cuts the relaxation's point off if the factors of what
//! the point chooses are nearly all even and the limit is odd. Groups make limits odd: two who go
//! together and five places for them. Sums of that kind are found by elimination over the numbers
//! modulo 2 (Koster, Zymolka and Kutschka 2009).

use super::program::{Line, Program};
use crate::certificate::{Cut, Proof, Row, Step};
use std::collections::BTreeMap;

/// By how much a cut must be broken to be worth its line.
const LEAST_GAIN: f64 = 0.02;
/// Lines with more slack than this cannot become a good cut.
const MOST_SLACK: f64 = 0.3;
/// Factors of lines that cuts are made of: beyond, parity says nothing.
const GREATEST_FACTOR: i64 = 64;
/// Cuts that add up more lines, or touch more columns, slow the relaxation down for little.
const MOST_LINES: usize = 60;
const MOST_COLUMNS: usize = 600;
/// Cuts taken at once, the most broken first.
const MOST_CUTS: usize = 80;

/// A sum of lines modulo 2, seen from the point.
#[derive(Clone, Debug)]
struct Parity {
    /// Columns that the point chooses at least in part and whose factor is odd, in order.
    odd: Vec<u32>,
    limit_is_odd: bool,
    slack: f64,
    /// The lines it adds up, in order: number times two, plus one for the lower side.
    of: Vec<u32>,
}

impl Parity {
    fn add(&mut self, other: &Self) {
        self.odd = symmetric(&self.odd, &other.odd);
        self.of = symmetric(&self.of, &other.of);
        self.limit_is_odd ^= other.limit_is_odd;
        self.slack += other.slack;
    }
}

/// What is in exactly one of two ordered lists.
fn symmetric(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut both = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => {
                both.push(a[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                both.push(b[j]);
                j += 1;
            }
            std::cmp::Ordering::Equal => {
                i += 1;
                j += 1;
            }
        }
    }
    both.extend_from_slice(&a[i..]);
    both.extend_from_slice(&b[j..]);
    both
}

/// Adds lines that the point breaks and every choice keeps. Answers how many.
pub(super) fn add(program: &mut Program, point: &[f64]) -> usize {
    let mut found: Vec<(f64, Line, Cut)> =
        sums(program, point).iter().filter_map(|sum| cut(program, point, &sum.of)).collect();
    // The most broken first, in relation to their length; ties as they were found.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_CUTS);
    let count = found.len();
    for (_, mut line, cut) in found {
        if let Some((_, name)) = &mut line.upper {
            *name = program.next_cut();
        }
        program.add_cut(line, cut);
    }
    count
}

/// Sums of lines with an odd limit in which little of what the point chooses has an odd factor.
fn sums(program: &Program, point: &[f64]) -> Vec<Parity> {
    let mut rows = parities(program, point);
    rows.sort_by(|a, b| {
        a.slack.total_cmp(&b.slack).then(a.odd.len().cmp(&b.odd.len())).then(a.of.cmp(&b.of))
    });
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for column in &row.odd {
            holders.entry(*column).or_default().push(at);
        }
    }
    let mut columns: Vec<u32> = holders.keys().copied().collect();
    columns.sort_by(|a, b| point[*b as usize].total_cmp(&point[*a as usize]).then(a.cmp(b)));
    let mut done = vec![false; rows.len()];
    for column in columns {
        let mut here = holders.remove(&column).unwrap_or_default();
        here.sort_unstable();
        here.dedup();
        here.retain(|at| !done[*at] && rows[*at].odd.binary_search(&column).is_ok());
        let lightest = here.iter().copied().min_by(|a, b| {
            let (a, b) = (&rows[*a], &rows[*b]);
            let by_slack = a.slack.total_cmp(&b.slack);
            by_slack.then(a.odd.len().cmp(&b.odd.len())).then(a.of.len().cmp(&b.of.len()))
        });
        let Some(lightest) = lightest else { continue };
        done[lightest] = true;
        let pivot = rows[lightest].clone();
        for at in here.into_iter().filter(|at| *at != lightest) {
            let row = &mut rows[at];
            row.add(&pivot);
            if row.of.len() > MOST_LINES || row.slack > 1.0 {
                done[at] = true;
                continue;
            }
            for column in row.odd.iter().filter(|column| pivot.odd.binary_search(column).is_ok()) {
                if let Some(holders) = holders.get_mut(column) {
                    holders.push(at);
                }
            }
        }
    }
    let promising = |row: &Parity| {
        let lost: f64 = row.odd.iter().map(|column| point[*column as usize]).sum();
        row.limit_is_odd && row.slack + lost < 1.0 - 2.0 * LEAST_GAIN
    };
    let left = rows.into_iter().zip(done).filter(|(row, done)| !done && promising(row));
    left.map(|(row, _)| row).collect()
}

/// The sides of lines that the point comes close to.
fn parities(program: &Program, point: &[f64]) -> Vec<Parity> {
    let mut rows = Vec::new();
    for (at, line) in program.lines.iter().enumerate() {
        let small = |(_, by): &(usize, i64)| by.abs() <= GREATEST_FACTOR;
        if !line.entries.iter().all(small) {
            continue;
        }
        let sum: f64 = line.entries.iter().map(|(column, by)| point[*column] * *by as f64).sum();
        let sides = [
            line.upper.as_ref().map(|(limit, _)| (*limit, *limit as f64 - sum)),
            line.lower.as_ref().map(|(limit, _)| (*limit, sum - *limit as f64)),
        ];
        let closest = sides.into_iter().enumerate().filter_map(|(side, limit)| {
            let (limit, slack) = limit?;
            (slack < MOST_SLACK).then_some((side, limit, slack))
        });
        // Both sides of an equality are the same modulo 2.
        let Some((side, limit, slack)) = closest.min_by(|a, b| a.2.total_cmp(&b.2)) else {
            continue;
        };
        let odd = |(column, by): &&(usize, i64)| by % 2 != 0 && point[*column] > 1e-6;
        let mut odd: Vec<u32> =
            line.entries.iter().filter(odd).map(|(column, _)| *column as u32).collect();
        odd.sort_unstable();
        rows.push(Parity {
            odd,
            limit_is_odd: limit % 2 != 0,
            slack: slack.max(0.0),
            of: vec![(at * 2 + side) as u32],
        });
    }
    rows
}

/// Half the sum of these sides of lines, rounded down, if the point breaks it.
fn cut(program: &Program, point: &[f64], of: &[u32]) -> Option<(f64, Line, Cut)> {
    let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
    let mut limit = 0;
    let mut by: Vec<(Row, i64)> = Vec::new();
    for side in of {
        let line = &program.lines[*side as usize / 2];
        let (sign, side) = if side % 2 == 0 { (1, &line.upper) } else { (-1, &line.lower) };
        let (most, row) = side.as_ref()?;
        limit += sign * most;
        for (column, factor) in &line.entries {
            *sums.entry(*column).or_default() += sign * factor;
        }
        // Conditions from below count as such; an equality is subtracted by its sign.
        by.push((row.clone(), if row.is_equality() { sign } else { 1 }));
    }
    let entries: Vec<(usize, i64)> = sums
        .into_iter()
        .map(|(column, sum)| (column, sum.div_euclid(2)))
        .filter(|(_, factor)| *factor != 0)
        .collect();
    let limit = limit.div_euclid(2);
    let sum: f64 = entries.iter().map(|(column, by)| point[*column] * *by as f64).sum();
    let gain = sum - limit as f64;
    if gain < LEAST_GAIN || entries.len() > MOST_COLUMNS {
        return None;
    }
    let length: f64 = entries.iter().map(|(_, by)| (by * by) as f64).sum();
    let cut = Cut { scale: 2, by };
    let line = Line { entries, lower: None, upper: Some((limit, program.next_cut())) };
    Some((gain / length.sqrt(), line, cut))
}

/// A proof with the cuts that its steps lean on, numbered anew.
pub(super) fn proof(program: &Program, mut steps: Vec<Step>) -> Proof {
    fn mark(used: &mut [bool], by: &[(Row, i64)]) {
        for (row, _) in by {
            if let Row::Cut(at) = row {
                used[*at] = true;
            }
        }
    }
    fn renumber(numbers: &[usize], by: &mut [(Row, i64)]) {
        for (row, _) in by {
            if let Row::Cut(at) = row {
                *at = numbers[*at];
            }
        }
    }
    let mut used = vec![false; program.cuts.len()];
    for step in &steps {
        mark(&mut used, step.by());
    }
    // A cut leans on earlier ones only.
    for at in (0..used.len()).rev() {
        if used[at] {
            mark(&mut used, &program.cuts[at].by);
        }
    }
    let mut numbers = Vec::with_capacity(used.len());
    let mut cuts: Vec<Cut> = Vec::new();
    for (cut, used) in program.cuts.iter().zip(used) {
        numbers.push(cuts.len());
        if used {
            let mut cut = cut.clone();
            renumber(&numbers, &mut cut.by);
            cuts.push(cut);
        }
    }
    for step in &mut steps {
        renumber(&numbers, step.by_mut());
    }
    Proof { cuts, steps }
}
