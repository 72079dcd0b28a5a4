//! Credentials against what others made: the W3C's vectors, 1EdTech's samples, the Commission's sealed files; and against
//! themselves, with every part changed once.

mod badges;
mod vectors;

use super::key::SecretKey;
use super::record::{
    EscoTerm, Holder, Language, Organisation, Recognition, Record, StatusPlace, Stay, Unit,
};
use super::{did, open_badge};
use jiff::civil::date;
use serde_json::Value;
use std::path::PathBuf;
use uuid::Uuid;
use walz_domain::assessment::Attained;
use walz_domain::window::Period;

/// A file or a folder of others beside the clone, where it is there.
pub(super) fn shared(path: &str) -> Option<PathBuf> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let found = PathBuf::from(root).join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {} is not there", found.display());
    None
}

pub(super) fn json(path: &std::path::Path) -> Value {
    let text = std::fs::read(path).expect("a file");
    serde_json::from_slice(&text).expect("JSON")
}

pub(super) fn key() -> SecretKey {
    SecretKey::from_bytes(&[42; 32])
}

pub(super) const ISSUER: &str = "did:web:walz.example:issuers:1";

pub(super) fn method() -> String {
    did::method(ISSUER, &key().public())
}

/// A record with three units: reached, more than reached, not yet.
pub(super) fn record() -> Record {
    let at = "2027-05-16T10:00:00Z".parse().expect("a moment");
    let unit = |n: u8, result: Attained| Unit {
        code: format!("CARPENTRY-U{n}"),
        title: format!("Build and \"insulate\" wall {n} – æøå 木"),
        eqf: 4,
        knowledge: "reading drawings".to_owned(),
        skills: "set out, frame & clad".to_owned(),
        responsibility: "works to drawing".to_owned(),
        method: "practical demonstration".to_owned(),
        result,
        result_label: "Achieved".to_owned(),
        assessor: "Lars Mentor".to_owned(),
        assessed: at,
        recognition: Some(Recognition {
            label: "Recognised in full".to_owned(),
            by: "Kari Office".to_owned(),
            at,
        }),
    };
    let organisation = |id: &str, country: &str| Organisation {
        id: id.to_owned(),
        name: "Opplæringskontoret <Innlandet> & Co".to_owned(),
        oid: Some("E10012345".to_owned()),
        city: "Hamar".to_owned(),
        country: country.parse().expect("a country"),
        page: Some("https://walz.example".to_owned()),
    };
    let term = |uri: &str, label: &str| EscoTerm { uri: uri.to_owned(), label: label.to_owned() };
    Record {
        id: Uuid::from_u128(7),
        page: "https://walz.example/credentials/7".to_owned(),
        language: Language::En,
        title: "Learning abroad: Carpentry".to_owned(),
        description: "Carpentry at Fyn Tømrer, Odense".to_owned(),
        issued: at,
        learner: Holder {
            id: Uuid::from_u128(8),
            name: "Ola \"Ole\" Nordmann".to_owned(),
            born: Some(date(2008, 3, 1)),
        },
        issuer: organisation(ISSUER, "NO"),
        host: organisation("urn:uuid:00000000-0000-0000-0000-000000000009", "DK"),
        stay: Stay {
            title: "Learning abroad: Carpentry".to_owned(),
            trade: "Carpentry".to_owned(),
            period: Period::new(date(2027, 1, 18), date(2027, 4, 25)).expect("a period"),
            hours_per_week: 37,
            hours: 518,
            city: "Odense".to_owned(),
            country: "DK".parse().expect("a country"),
            apprentice: true,
        },
        units: vec![
            unit(1, Attained::Achieved),
            unit(2, Attained::Beyond),
            unit(3, Attained::NotYet),
        ],
        occupation: Some(term(
            "http://data.europa.eu/esco/occupation/2a22ff9e-de3b-408d-b312-5034896cc4f4",
            "carpenter",
        )),
        skills: vec![term(
            "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
            "work in teams",
        )],
        isced_f: Some("0732".to_owned()),
        status: Some(StatusPlace {
            list: "https://walz.example/issuers/1/status".to_owned(),
            index: 9,
        }),
    }
}

pub(super) fn badge() -> Value {
    open_badge::write(&record(), &key(), &method()).expect("a badge")
}
