//! What the story looks at: who applies, who is there each morning, and who goes where.

use super::stage::OFFICE;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::rc::Rc;
use walz_domain::application::Application;
use walz_domain::call::Call;
use walz_domain::guardian::Guardian;
use walz_domain::host_company::HostCompany;
use walz_domain::learner::Learner;
use walz_domain::mobility::{Mobility, State};
use walz_domain::offer::Offer;
use walz_domain::person::Name;
use walz_domain::{CallId, GuardianId, HostCompanyId, LearnerId, OfferId, PersonId, TutorId};
use walz_policy::{Actor, Role};
use walz_store::{self as store, Id, Store};

/// Who applies: what the days of the selection look at.
#[derive(Debug)]
pub(super) struct Applicants {
    pub(super) call: Call,
    /// By the codes of the tables.
    pub(super) learners: BTreeMap<String, Learner>,
    pub(super) applications: BTreeMap<LearnerId, Application>,
}

impl Applicants {
    pub(super) async fn load(store: &Store, call: CallId) -> Result<Self> {
        let mut db = store.read().await?;
        let db = &mut db;
        let found = store::call::find(db, OFFICE, call).await?;
        let learners = store::learner::list(db, OFFICE).await?;
        let applications = store::application::of_call(db, OFFICE, Id(call)).await?;
        Ok(Self {
            call: found.context("the demo's call is gone")?.into_value(),
            learners: learners.into_iter().map(|l| (l.code.clone(), l.into_value())).collect(),
            applications: applications.into_iter().map(|a| (a.learner, a.into_value())).collect(),
        })
    }
}

/// What stays as it is once everybody was selected: read once, however many days are played.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) call: Call,
    pub(super) offers: BTreeMap<OfferId, Offer>,
    learners: BTreeMap<LearnerId, Learner>,
    hosts: BTreeMap<HostCompanyId, HostCompany>,
    tutors: BTreeMap<TutorId, PersonId>,
    names: BTreeMap<PersonId, Name>,
}

impl Network {
    pub(super) async fn load(store: &Store, call: CallId) -> Result<Self> {
        let mut db = store.read().await?;
        let db = &mut db;
        let found = store::call::find(db, OFFICE, call).await?;
        let learners = store::learner::list(db, OFFICE).await?;
        let offers = store::offer::list(db, OFFICE).await?;
        let hosts = store::host_company::list(db, OFFICE).await?;
        let tutors = store::tutor::list(db, OFFICE).await?;
        let persons = store::person::list(db, OFFICE).await?;
        Ok(Self {
            call: found.context("the demo's call is gone")?.into_value(),
            offers: offers.into_iter().map(|o| (o.id, o.into_value())).collect(),
            learners: learners.into_iter().map(|l| (l.id, l.into_value())).collect(),
            hosts: hosts.into_iter().map(|h| (h.id, h.into_value())).collect(),
            tutors: tutors.into_iter().map(|t| (t.id, t.person)).collect(),
            names: persons.into_iter().map(|p| (p.id, p.value.name.clone())).collect(),
        })
    }
}

/// A morning.
#[derive(Debug)]
pub(super) struct World {
    pub(super) network: Rc<Network>,
    pub(super) guardians: Vec<Guardian>,
    /// Stays that were not cancelled, in the order of the learners' codes.
    pub(super) stays: Vec<(Learner, Mobility)>,
}

impl World {
    pub(super) async fn load(store: &Store, network: &Rc<Network>) -> Result<Self> {
        let mut db = store.read().await?;
        let db = &mut db;
        let stays = store::mobility::of_call(db, OFFICE, Id(network.call.id)).await?;
        let mut stays: Vec<(Learner, Mobility)> = stays
            .into_iter()
            .filter(|m| !matches!(m.state, State::Cancelled { .. }))
            .filter_map(|m| Some((network.learners.get(&m.learner)?.clone(), m.into_value())))
            .collect();
        stays.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let guardians = store::guardian::list(db, OFFICE).await?;
        Ok(Self {
            network: Rc::clone(network),
            guardians: guardians.into_iter().map(store::Stored::into_value).collect(),
            stays,
        })
    }

    /// The code of the season that a stay is in.
    pub(super) fn season(&self, stay: &Mobility) -> &str {
        let offer = self.network.offers.get(&stay.offer);
        let window = offer.and_then(|offer| self.network.call.window(&offer.window));
        window.map_or("", |w| w.season.as_str())
    }

    /// The mentor of a stay, as who acts.
    pub(super) fn mentor(&self, stay: &Mobility) -> Option<Actor> {
        let host = self.network.hosts.get(&self.network.offers.get(&stay.offer)?.host)?;
        Some(Actor {
            organisation: OFFICE,
            person: Some(host.mentor?),
            role: Role::Mentor(host.id),
        })
    }

    pub(super) fn guardian(&self, guardian: GuardianId) -> Option<Actor> {
        let found = self.guardians.iter().find(|g| g.id == guardian)?;
        let role = Role::Guardian(found.id);
        Some(Actor { organisation: OFFICE, person: Some(found.person), role })
    }

    pub(super) fn tutor(&self, tutor: TutorId) -> Option<Actor> {
        let person = self.network.tutors.get(&tutor)?;
        Some(Actor { organisation: OFFICE, person: Some(*person), role: Role::Tutor(tutor) })
    }

    /// The name under which somebody signs.
    pub(super) fn name(&self, person: Option<PersonId>) -> Option<Name> {
        self.network.names.get(&person?).cloned()
    }
}
