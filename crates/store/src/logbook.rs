//! Entries of logbooks in the database.

use crate::floor::{Access, Result, on};
use crate::record::{record, records_by};
use crate::{Day, Id};
use walz_domain::logbook::Entry;
use walz_domain::{LogbookEntryId, MobilityId, OrganisationId};

record! {
    "logbook_entry" keeps Entry by LogbookEntryId, in the order of "day, id" {
        "mobility" "$5" = |e| e.mobility.0;
        "day" "$6" = |e| Day(e.on);
    }
}

records_by! {
    /// All of one stay, the newest day first.
    of_mobility("mobility" = Id<MobilityId>) of Entry, in the order of "day DESC, id DESC" from "logbook_entry"
}

const REMOVE: &str = "DELETE FROM logbook_entry WHERE organisation = $1 AND id = $2";

/// Erases one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: LogbookEntryId,
) -> Result<()> {
    on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
