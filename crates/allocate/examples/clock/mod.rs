//! How long a piece of work takes, and how much memory the process took: the same for all that is measured here.

use std::fs;

/// Small pieces of work are done often enough to be measured.
const LONG_ENOUGH: f64 = 0.3;

/// Does the work until that took long enough; the last result and the processor time of one go. The
/// clock is read after one go, two, four and so on: reading it takes as long as the smallest instance.
pub(crate) fn repeat<T>(mut work: impl FnMut() -> T) -> (T, f64) {
    let (began, mut result, mut runs) = (processor_seconds(), work(), 1);
    loop {
        let seconds = processor_seconds() - began;
        if seconds >= LONG_ENOUGH {
            return (result, seconds / f64::from(runs));
        }
        for _ in 0..runs {
            result = work();
        }
        runs *= 2;
    }
}

/// What the kernel counted for this thread, to a few milliseconds.
fn processor_seconds() -> f64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanoseconds = counted.split_whitespace().next().and_then(|text| text.parse::<f64>().ok());
    nanoseconds.expect("a number") * 1e-9
}

pub(crate) fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
}
