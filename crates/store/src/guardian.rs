//! Guardians in the database.

use crate::Id;
use crate::record::{codes, record, records_by};
use walz_domain::guardian::Guardian;
use walz_domain::{GuardianId, LearnerId};

record! {
    "guardian" keeps Guardian by GuardianId, in the order of "code" {
        "code" "$5" = |g| g.code.clone();
        "learner" "$6" = |g| g.learner.0;
        "person" "$7" = |g| g.person.0;
    }
}

codes!("guardian" names GuardianId);

records_by! {
    /// The guardians of one learner.
    of_learner("learner" = Id<LearnerId>) of Guardian, in the order of "code" from "guardian"
}
