//! Mobilities in the database.

use crate::floor::{Access, Error, Result, on};
use crate::record::{held, record, records_by};
use crate::{Day, Id};
use jiff::civil::Date;
use walz_domain::mobility::Mobility;
use walz_domain::window::Period;
use walz_domain::{AccommodationId, CallId, LearnerId, MobilityId, OfferId, OrganisationId};

held! {
    "mobility" keeps Mobility by MobilityId
}

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

const FIRST_BETWEEN: &str = "
    SELECT round, learner FROM mobility
     WHERE organisation = $1 AND first_day > $2 AND first_day <= $3 AND state <> 'cancelled'
     ORDER BY round, learner";

const LAST_BETWEEN: &str = "
    SELECT round, learner FROM mobility
     WHERE organisation = $1 AND last_day > $2 AND last_day <= $3 AND state <> 'cancelled'
     ORDER BY round, learner";

/// An end of a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    First,
    Last,
}

/// The cases whose stay has its first or last day after one day and up to another.
///
/// # Errors
/// [`Error`] where the database fails.
pub async fn with_end_between(
    db: &mut impl Access,
    organisation: OrganisationId,
    end: End,
    after: Date,
    until: Date,
) -> Result<Vec<(CallId, LearnerId)>> {
    let statement = match end {
        End::First => FIRST_BETWEEN,
        End::Last => LAST_BETWEEN,
    };
    let rows: Vec<(Id<CallId>, Id<LearnerId>)> = on!(db, c => sqlx::query_as(statement)
        .bind(organisation.0).bind(Day(after)).bind(Day(until)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(call, learner)| (call.0, learner.0)).collect())
}
