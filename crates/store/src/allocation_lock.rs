//! What the office decided about learners and places before the engine runs, in the database.

use crate::Id;
use crate::floor::{Access, Result, on};
use crate::record::{record, records_by};
use walz_domain::allocation::Lock;
use walz_domain::{CallId, LockId, OrganisationId};

record! {
    "allocation_lock" keeps Lock by LockId, in the order of "id" {
        "round" "$5" = |l| l.call.0;
        "learner" "$6" = |l| l.learner.0;
        "offer" "$7" = |l| l.offer.0;
    }
}

records_by! {
    /// All of one call, the oldest first.
    of_call("round" = Id<CallId>) of Lock, in the order of "id" from "allocation_lock"
}

const REMOVE: &str = "DELETE FROM allocation_lock WHERE organisation = $1 AND id = $2";

/// Takes one off; says whether it was there.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(
    db: &mut impl Access,
    organisation: OrganisationId,
    id: LockId,
) -> Result<bool> {
    let rows = on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(id.0)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows > 0)
}
