//! Offering one agreement, or many in one go.

use super::draft;
use crate::signing::{self, Offered, Outcome};
use crate::{App, Context, Result};
use walz_domain::agreement::Agreement;
use walz_domain::signing::Order;
use walz_domain::{AgreementId, MobilityId};

/// Freezes a draft and asks its parties, all at once or one after the other. `version` is the one that was read.
///
/// # Errors
/// [`crate::Error::NotFound`] where there is none or the actor does not run the case; [`crate::Error::Invalid`] with
/// everything that is missing; [`crate::Error::Refused`] where it is no draft; [`crate::Error::ChangedMeanwhile`].
pub async fn offer(
    app: &App,
    ctx: &Context,
    id: AgreementId,
    version: Option<i64>,
    order: Order,
) -> Result<Offered> {
    signing::offer::<Agreement>(app, ctx, id, version, order).await
}

/// Drafts and offers the agreements of these stays, each by itself: one that is not complete leaves the others.
///
/// # Errors
/// [`crate::Error::NotFound`] where one of the stays is not there or its case is not the actor's to run: then the list
/// was not made by somebody who may.
pub async fn offer_many(
    app: &App,
    ctx: &Context,
    stays: &[MobilityId],
) -> Result<Vec<(MobilityId, Outcome)>> {
    let mut outcomes = Vec::with_capacity(stays.len());
    for stay in stays {
        let outcome = Outcome::of(offer_one(app, &ctx.part(stay), *stay).await)?;
        outcomes.push((*stay, outcome));
    }
    Ok(outcomes)
}

async fn offer_one(app: &App, ctx: &Context, stay: MobilityId) -> Result<Outcome> {
    let id = draft(app, ctx, stay).await?;
    signing::offer_draft::<Agreement>(app, ctx, id).await
}
