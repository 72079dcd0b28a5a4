//! Applications in the database.

use crate::Id;
use crate::record::{record, records_by};
use walz_domain::application::Application;
use walz_domain::{ApplicationId, CallId, LearnerId};

record! {
    "application" keeps Application by ApplicationId, in the order of "id" {
        "round" "$5" = |a| a.call.0;
        "learner" "$6" = |a| a.learner.0;
        "state" "$7" = |a| a.state.code();
    }
}

records_by! {
    /// All that were made in one call.
    of_call("round" = Id<CallId>) of Application, in the order of "id" from "application"
}

records_by! {
    /// All that one learner made, the newest first.
    of_learner("learner" = Id<LearnerId>) of Application, in the order of "id DESC" from "application"
}
