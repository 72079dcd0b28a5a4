//! Open Badges: ours, with every part changed once, and the samples of 1EdTech.

use super::{ISSUER, badge, key, method, record, shared};
use crate::credential::key::SecretKey;
use crate::credential::open_badge;
use crate::credential::status_list::{self, Bits};
use crate::credential::verify::{
    Format, Known, KnownKey, Outcome, Reason, Standing, State, Verdict, What, verify,
};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

fn now() -> Timestamp {
    "2027-06-01T00:00:00Z".parse().expect("a moment")
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn known() -> Known {
    let key = KnownKey {
        method: method(),
        issuer: ISSUER.to_owned(),
        name: "The office".to_owned(),
        key: key().public(),
        from: moment("2027-01-01T00:00:00Z"),
        until: None,
        compromised: None,
    };
    Known { keys: vec![key], ..Known::default() }
}

fn check(document: &Value, known: &Known) -> Verdict {
    verify(document.to_string().as_bytes(), known, now())
}

fn reason(verdict: &Verdict, what: What) -> (State, Reason) {
    let check = verdict.check(what).expect("a check");
    (check.state, check.reason)
}

#[test]
fn our_badge_verifies_with_our_key_and_says_what_is_not_known_without() {
    let mut known = known();
    known.states.insert(format!("urn:uuid:{}", record().id), Standing::InForce);
    let verdict = check(&badge(), &known);
    assert_eq!(verdict.format, Format::OpenBadge);
    assert_eq!(verdict.outcome, Outcome::Proven, "{verdict:?}");
    assert_eq!(verdict.about.holder.as_deref(), Some("Ola \"Ole\" Nordmann"));
    let stranger = check(&badge(), &Known::default());
    assert_eq!(stranger.outcome, Outcome::Partly);
    assert_eq!(reason(&stranger, What::Proof), (State::Proven, Reason::Unchanged));
    assert_eq!(reason(&stranger, What::Issuer), (State::NotProven, Reason::Stranger));
    assert_eq!(reason(&stranger, What::Status), (State::NotProven, Reason::StatusUnknown));
}

#[test]
fn a_revoked_badge_is_told_by_its_record_and_by_the_list() {
    let mut revoked = known();
    let standing =
        Standing::Revoked { on: "2027-05-20".to_owned(), reason: "wrong unit".to_owned() };
    revoked.states.insert(format!("urn:uuid:{}", record().id), standing);
    let verdict = check(&badge(), &revoked);
    assert_eq!(reason(&verdict, What::Status), (State::Refuted, Reason::Revoked));
    assert_eq!(verdict.outcome, Outcome::Refuted);
    let list = "https://walz.example/issuers/1/status";
    for (bits, expected) in [(Bits::of([9]), State::Refuted), (Bits::of([8]), State::Proven)] {
        let mut listed = known();
        listed.lists.insert(list.to_owned(), bits);
        assert_eq!(reason(&check(&badge(), &listed), What::Status).0, expected);
    }
    let document =
        status_list::credential(list, ISSUER, &Bits::of([9]), &key(), &method(), record().issued);
    let verdict = check(&document.expect("a list"), &known());
    assert_eq!(reason(&verdict, What::Proof), (State::Proven, Reason::Unchanged));
}

#[test]
fn keys_hold_in_their_time_and_compromised_ones_never() {
    let with = |change: fn(&mut KnownKey)| {
        let mut known = known();
        change(&mut known.keys[0]);
        reason(&check(&badge(), &known), What::Issuer)
    };
    let retired = with(|key| key.until = Some(moment("2027-05-20T00:00:00Z")));
    assert_eq!(retired, (State::Proven, Reason::Known), "signed before it was retired");
    let early = with(|key| key.until = Some(moment("2027-05-01T00:00:00Z")));
    assert_eq!(early, (State::Refuted, Reason::KeyNotThen));
    let lost = with(|key| key.compromised = Some(moment("2027-05-20T00:00:00Z")));
    assert_eq!(lost, (State::Refuted, Reason::Compromised));
    let other = with(|key| key.issuer = "did:web:elsewhere.example".to_owned());
    assert_eq!(other, (State::Refuted, Reason::OtherIssuer));
}

#[test]
fn a_key_of_somebody_else_under_our_name_is_refused() {
    let thief = SecretKey::from_bytes(&[9; 32]);
    let forged = open_badge::write(&record(), &thief, &method()).expect("a badge");
    assert_eq!(reason(&check(&forged, &known()), What::Proof), (State::Refuted, Reason::Changed));
}

/// Every place in a document where a value stands, as a path.
fn leaves(value: &Value, at: &str, all: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, inner) in object {
                leaves(inner, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        Value::Array(many) => {
            for (n, inner) in many.iter().enumerate() {
                leaves(inner, &format!("{at}/{n}"), all);
            }
        }
        _ => all.push(at.to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whichever value is changed in whatever way, the badge does not pass any more.
    #[test]
    fn any_changed_value_refuses(which in any::<prop::sample::Index>(), how in 0..6_u8) {
        let document = badge();
        let mut all = Vec::new();
        leaves(&document, "", &mut all);
        let path = &all[which.index(all.len())];
        let mut changed = document.clone();
        let place = changed.pointer_mut(path).expect("a place");
        *place = match (&*place, how) {
            (Value::String(text), 0) => json!(format!("{text}x")),
            (Value::String(text), 1) => json!(text.chars().rev().collect::<String>()),
            (Value::String(text), 2) => json!(format!(" {text}")),
            (Value::Bool(yes), 0..=2) => json!(!yes),
            (_, 3) => Value::Null,
            (_, 4) => json!(17),
            _ => json!({ "id": "urn:x" }),
        };
        prop_assume!(changed != document);
        let verdict = check(&changed, &known());
        prop_assert!(verdict.outcome != Outcome::Proven, "{path}: {verdict:?}");
        let intact = verdict.check(What::Proof).is_some_and(|c| c.state == State::Proven);
        prop_assert!(!intact, "{path}: {verdict:?}");
    }

    /// Whichever byte is changed, the file says the same as before or does not pass.
    #[test]
    fn any_changed_byte_refuses(which in any::<prop::sample::Index>(), to in any::<u8>()) {
        let document = badge();
        let mut bytes = document.to_string().into_bytes();
        let at = which.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        let same = serde_json::from_slice::<Value>(&bytes).is_ok_and(|read| read == document);
        prop_assume!(!same);
        let verdict = verify(&bytes, &known(), now());
        let intact = verdict.check(What::Proof).is_some_and(|c| c.state == State::Proven);
        prop_assert!(!intact, "byte {at}: {verdict:?}");
    }

    /// No bytes make the reader fall.
    #[test]
    fn whatever_comes_gets_a_verdict(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let verdict = verify(&bytes, &known(), now());
        prop_assert!(verdict.outcome == Outcome::Refuted || verdict.outcome == Outcome::Open);
    }
}

#[test]
fn what_is_added_or_said_elsewhere_is_refused() {
    let added = |path: &str, name: &str, value: Value| {
        let mut document = badge();
        document
            .pointer_mut(path)
            .and_then(Value::as_object_mut)
            .expect("an object")
            .insert(name.to_owned(), value);
        check(&document, &known()).outcome
    };
    assert_eq!(added("", "unheardOf", json!("x")), Outcome::Refuted);
    assert_eq!(added("", "validUntil", json!("2099-01-01T00:00:00Z")), Outcome::Refuted);
    assert_eq!(added("", "https://schema.org/name", json!("x")), Outcome::Refuted);
    assert_eq!(added("/credentialSubject", "@reverse", json!({})), Outcome::Refuted);
    assert_eq!(
        added("/credentialSubject", "@context", json!({ "name": "urn:x" })),
        Outcome::Refuted
    );
    assert_eq!(added("/credentialSubject/achievement", "name", Value::Null), Outcome::Refuted);
    let mut own = badge();
    own["@context"].as_array_mut().expect("a list").push(json!({ "expires": "urn:x" }));
    assert_eq!(check(&own, &known()).outcome, Outcome::Refuted);
    let mut remote = badge();
    remote["@context"].as_array_mut().expect("a list").push(json!("https://evil.example/context"));
    let verdict = check(&remote, &known());
    assert_eq!(reason(&verdict, What::Format), (State::NotProven, Reason::UnknownContext));
    assert_eq!(
        verdict.check(What::Format).map(|c| c.detail.as_str()),
        Some("https://evil.example/context")
    );
}

#[test]
fn good_samples_of_1edtech_verify_and_bad_ones_do_not() {
    let Some(folder) = shared("1edtech/inspector-vc/src/test/resources/ob30") else { return };
    let file = |name: &str| std::fs::read(folder.join(name)).expect("a file");
    let good = [
        "complete.json",
        "endorsement-valid.json",
        "simple.json",
        "simple-context-alias.json",
        "simple-context-version.json",
        "simple-did-key-method.json",
        "simple-did-web-method.json",
        "simple-multiple-proofs.json",
        "bit-string-list/credential-status-revoked.json",
    ];
    for name in good {
        let verdict = verify(&file(name), &Known::default(), now());
        assert_eq!(
            reason(&verdict, What::Format),
            (State::Proven, Reason::Read),
            "{name}: {verdict:?}"
        );
        assert_eq!(
            reason(&verdict, What::Proof),
            (State::Proven, Reason::Unchanged),
            "{name}: {verdict:?}"
        );
        assert_eq!(
            verdict.outcome,
            Outcome::Partly,
            "{name}: whose the key is cannot be known here"
        );
    }
    let mut bad = 0;
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("a file").path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if !name.contains("-err-") {
            continue;
        }
        bad += 1;
        let verdict = verify(&file(&name), &Known::default(), now());
        assert!(matches!(verdict.outcome, Outcome::Refuted | Outcome::Open), "{name}: {verdict:?}");
    }
    assert!(bad >= 18, "{bad}");
    // Older contexts and suites are not built in: that is said, and nothing is claimed.
    for name in
        ["complete_v1.json", "simple_v1.json", "simple-noproof.json", "simple-eddsa-2022.json"]
    {
        let verdict = verify(&file(name), &Known::default(), now());
        assert_eq!(verdict.outcome, Outcome::Open, "{name}: {verdict:?}");
    }
}

#[test]
fn what_is_no_credential_is_told_so() {
    let of = |bytes: &[u8]| {
        let verdict = verify(bytes, &Known::default(), now());
        (verdict.format, verdict.outcome)
    };
    assert_eq!(of(b"%PDF-1.7\n"), (Format::Pdf, Outcome::Open));
    assert_eq!(of(b"PK\x03\x04"), (Format::Unknown, Outcome::Refuted));
    assert_eq!(of(b"{}"), (Format::Unknown, Outcome::Refuted));
    assert_eq!(of(b"[]"), (Format::Unknown, Outcome::Refuted));
}
