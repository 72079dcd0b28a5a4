//! The stays that hang on a host, a place or a home.

use super::At;
use crate::{Result, Work, case};
use walz_domain::mobility::{Mobility, State};
use walz_domain::{LearnerId, OfferId, OrganisationId};
use walz_store::{self as store, Id, Stored};

/// Those that were not cancelled and are not closed.
async fn of(work: &mut Work, organisation: OrganisationId, at: At) -> Result<Vec<Mobility>> {
    let found = match at {
        At::NewPartner | At::NewHost(_) | At::NewPlace(_) | At::NewHome(_) => Vec::new(),
        At::Home(id) => store::mobility::of_accommodation(work, organisation, Id(id)).await?,
        At::Place(id) => store::mobility::of_offer(work, organisation, Id(id)).await?,
        At::Host(id) => {
            let offers = store::offer::of_host(work, organisation, Id(id)).await?;
            of_offers(work, organisation, offers.iter().map(|offer| offer.id)).await?
        }
        At::Partner(id) => {
            let offers = store::offer::of_partner(work, organisation, Id(id)).await?;
            of_offers(work, organisation, offers.iter().map(|offer| offer.id)).await?
        }
    };
    let live =
        |stay: &Mobility| !matches!(stay.state, State::Cancelled { .. } | State::Closed { .. });
    Ok(found.into_iter().map(Stored::into_value).filter(live).collect())
}

async fn of_offers(
    work: &mut Work,
    organisation: OrganisationId,
    offers: impl Iterator<Item = OfferId>,
) -> Result<Vec<Stored<Mobility>>> {
    let mut all = Vec::new();
    for offer in offers {
        all.extend(store::mobility::of_offer(work, organisation, Id(offer)).await?);
    }
    Ok(all)
}

/// Whose stays these are. A partner's learners stand on its own page.
pub(super) async fn learners(
    work: &mut Work,
    organisation: OrganisationId,
    at: At,
) -> Result<Vec<(LearnerId, String)>> {
    let mut all = Vec::new();
    if matches!(at, At::Partner(_)) {
        return Ok(all);
    }
    for stay in of(work, organisation, at).await? {
        let learner = store::learner::find(work, organisation, stay.learner).await?;
        let Some(learner) = learner else { continue };
        let person = store::person::find(work, organisation, learner.person).await?;
        let name = person.map(|person| person.name.to_string()).unwrap_or_default();
        all.push((stay.learner, name));
    }
    Ok(all)
}

/// Derives their cases anew: boards tell where somebody goes, and what stands against it.
pub(crate) async fn refresh(
    work: &mut Work,
    changed: impl Iterator<Item = At> + Send,
) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    for at in changed {
        for stay in of(work, organisation, at).await? {
            case::refresh(work, stay.call, stay.learner).await?;
        }
    }
    Ok(())
}
