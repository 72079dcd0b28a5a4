//! Mobilities in the database.

use crate::record::{record, records_by};
use crate::{Day, Id};
use walz_domain::mobility::Mobility;
use walz_domain::{AccommodationId, CallId, LearnerId, MobilityId, OfferId};

record! {
    "mobility" keeps Mobility by MobilityId, in the order of "first_day, id" {
        "round" "$5" = |m| m.call.0;
        "learner" "$6" = |m| m.learner.0;
        "offer" "$7" = |m| m.offer.0;
        "accommodation" "$8" = |m| m.accommodation.map(|a| a.0);
        "state" "$9" = |m| m.state.code();
        "first_day" "$10" = |m| Day(m.period.first());
        "last_day" "$11" = |m| Day(m.period.last());
    }
}

records_by! {
    /// All of one call.
    of_call("round" = Id<CallId>) of Mobility, in the order of "first_day, id" from "mobility"
}

records_by! {
    /// All of one learner, the newest first.
    of_learner("learner" = Id<LearnerId>) of Mobility, in the order of "first_day DESC, id" from "mobility"
}

records_by! {
    /// All that go to one offer.
    of_offer("offer" = Id<OfferId>) of Mobility, in the order of "first_day, id" from "mobility"
}

records_by! {
    /// All who live in one accommodation.
    of_accommodation("accommodation" = Id<AccommodationId>) of Mobility, in the order of "first_day, id" from "mobility"
}
