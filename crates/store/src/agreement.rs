//! Learning agreements in the database.

use crate::Id;
use crate::floor::{Access, Result, on, one_row};
use crate::record::{held, record, records_by};
use walz_domain::agreement::Agreement;
use walz_domain::{AgreementId, MobilityId, OrganisationId};

record! {
    "agreement" keeps Agreement by AgreementId, in the order of "id" {
        "mobility" "$5" = |a| a.mobility.0;
        "number" "$6" = |a| i64::from(a.number);
        "state" "$7" = |a| a.state.code();
        "second_host" "$8" = |a| a.content.second_host.as_ref().map(|second| second.host.to_string());
    }
}

records_by! {
    /// Every version for one stay, the newest first.
    of_mobility("mobility" = Id<MobilityId>) of Agreement, in the order of "number DESC" from "agreement"
}

records_by! {
    /// Every version of any stay in which this company, by its id, takes over a part.
    of_second_host("second_host" = String) of Agreement, in the order of "id" from "agreement"
}

held! { "agreement" keeps Agreement by AgreementId }

const REMOVE_DRAFT: &str =
    "DELETE FROM agreement WHERE organisation = $1 AND id = $2 AND state = 'draft'";

/// Takes a draft away. Whatever was offered once stays on record.
///
/// # Errors
/// [`crate::Error::ChangedMeanwhile`] where it is not there or no draft; else where the database fails.
pub async fn remove_draft(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: AgreementId,
) -> Result<()> {
    let rows = on!(db, c => sqlx::query(REMOVE_DRAFT).bind(organisation.0).bind(id.0)
        .execute(c).await.map(|r| r.rows_affected()))?;
    one_row(rows)
}
