//! The agreement on the money between learner and sender.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod tables;

use jiff::civil::date;
use tables::rates;
use walz_domain::Eur;
use walz_domain::agreement::{Contact, Participant};
use walz_domain::country::CountryGroup;
use walz_domain::grant::agreement::{Content, Sender};
use walz_domain::grant::*;
use walz_domain::signing::{Fault, Signable};
use walz_domain::window::Period;

fn content(minor: bool, guardians: Vec<Contact>) -> Content {
    let period = Period::new(date(2027, 8, 23), date(2027, 11, 28)).expect("a period");
    let rules = Rules::default();
    let journey = Journey::of_learner(period, CountryGroup::G1, 930, true, true, &rules);
    let entitlement = Entitlement::of(&journey.expect("a stay"), 1, &rates(), &rules);
    let participant = Participant {
        name: "Kari Nordmann".parse().expect("a name"),
        born: Some(date(2008, 5, 17)),
        nationality: "NO".parse().expect("a country"),
        email: None,
        qualification: "ICT service".to_owned(),
        eqf: 4,
        minor,
        guardians,
    };
    let sender = Sender {
        organisation: "Innlandet".to_owned(),
        oid: None,
        city: "Hamar".to_owned(),
        represented_by: "Ola Nordmann".to_owned(),
    };
    Content {
        project_code: "2026-1-NO01-KA121-VET-000000001".to_owned(),
        participant,
        sender,
        host: "Spree Praktikum".to_owned(),
        city: "Berlin".to_owned(),
        country: "DE".parse().expect("a country"),
        trade: "ICT".to_owned(),
        activity: ActivityType::VetLongTerm,
        period,
        days: Days::default(),
        lines: Vec::new(),
        terms: Terms::default(),
    }
    .with_entitlement(&entitlement.expect("an entitlement"))
}

#[test]
fn the_participant_gets_four_fifths_before_and_the_rest_after_the_report() {
    let content = content(false, Vec::new());
    assert_eq!(content.total(), Eur::euros(417 + 5_292), "without what is the office's");
    assert_eq!(content.prefinancing(), Eur::euros(4_567));
    assert_eq!(content.balance(), Eur::euros(1_142));
    assert_eq!(content.days.funded, 102);
}

#[test]
fn it_is_paid_within_thirty_days_and_before_the_stay_begins() {
    let content = content(false, Vec::new());
    assert_eq!(content.pay_by(date(2027, 6, 1)), date(2027, 7, 1));
    assert_eq!(content.pay_by(date(2027, 8, 10)), date(2027, 8, 23));
}

#[test]
fn a_share_outside_the_programmes_limits_cannot_be_offered() {
    let mut content = content(false, Vec::new());
    assert_eq!(content.faults(), []);
    content.terms.prefinancing_percent = 60;
    assert_eq!(content.faults(), [Fault::Prefinancing { percent: 60, least: 70, most: 100 }]);
}

#[test]
fn a_learner_under_age_signs_with_a_guardian() {
    assert_eq!(content(true, Vec::new()).faults(), [Fault::NoGuardian]);
    assert_eq!(content(true, Vec::new()).required(), ["learner", "sender", "guardian"]);
}
