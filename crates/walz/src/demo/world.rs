//! What the story looks at each morning: who is there, and who goes where.

use super::stage::OFFICE;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use walz_domain::application::Application;
use walz_domain::call::Call;
use walz_domain::guardian::Guardian;
use walz_domain::host_company::HostCompany;
use walz_domain::learner::Learner;
use walz_domain::mobility::{Mobility, State};
use walz_domain::offer::Offer;
use walz_domain::{CallId, GuardianId, HostCompanyId, LearnerId, OfferId, PersonId, TutorId};
use walz_policy::{Actor, Role};
use walz_store::{self as store, Id, Store};

#[derive(Debug)]
pub(super) struct World {
    pub(super) call: Call,
    pub(super) learners: BTreeMap<String, Learner>,
    pub(super) applications: BTreeMap<LearnerId, Application>,
    pub(super) offers: BTreeMap<OfferId, Offer>,
    pub(super) hosts: BTreeMap<HostCompanyId, HostCompany>,
    pub(super) guardians: Vec<Guardian>,
    tutors: BTreeMap<TutorId, PersonId>,
    names: BTreeMap<PersonId, walz_domain::person::Name>,
    /// Stays that were not cancelled, in the order of the learners' codes.
    pub(super) stays: Vec<(Learner, Mobility)>,
}

impl World {
    pub(super) async fn load(store: &Store, call: CallId) -> Result<Self> {
        let mut db = store.read().await?;
        let db = &mut db;
        let found = store::call::find(db, OFFICE, call).await?;
        let learners = store::learner::list(db, OFFICE).await?;
        let learners: BTreeMap<String, Learner> =
            learners.into_iter().map(|l| (l.code.clone(), l.into_value())).collect();
        let applications = store::application::of_call(db, OFFICE, Id(call)).await?;
        let stays = store::mobility::of_call(db, OFFICE, Id(call)).await?;
        let by_id: BTreeMap<LearnerId, &Learner> = learners.values().map(|l| (l.id, l)).collect();
        let mut stays: Vec<(Learner, Mobility)> = stays
            .into_iter()
            .filter(|m| !matches!(m.state, State::Cancelled { .. }))
            .filter_map(|m| Some(((*by_id.get(&m.learner)?).clone(), m.into_value())))
            .collect();
        stays.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let offers = store::offer::list(db, OFFICE).await?;
        let hosts = store::host_company::list(db, OFFICE).await?;
        let guardians = store::guardian::list(db, OFFICE).await?;
        let tutors = store::tutor::list(db, OFFICE).await?;
        let persons = store::person::list(db, OFFICE).await?;
        Ok(Self {
            call: found.context("the demo's call is gone")?.into_value(),
            applications: applications.into_iter().map(|a| (a.learner, a.into_value())).collect(),
            offers: offers.into_iter().map(|o| (o.id, o.into_value())).collect(),
            hosts: hosts.into_iter().map(|h| (h.id, h.into_value())).collect(),
            guardians: guardians.into_iter().map(store::Stored::into_value).collect(),
            tutors: tutors.into_iter().map(|t| (t.id, t.person)).collect(),
            names: persons.into_iter().map(|p| (p.id, p.value.name.clone())).collect(),
            learners,
            stays,
        })
    }

    /// The code of the season that a stay is in.
    pub(super) fn season(&self, stay: &Mobility) -> &str {
        let window = self.offers.get(&stay.offer).and_then(|o| self.call.window(&o.window));
        window.map_or("", |w| w.season.as_str())
    }

    /// The mentor of a stay, as who acts.
    pub(super) fn mentor(&self, stay: &Mobility) -> Option<Actor> {
        let host = self.hosts.get(&self.offers.get(&stay.offer)?.host)?;
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
        let person = self.tutors.get(&tutor)?;
        Some(Actor { organisation: OFFICE, person: Some(*person), role: Role::Tutor(tutor) })
    }

    /// The name under which somebody signs.
    pub(super) fn name(&self, person: Option<PersonId>) -> Option<walz_domain::person::Name> {
        self.names.get(&person?).cloned()
    }
}
