//! Everything about a round that an allocation looks at, loaded in one go.

use crate::{Error, Keys, Result, need};
use std::collections::{BTreeMap, BTreeSet};
use walz_domain::allocation::{Hold, Lock, Luck};
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
use walz_domain::{
    CallId, HomeCompanyId, HostCompanyId, LearnerId, OfferId, OrganisationId, PartnerId, PersonId,
};
use walz_store::{self as store, Access, Id};

/// A round as the engine's problem is made of it.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) call: Call,
    /// Those who were selected, in the order of their codes.
    pub(crate) applicants: Vec<Applicant>,
    pub(crate) offers: BTreeMap<OfferId, Offer>,
    pub(crate) partners: BTreeMap<PartnerId, Partner>,
    pub(crate) companies: BTreeMap<HomeCompanyId, HomeCompany>,
    pub(super) hosts: BTreeMap<HostCompanyId, String>,
    /// Stays that are there already, by learner.
    pub(crate) stays: BTreeMap<LearnerId, Mobility>,
    /// Stays of those who are not among the applicants any more: their places are not to be given.
    pub(super) others: Vec<Other>,
    /// What the office decided about learners and places.
    pub(super) locks: Vec<Lock>,
    /// How firmly stays have their places; those that are not here are not moved.
    pub(super) holds: BTreeMap<LearnerId, Hold>,
    /// How learners fared in the last earlier round, where that was not well: see [`Round::with_luck`].
    pub(super) luck: BTreeMap<LearnerId, Luck>,
    /// Offers that are left out, apart from the stays that are there.
    pub(super) closed: BTreeSet<OfferId>,
    /// Who must have a place.
    pub(super) required: BTreeSet<LearnerId>,
    towns: BTreeMap<String, Town>,
    rates: RateTable,
    rules: Rules,
}

/// The stay of somebody who is not to be placed any more.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) stay: Mobility,
    pub(super) name: String,
    pub(super) company: HomeCompanyId,
    /// Why the learner stepped back; empty where no reason was told.
    pub(super) withdrawn: Option<String>,
}

/// Somebody who was selected.
#[derive(Clone, Debug)]
pub(crate) struct Applicant {
    pub(crate) learner: Learner,
    pub(super) name: String,
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
        let persons: BTreeMap<PersonId, _> =
            persons.into_iter().map(|p| (p.id, (p.name.to_string(), p.born))).collect();
        let mut requirements = need::requirements(db, keys, organisation).await?;
        let mut applicants = Vec::new();
        let mut withdrawn = BTreeMap::new();
        for application in applications {
            if let State::Withdrawn { reason } = &application.state {
                withdrawn.insert(application.learner, reason.clone());
            }
            if !matches!(application.state, State::Selected { .. }) {
                continue;
            }
            let learner = learners.remove(&application.learner).ok_or(BROKEN)?;
            let (name, born) = persons.get(&learner.person).cloned().unwrap_or_default();
            applicants.push(Applicant {
                name,
                born,
                requirements: requirements.remove(&learner.id).unwrap_or_default(),
                learner,
                application: application.into_value(),
            });
        }
        applicants.sort_by(|a, b| a.learner.code.cmp(&b.learner.code));
        let (mut stays, mut others) = (BTreeMap::new(), Vec::new());
        for stay in store::mobility::of_call(db, organisation, Id(call.id)).await? {
            let stay = stay.into_value();
            if matches!(stay.state, mobility::State::Cancelled { .. }) {
                continue;
            }
            // Applicants were taken out of the list of learners.
            let Some(learner) = learners.get(&stay.learner) else {
                stays.insert(stay.learner, stay);
                continue;
            };
            let (name, _) = persons.get(&learner.person).cloned().unwrap_or_default();
            others.push(Other {
                name,
                company: learner.company,
                withdrawn: withdrawn.remove(&stay.learner),
                stay,
            });
        }
        let rates: Vec<Rate> = store::rate::list(db, organisation).await?;
        let rates = RateTable::new(rates)
            .map_err(|_| Error::Broken("the rates that are kept do not hold together"))?;
        Ok(Self {
            applicants,
            offers: by_id(store::offer::list(db, organisation).await?, |o| o.id),
            partners: by_id(store::partner::list(db, organisation).await?, |p| p.id),
            companies: by_id(store::home_company::list(db, organisation).await?, |c| c.id),
            hosts: store::host_company::list(db, organisation)
                .await?
                .into_iter()
                .map(|host| (host.id, host.name.to_string()))
                .collect(),
            stays,
            others,
            locks: store::allocation_lock::of_call(db, organisation, Id(call.id))
                .await?
                .into_iter()
                .map(store::Stored::into_value)
                .collect(),
            holds: BTreeMap::new(),
            luck: BTreeMap::new(),
            closed: BTreeSet::new(),
            required: BTreeSet::new(),
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

    pub(super) fn applicant(&self, learner: LearnerId) -> Option<&Applicant> {
        self.applicants.iter().find(|applicant| applicant.learner.id == learner)
    }

    /// The place that an applicant has already.
    pub(super) fn stay_of(&self, applicant: &Applicant) -> Option<&Offer> {
        self.offers.get(&self.stays.get(&applicant.learner.id)?.offer)
    }

    /// How firmly somebody has their place: not to be moved, unless something else is known.
    pub(super) fn hold(&self, learner: LearnerId) -> Hold {
        self.holds.get(&learner).copied().unwrap_or(Hold::Agreed)
    }

    /// Applicants who are at an offer and not to be moved.
    pub(super) fn fixed_at(&self, offer: &Offer) -> usize {
        let stays = self.applicants.iter().filter_map(|a| self.stays.get(&a.learner.id));
        stays.filter(|stay| stay.offer == offer.id && !self.hold(stay.learner).moves()).count()
    }

    /// What bad luck in an earlier round counts at a place, in tenths of a point.
    pub(super) fn luck_counts(&self, applicant: &Applicant, offer: &Offer, weight: u32) -> i64 {
        let wishes = &applicant.application.wishes;
        let luck = self.luck.get(&applicant.learner.id);
        luck.map_or(0, |luck| {
            luck.what.counts(weight, wishes.rank(offer.partner), wishes.partners.len())
        })
    }

    /// The stays that nobody may take the place of, of those who are not applicants any more.
    pub(super) fn others_at(&self, offer: &Offer) -> usize {
        self.others.iter().filter(|other| other.stay.offer == offer.id).count()
    }

    /// The rules between an applicant and an offer that nobody may set aside. What was not wished may still be given by a
    /// person.
    pub(super) fn hard_rule(
        &self,
        applicant: &Applicant,
        offer: &Offer,
    ) -> Result<Option<Obstacle>> {
        let obstacles = self.obstacles(applicant, offer)?;
        Ok(obstacles.into_iter().find(|obstacle| *obstacle != Obstacle::NotWished))
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
