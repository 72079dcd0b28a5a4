//! Percentiles of measured times.

use std::time::Duration;

/// Measured times, in order.
#[derive(Debug)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    pub(super) fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The smallest time that at least `percent` of a hundred do not exceed. Zero if nothing was
    /// measured.
    pub(super) fn percentile(&self, percent: usize) -> Duration {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    pub(super) fn median(&self) -> Duration {
        self.percentile(50)
    }
}

/// Milliseconds with two places, as the tables show them.
pub(super) fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(milliseconds: impl IntoIterator<Item = u64>) -> Times {
        Times::new(milliseconds.into_iter().map(Duration::from_millis).collect())
    }

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let hundred = times((1..=100).rev());
        assert_eq!(hundred.median(), Duration::from_millis(50));
        assert_eq!(hundred.percentile(99), Duration::from_millis(99));
        assert_eq!(times([7, 3, 5]).median(), Duration::from_millis(5));
        assert_eq!(times([7]).percentile(99), Duration::from_millis(7));
        assert_eq!(times([]).median(), Duration::ZERO);
    }

    #[test]
    fn a_time_is_shown_in_milliseconds() {
        assert_eq!(milliseconds(Duration::from_micros(1_234)), "1.23");
    }
}
