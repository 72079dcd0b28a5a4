//! The records of an office with a partner abroad, host companies, and learners who go there from January to April 2027:
//! written straight into a database, so that a test begins where it wants to. The tests of the pages use them too.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;
use walz_domain::{
    CallId, GuardianId, HostCompanyId, LearnerId, MobilityId, OrganisationId, PartnerId, PersonId,
    TutorId,
};
use walz_store::signed_document::{self, SignedDocument};
use walz_store::{self as store, Id, Store};

pub(crate) const FIRST: &str = "2027-01-18";
pub(crate) const LAST: &str = "2027-04-25";

/// Where learners go, and from where.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) office: OrganisationId,
    pub(crate) call: CallId,
    pub(crate) partner: PartnerId,
    pub(crate) contact: PersonId,
    pub(crate) hosts: Vec<Host>,
    pub(crate) tutor: TutorId,
    pub(crate) tutor_person: PersonId,
    pub(crate) trade: Uuid,
    pub(crate) company: Uuid,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Host {
    pub(crate) id: HostCompanyId,
    pub(crate) mentor: PersonId,
    pub(crate) offer: Uuid,
}

/// A learner with a stay.
#[derive(Clone, Copy, Debug)]
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

/// Adds a record of any noun.
macro_rules! add {
    ($db:expr, $office:expr, $noun:ident, $json:expr) => {{
        let mut tx = $db.begin().await.expect("a transaction");
        store::$noun::add(&mut tx, $office, &value($json)).await.expect("added");
        tx.commit().await.expect("kept");
    }};
}

pub(crate) async fn person(
    db: &Store,
    office: OrganisationId,
    id: PersonId,
    name: &str,
    born: Option<&str>,
) {
    let mail = name.split(' ').next().unwrap_or_default().to_lowercase();
    add!(
        db,
        office,
        person,
        json!({
            "id": id, "name": name, "call_me": null, "email": format!("{mail}@example.org"),
            "phone": "+4791234567", "language": "en", "born": born
        })
    );
}

impl Network {
    /// Writes everything but learners.
    pub(crate) async fn add(&self, db: &Store) {
        let office = self.office;
        person(db, office, self.contact, "Pia Kontakt", None).await;
        person(db, office, self.tutor_person, "Tor Lærer", None).await;
        for (host, name) in self.hosts.iter().zip(["Marta Vega", "Otto Nachbar"]) {
            person(db, office, host.mentor, name, None).await;
        }
        let (trade, company) = (self.trade, self.company);
        add!(
            db,
            self.office,
            trade,
            json!({
                "id": trade, "code": "cookery", "name_en": "Cook", "name_nb": "Kokk", "esco_uri": null,
                "esco_label": null, "esco_code": null, "isced_f": null, "eqf": 4, "qualification": null
            })
        );
        for unit in ["COOK-U1", "COOK-U2"] {
            add!(
                db,
                self.office,
                unit,
                json!({
                    "id": Uuid::now_v7(), "code": unit, "trade": trade, "title": unit,
                    "eqf": 4, "knowledge": "k", "skills": "cuts", "responsibility_autonomy": "r",
                    "assessment_method": "m", "min_weeks": 2
                })
            );
        }
        add!(
            db,
            self.office,
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
                db,
                self.office,
                host_company,
                json!({
                    "id": host.id, "code": format!("H{n}"), "partner": self.partner,
                    "name": format!("Cocina {n}"), "city": "Sevilla", "country": "ES", "trade": trade,
                    "sector": "food", "size": "micro<10", "mentor": host.mentor, "mentor_trained": true,
                "mentor_languages": [], "active": true,
                    "first_hosted_year": null, "hosted_total": 0, "rating": null, "last_site_visit": null,
                    "safety_checked": null, "liability_insured": true, "risk": "standard",
                    "accepts_minors": true, "step_free": true, "quality_label": null
                })
            );
            add!(
                db,
                self.office,
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
            db,
            self.office,
            home_company,
            json!({
                "id": company, "code": "HC01", "name": "Gjestehuset", "place": "Hamar", "trade": trade,
                "public": false, "max_away": 9, "blackout": null, "wage_abroad": "no",
                "training_office": null, "tutor": null
            })
        );
        add!(
            db,
            self.office,
            tutor,
            json!({
                "id": self.tutor, "code": "TU01", "person": self.tutor_person, "company": company,
                "trade": trade, "place": "Hamar", "languages": {}, "supervises": 1, "visited_before": 0
            })
        );
        let project = Uuid::now_v7();
        add!(
            db,
            self.office,
            project,
            json!({
                "id": project, "code": "2026-1", "title": "A year", "call_year": 2026,
                "period": { "first": "2026-09-01", "last": "2027-11-30" }, "awarded": null, "state": "ongoing"
            })
        );
        add!(
            db,
            self.office,
            call,
            json!({
                "id": self.call, "project": project, "title": "Spring 2027", "opens": "2026-09-01",
                "closes": "2026-10-01", "appeals_until": "2026-10-20", "criteria": [], "threshold": 0,
                "windows": [{ "code": "W1", "season": "W1", "period": { "first": FIRST, "last": LAST } }],
                "state": "final_list"
            })
        );
    }

    /// Writes a learner who has a place at one of the hosts.
    pub(crate) async fn learner(
        &self,
        db: &Store,
        learner: Placed,
        (name, born): (&str, &str),
        host: usize,
    ) {
        person(db, self.office, learner.person, name, Some(born)).await;
        person(db, self.office, learner.guardian_person, "Mor Hansen", None).await;
        add!(
            db,
            self.office,
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
            db,
            self.office,
            guardian,
            json!({
                "id": learner.guardian, "code": format!("G-{name}"), "learner": learner.id,
                "person": learner.guardian_person, "relation": "mother", "parental_responsibility": true,
                "must_sign": true, "consents": { "participation": "given", "medical_emergency": "given" }
            })
        );
        add!(
            db,
            self.office,
            application,
            json!({
                "id": Uuid::now_v7(), "call": self.call, "learner": learner.id,
                "wishes": {
                    "partners": [self.partner], "accepts_other": true, "window": null, "windows": ["W1"],
                    "green_travel": false, "accommodation": null, "buddy": null
                },
                "learning_goal": "to cook", "employer_consents": true, "marks": {}, "total": null,
                "state": { "state": "selected", "by": "2026-11-01T09:00:00Z" }
            })
        );
        add!(
            db,
            self.office,
            mobility,
            json!({
                "id": learner.stay, "call": self.call, "learner": learner.id,
                "offer": self.hosts[host].offer, "accommodation": null,
                "period": { "first": FIRST, "last": LAST }, "green_travel": false,
                "state": { "state": "planned" }
            })
        );
    }

    /// Writes everything that must be there before somebody leaves.
    pub(crate) async fn papers(&self, db: &Store, learner: Placed) {
        let guardian = format!("guardian:{}", learner.guardian);
        let signed = |parties: &[&str]| {
            json!({
                "state": "in_force", "signed": {}, "since": "2026-12-05T09:00:00Z",
                "document": { "parties": parties, "hash": "", "offered": "2026-12-01T09:00:00Z" }
            })
        };
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
            db,
            self.office,
            agreement,
            json!({
                "id": Uuid::now_v7(), "mobility": learner.stay, "number": 1,
                "state": signed(&["learner", &guardian, "sender", "host"]),
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
            db,
            self.office,
            grant_agreement,
            json!({
                "id": Uuid::now_v7(), "mobility": learner.stay, "number": 1,
                "state": signed(&["learner", &guardian, "sender"]),
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
        let agreements = store::agreement::of_mobility;
        let grants = store::grant_agreement::of_mobility;
        let mut tx = db.begin().await.expect("a transaction");
        let agreement = agreements(&mut tx, self.office, Id(learner.stay)).await.expect("texts");
        let grant = grants(&mut tx, self.office, Id(learner.stay)).await.expect("texts");
        let ids = agreement.iter().map(|text| text.id.0).chain(grant.iter().map(|text| text.id.0));
        for subject in ids {
            let document = SignedDocument {
                hash: String::new(),
                subject,
                media_type: "application/pdf".to_owned(),
                bytes: b"%PDF".to_vec(),
            };
            let at = "2026-12-01T09:00:00Z".parse().expect("a moment");
            let kept = signed_document::add(&mut tx, self.office, &document, at).await;
            kept.expect("the signed bytes");
        }
        tx.commit().await.expect("kept");
        for kind in ["insurance", "housing", "emergency_sheet"] {
            let paper = value(json!({
                "mobility": learner.stay, "kind": kind, "reference": "1", "valid_until": null,
                "checked_by": "Kari Nordmann", "checked_at": "2026-12-05T09:00:00Z"
            }));
            let mut tx = db.begin().await.expect("a transaction");
            store::paper::put(&mut tx, self.office, &paper).await.expect("a paper");
            tx.commit().await.expect("kept");
        }
    }
}
