//! The time of an installation.

use jiff::{SignedDuration, Timestamp, Unit};

/// Tells the time to pages and the worker, who put it into the [`super::Context`]; nothing below looks at a clock. A
/// demo's clock stands on another day and goes on from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    offset: SignedDuration,
}

impl Clock {
    /// The clock on the wall.
    pub const WALL: Self = Self { offset: SignedDuration::ZERO };

    /// A clock that is ahead of the one on the wall.
    pub const fn ahead(offset: SignedDuration) -> Self {
        Self { offset }
    }

    /// A clock that shows `moment` when the one on the wall shows `now`.
    pub fn showing(moment: Timestamp, now: Timestamp) -> Self {
        Self { offset: moment.duration_since(now) }
    }

    pub const fn offset(&self) -> SignedDuration {
        self.offset
    }

    /// The moment it is, to the microsecond, as both databases keep it. At the end of the calendar the clock stands.
    pub fn now(&self) -> Timestamp {
        let now = Timestamp::now().saturating_add(self.offset).unwrap_or(Timestamp::MAX);
        to_microsecond(now)
    }
}

pub(super) fn to_microsecond(moment: Timestamp) -> Timestamp {
    moment.round(Unit::Microsecond).unwrap_or(moment)
}
