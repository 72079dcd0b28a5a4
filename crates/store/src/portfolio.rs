//! Pieces of portfolios in the database.

use crate::Id;
use crate::floor::{Access, Result, on};
use crate::record::{record, records_by};
use walz_domain::portfolio::Piece;
use walz_domain::{MobilityId, OrganisationId, PieceId};

record! {
    "portfolio_piece" keeps Piece by PieceId, in the order of "id" {
        "mobility" "$5" = |p| p.mobility.0;
    }
}

records_by! {
    /// All of one stay, the oldest first.
    of_mobility("mobility" = Id<MobilityId>) of Piece, in the order of "id" from "portfolio_piece"
}

const REMOVE: &str = "DELETE FROM portfolio_piece WHERE organisation = $1 AND id = $2";

/// Erases one.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn remove(db: &mut impl Access, organisation: OrganisationId, id: PieceId) -> Result<()> {
    on!(db, c => sqlx::query(REMOVE).bind(organisation.0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
