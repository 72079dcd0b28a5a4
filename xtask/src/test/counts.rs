//! How many tests passed and failed, read from what the runners print.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    /// A check that either holds or does not.
    pub(crate) fn of(holds: bool) -> Self {
        Self { passed: holds.into(), failed: (!holds).into(), skipped: 0 }
    }

    /// Adds up every closing line in the output of a runner: nextest's summary, `cargo test`'s
    /// result of each program, or the plain `N passed, N failed`. `None` if there is no such line.
    pub(crate) fn read(output: &str) -> Option<Self> {
        let mut all: Option<Self> = None;
        for line in output.lines().filter_map(closing_line) {
            *all.get_or_insert_default() += count(line);
        }
        all
    }
}

/// The part of a line that counts, if it is a closing line.
fn closing_line(line: &str) -> Option<&str> {
    let line = line.trim();
    if let Some(result) = line.strip_prefix("test result:") {
        return Some(result);
    }
    if line.starts_with("Summary [") {
        return line.split_once(" run: ").map(|(_, counts)| counts);
    }
    let plain = line.split(", ").all(|part| {
        let (number, word) = part.split_once(' ').unwrap_or_default();
        number.parse::<u64>().is_ok() && ["passed", "failed", "skipped"].contains(&word)
    });
    plain.then_some(line)
}

/// Adds up `3 passed (1 slow), 1 failed, 1 timed out, 2 skipped` and its relatives.
fn count(line: &str) -> Counts {
    let mut counts = Counts::default();
    for part in line.split([',', ';', '.']) {
        let Some((number, what)) = part.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        match what.split(" (").next().unwrap_or_default() {
            "passed" => counts.passed += number,
            "failed" | "exec failed" | "timed out" => counts.failed += number,
            "skipped" | "ignored" => counts.skipped += number,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(output: &str) -> Option<(u64, u64, u64)> {
        Counts::read(output).map(|c| (c.passed, c.failed, c.skipped))
    }

    #[test]
    fn nextest_counts() {
        let good = "     Summary [   0.003s] 3 tests run: 3 passed, 0 skipped";
        assert_eq!(read(good), Some((3, 0, 0)));
        let bad = "     Summary [  11.1s] 7/9 tests run: 4 passed (1 slow, 1 flaky), 1 failed, \
                   1 exec failed, 1 timed out, 2 skipped";
        assert_eq!(read(bad), Some((4, 3, 2)));
    }

    #[test]
    fn cargo_test_counts_every_program() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered";
        assert_eq!(read(output), Some((4, 2, 1)));
    }

    #[test]
    fn a_plain_closing_line_counts() {
        assert_eq!(read("well\n12 passed, 1 failed\n"), Some((12, 1, 0)));
        assert_eq!(read("12 passed, 1 failed, 2 skipped"), Some((12, 1, 2)));
    }

    #[test]
    fn talk_about_passing_does_not_count() {
        assert_eq!(read("3 passed through Seville\ntest a_day_passed ... ok\nok, fine"), None);
        assert_eq!(read(""), None);
    }
}
