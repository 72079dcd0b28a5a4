//! Learning agreements.

use super::{HASH, NAMES, contact};
use jiff::civil::{Time, date};
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_domain::agreement::{
    AgreedUnit, Content, Day, Hours, Participant, SecondHost, SecondLanguage, Side, Task,
    Timetable, Weeks,
};
use walz_domain::esco::Link;
use walz_domain::signing::{Document, Method, Order, Party, Signature, Signer, State, Underway};
use walz_domain::window::Period;
use walz_domain::{GuardianId, HostCompanyId, PersonId};

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
