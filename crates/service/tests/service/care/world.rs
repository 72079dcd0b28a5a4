//! An office with a partner abroad, two host companies, and learners who go there from January to April 2027.

use crate::bench::Bench;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;
use walz_domain::{
    CallId, GuardianId, HostCompanyId, LearnerId, MobilityId, OrganisationId, PartnerId, PersonId,
    TutorId,
};
use walz_policy::{Actor, Role};
use walz_service::{App, Context, Work, case, mobility};
use walz_store::board::{self, BoardRow};
use walz_store::membership::{self, Membership};
use walz_store::{self as store};

pub(crate) const FIRST: &str = "2027-01-18";
pub(crate) const LEFT: &str = "2027-01-17";
pub(crate) const LAST: &str = "2027-04-25";
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
    pub(crate) hosts: [Host; 2],
    pub(crate) tutor: TutorId,
    pub(crate) tutor_person: PersonId,
    pub(crate) kari: PersonId,
    pub(crate) sol: PersonId,
    trade: Uuid,
    company: Uuid,
}

#[derive(Clone, Copy)]
pub(crate) struct Host {
    pub(crate) id: HostCompanyId,
    pub(crate) mentor: PersonId,
    offer: Uuid,
}

/// A learner with a stay.
#[derive(Clone, Copy)]
pub(crate) struct Placed {
    pub(crate) id: LearnerId,
    pub(crate) person: PersonId,
    pub(crate) stay: MobilityId,
    pub(crate) guardian: GuardianId,
    pub(crate) guardian_person: PersonId,
}

fn value<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T11:00:00Z").parse().expect("a moment")
}

/// Adds a record of any noun.
macro_rules! add {
    ($world:expr, $noun:ident, $json:expr) => {{
        let mut tx = $world.app().store.begin().await.expect("a transaction");
        store::$noun::add(&mut tx, $world.office, &value($json)).await.expect("added");
        tx.commit().await.expect("kept");
    }};
}

impl World {
    pub(crate) async fn new() -> Self {
        let bench = Bench::new().await;
        let office = bench.organisation("Innlandet").await;
        let id = || bench.ctx.id::<Uuid>();
        let host = |offer| Host { id: id().into(), mentor: id().into(), offer };
        let hosts = [host(id()), host(id())];
        let mut world = Self {
            office,
            call: bench.ctx.id(),
            partner: bench.ctx.id(),
            contact: bench.ctx.id(),
            hosts,
            tutor: bench.ctx.id(),
            tutor_person: bench.ctx.id(),
            kari: bench.ctx.id(),
            sol: bench.ctx.id(),
            trade: id(),
            company: id(),
            bench,
        };
        world.people().await;
        world.network().await;
        world.round().await;
        world
    }

    pub(crate) fn app(&self) -> &App {
        &self.bench.app
    }

    async fn people(&mut self) {
        for (person, name) in [
            (self.kari, "Kari Nordmann"),
            (self.sol, "Sol Vik"),
            (self.contact, "Pia Kontakt"),
            (self.tutor_person, "Tor Lærer"),
            (self.hosts[0].mentor, "Marta Vega"),
            (self.hosts[1].mentor, "Otto Nachbar"),
        ] {
            self.person(person, name, None).await;
        }
        for (person, role) in [(self.kari, Role::Coordinator), (self.sol, Role::Safeguarding)] {
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
    }

    async fn person(&self, id: PersonId, name: &str, born: Option<&str>) {
        let mail = name.split(' ').next().unwrap_or_default().to_lowercase();
        add!(
            self,
            person,
            json!({
                "id": id, "name": name, "call_me": null, "email": format!("{mail}@example.org"),
                "phone": "+4791234567", "language": "en", "born": born
            })
        );
    }

    async fn network(&self) {
        let (trade, company) = (self.trade, self.company);
        add!(
            self,
            trade,
            json!({
                "id": trade, "code": "cookery", "name_en": "Cook", "name_nb": "Kokk", "esco_uri": null,
                "esco_label": null, "esco_code": null, "isced_f": null, "eqf": 4, "qualification": null
            })
        );
        for unit in ["COOK-U1", "COOK-U2"] {
            add!(
                self,
                unit,
                json!({
                    "id": self.bench.ctx.id::<Uuid>(), "code": unit, "trade": trade, "title": unit,
                    "eqf": 4, "knowledge": "k", "skills": "cuts", "responsibility_autonomy": "r",
                    "assessment_method": "m", "min_weeks": 2
                })
            );
        }
        add!(
            self,
            partner,
            json!({
                "id": self.partner, "code": "P01", "name": "Puente", "oid": null, "city": "Sevilla",
                "country": "ES", "country_group": "G2", "coordinates": { "latitude": 37.4, "longitude": -6.0 },
                "kind": "intermediary", "local_language": "es", "trades": ["cookery"], "hosts_minors": true,
                "capacity": {}, "since_year": 2015, "relationship": "good", "intakes_completed": 4,
                "rating": null, "memorandum": null, "duty_phone_24h": true, "language_courses": false,
                "weekly_fee": 0, "contact": self.contact
            })
        );
        for (n, host) in self.hosts.iter().enumerate() {
            add!(
                self,
                host_company,
                json!({
                    "id": host.id, "code": format!("H{n}"), "partner": self.partner,
                    "name": format!("Cocina {n}"), "city": "Sevilla", "country": "ES", "trade": trade,
                    "sector": "food", "size": "micro<10", "mentor": host.mentor, "mentor_trained": true, "mentor_languages": [], "active": true,
                    "first_hosted_year": null, "hosted_total": 0, "rating": null, "last_site_visit": null,
                    "safety_checked": null, "liability_insured": true, "risk": "standard",
                    "accepts_minors": true, "step_free": true, "quality_label": null
                })
            );
            add!(
                self,
                offer,
                json!({
                    "id": host.offer, "code": format!("PL{n}"), "partner": self.partner, "host": host.id,
                    "trade": trade, "window": "W1", "period": { "first": FIRST, "last": LAST }, "slots": 9,
                    "working_language": { "language": "en", "least": "A2" }, "other_language": null,
                    "hours_per_week": 35, "evening_or_night": false, "min_age": 16, "step_free": true,
                    "police_certificate": false, "driving_licence": null, "exposures": [],
                    "units": ["COOK-U1", "COOK-U2"], "language_course_weeks": 0, "status": "confirmed"
                })
            );
        }
        add!(
            self,
            home_company,
            json!({
                "id": company, "code": "HC01", "name": "Gjestehuset", "place": "Hamar", "trade": trade,
                "public": false, "max_away": 9, "blackout": null, "wage_abroad": "no",
                "training_office": null, "tutor": null
            })
        );
        add!(
            self,
            tutor,
            json!({
                "id": self.tutor, "code": "TU01", "person": self.tutor_person, "company": company,
                "trade": trade, "place": "Hamar", "languages": {}, "supervises": 1, "visited_before": 0
            })
        );
    }

    async fn round(&self) {
        let project = self.bench.ctx.id::<Uuid>();
        add!(
            self,
            project,
            json!({
                "id": project, "code": "2026-1", "title": "A year", "call_year": 2026,
                "period": { "first": "2026-09-01", "last": "2027-11-30" }, "awarded": null, "state": "ongoing"
            })
        );
        add!(
            self,
            call,
            json!({
                "id": self.call, "project": project, "title": "Spring 2027", "opens": "2026-09-01",
                "closes": "2026-10-01", "appeals_until": "2026-10-20", "criteria": [], "threshold": 0,
                "windows": [{ "code": "W1", "season": "W1", "period": { "first": FIRST, "last": LAST } }],
                "state": "final_list"
            })
        );
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
        self.person(learner.person, name, Some(born)).await;
        self.person(learner.guardian_person, "Mor Hansen", None).await;
        add!(
            self,
            learner,
            json!({
                "id": learner.id, "code": name, "person": learner.person, "gender": "F",
                "nationality": "NO", "home_place": "Hamar", "trade": self.trade, "kind": "apprentice",
                "company": self.company, "tutor": self.tutor, "contract": { "first": "2026-08-01", "last": "2028-08-01" },
                "languages": {}, "driving_licence": null, "fewer_opportunities": false,
                "police_certificate": "not_required"
            })
        );
        add!(
            self,
            guardian,
            json!({
                "id": learner.guardian, "code": format!("G-{name}"), "learner": learner.id,
                "person": learner.guardian_person, "relation": "mother", "parental_responsibility": true,
                "must_sign": true, "consents": { "participation": "given", "medical_emergency": "given" }
            })
        );
        add!(
            self,
            application,
            json!({
                "id": ctx.id::<Uuid>(), "call": self.call, "learner": learner.id,
                "wishes": {
                    "partners": [self.partner], "accepts_other": true, "window": null, "windows": ["W1"],
                    "green_travel": false, "accommodation": null, "buddy": null
                },
                "learning_goal": "to cook", "employer_consents": true, "marks": {}, "total": null,
                "state": { "state": "selected", "by": "2026-11-01T09:00:00Z" }
            })
        );
        add!(
            self,
            mobility,
            json!({
                "id": learner.stay, "call": self.call, "learner": learner.id,
                "offer": self.hosts[host].offer, "accommodation": null,
                "period": { "first": FIRST, "last": LAST }, "green_travel": false,
                "state": { "state": "planned" }
            })
        );
        self.refresh(learner).await;
        learner
    }

    /// Signs and checks everything that must be there before somebody leaves.
    pub(crate) async fn papers(&self, learner: Placed) {
        let signed = json!({
            "state": "in_force", "document": { "parties": [], "hash": "", "offered": "2026-12-01T09:00:00Z" },
            "signed": {}, "since": "2026-12-05T09:00:00Z"
        });
        let contact =
            |name: &str| json!({ "name": name, "role": "", "email": null, "phone": null });
        let side = |name: &str| {
            json!({
                "organisation": name, "oid": null, "city": "", "mentor": contact(name),
                "administration": contact(name), "emergency": contact(name)
            })
        };
        let participant = json!({
            "name": "A", "born": null, "nationality": "NO", "email": null, "qualification": "",
            "eqf": 4, "minor": false, "guardians": []
        });
        let unit = |code: &str| {
            json!({
                "code": code, "title": code, "eqf": 4, "knowledge": "", "skills": "",
                "responsibility_autonomy": "", "assessment_method": ""
            })
        };
        let period = json!({ "first": FIRST, "last": LAST });
        add!(
            self,
            agreement,
            json!({
                "id": self.bench.ctx.id::<Uuid>(), "mobility": learner.stay, "number": 1, "state": signed,
                "content": {
                    "project_code": "", "participant": participant, "sending": side("S"),
                    "hosting": side("H"), "intermediary": null, "period": period, "hours_per_week": 35,
                    "city": "", "country": "ES", "working_language": "", "trade": "", "isced_f": null,
                    "learning_goal": "", "units": [unit("COOK-U1"), unit("COOK-U2")], "monitoring": "",
                    "recognition": ""
                }
            })
        );
        add!(
            self,
            grant_agreement,
            json!({
                "id": self.bench.ctx.id::<Uuid>(), "mobility": learner.stay, "number": 1, "state": signed,
                "content": {
                    "project_code": "", "participant": participant,
                    "sender": { "organisation": "", "oid": null, "city": "", "represented_by": "" },
                    "host": "", "city": "", "country": "ES", "trade": "", "activity": "vet_long_term_erasmuspro",
                    "period": period, "days": { "activity": 98, "interrupted": 0, "zero_grant": 0, "travel": 0, "funded": 98 }, "lines": [],
                    "terms": {
                        "prefinancing_percent": 80, "pay_within_days": 30, "report_within_days": 30,
                        "balance_within_days": 45
                    }
                }
            })
        );
        for kind in ["insurance", "housing", "emergency_sheet"] {
            let paper = value(json!({
                "mobility": learner.stay, "kind": kind, "reference": "1", "valid_until": null,
                "checked_by": "Kari Nordmann", "checked_at": "2026-12-05T09:00:00Z"
            }));
            let mut tx = self.app().store.begin().await.expect("a transaction");
            store::paper::put(&mut tx, self.office, &paper).await.expect("a paper");
            tx.commit().await.expect("kept");
        }
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
