//! What a round is made of, by the names that the office gives it: to choose from, and to tell what was chosen.

use crate::{Error, Result};
use std::collections::BTreeMap;
use walz_domain::application::State;
use walz_domain::call::Call;
use walz_domain::home_company::HomeCompany;
use walz_domain::offer::{Offer, OfferStatus};
use walz_domain::partner::Partner;
use walz_domain::{
    CallId, HomeCompanyId, HostCompanyId, LearnerId, OfferId, OrganisationId, PartnerId, PersonId,
};
use walz_store::{self as store, Access, Id};

/// The learners, places, partners, hosts and companies of a round.
#[derive(Clone, Debug)]
pub struct Field {
    pub call: Call,
    /// Those who were selected.
    pub learners: BTreeMap<LearnerId, String>,
    pub offers: BTreeMap<OfferId, Offer>,
    pub partners: BTreeMap<PartnerId, Partner>,
    pub hosts: BTreeMap<HostCompanyId, String>,
    /// Those whose apprentices were selected.
    pub companies: BTreeMap<HomeCompanyId, HomeCompany>,
}

impl Field {
    pub(super) async fn load(
        db: &mut impl Access,
        organisation: OrganisationId,
        call: CallId,
    ) -> Result<Self> {
        let call = store::call::find(db, organisation, call).await?.ok_or(Error::NotFound)?;
        let persons = store::person::list(db, organisation).await?;
        let names: BTreeMap<PersonId, String> =
            persons.into_iter().map(|p| (p.id, p.name.to_string())).collect();
        let learners = store::learner::list(db, organisation).await?;
        let known: BTreeMap<LearnerId, _> = learners.into_iter().map(|l| (l.id, l)).collect();
        let (mut selected, mut employers) = (BTreeMap::new(), Vec::new());
        for application in store::application::of_call(db, organisation, Id(call.id)).await? {
            if !matches!(application.state, State::Selected { .. }) {
                continue;
            }
            let Some(learner) = known.get(&application.learner) else { continue };
            let name = names.get(&learner.person).cloned().unwrap_or_default();
            selected.insert(learner.id, name);
            employers.push(learner.company);
        }
        let companies = store::home_company::list(db, organisation).await?;
        let companies = companies.into_iter().filter(|company| employers.contains(&company.id));
        let offers = store::offer::list(db, organisation).await?;
        let partners = store::partner::list(db, organisation).await?;
        let hosts = store::host_company::list(db, organisation).await?;
        Ok(Self {
            learners: selected,
            offers: offers.into_iter().map(|o| (o.id, o.into_value())).collect(),
            partners: partners.into_iter().map(|p| (p.id, p.into_value())).collect(),
            hosts: hosts.into_iter().map(|h| (h.id, h.name.to_string())).collect(),
            companies: companies.map(|c| (c.id, c.into_value())).collect(),
            call: call.into_value(),
        })
    }

    /// The offers that somebody could go to, by code.
    pub fn open_offers(&self) -> Vec<&Offer> {
        let mut open: Vec<&Offer> = self
            .offers
            .values()
            .filter(|offer| offer.status != OfferStatus::Withdrawn)
            .filter(|offer| self.call.window(&offer.window).is_some())
            .collect();
        open.sort_by(|one, other| one.code.cmp(&other.code));
        open
    }
}
