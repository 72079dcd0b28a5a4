//! What a host says when a learner leaves: whether it would take another.

use crate::MobilityId;
use crate::person::Name;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostAnswer {
    pub mobility: MobilityId,
    pub again: Again,
    pub by: Name,
    pub at: Timestamp,
}

crate::code::codes! {
    /// Whether it would host again.
    Again {
        Yes = "yes",
        Maybe = "maybe",
        No = "no",
    }
}
