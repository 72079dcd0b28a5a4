//! How a run is told to stop.

/// Whether to stop now, as whoever asked for the run says.
#[derive(Clone, Copy, Default)]
pub(super) struct Stop<'a>(Option<&'a dyn Fn() -> bool>);

impl<'a> Stop<'a> {
    pub(super) fn when(told: &'a dyn Fn() -> bool) -> Self {
        Self(Some(told))
    }

    pub(super) fn now(&self) -> bool {
        self.0.is_some_and(|told| told())
    }

    /// Asks only now and then, since asking takes longer than a step.
    pub(super) fn at(&self, step: usize) -> bool {
        step.is_multiple_of(1024) && self.now()
    }
}

/// Why a part was not solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Whoever asked for the run said so.
    Told,
    /// Prices grew beyond what they are counted in.
    TooDear,
}
