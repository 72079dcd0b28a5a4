//! Which day it is for an organisation: its days begin and end in its own time zone.

use crate::{Error, Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use walz_domain::OrganisationId;
use walz_store::{self as store, Access};

/// The day of the work's moment, for the actor's organisation.
///
/// # Errors
/// [`Error::NotFound`] where there is no such organisation.
pub async fn today(work: &mut Work) -> Result<Date> {
    let (organisation, now) = (work.ctx().actor.organisation, work.ctx().now);
    day_of(work, organisation, now).await
}

/// The day of a moment for an organisation.
///
/// # Errors
/// [`Error::NotFound`] where there is no such organisation.
pub async fn day_of(
    db: &mut impl Access,
    organisation: OrganisationId,
    moment: Timestamp,
) -> Result<Date> {
    let organisation = store::organisation::find(db, organisation).await?.ok_or(Error::NotFound)?;
    Ok(day_in(&organisation.time_zone, moment))
}

/// Noon of a day in a zone, where only the day of something is known; where the zone is unknown to this machine, in UTC.
pub(crate) fn noon_in(zone: &str, day: Date) -> Timestamp {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    zone.to_ambiguous_timestamp(day.at(12, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX)
}

/// The day of a moment in a zone; where the zone is unknown to this machine, in UTC.
pub fn day_in(zone: &str, moment: Timestamp) -> Date {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    moment.to_zoned(zone).date()
}
