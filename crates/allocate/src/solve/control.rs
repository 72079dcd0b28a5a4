//! How a run may be watched and stopped.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How to solve. The default has no limit and says nothing on the way.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Stop after this time with the best found. A run that is not stopped does not depend on it.
    pub time_limit: Option<Duration>,
    /// Stop as soon as this becomes true.
    pub cancel: Option<&'a AtomicBool>,
    /// Is told now and then how far the run is.
    pub progress: Option<&'a (dyn Fn(Progress) + 'a)>,
    /// Whether to explain the outcome to every learner.
    pub explain: bool,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("time_limit", &self.time_limit)
            .field("cancel", &self.cancel)
            .field("progress", &self.progress.is_some())
            .field("explain", &self.explain)
            .finish()
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Parts that are finished, of how many.
    pub parts_done: usize,
    pub parts: usize,
    /// Cases told apart so far.
    pub branches: u64,
}

/// The options of a run that has begun.
#[derive(Clone, Copy)]
pub(crate) struct Control<'a> {
    deadline: Option<Instant>,
    cancel: Option<&'a AtomicBool>,
    progress: Option<&'a (dyn Fn(Progress) + 'a)>,
}

impl<'a> Control<'a> {
    pub(crate) fn begin(options: &Options<'a>) -> Self {
        Self {
            deadline: options.time_limit.and_then(|limit| Instant::now().checked_add(limit)),
            cancel: options.cancel,
            progress: options.progress,
        }
    }

    pub(crate) fn must_stop(&self) -> bool {
        self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed))
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    pub(crate) fn report(&self, progress: Progress) {
        if let Some(tell) = self.progress {
            tell(progress);
        }
    }
}
