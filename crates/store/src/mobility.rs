//! Mobilities in the database.

use crate::floor::{Access, Error, Result, on};
use crate::record::{record, records_by};
use crate::{Day, Id};
use walz_domain::mobility::Mobility;
use walz_domain::window::Period;
use walz_domain::{AccommodationId, CallId, LearnerId, MobilityId, OfferId, OrganisationId};

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

const BEFORE: &str = "
    SELECT id, first_day, last_day FROM mobility
     WHERE organisation = $1 AND round = $2 AND id < $3 AND state <> 'cancelled'";

/// The periods of the stays of a call that were made before this one and not cancelled: among them a stay has its number.
///
/// # Errors
/// [`Error`] where the database fails or a row breaks a rule.
pub async fn periods_before(
    db: &mut impl Access,
    organisation: OrganisationId,
    stay: &Mobility,
) -> Result<Vec<Period>> {
    let rows: Vec<(Id<MobilityId>, Day, Day)> = on!(db, c => sqlx::query_as(BEFORE)
        .bind(organisation.0).bind(stay.call.0).bind(stay.id.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(id, first, last)| {
            Period::new(first.0, last.0)
                .map_err(|_| Error::inconsistent("mobility", "last_day", id.0))
        })
        .collect()
}
