//! What stays came to, counted: one row for each, and sums over them. Nothing here loads a whole stay.

mod skills;
mod sums;

pub use skills::{agreed_skills, agreements};
pub use sums::{Group, Spread, groups, round, spreads};

use crate::floor::{Access, Day, Id, Result, on};
use jiff::civil::Date;
use walz_domain::{
    CallId, HostCompanyId, LearnerId, MobilityId, OrganisationId, PartnerId, TradeId,
};

/// What one stay came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub mobility: MobilityId,
    pub call: CallId,
    pub trade: TradeId,
    pub partner: PartnerId,
    pub host: HostCompanyId,
    pub begun: bool,
    /// The day of the return.
    pub ended: Option<Date>,
    /// Signed by all before the first day.
    pub signed: bool,
    pub agreed: u32,
    /// Of the agreed units: what the place offers.
    pub promised: u32,
    pub assessed: u32,
    /// By the moderated result where there is one.
    pub achieved: u32,
    pub moderated: u32,
    /// In full or in part.
    pub recognised: u32,
    pub decided: u32,
    /// From the return to the last decision; nothing while one is missing.
    pub days: Option<u32>,
}

const PUT: &str = "
    INSERT INTO outcome (organisation, mobility, round, trade, partner, host, begun, ended, signed, agreed, promised,
                         assessed, achieved, moderated, recognised, decided, days)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        ON CONFLICT (organisation, mobility) DO UPDATE SET
           round = excluded.round, trade = excluded.trade, partner = excluded.partner, host = excluded.host,
           begun = excluded.begun, ended = excluded.ended, signed = excluded.signed, agreed = excluded.agreed,
           promised = excluded.promised, assessed = excluded.assessed, achieved = excluded.achieved,
           moderated = excluded.moderated, recognised = excluded.recognised, decided = excluded.decided,
           days = excluded.days";

/// Keeps what a stay came to so far.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn put(
    db: &mut impl Access,
    organisation: OrganisationId,
    outcome: &Outcome,
) -> Result<()> {
    let o = outcome;
    on!(db, c => sqlx::query(PUT)
        .bind(organisation.0).bind(o.mobility.0).bind(o.call.0).bind(o.trade.0).bind(o.partner.0)
        .bind(o.host.0).bind(i64::from(o.begun)).bind(o.ended.map(Day)).bind(i64::from(o.signed))
        .bind(i64::from(o.agreed)).bind(i64::from(o.promised)).bind(i64::from(o.assessed))
        .bind(i64::from(o.achieved)).bind(i64::from(o.moderated)).bind(i64::from(o.recognised))
        .bind(i64::from(o.decided)).bind(o.days.map(i64::from))
        .execute(c).await.map(drop))?;
    Ok(())
}

const FORGET: &str = "DELETE FROM outcome WHERE organisation = $1 AND mobility = $2";

/// A stay that does not happen comes to nothing.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn forget(
    db: &mut impl Access,
    organisation: OrganisationId,
    mobility: MobilityId,
) -> Result<()> {
    on!(db, c => sqlx::query(FORGET).bind(organisation.0).bind(mobility.0).execute(c).await.map(drop))?;
    Ok(())
}

const MISSING: &str = "
    SELECT m.round, m.learner FROM mobility m
      LEFT JOIN outcome o ON o.organisation = m.organisation AND o.mobility = m.id
     WHERE m.organisation = $1 AND m.state <> 'cancelled' AND o.mobility IS NULL
     ORDER BY m.round, m.learner
     LIMIT $2";

/// Cases whose stay has no row: from before there were any.
///
/// # Errors
/// [`crate::Error`] where the database fails.
pub async fn missing(
    db: &mut impl Access,
    organisation: OrganisationId,
    most: i64,
) -> Result<Vec<(CallId, LearnerId)>> {
    let rows: Vec<(Id<CallId>, Id<LearnerId>)> = on!(db, c =>
        sqlx::query_as(MISSING).bind(organisation.0).bind(most).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(call, learner)| (call.0, learner.0)).collect())
}
