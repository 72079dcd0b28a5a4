//! An office with a coordinator and somebody who answers for safety, and the network of [`records`].

use super::records::{self, Host, Network};
pub(crate) use super::records::{FIRST, LAST, Placed};
use crate::bench::Bench;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;
use walz_domain::{CallId, OrganisationId, PartnerId, PersonId, TutorId};
use walz_policy::{Actor, Role};
use walz_service::{App, Context, Work, case, mobility};
use walz_store::board::{self, BoardRow};
use walz_store::membership::{self, Membership};
use walz_store::{self as store};

pub(crate) const LEFT: &str = "2027-01-17";
/// Of age in any case.
pub(crate) const GROWN_UP: &str = "2006-05-01";
/// Under age during the whole stay.
pub(crate) const MINOR: &str = "2010-05-01";

pub(crate) struct World {
    pub(crate) bench: Bench,
    pub(crate) office: OrganisationId,
    pub(crate) call: CallId,
    pub(crate) partner: PartnerId,
    pub(crate) contact: PersonId,
    pub(crate) hosts: Vec<Host>,
    pub(crate) tutor: TutorId,
    pub(crate) tutor_person: PersonId,
    pub(crate) kari: PersonId,
    pub(crate) sol: PersonId,
    network: Network,
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T11:00:00Z").parse().expect("a moment")
}

impl World {
    pub(crate) async fn new() -> Self {
        let bench = Bench::new().await;
        let office = bench.organisation("Innlandet").await;
        let id = || bench.ctx.id::<Uuid>();
        let host = || Host { id: id().into(), mentor: id().into(), offer: id() };
        let network = Network {
            office,
            call: bench.ctx.id(),
            partner: bench.ctx.id(),
            contact: bench.ctx.id(),
            hosts: vec![host(), host()],
            tutor: bench.ctx.id(),
            tutor_person: bench.ctx.id(),
            trade: id(),
            company: id(),
        };
        network.add(&bench.app.store).await;
        let world = Self {
            office,
            call: network.call,
            partner: network.partner,
            contact: network.contact,
            hosts: network.hosts.clone(),
            tutor: network.tutor,
            tutor_person: network.tutor_person,
            kari: bench.ctx.id(),
            sol: bench.ctx.id(),
            network,
            bench,
        };
        world.member(world.kari, "Kari Nordmann", Role::Coordinator).await;
        world.member(world.sol, "Sol Vik", Role::Safeguarding).await;
        world
    }

    pub(crate) fn app(&self) -> &App {
        &self.bench.app
    }

    async fn member(&self, person: PersonId, name: &str, role: Role) {
        records::person(&self.app().store, self.office, person, name, None).await;
        let membership = Membership {
            organisation: self.office,
            id: self.bench.ctx.id(),
            account: None,
            person: Some(person),
            role,
            since: self.bench.now(),
            until: None,
        };
        let mut tx = self.app().store.begin().await.expect("a transaction");
        membership::add(&mut tx, &membership).await.expect("a member");
        tx.commit().await.expect("kept");
    }

    /// A learner who has a place at one of the hosts.
    pub(crate) async fn learner(&self, name: &str, born: &str, host: usize) -> Placed {
        let ctx = &self.bench.ctx;
        let learner = Placed {
            id: ctx.id(),
            person: ctx.id(),
            stay: ctx.id(),
            guardian: ctx.id(),
            guardian_person: ctx.id(),
        };
        self.network.learner(&self.app().store, learner, (name, born), host).await;
        self.refresh(learner).await;
        learner
    }

    /// Signs and checks everything that must be there before somebody leaves.
    pub(crate) async fn papers(&self, learner: Placed) {
        self.network.papers(&self.app().store, learner).await;
        self.refresh(learner).await;
    }

    async fn refresh(&self, learner: Placed) {
        let ctx = self.office("2026-12-05");
        let mut work = Work::fresh(self.app(), &ctx).await.expect("a unit of work");
        case::refresh(&mut work, self.call, learner.id).await.expect("refreshed");
        work.commit(()).await.expect("kept");
    }

    /// A learner who has left with all papers and arrived.
    pub(crate) async fn abroad(&self, name: &str, born: &str, host: usize) -> Placed {
        let learner = self.learner(name, born, host).await;
        self.papers(learner).await;
        let office = self.office(FIRST);
        mobility::depart(self.app(), &office, learner.stay, day(LEFT)).await.expect("left");
        mobility::arrive(self.app(), &office, learner.stay, day(FIRST)).await.expect("arrived");
        learner
    }

    /// Somebody in a role, at noon of a day.
    pub(crate) fn acting(&self, role: Role, person: Option<PersonId>, day: &str) -> Context {
        let actor = Actor { organisation: self.office, person, role };
        Context::new(actor, noon(day), self.bench.ctx.ids.clone())
    }

    pub(crate) fn office(&self, day: &str) -> Context {
        self.acting(Role::Coordinator, Some(self.kari), day)
    }

    pub(crate) fn own(&self, learner: Placed, day: &str) -> Context {
        self.acting(Role::Learner(learner.id), Some(learner.person), day)
    }

    pub(crate) fn mentor(&self, host: usize, day: &str) -> Context {
        let host = self.hosts[host];
        self.acting(Role::Mentor(host.id), Some(host.mentor), day)
    }

    pub(crate) fn worker(&self, day: &str) -> Context {
        self.acting(Role::Worker, None, day)
    }

    pub(crate) async fn row(&self, learner: Placed) -> BoardRow {
        let mut db = self.app().store.read().await.expect("a connection");
        let row = board::find(&mut db, self.office, self.call, learner.id).await.expect("a row");
        row.expect("a case")
    }

    /// The acts about one thing in the journal, the oldest first.
    pub(crate) async fn acts(&self, about: impl Into<Uuid>) -> Vec<String> {
        let mut db = self.app().store.read().await.expect("a connection");
        let entries = store::journal::about(&mut db, self.office, about.into(), None, 99).await;
        entries.expect("entries").into_iter().rev().map(|entry| entry.act).collect()
    }

    /// To whom mails about one thing went.
    pub(crate) async fn told(&self, about: impl Into<Uuid>) -> Vec<String> {
        let mut db = self.app().store.read().await.expect("a connection");
        let mails = store::outbox::about(&mut db, self.office, about.into(), 99).await;
        let mut told: Vec<String> =
            mails.expect("mails").into_iter().map(|mail| mail.to_address).collect();
        told.sort();
        told
    }
}
