//! What parties say about drafts, in the database.

use crate::Id;
use crate::floor::{Access, Result, on};
use crate::record::{record, records_by};
use walz_domain::agreement::Comment;
use walz_domain::{AgreementId, CommentId, OrganisationId};

record! {
    "agreement_comment" keeps Comment by CommentId, in the order of "id" {
        "agreement" "$5" = |c| c.agreement.0;
    }
}

records_by! {
    /// All about one draft, the oldest first.
    of_agreement("agreement" = Id<AgreementId>) of Comment, in the order of "id" from "agreement_comment"
}

const REMOVE_OF: &str = "DELETE FROM agreement_comment WHERE organisation = $1 AND agreement = $2";

/// Takes all comments on a draft away, because the draft goes.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove_of(
    db: &mut impl Access,
    organisation: OrganisationId,
    agreement: AgreementId,
) -> Result<()> {
    on!(db, c => sqlx::query(REMOVE_OF).bind(organisation.0).bind(agreement.0)
        .execute(c).await.map(drop))?;
    Ok(())
}
