//! Support needs: sealed, and opened only for a purpose. Who may ask is the callers' business; every opening for a
//! person is journalled by them.

use crate::{Place, Result, Work};
use std::collections::BTreeMap;
use walz_domain::support_need::{Requirements, SupportNeed};
use walz_domain::{LearnerId, OrganisationId};
use walz_store as store;

fn place(organisation: OrganisationId, learner: LearnerId) -> Place {
    Place::new(organisation, "support_need", learner)
}

/// The needs of a learner, in clear.
///
/// # Errors
/// [`crate::Error::Seal`] where the key is another than the one they were sealed with.
pub async fn open(work: &mut Work, learner: LearnerId) -> Result<Vec<SupportNeed>> {
    let organisation = work.ctx().actor.organisation;
    let sealed = store::support_need::of_learner(work, organisation, learner).await?;
    let keys = work.app().keys.clone();
    sealed
        .iter()
        .map(|bytes| {
            let clear = keys.open(&place(organisation, learner), bytes)?;
            Ok(serde_json::from_slice(&clear)?)
        })
        .collect()
}

/// Keeps these needs in the stead of what was there; none erases them.
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub async fn seal(work: &mut Work, learner: LearnerId, needs: &[SupportNeed]) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    let mut sealed = Vec::with_capacity(needs.len());
    for need in needs {
        let clear = serde_json::to_vec(need)?;
        let app = work.app();
        sealed.push(app.keys.seal(&work.ctx().ids, &place(organisation, learner), &clear)?);
    }
    store::support_need::replace(work, organisation, learner, &sealed).await?;
    Ok(())
}

/// What the needs of all learners ask of workplaces, without the needs themselves: for the allocation of a round.
///
/// # Errors
/// As [`open`].
pub async fn requirements(
    db: &mut impl store::Access,
    keys: &crate::Keys,
    organisation: OrganisationId,
) -> Result<BTreeMap<LearnerId, Requirements>> {
    let mut needs: BTreeMap<LearnerId, Vec<SupportNeed>> = BTreeMap::new();
    for (learner, bytes) in store::support_need::all(db, organisation).await? {
        let clear = keys.open(&place(organisation, learner), &bytes)?;
        needs.entry(learner).or_default().push(serde_json::from_slice(&clear)?);
    }
    Ok(needs.into_iter().map(|(learner, needs)| (learner, Requirements::of(&needs))).collect())
}
