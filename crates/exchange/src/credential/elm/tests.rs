//! The European Learning Model: terms are those of the European lists, node ids are used once.

use super::words::{ALL, CODES, COUNTRIES};
use super::{Unknown, Version, uploadable, write};
use crate::credential::tests::{record, shared};
use serde_json::Value;
use std::collections::HashMap;
use walz_domain::assessment::Attained;

fn lists() -> Option<String> {
    let folder = shared("vocab")?;
    let files = std::fs::read_dir(folder).expect("a folder");
    let texts =
        files.filter_map(|entry| std::fs::read_to_string(entry.expect("a file").path()).ok());
    Some(texts.collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_term_is_in_the_european_lists() {
    let Some(lists) = lists() else { return };
    let has = |uri: &str| lists.contains(&format!("{uri},"));
    for concept in ALL {
        assert!(has(concept.uri), "{}", concept.uri);
    }
    for (_, three, _) in CODES {
        assert!(has(&format!("{COUNTRIES}/{three}")), "{three}");
    }
}

/// Every object that is more than a reference, by its id.
fn nodes<'a>(value: &'a Value, all: &mut HashMap<&'a str, Vec<&'a Value>>) {
    match value {
        Value::Object(object) => {
            if let Some(id) = object.get("id").and_then(Value::as_str)
                && id.starts_with("urn:")
            {
                all.entry(id).or_default().push(value);
            }
            object.values().for_each(|inner| nodes(inner, all));
        }
        Value::Array(many) => many.iter().for_each(|inner| nodes(inner, all)),
        _ => {}
    }
}

#[test]
fn no_two_nodes_share_an_id() {
    let credential = write(&record(), Version::V3_2, None).expect("a credential");
    let mut all = HashMap::new();
    nodes(&credential, &mut all);
    assert!(all.len() > 50, "{}", all.len());
    for (id, found) in all {
        assert_eq!(found.len(), 1, "{id}");
    }
}

#[test]
fn a_stay_in_which_nothing_was_reached_is_told_of_as_an_activity() {
    let mut record = record();
    for unit in &mut record.units {
        unit.result = Attained::NotYet;
    }
    let credential = write(&record, Version::V3_2, None).expect("a credential");
    let claims = credential["credentialSubject"]["hasClaim"].as_array().expect("claims");
    assert_eq!(claims[0]["type"], "LearningActivity");
    assert!(claims[1..].iter().all(|claim| claim["type"] == "LearningAssessment"));
}

#[test]
fn what_the_commission_seals_itself_lacks_what_its_seal_adds() {
    let credential =
        write(&record(), Version::V3_2, Some("NTRNO-912345678")).expect("a credential");
    assert_eq!(credential["issuer"]["eIDASIdentifier"]["notation"], "NTRNO-912345678");
    let upload = uploadable(&credential);
    assert!(upload["credential"].get("issued").is_none());
    assert!(upload["credential"]["issuer"].get("eIDASIdentifier").is_none());
    assert!(upload["credential"].get("validFrom").is_some());
}

#[test]
fn a_country_that_is_in_no_list_is_refused_by_its_code() {
    let mut record = record();
    record.host.country = "ZZ".parse().expect("a country");
    let refused = write(&record, Version::V3_2, None);
    assert_eq!(refused.err(), Some(Unknown::Country("ZZ".to_owned())));
}
