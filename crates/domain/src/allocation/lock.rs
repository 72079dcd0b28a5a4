//! What the office decided about a pair before the engine looks for places: kept together, or ruled out.

use crate::{CallId, LearnerId, LockId, OfferId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A learner and an offer that the office ties together or keeps apart, for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    pub id: LockId,
    pub call: CallId,
    pub learner: LearnerId,
    pub offer: OfferId,
    pub kind: LockKind,
    pub reason: String,
    pub by: PersonId,
    pub at: Timestamp,
}

crate::code::codes! {
    LockKind {
        /// The learner goes there and nowhere else.
        Keep = "keep",
        /// The learner does not go there.
        Forbid = "forbid",
    }
}

impl Lock {
    /// Whether two locks cannot both hold, whatever the limits: two places for one learner, or one place both kept and
    /// ruled out.
    pub fn contradicts(&self, other: &Self) -> bool {
        let same_place = self.offer == other.offer;
        self.learner == other.learner
            && match (self.kind, other.kind) {
                (LockKind::Keep, LockKind::Keep) => !same_place,
                (LockKind::Forbid, LockKind::Forbid) => false,
                _ => same_place,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_learner_is_kept_at_one_place_and_not_ruled_out_there() {
        let lock = |learner: u128, offer: u128, kind| Lock {
            id: LockId(Uuid::nil()),
            call: CallId(Uuid::nil()),
            learner: LearnerId(Uuid::from_u128(learner)),
            offer: OfferId(Uuid::from_u128(offer)),
            kind,
            reason: String::new(),
            by: PersonId(Uuid::nil()),
            at: Timestamp::UNIX_EPOCH,
        };
        let kept = lock(1, 1, LockKind::Keep);
        assert!(kept.contradicts(&lock(1, 2, LockKind::Keep)));
        assert!(kept.contradicts(&lock(1, 1, LockKind::Forbid)));
        assert!(!kept.contradicts(&lock(1, 2, LockKind::Forbid)));
        assert!(!kept.contradicts(&lock(2, 2, LockKind::Keep)));
        let out = lock(1, 1, LockKind::Forbid);
        assert!(!out.contradicts(&lock(1, 2, LockKind::Forbid)));
    }
}
