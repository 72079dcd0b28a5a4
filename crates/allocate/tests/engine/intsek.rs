//! The INTSEK year: 65 apprentices, 9 partners, and the figures that the demo data promise.

use crate::year;
use std::collections::BTreeMap;
use walz_allocate::{Goal, Options, Status, Value, solve, verify};

#[test]
fn every_apprentice_gets_a_place_and_the_figures_of_the_year_come_out() {
    let year = year::read();
    let problem = year.problem();
    assert_eq!(problem.learners.len(), 65);
    assert_eq!(problem.edges.len(), 232, "eligible pairs");

    let outcome = solve(&problem, &Options::default());

    assert_eq!(outcome.status, Status::Optimal);
    assert_eq!(outcome.values.number(Goal::MaxPlaced), Some(65));
    assert_eq!(outcome.values.number(Goal::MaxScore), Some(6042), "in tenths");
    assert_eq!(outcome.values.get(Goal::RankMaximal), Some(&Value::Profile(vec![41, 18, 6])));
    assert_eq!(outcome.values.number(Goal::MinPrice), Some(380_353), "EUR");
    let money = year.money_of(&outcome.matching);
    let expected = [
        ("travel", 24_245),
        ("individual", 322_058),
        ("organisational", 32_050),
        ("inclusion", 2_000),
        ("funded days", 6_380),
    ];
    assert_eq!(money, BTreeMap::from(expected));
    assert_eq!(verify(&problem, &outcome), Ok(()));
    assert_eq!(outcome.unplaced_certificate, None);
}

#[test]
fn buddies_who_must_stay_together_are_in_one_city_and_season() {
    let year = year::read();
    let problem = year.problem();
    let outcome = solve(&problem, &Options::default());
    let city = |learner: &str| {
        let place = &outcome.matching[learner];
        problem.offers.iter().find(|offer| offer.id == *place).unwrap().city.clone()
    };
    assert_eq!(city("L026"), city("L027"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let problem = year::read().problem();
    let bytes = || serde_json::to_vec(&solve(&problem, &Options::default())).unwrap();
    assert_eq!(bytes(), bytes());
}
