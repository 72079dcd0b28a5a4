//! One kind of work on some instances: ours and the peers', run in turn and compared.

use super::programs::{self, Figures, Words};
use crate::bench::report::Table;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::Duration;

/// Whether following the proof is measured too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    Shown,
    None,
}

/// Some work and who does it.
pub(super) struct Contest {
    /// The head of the table's first column.
    pub(super) work: &'static str,
    pub(super) ours: Words,
    pub(super) peers: Vec<(&'static str, Words)>,
    pub(super) check: Check,
}

/// What came out so far, by instance and seed.
pub(super) struct Standings {
    contest: Contest,
    limit: Duration,
    /// Of each instance one row a seed: ours, then the peers; nothing for who was too slow.
    rows: Vec<(&'static str, Vec<Vec<Option<Figures>>>)>,
}

impl Standings {
    pub(super) fn of(contest: Contest, limit: Duration) -> Self {
        Self { contest, limit, rows: Vec::new() }
    }

    /// Lets everybody solve the instance in the folder, and sees that they agree.
    pub(super) fn run(&mut self, name: &'static str, folder: &Path) -> Result<()> {
        if self.rows.last().is_none_or(|(last, _)| *last != name) {
            self.rows.push((name, Vec::new()));
        }
        let (_, seeds) = self.rows.last_mut().context("no row")?;
        let ours = programs::run(&self.contest.ours, folder, self.limit)?;
        let ours = ours.context("our own run took too long")?;
        let mut row = vec![Some(ours)];
        for (peer, words) in &self.contest.peers {
            // A peer that was too slow for one seed is not asked again.
            let asked = seeds.last().is_none_or(|before| before[row.len()].is_some());
            let found = if asked { programs::run(words, folder, self.limit)? } else { None };
            if let Some(found) = found {
                let same = (found.placed, found.value) == (ours.placed, ours.value);
                ensure!(same, "{peer} disagrees on {name}: {found:?}, {ours:?}");
            }
            row.push(found);
        }
        seeds.push(row);
        Ok(())
    }

    /// Our figures on an instance.
    pub(super) fn ours(&self, name: &str) -> Option<Figures> {
        let (_, seeds) = self.rows.iter().find(|(other, _)| *other == name)?;
        medians(seeds).into_iter().next().flatten()
    }

    pub(super) fn table(&self) -> Table {
        let shows_check = self.contest.check == Check::Shown;
        let programs = std::iter::once("ours").chain(self.contest.peers.iter().map(|(n, _)| *n));
        let mut head = vec![self.contest.work.to_owned()];
        head.extend(programs.flat_map(|name| [format!("{name}, s"), "MB".to_owned()]));
        head.push("times the best".to_owned());
        if shows_check {
            head.push("check, s".to_owned());
        }
        let cells = |(name, seeds): &(&str, Vec<Vec<Option<Figures>>>)| {
            let row = medians(seeds);
            let mut cells = vec![(*name).to_owned()];
            for figures in &row {
                let dash = || "–".to_owned();
                cells.push(figures.map_or_else(dash, |f| seconds(f.seconds)));
                cells.push(figures.map_or_else(dash, |f| format!("{:.0}", f.megabytes)));
            }
            let ours = row.first().copied().flatten();
            let best = row.iter().skip(1).flatten().map(|f| f.seconds).min_by(f64::total_cmp);
            let ratio = ours.zip(best).map(|(ours, best)| best / ours.seconds);
            cells.push(ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.1}×")));
            if shows_check {
                cells.push(ours.map_or_else(String::new, |f| seconds(f.check)));
            }
            cells
        };
        Table { head, rows: self.rows.iter().map(cells).collect() }
    }
}

/// Of each program the median over the seeds, or nothing if it was too slow for one.
fn medians(rows: &[Vec<Option<Figures>>]) -> Vec<Option<Figures>> {
    let columns = rows.iter().map(Vec::len).min().unwrap_or(0);
    let column = |at: usize| {
        let mut figures: Vec<Figures> =
            rows.iter().filter_map(|row| row.get(at).copied().flatten()).collect();
        figures.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        (figures.len() == rows.len()).then(|| figures.get(figures.len() / 2).copied()).flatten()
    };
    (0..columns).map(column).collect()
}

/// Seconds with three digits that count.
fn seconds(seconds: f64) -> String {
    let places = (2 - seconds.max(1e-9).log10().floor() as i32).clamp(0, 7);
    format!("{seconds:.*}", usize::try_from(places).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(seconds: f64) -> Figures {
        Figures { placed: 1, value: 1, seconds, megabytes: 1.0, check: 0.0 }
    }

    #[test]
    fn a_peer_that_was_too_slow_once_has_no_median() {
        let rows = [
            vec![Some(figures(3.0)), Some(figures(1.0))],
            vec![Some(figures(1.0)), None],
            vec![Some(figures(2.0)), Some(figures(1.0))],
        ];
        let medians = medians(&rows);
        assert_eq!(medians[0].map(|f| f.seconds), Some(2.0));
        assert!(medians[1].is_none());
    }

    #[test]
    fn seconds_keep_three_digits() {
        assert_eq!(seconds(0.000_012_345), "0.0000123");
        assert_eq!(seconds(0.4567), "0.457");
        assert_eq!(seconds(15.52), "15.5");
    }
}
