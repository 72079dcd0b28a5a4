//! Everything about a round that an allocation looks at, loaded in one go.

use crate::{Error, Keys, Result, need};
use std::collections::BTreeMap;
use walz_domain::application::{Application, State};
use walz_domain::call::Call;
use walz_domain::eligibility::{Candidate, Obstacle, Place, obstacles};
use walz_domain::grant::{Entitlement, Journey, NoGrant, Rate, RateTable, Rules, Totals, of_round};
use walz_domain::home_company::HomeCompany;
use walz_domain::learner::Learner;
use walz_domain::mobility::{self, Mobility};
use walz_domain::offer::Offer;
use walz_domain::partner::Partner;
use walz_domain::place::Place as Town;
use walz_domain::support_need::Requirements;
use walz_domain::{CallId, HomeCompanyId, LearnerId, OfferId, OrganisationId, PartnerId, PersonId};
use walz_store::{self as store, Access, Id};

/// A round as the engine's problem is made of it.
#[derive(Debug)]
pub(crate) struct Round {
    pub(crate) call: Call,
    /// Those who were selected, in the order of their codes.
    pub(crate) applicants: Vec<Applicant>,
    pub(crate) offers: BTreeMap<OfferId, Offer>,
    pub(crate) partners: BTreeMap<PartnerId, Partner>,
    pub(crate) companies: BTreeMap<HomeCompanyId, HomeCompany>,
    /// Stays that are there already, by learner.
    pub(crate) stays: BTreeMap<LearnerId, Mobility>,
    towns: BTreeMap<String, Town>,
    rates: RateTable,
    rules: Rules,
}

/// Somebody who was selected.
#[derive(Debug)]
pub(crate) struct Applicant {
    pub(crate) learner: Learner,
    pub(super) born: Option<jiff::civil::Date>,
    pub(crate) application: Application,
    requirements: Requirements,
}

impl Round {
    pub(crate) async fn load(
        db: &mut impl Access,
        keys: &Keys,
        organisation: OrganisationId,
        call: CallId,
    ) -> Result<Self> {
        const BROKEN: Error = Error::Broken("a round refers to something that is not there");
        let call = store::call::find(db, organisation, call).await?.ok_or(Error::NotFound)?;
        let call = call.into_value();
        let applications = store::application::of_call(db, organisation, Id(call.id)).await?;
        let learners = store::learner::list(db, organisation).await?;
        let mut learners: BTreeMap<LearnerId, Learner> =
            learners.into_iter().map(|l| (l.id, l.into_value())).collect();
        let persons = store::person::list(db, organisation).await?;
        let born: BTreeMap<PersonId, _> = persons.into_iter().map(|p| (p.id, p.born)).collect();
        let mut requirements = need::requirements(db, keys, organisation).await?;
        let mut applicants = Vec::new();
        for application in applications {
            if !matches!(application.state, State::Selected { .. }) {
                continue;
            }
            let learner = learners.remove(&application.learner).ok_or(BROKEN)?;
            applicants.push(Applicant {
                born: born.get(&learner.person).copied().flatten(),
                requirements: requirements.remove(&learner.id).unwrap_or_default(),
                learner,
                application: application.into_value(),
            });
        }
        applicants.sort_by(|a, b| a.learner.code.cmp(&b.learner.code));
        let stays = store::mobility::of_call(db, organisation, Id(call.id)).await?;
        let stays = stays
            .into_iter()
            .filter(|stay| !matches!(stay.state, mobility::State::Cancelled { .. }))
            .map(|stay| (stay.learner, stay.into_value()))
            .collect();
        let rates: Vec<Rate> = store::rate::list(db, organisation).await?;
        let rates = RateTable::new(rates)
            .map_err(|_| Error::Broken("the rates that are kept do not hold together"))?;
        Ok(Self {
            applicants,
            offers: by_id(store::offer::list(db, organisation).await?, |o| o.id),
            partners: by_id(store::partner::list(db, organisation).await?, |p| p.id),
            companies: by_id(store::home_company::list(db, organisation).await?, |c| c.id),
            stays,
            towns: store::place::list(db, organisation)
                .await?
                .into_iter()
                .map(|town| (town.name.clone(), town))
                .collect(),
            rates,
            rules: Rules::default(),
            call,
        })
    }

    pub(crate) fn partner(&self, offer: &Offer) -> Result<&Partner> {
        self.partners.get(&offer.partner).ok_or(Error::Broken("an offer has no partner"))
    }

    /// The rules between an applicant and an offer.
    pub(super) fn obstacles(&self, applicant: &Applicant, offer: &Offer) -> Result<Vec<Obstacle>> {
        let company = self.companies.get(&applicant.learner.company);
        let candidate = Candidate {
            learner: &applicant.learner,
            born: applicant.born,
            wishes: &applicant.application.wishes,
            company: company.ok_or(Error::Broken("a learner has no company"))?,
            requirements: &applicant.requirements,
        };
        Ok(obstacles(&candidate, &Place { offer, partner: self.partner(offer)? }))
    }

    /// The journey that a stay at an offer would be.
    pub(super) fn journey(&self, applicant: &Applicant, offer: &Offer) -> Result<Journey, NoPrice> {
        let partner = self.partners.get(&offer.partner).ok_or(NoPrice::Unknown)?;
        let town = self.towns.get(&applicant.learner.home_place).ok_or(NoPrice::Unknown)?;
        let km = town.coordinates.kilometres_to(&partner.coordinates);
        Ok(Journey::of_learner(
            offer.period,
            partner.country_group,
            km,
            applicant.application.wishes.green_travel,
            applicant.learner.fewer_opportunities,
            &self.rules,
        )?)
    }

    /// The whole grant that a stay at an offer would bring.
    fn grant(&self, applicant: &Applicant, offer: &Offer) -> Result<Entitlement, NoPrice> {
        let journey = self.journey(applicant, offer)?;
        // Organisational support falls after the hundredth participant; before the allocation nobody has a number.
        Ok(Entitlement::of(&journey, 1, &self.rates, &self.rules)?)
    }

    /// What all these stays come to. A stay for which there is no rate counts nothing.
    pub(super) fn totals(&self, stays: &[(&Applicant, &Offer)]) -> Totals {
        self.entitlements(stays).iter().map(|(_, grant)| grant).collect()
    }

    /// What each of these stays is entitled to, counted as one round. A stay for which there is no rate is left out.
    pub(crate) fn entitlements(
        &self,
        stays: &[(&Applicant, &Offer)],
    ) -> Vec<(LearnerId, Entitlement)> {
        let journeys: Vec<(LearnerId, Journey)> = stays
            .iter()
            .filter_map(|(who, offer)| Some((who.learner.id, self.journey(who, offer).ok()?)))
            .collect();
        let journeys = journeys.iter().map(|(learner, journey)| (*learner, journey));
        let grants = of_round(journeys, &self.rates, &self.rules);
        grants.into_iter().filter_map(|(learner, grant)| Some((learner, grant.ok()?))).collect()
    }

    /// The grant in cents, for the engine: nothing where no rate says what it is.
    pub(super) fn price(&self, applicant: &Applicant, offer: &Offer) -> i64 {
        self.grant(applicant, offer).map_or(0, |grant| grant.total().cents)
    }
}

/// Why a grant cannot be foreseen.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoPrice {
    #[error("the home town or the partner is not known")]
    Unknown,
    #[error(transparent)]
    NoGrant(#[from] NoGrant),
}

fn by_id<I: Ord, T>(all: Vec<store::Stored<T>>, id: fn(&T) -> I) -> BTreeMap<I, T> {
    all.into_iter().map(|stored| (id(&stored.value), stored.into_value())).collect()
}
