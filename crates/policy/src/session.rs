//! Sessions: how long they last, and whose they are.

use crate::RoleKind;
use crate::account::Own;
use walz_domain::AccountId;

/// How long a session lasts, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without use.
    pub idle: i64,
    /// At all.
    pub absolute: i64,
}

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Who reads other people's cases has short sessions; learners abroad keep theirs on the phone.
pub const fn limits(role: Option<RoleKind>) -> Limits {
    match role {
        Some(RoleKind::Learner | RoleKind::Guardian) => {
            Limits { idle: 30 * DAY, absolute: 90 * DAY }
        }
        Some(RoleKind::Tutor | RoleKind::Mentor | RoleKind::Partner | RoleKind::Signer) => {
            Limits { idle: DAY, absolute: 7 * DAY }
        }
        _ => Limits { idle: 2 * HOUR, absolute: 12 * HOUR },
    }
}

/// That the actor may end this session: it is their own account's.
pub fn end(own: Own, of: AccountId) -> bool {
    own.0 == of
}
