//! A learner with a place, and everybody who has to do with it.

use crate::bench::Bench;
pub(crate) use crate::made::{ALMOST, FIRST, Who};
use crate::made::{Made, Maker};
use jiff::civil::{Date, date};
use walz_domain::accommodation::{Accommodation, AccommodationKind, Kitchen};
use walz_domain::agreement::Agreement;
use walz_domain::mobility::State;
use walz_domain::signing::Order;
use walz_domain::*;
use walz_policy::{Actor, Role};
use walz_service::signing::{self, Read, Signed, Text, Via};
use walz_service::{App, Context, Error, Result, Work, agreement, case};
use walz_store as store;

pub(crate) const GROWN_UP: Who = Who { born: date(2007, 5, 12), guardians: 0 };

pub(crate) struct Journey {
    pub(crate) bench: Bench,
    pub(crate) organisation: OrganisationId,
    pub(crate) call: CallId,
    pub(crate) learner: LearnerId,
    pub(crate) mobility: MobilityId,
    pub(crate) guardians: Vec<GuardianId>,
    pub(crate) host: HostCompanyId,
    pub(crate) partner: PartnerId,
    pub(crate) tutor: TutorId,
    made: Made,
}

impl Journey {
    pub(crate) async fn new(who: Who) -> Self {
        let bench = Bench::new().await;
        let organisation = bench.organisation("Innlandet").await;
        let mut work =
            Work::fresh(&bench.app, &bench.coordinator(organisation)).await.expect("begun");
        let made = Maker { work: &mut work, own: None }.case(who).await;
        work.commit(()).await.expect("committed");
        Self {
            bench,
            organisation,
            call: made.call,
            learner: made.learner,
            mobility: made.mobility,
            guardians: made.guardians.clone(),
            host: made.network.host,
            partner: made.network.partner,
            tutor: made.network.tutor,
            made,
        }
    }

    pub(crate) fn app(&self) -> &App {
        &self.bench.app
    }

    /// Somebody of this organisation.
    pub(crate) fn actor(&self, role: Role) -> Context {
        let organisation = self.organisation;
        self.bench.ctx.acting_as(Actor { organisation, person: None, role })
    }

    pub(crate) fn office(&self) -> Context {
        let (organisation, person) = (self.organisation, Some(self.made.coordinator));
        self.bench.ctx.acting_as(Actor { organisation, person, role: Role::Coordinator })
    }

    pub(crate) fn learner(&self) -> Context {
        self.actor(Role::Learner(self.learner))
    }

    pub(crate) fn guardian(&self, n: usize) -> Context {
        self.actor(Role::Guardian(self.guardians[n]))
    }

    pub(crate) fn mentor(&self) -> Context {
        self.actor(Role::Mentor(self.host))
    }

    /// Everybody who has nothing to do with this case.
    pub(crate) fn strangers(&self) -> Vec<Context> {
        let id = || self.bench.ctx.id::<uuid::Uuid>();
        let here = [
            Role::Visitor,
            Role::Operator,
            Role::NetworkManager,
            Role::Learner(id().into()),
            Role::Guardian(id().into()),
            Role::Tutor(id().into()),
            Role::Mentor(id().into()),
            Role::Partner(id().into()),
        ];
        let elsewhere = [
            Role::Coordinator,
            Role::Safeguarding,
            Role::Finance,
            Role::Learner(self.learner),
            Role::Mentor(self.host),
        ];
        let other = OrganisationId(id());
        let foreign = elsewhere.map(|role| Actor { organisation: other, person: None, role });
        here.map(|role| self.actor(role).actor)
            .into_iter()
            .chain(foreign)
            .map(|actor| self.bench.ctx.acting_as(actor))
            .collect()
    }

    pub(crate) async fn file(&self) -> case::CaseFile {
        let mut db = self.app().store.read().await.expect("a connection");
        case::CaseFile::newest(&mut db, self.organisation, self.learner).await.expect("a case")
    }

    pub(crate) async fn row(&self) -> store::board::BoardRow {
        let mut db = self.app().store.read().await.expect("a connection");
        let row = store::board::find(&mut db, self.organisation, self.call, self.learner).await;
        row.expect("read").expect("a row")
    }

    /// What the journal tells of one thing, the oldest first.
    pub(crate) async fn acts(&self, about: impl Into<uuid::Uuid>) -> Vec<String> {
        let mut db = self.app().store.read().await.expect("a connection");
        let all = store::journal::about(&mut db, self.organisation, about.into(), None, 99).await;
        all.expect("entries").into_iter().rev().map(|entry| entry.act).collect()
    }

    /// A drafted and offered agreement.
    pub(crate) async fn offered(&self) -> AgreementId {
        let id =
            agreement::draft(self.app(), &self.office(), self.mobility).await.expect("drafted");
        agreement::offer(self.app(), &self.office(), id, None, Order::usual())
            .await
            .expect("offered");
        id
    }

    pub(crate) async fn read<T: Text>(&self, id: T::Id) -> Read {
        let seen = signing::see::<T>(self.app(), &self.office(), id).await.expect("seen");
        let hash = seen.text.state().on_record().expect("offered").0.hash.clone();
        Read { number: seen.text.number(), hash }
    }

    pub(crate) async fn sign<T: Text>(&self, ctx: &Context, id: T::Id) -> Result<Signed> {
        let read = self.read::<T>(id).await;
        let name = "Somebody Here".parse().expect("a name");
        signing::sign::<T>(self.app(), ctx, id, &read, &name, Via::Account).await
    }

    pub(crate) async fn agreement(&self, id: AgreementId) -> Agreement {
        let mut db = self.app().store.read().await.expect("a connection");
        let found = store::agreement::find(&mut db, self.organisation, id).await.expect("read");
        found.expect("an agreement").into_value()
    }

    /// A home of the partner.
    pub(crate) async fn home(&self, code: &str, beds: u32, minors: bool) -> AccommodationId {
        let mut work = Work::fresh(self.app(), &self.office()).await.expect("begun");
        let home = Accommodation {
            id: self.bench.ctx.id(),
            code: code.to_owned(),
            partner: self.partner,
            city: "Odense".to_owned(),
            country: "DK".parse().expect("a country"),
            kind: AccommodationKind::HostFamily,
            capacity: beds,
            single_rooms: beds,
            price_week: Eur::euros(150),
            half_board: true,
            accepts_minors: minors,
            step_free: false,
            kitchen: Kitchen::Shared,
            visual_fire_alarm: false,
            inspected: None,
            minutes_to_centre: Some(20),
            household_vetted: None,
            rating: Some(450),
        };
        store::accommodation::add(&mut work, self.organisation, &home).await.expect("added");
        work.commit(home.id).await.expect("committed")
    }

    /// Another learner at the same place in the same time.
    pub(crate) async fn mate(&self, who: Who) -> (LearnerId, MobilityId) {
        let mut work = Work::fresh(self.app(), &self.office()).await.expect("begun");
        let mate = Maker { work: &mut work, own: None }.mate(&self.made, who).await;
        work.commit(mate).await.expect("committed")
    }

    /// Puts the stay into another state, as the verbs of departure and return do.
    pub(crate) async fn set_state(&self, state: State) {
        let mut work = Work::fresh(self.app(), &self.office()).await.expect("begun");
        let found = store::mobility::find(&mut work, self.organisation, self.mobility).await;
        let mut mobility = found.expect("read").expect("a stay");
        mobility.state = state;
        store::mobility::update(&mut work, self.organisation, &mobility).await.expect("updated");
        work.commit(()).await.expect("committed");
    }
}

/// The same context on another day, at noon.
pub(crate) fn on(ctx: &Context, day: Date) -> Context {
    let now = day.at(12, 0, 0, 0).in_tz("Europe/Oslo").expect("a moment").timestamp();
    Context { now, ..ctx.clone() }
}

pub(crate) fn refused(error: &Error) -> &'static str {
    match error {
        Error::Refused(refused) => refused.key,
        other => panic!("not refused but {other:?}"),
    }
}

pub(crate) fn faults(error: Error) -> Vec<&'static str> {
    match error {
        Error::Invalid(faults) => faults.into_iter().map(|fault| fault.key).collect(),
        other => panic!("no faults but {other:?}"),
    }
}

/// The links to a thing, the newest first.
pub(crate) async fn links(journey: &Journey, target: uuid::Uuid) -> Vec<store::link::Link> {
    let mut db = journey.app().store.read().await.expect("a connection");
    let links = store::link::of_target(&mut db, journey.organisation, target).await;
    links.expect("links")
}
