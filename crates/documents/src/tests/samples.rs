//! Papers to try things on: one learner's, and the round of the demo.

use jiff::civil::{Time, date};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_documents::emergency_sheet::Sheet;
use walz_documents::report::{LearnerRow, PartnerRow, Report};
use walz_documents::transcript::Outcome;
use walz_documents::{Setting, Version};
use walz_domain::agreement::{
    AgreedUnit, Contact, Content, Day, Hours, Participant, SecondHost, SecondLanguage, Side, Task,
    Timetable, Weeks,
};
use walz_domain::assessment::{Assessment, Attained};
use walz_domain::emergency_sheet::{EmergencyContact, EmergencySheet};
use walz_domain::esco::Link;
use walz_domain::grant::{self, *};
use walz_domain::indicator::{self, Counts, Indicator, Share, Targets};
use walz_domain::place::Coordinates;
use walz_domain::recognition::{Decision, Grounds, Recognition};
use walz_domain::signing::{Document, Method, Order, Party, Signature, Signer, State, Underway};
use walz_domain::window::Period;
use walz_domain::{
    AssessmentId, Eur, GuardianId, HostCompanyId, LearnerId, MobilityId, PersonId, RecognitionId,
};
use walz_words::{Language, Words};

pub(crate) const VERSION: Version<'static> = Version { reference: "L057", number: 1 };
pub(crate) const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

pub(crate) fn setting(language: Language) -> Setting {
    let zone = TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC);
    Setting { words: Words::of(language), zone, on: date(2027, 8, 2) }
}

fn contact(name: &str, role: &str) -> Contact {
    let email = format!("{}@example.org", name.to_lowercase().replace(' ', ".").replace('å', "a"));
    Contact {
        name: name.parse().expect("a name"),
        role: role.to_owned(),
        email: email.parse().ok(),
        phone: "+47 900 00 001".parse().ok(),
    }
}

fn unit(code: &str, title: &str) -> AgreedUnit {
    AgreedUnit {
        code: code.to_owned(),
        title: title.to_owned(),
        eqf: 4,
        knowledge: "reading drawings and local building rules".to_owned(),
        skills: "set out, frame, insulate and clad a wall of at least six square metres".to_owned(),
        responsibility_autonomy: "works to drawing, asks before deviating".to_owned(),
        assessment_method: "practical demonstration".to_owned(),
        translations: BTreeMap::new(),
        links: Vec::new(),
    }
}

/// A learner under age, so that every block is there.
pub(crate) fn agreement() -> Content {
    Content {
        project_code: "2026-1-NO01-KA121-VET-000000001".to_owned(),
        participant: Participant {
            name: "Petter Hovland".parse().expect("a name"),
            born: Some(date(2009, 6, 14)),
            nationality: "NO".parse().expect("a country"),
            email: "learner004@demo.example".parse().ok(),
            qualification: "Carpenter (tømrer)".to_owned(),
            eqf: 4,
            minor: true,
            guardians: vec![contact("Sara Hovland", "mother")],
        },
        sending: Side {
            organisation: "Innlandet mobility office".to_owned(),
            oid: Some("E10000001".to_owned()),
            city: "Hamar".to_owned(),
            mentor: contact("Arne Brenden", "training manager"),
            administration: contact("Kari Moen", "coordinator"),
            emergency: contact("Kari Moen", "coordinator"),
        },
        hosting: Side {
            organisation: "Vollsmose timber-frame contractor".to_owned(),
            oid: None,
            city: "Odense".to_owned(),
            mentor: contact("Jens Thomsen", "carpenter"),
            administration: contact("Camilla Thomsen", "partner contact"),
            emergency: contact("Camilla Thomsen", "partner contact"),
        },
        intermediary: Some("Fyn Erhvervsmobilitet".to_owned()),
        period: Period::new(date(2027, 8, 23), date(2027, 11, 28)).expect("a period"),
        hours_per_week: 37,
        city: "Odense".to_owned(),
        country: "DK".parse().expect("a country"),
        working_language: "da".to_owned(),
        trade: "Carpentry".to_owned(),
        isced_f: Some("0732".to_owned()),
        learning_goal: "Learn how the trade is done with other materials and rules, and bring \
                        one method home."
            .to_owned(),
        units: vec![
            unit("CARPENTRY-U1", "Build and insulate a timber wall element"),
            unit("CARPENTRY-U2", "Fit windows, doors and interior trim"),
            unit("CARPENTRY-U3", "Work safely at height and with machines"),
        ],
        monitoring: "The mentor talks with the learner every day, the partner once a week. The \
                     learner checks in with the office every Wednesday. A tutor visits in week 6."
            .to_owned(),
        recognition: "The office recognises each unit that the host assesses as achieved. The \
                      training company enters it in the apprentice's record within 30 days."
            .to_owned(),
        interruptions: Vec::new(),
        programme: Vec::new(),
        timetable: Timetable::default(),
        second_host: None,
        signers: Vec::new(),
        second_language: None,
        amends: None,
    }
}

/// Names as people bring them, and some that no form should have let through.
pub(crate) const NAMES: [&str; 11] = [
    "محمد بن عبد الله الأندلسي",
    "דָּוִד בֶּן־גּוּרְיוֹן",
    "Юлія Щербак",
    "Ελένη Παπαδοπούλου",
    "Nguyễn Thị Hương",
    "李小龙",
    "นางสาว สมหญิง",
    "हिन्दी नाम",
    "👩‍👩‍👧‍👦 🇳🇴 👍🏽 ☃️ ❤️",
    "a\u{202e}tfig\u{202c}b",
    "Z\u{351}\u{33f}\u{34a}a\u{30d}\u{31c}\u{353}l\u{350}g\u{31d}o",
];

/// An agreement among people of all scripts.
pub(crate) fn scripts() -> Content {
    let mut content = agreement();
    content.participant.name = "x".repeat(200).parse().expect("a name");
    content.participant.guardians =
        NAMES.iter().map(|name| contact(name, &format!("guardian {name}"))).collect();
    content.learning_goal = NAMES.join("; ");
    content.hosting.organisation = "Donaudampfschifffahrtsgesellschaft".repeat(3);
    content
}

/// With everything that an agreement can have besides its main text, in two languages.
pub(crate) fn annexed() -> Content {
    let mut content = agreement();
    let hours = |until| {
        Hours::new(Time::constant(7, 0, 0, 0), Time::constant(until, 0, 0, 0), 30).expect("a day")
    };
    let full = Day::ALL.iter().take(4).map(|day| (*day, hours(15)));
    content.timetable = Timetable(full.chain([(Day::Friday, hours(14))]).collect());
    let task = |first, last, text: &str, unit: &str| Task {
        weeks: Weeks::new(first, last).expect("weeks"),
        text: text.to_owned(),
        place: "Hall 2".to_owned(),
        units: vec![unit.to_owned()],
    };
    let code = content.units[0].code.clone();
    content.programme = vec![
        task(1, 1, "Safety, tools, the ways of the workshop", &code),
        task(2, 6, "Walls of timber frame: cutting, nailing, insulating", &code),
    ];
    content.second_host = Some(SecondHost {
        host: HostCompanyId(Uuid::from_u128(9)),
        organisation: "Fyn Stairs".to_owned(),
        city: "Svendborg".to_owned(),
        mentor: contact("Lone Friis", "master carpenter"),
        share: 40,
        period: None,
    });
    content.signers = vec![Signer {
        party: Party::SecondSigner,
        person: PersonId(Uuid::from_u128(10)),
        organisation: content.hosting.organisation.clone(),
        name: "Ida Gast".parse().expect("a name"),
        role: "owner".to_owned(),
        email: None,
        phone: None,
    }];
    content.second_language = Some(SecondLanguage {
        language: "nb".parse().expect("a language"),
        trade: "Tømrer".to_owned(),
        learning_goal: "Lære å bygge vegger av bindingsverk.".to_owned(),
        monitoring: String::new(),
        recognition: "Kontoret bestemmer innen fem uker hva hver enhet teller.".to_owned(),
    });
    content.units[0].links = vec![Link {
        uri: "http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab"
            .parse()
            .expect("an address"),
        version: "v1.1.1".parse().expect("a version"),
        label: "install construction profiles".to_owned(),
    }];
    content
}

/// Everybody has signed but, when `complete` is false, the host.
pub(crate) fn state(complete: bool) -> State {
    let guardian = Party::Guardian(GuardianId(Uuid::from_u128(7)));
    let at = |text: &str| text.parse().expect("a moment");
    let all = [
        (Party::Learner, "Petter Hovland", Method::PersonalLink, "2027-06-01T09:14:00Z"),
        (guardian, "Sara Hovland", Method::PersonalLink, "2027-06-01T18:40:00Z"),
        (Party::Sender, "Kari Moen", Method::Account, "2027-06-02T07:05:00Z"),
        (Party::Host, "Jens Thomsen", Method::PersonalLink, "2027-06-04T13:22:00Z"),
    ];
    let document = Document {
        parties: all.iter().map(|(party, ..)| *party).collect(),
        hash: HASH.to_owned(),
        offered: at("2027-06-01T08:00:00Z"),
        order: Order::Together,
    };
    let signers = if complete { 4 } else { 3 };
    let signed = all
        .into_iter()
        .take(signers)
        .map(|(party, name, method, moment)| {
            let name = name.parse().expect("a name");
            (party, Signature { name, at: at(moment), method, hash: HASH.to_owned() })
        })
        .collect();
    if complete {
        State::InForce { document, signed, since: at("2027-06-04T13:22:00Z") }
    } else {
        State::Offered { document, signed, underway: Underway::default() }
    }
}

pub(crate) fn grant_agreement() -> grant::agreement::Content {
    let learning = agreement();
    let rules = Rules::default();
    let journey = Journey::of_learner(
        learning.period,
        "G1".parse().expect("a group"),
        930,
        true,
        true,
        &rules,
    );
    let entitlement = Entitlement::of(&journey.expect("a stay"), 1, &rates(), &rules);
    grant::agreement::Content {
        project_code: learning.project_code,
        participant: learning.participant,
        sender: grant::agreement::Sender {
            organisation: learning.sending.organisation,
            oid: learning.sending.oid,
            city: learning.sending.city,
            represented_by: "Kari Moen".to_owned(),
        },
        host: learning.hosting.organisation,
        city: learning.city,
        country: learning.country,
        trade: learning.trade,
        activity: ActivityType::VetLongTerm,
        period: learning.period,
        days: Days::default(),
        lines: Vec::new(),
        terms: Terms::default(),
    }
    .with_entitlement(&entitlement.expect("an entitlement"))
}

/// What the host found, unit by unit; the last has not been assessed.
pub(crate) fn assessments() -> Vec<(Assessment, Recognition)> {
    let made = |n: u128, unit: &str, result, comment: &str, decision| {
        let mobility = MobilityId(Uuid::from_u128(1));
        let at = "2027-11-26T14:00:00Z".parse().expect("a moment");
        let name = |name: &str| name.parse().expect("a name");
        let assessment = Assessment {
            id: AssessmentId(Uuid::from_u128(n)),
            mobility,
            unit: unit.to_owned(),
            result,
            comment: comment.to_owned(),
            grade: None,
            assessor: name("Jens Thomsen"),
            at,
        };
        let id = RecognitionId(Uuid::from_u128(n));
        let decided_by = name("Kari Moen");
        (
            assessment,
            Recognition {
                id,
                mobility,
                unit: unit.to_owned(),
                decision,
                grounds: Grounds::default(),
                rests_on: None,
                decided_by,
                at,
                appeal: None,
            },
        )
    };
    let reason = "Windows were fitted, doors were not.".to_owned();
    vec![
        made(
            1,
            "CARPENTRY-U1",
            Attained::Beyond,
            "Built two walls alone and taught the third.",
            Decision::Full,
        ),
        made(2, "CARPENTRY-U2", Attained::Partly, "", Decision::Partial { reason }),
    ]
}

pub(crate) fn emergency() -> (EmergencySheet, Vec<Contact>, Vec<String>) {
    let sheet = EmergencySheet {
        learner: LearnerId(Uuid::from_u128(4)),
        contacts: vec![
            EmergencyContact {
                name: "Sara Hovland".parse().expect("a name"),
                relation: "mother".to_owned(),
                phone: "+47 000 00 001".parse().expect("a number"),
                language: "nb".parse().ok(),
            },
            EmergencyContact {
                name: "Nils Hovland".parse().expect("a name"),
                relation: "grandfather".to_owned(),
                phone: "+47 000 00 002".parse().expect("a number"),
                language: None,
            },
        ],
        languages: ["nb", "en", "da"].map(|l| l.parse().expect("a language")).to_vec(),
        confirmed: "2027-08-01T10:00:00Z".parse().expect("a moment"),
    };
    let spot = vec![contact("Jens Thomsen", "Mentor"), contact("Camilla Thomsen", "Partner")];
    let insurance = ["Travel: Gjensidige, policy 123456-7", "Europe: health card seen on 1 June"];
    (sheet, spot, insurance.map(str::to_owned).to_vec())
}

pub(crate) type Cells = BTreeMap<String, String>;

pub(crate) fn table(name: &str) -> Vec<Cells> {
    let path = format!("{}/../../demo/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

pub(crate) fn rates() -> RateTable {
    let parse = |row: Cells| Rate {
        kind: row["cost_category"].parse().expect("a kind"),
        scope: row["activity_type"].parse().expect("a scope"),
        country_group: row["country_group"].parse().ok(),
        band: row["distance_band"].parse().ok(),
        unit: row["unit"].parse().expect("a unit"),
        amount: Eur::euros(row["amount_eur"].parse().expect("an amount")),
        call_year: row["call_year"].clone(),
        verified: row["verified"].parse().expect("a check"),
        source: row["source"].clone(),
    };
    RateTable::new(table("unit_costs").into_iter().map(parse).collect()).expect("a table")
}

fn window(code: &str) -> Period {
    let (first, last) = match code {
        "W1" => (date(2027, 1, 18), date(2027, 4, 25)),
        "W2" => (date(2027, 8, 23), date(2027, 11, 28)),
        "W1S" => (date(2027, 2, 22), date(2027, 4, 4)),
        _ => (date(2027, 9, 20), date(2027, 10, 31)),
    };
    Period::new(first, last).expect("a period")
}

/// The round of the demo, as it stands when everybody is home.
#[derive(Debug)]
pub(crate) struct Round {
    counts: Counts,
    indicators: Vec<Indicator>,
    entitlements: Vec<Entitlement>,
    partners: Vec<PartnerRow>,
    learners: Vec<LearnerRow>,
}

impl Round {
    pub(crate) fn report(&self) -> Report<'_> {
        Report {
            round: "Work abroad 2027",
            project_code: "2026-1-NO01-KA121-VET-000000001",
            organisation: "Innlandet mobility office",
            period: Period::new(date(2027, 1, 18), date(2027, 11, 28)).expect("a period"),
            counts: &self.counts,
            indicators: &self.indicators,
            ranks: &[41, 18, 6],
            entitlements: &self.entitlements,
            partners: &self.partners,
            learners: &self.learners,
        }
    }

    pub(crate) fn of_the_demo() -> Self {
        let keyed = |name: &str, key: &str| -> BTreeMap<String, Cells> {
            table(name).into_iter().map(|row| (row[key].clone(), row)).collect()
        };
        let (learners, places) = (keyed("learners", "learner_id"), keyed("places", "place"));
        let (partners, hosts) =
            (keyed("partners", "partner_id"), keyed("host_companies", "host_company_id"));
        let rules = Rules::default();
        let point = |row: &Cells| {
            let number = |c: &str| row[c].parse().expect("degrees");
            Coordinates::new(number("latitude"), number("longitude")).expect("on earth")
        };
        let rows: Vec<LearnerRow> = table("reference_allocation")
            .iter()
            .map(|row| {
                let (l, p) = (&learners[&row["learner_id"]], &partners[&row["partner_id"]]);
                let km = point(&places[&l["home_place"]]).kilometres_to(&point(p));
                let green_travel = l["travel_preference"] == "green";
                let fewer_opportunities = l["fewer_opportunities"] == "yes";
                let period = window(&row["window"]);
                let group = p["country_group_2024"].parse().expect("a group");
                let journey = Journey::of_learner(
                    period,
                    group,
                    km,
                    green_travel,
                    fewer_opportunities,
                    &rules,
                );
                let entitlement = Entitlement::of(&journey.expect("a stay"), 1, &rates(), &rules);
                LearnerRow {
                    code: l["learner_id"].clone(),
                    name: format!("{} {}", l["first_name"], l["last_name"]),
                    trade: l["trade_code"].clone(),
                    home_company: l["home_company_id"].clone(),
                    partner: p["name"].clone(),
                    host: hosts[&row["host_company_id"]]["name"].clone(),
                    city: p["city"].clone(),
                    country: p["country"].parse().expect("a country"),
                    window: row["window"].clone(),
                    period,
                    wish: row["preference_rank"].parse().ok(),
                    green_travel,
                    fewer_opportunities,
                    stage: "Home".to_owned(),
                    entitlement: entitlement.expect("an entitlement"),
                }
            })
            .collect();
        let offered = table("placements_offered");
        let partners = partners
            .values()
            .map(|p| {
                let of = |l: &&LearnerRow| l.partner == p["name"];
                let mine: Vec<&LearnerRow> = rows.iter().filter(of).collect();
                let slots = offered.iter().filter(|o| o["partner_id"] == p["partner_id"]);
                let rating: f64 = p["avg_learner_rating_1_5"].parse().unwrap_or(0.0);
                PartnerRow {
                    code: p["partner_id"].clone(),
                    name: p["name"].clone(),
                    city: p["city"].clone(),
                    country: p["country"].parse().expect("a country"),
                    slots_offered: slots.filter_map(|o| o["slots"].parse::<u32>().ok()).sum(),
                    learners: mine.len() as u32,
                    first_choice: mine.iter().filter(|l| l.wish == Some(1)).count() as u32,
                    incidents: u32::from(p["partner_id"] == "P02"),
                    funded_days: mine.iter().map(|l| u64::from(l.entitlement.days.funded)).sum(),
                    grant: mine.iter().map(|l| l.entitlement.total()).sum(),
                    rating: (rating > 0.0).then_some((rating * 100.0) as u16),
                }
            })
            .collect();
        let entitlements: Vec<Entitlement> = rows.iter().map(|r| r.entitlement.clone()).collect();
        let counts = counts(&entitlements);
        let indicators = indicator::all(&counts, &Targets::default());
        Self { counts, indicators, entitlements, partners, learners: rows }
    }
}

fn counts(entitlements: &[Entitlement]) -> Counts {
    let totals: Totals = entitlements.iter().collect();
    Counts {
        selected: 65,
        not_selected: 13,
        placed: 65,
        first_choice: 41,
        window_met: 53,
        slots_offered: 86,
        slots_used: 65,
        stays: 65,
        stays_begun: 65,
        stays_ended: 65,
        agreements_on_time: 64,
        prepared: 65,
        early_returns_force_majeure: 1,
        incidents: 8,
        days_abroad: 6_202,
        first_response_minutes: vec![12, 25, 40, 95, 30],
        visited: 26,
        check_ins: Share { part: 823, whole: 871 },
        units_assessed: Share { part: 190, whole: 195 },
        units_recognised: Share { part: 188, whole: 190 },
        europass: Share { part: 63, whole: 65 },
        documented: 65,
        fewer_opportunities: 16,
        green_travel: 24,
        long_term: 62,
        grant: totals.total(),
        funded_days: totals.funded_days,
        partners_kept: Some(Share { part: 9, whole: 9 }),
        home_companies: 51,
        ..Counts::default()
    }
}

pub(crate) fn outcomes<'a>(
    content: &'a Content,
    assessments: &'a [(Assessment, Recognition)],
) -> Vec<Outcome<'a>> {
    let of = |unit: &AgreedUnit| assessments.iter().find(|(a, _)| a.unit == unit.code);
    content
        .units
        .iter()
        .map(|unit| Outcome {
            unit,
            assessment: of(unit).map(|(assessment, _)| assessment),
            moderation: None,
            recognition: of(unit).map(|(_, recognition)| recognition),
        })
        .collect()
}

pub(crate) fn sheet<'a>(
    content: &'a Content,
    own: &'a EmergencySheet,
    on_the_spot: &'a [Contact],
    insurance: &'a [String],
) -> Sheet<'a> {
    Sheet {
        learner: &content.participant.name,
        born: content.participant.born,
        period: content.period,
        city: &content.city,
        country: content.country,
        office: &content.sending.organisation,
        duty_phone: content.sending.emergency.phone.as_ref(),
        workplace: "Vollsmose timber-frame contractor\nVollsmose Allé 10, Odense",
        housing: "Host family Kjærgaard\nSkibhusvej 41, Odense",
        on_the_spot,
        insurance,
        own,
    }
}
