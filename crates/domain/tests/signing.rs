//! Signing: whatever is tried in whatever order, a text is in force only when every required party has signed it, and
//! then it stays so.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;
use walz_domain::signing::*;
use walz_domain::{GuardianId, PersonId};

/// A text of two organisations and a learner under age.
struct Text {
    complete: bool,
}

impl Signable for Text {
    fn faults(&self) -> Vec<Fault> {
        if self.complete { Vec::new() } else { vec![Fault::NoUnit] }
    }

    fn required(&self) -> Vec<&'static str> {
        vec!["learner", "guardian", "sender", "host"]
    }
}

const PARTIES: [Party; 5] = [
    Party::Learner,
    Party::Guardian(GuardianId(Uuid::from_u128(1))),
    Party::Guardian(GuardianId(Uuid::from_u128(2))),
    Party::Sender,
    Party::Host,
];

fn document(parties: impl IntoIterator<Item = Party>, order: Order) -> Document {
    let offered = "2026-12-01T09:00:00Z".parse().expect("a moment");
    Document { parties: parties.into_iter().collect(), hash: "text".to_owned(), offered, order }
}

fn scan(hash: &str) -> Scan {
    let handed_in = "2026-12-02T08:00:00Z".parse().expect("a moment");
    let name = "Kari Nordmann".parse().expect("a name");
    Scan { hash: hash.to_owned(), name, on: date(2026, 12, 1), handed_in, service: None }
}

fn moment(minute: i8) -> Timestamp {
    format!("2026-12-02T09:{minute:02}:00Z").parse().expect("a moment")
}

fn signature(minute: i8, hash: &str) -> Signature {
    let at = moment(minute);
    let name = "Kari Nordmann".parse().expect("a name");
    Signature { name, at, method: Method::PersonalLink, hash: hash.to_owned() }
}

#[derive(Clone, Debug)]
enum Step {
    Offer { complete: bool, parties: BTreeSet<Party>, order: Order },
    Sign { party: Party, right_text: bool },
    Unsign { party: Party },
    HandIn { party: Party, scan: &'static str },
    Accept { party: Party, scan: &'static str },
    Reject { party: Party, scan: &'static str },
    Delegate { party: Party },
    Decline { party: Party },
    Replace,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let party = || prop::sample::select(PARTIES.as_slice());
    let order = || prop::sample::select(Order::ALL);
    let paper = || (party(), prop::sample::select(["one scan", "another scan"].as_slice()));
    let step = prop_oneof![
        2 => (any::<bool>(), prop::collection::btree_set(party(), 0..=5), order())
            .prop_map(|(complete, parties, order)| Step::Offer { complete, parties, order }),
        2 => order().prop_map(|order| Step::Offer {
            complete: true, parties: PARTIES.into(), order,
        }),
        2 => party().prop_map(|party| Step::Unsign { party }),
        6 => paper().prop_map(|(party, scan)| Step::HandIn { party, scan }),
        6 => paper().prop_map(|(party, scan)| Step::Accept { party, scan }),
        1 => paper().prop_map(|(party, scan)| Step::Reject { party, scan }),
        1 => party().prop_map(|party| Step::Delegate { party }),
        20 => (party(), prop::bool::weighted(0.9))
            .prop_map(|(party, right_text)| Step::Sign { party, right_text }),
        1 => party().prop_map(|party| Step::Decline { party }),
        1 => Just(Step::Replace),
    ];
    prop::collection::vec(step, 0..40)
}

/// How far along the states are; no step may lead back. While a text is out, signatures may come and go.
fn rank(state: &State) -> usize {
    match state {
        State::Draft => 0,
        State::Offered { .. } => 1,
        State::InForce { .. } | State::Declined { .. } => 10,
        State::Replaced { .. } => 11,
    }
}

/// Whether nobody signed before somebody who was to sign earlier.
fn in_line(document: &Document, signed: &Signatures) -> bool {
    let last = signed.keys().map(Party::rank).max().unwrap_or_default();
    let missing = document.parties.iter().filter(|party| !signed.contains_key(party));
    document.order == Order::Together || missing.map(Party::rank).all(|rank| rank >= last)
}

proptest! {
    #[test]
    fn nothing_comes_into_force_without_every_party_and_nothing_goes_back(steps in steps()) {
        let (mut state, mut unsigned) = (State::Draft, false);
        for (minute, step) in (0_i8..).zip(steps) {
            let before = state.clone();
            let hash = |right: bool| if right { "text" } else { "another text" };
            let after = match step {
                Step::Offer { complete, parties, order } => {
                    state.offer(&Text { complete }, document(parties, order))
                }
                Step::Unsign { party } => {
                    let after = state.unsign(party);
                    unsigned |= after.is_ok();
                    after
                }
                Step::HandIn { party, scan } => state.hand_in(party, self::scan(scan)),
                Step::Accept { party, scan } => {
                    state.accept(party, scan, "Solveig Haugen".parse().expect("a name"), moment(minute))
                }
                Step::Reject { party, scan } => state.reject(party, scan),
                Step::Delegate { party } => {
                    let name = "Ole Hansen".parse().expect("a name");
                    let person = PersonId(Uuid::from_u128(9));
                    state.delegate(party, Delegate { person, name, since: moment(minute) })
                }
                Step::Sign { party, right_text } => {
                    state.sign(party, signature(minute, hash(right_text)))
                }
                Step::Decline { party } => {
                    let at = "2026-12-03T09:00:00Z".parse().expect("a moment");
                    state.decline(party, "no".to_owned(), at)
                }
                Step::Replace => {
                    let at = "2026-12-04T09:00:00Z".parse().expect("a moment");
                    state.replace(at)
                }
            };
            state = after.unwrap_or_else(|_| before.clone());
            prop_assert!(rank(&before) <= rank(&state), "{before:?} to {state:?}");
            if let State::Offered { document, signed, underway } = &state {
                // A signature that was taken back may leave a gap in the line; it is filled before anybody goes on.
                prop_assert!(unsigned || in_line(document, signed), "{state:?}");
                prop_assert!(underway.scans.keys().all(|party| !signed.contains_key(party)));
                prop_assert!(underway.delegates.keys().all(|party| *party == Party::Host));
            }
            if let State::InForce { document, signed, since } = &state {
                let signers: BTreeSet<Party> = signed.keys().copied().collect();
                prop_assert_eq!(&signers, &document.parties);
                for kind in (Text { complete: true }).required() {
                    prop_assert!(signers.iter().any(|p| p.code() == kind), "{}", kind);
                }
                prop_assert!(signed.values().all(|s| s.hash == document.hash));
                prop_assert_eq!(signed.values().map(|s| s.at).max(), Some(*since));
            }
            if matches!(before, State::InForce { .. }) {
                prop_assert_eq!(&state, &before);
            }
        }
    }

    #[test]
    fn the_order_of_signing_does_not_matter(order in Just(PARTIES.to_vec()).prop_shuffle()) {
        let mut state = State::Draft.offer(&Text { complete: true }, document(PARTIES, Order::Together)).expect("offered");
        for (minute, party) in (0_i8..).zip(order) {
            prop_assert_eq!(state.code(), "offered");
            state = state.sign(party, signature(minute, "text")).expect("signed");
        }
        prop_assert_eq!(state.code(), "in_force");
        prop_assert_eq!(state.unsigned(), Some(0));
    }
}

#[test]
fn a_guardian_of_a_learner_under_age_must_be_asked() {
    let without = document([Party::Learner, Party::Sender, Party::Host], Order::Together);
    let refused = State::Draft.offer(&Text { complete: true }, without);
    assert_eq!(refused, Err(Refused::Incomplete(vec![Fault::NotAsked { party: "guardian" }])));
}

#[test]
fn nobody_signs_twice_or_another_text() {
    let offered = State::Draft
        .offer(&Text { complete: true }, document(PARTIES, Order::Together))
        .expect("offered");
    let other = offered.clone().sign(Party::Host, signature(1, "another text"));
    assert_eq!(other, Err(Refused::OtherText));
    let once = offered.sign(Party::Host, signature(1, "text")).expect("signed");
    assert_eq!(once.clone().sign(Party::Host, signature(2, "text")), Err(Refused::SignedAlready));
    let at = "2026-12-03T09:00:00Z".parse().expect("a moment");
    let regretted = once.decline(Party::Host, "no".to_owned(), at);
    assert_eq!(regretted, Err(Refused::SignedAlready));
}

#[test]
fn what_was_signed_stays_on_record_when_the_text_is_replaced() {
    let at = "2026-12-03T09:00:00Z".parse().expect("a moment");
    let offered = State::Draft
        .offer(&Text { complete: true }, document(PARTIES, Order::Together))
        .expect("offered");
    let once = offered.sign(Party::Host, signature(1, "text")).expect("signed");
    let declined = once.decline(Party::Learner, "the dates".to_owned(), at).expect("declined");
    let replaced = declined.replace(at).expect("replaced");
    assert_eq!((replaced.document(), replaced.unsigned()), (None, None), "it counts no more");
    let (document, signed) = replaced.on_record().expect("a record");
    assert_eq!(document.hash, "text");
    assert!(signed.contains_key(&Party::Host));
    assert_eq!(replaced.replace(at), Err(Refused::Replaced));
}

fn out(order: Order) -> State {
    State::Draft.offer(&Text { complete: true }, document(PARTIES, order)).expect("offered")
}

#[test]
fn in_turn_the_family_signs_first_and_the_office_last() {
    let mut state = out(Order::InTurn);
    let early = state.clone().sign(Party::Sender, signature(1, "text"));
    assert_eq!(early, Err(Refused::NotTheirTurn));
    let early = state.clone().hand_in(Party::Host, scan("a scan"));
    assert_eq!(early, Err(Refused::NotTheirTurn));
    let mut asked = Vec::new();
    while state.code() == "offered" {
        let turn = state.turn();
        asked.push(turn.iter().map(Party::code).collect::<Vec<_>>().join(" "));
        for party in turn {
            state = state.sign(party, signature(1, "text")).expect("signed");
        }
    }
    assert_eq!(asked, ["learner", "guardian guardian", "host", "sender"]);
}

#[test]
fn a_signature_can_be_taken_back_until_the_last_one_is_there() {
    let state = out(Order::Together);
    assert_eq!(state.clone().unsign(Party::Host), Err(Refused::NotSigned));
    let mut state = state.sign(Party::Host, signature(1, "text")).expect("signed");
    state = state.unsign(Party::Host).expect("taken back");
    assert_eq!(state.waits_for().len(), 5);
    for party in PARTIES {
        state = state.sign(party, signature(2, "text")).expect("signed");
    }
    assert_eq!(state.unsign(Party::Host), Err(Refused::InForce));
}

#[test]
fn a_paper_counts_once_somebody_has_looked_at_this_very_scan() {
    let checker = || "Solveig Haugen".parse().expect("a name");
    let state = out(Order::Together).hand_in(Party::Host, scan("first")).expect("handed in");
    assert!(state.waits_for().contains(&Party::Host), "a scan is no signature");
    let newer = state.hand_in(Party::Host, scan("second")).expect("handed in");
    let other = newer.clone().accept(Party::Host, "first", checker(), moment(3));
    assert_eq!(other, Err(Refused::NoScan), "somebody looked at another one");
    let rejected = newer.clone().reject(Party::Host, "second").expect("sent back");
    assert!(rejected.underway().expect("out").scans.is_empty());
    let signed = newer.accept(Party::Host, "second", checker(), moment(3)).expect("counted");
    let signature = &signed.signatures().expect("some")[&Party::Host];
    assert_eq!(signature.name.as_str(), "Kari Nordmann");
    let method =
        Method::Paper { scan: "second".to_owned(), on: date(2026, 12, 1), checked_by: checker() };
    assert_eq!((&signature.method, signature.hash.as_str()), (&method, "text"));
    assert_eq!(signature.method.level(), Level::Simple);
}

#[test]
fn a_body_can_name_another_person_and_a_learner_cannot() {
    let to = || Delegate {
        person: PersonId(Uuid::from_u128(9)),
        name: "Ole Hansen".parse().expect("a name"),
        since: moment(1),
    };
    let state = out(Order::Together);
    assert_eq!(state.clone().delegate(Party::Learner, to()), Err(Refused::NoDelegate));
    let named = state.delegate(Party::Host, to()).expect("named");
    let signed = named.sign(Party::Host, signature(2, "text")).expect("signed");
    assert_eq!(signed.delegate(Party::Host, to()), Err(Refused::SignedAlready));
}

/// What was written before there were papers and turns is read as it was meant.
#[test]
fn older_records_are_read() {
    let older = r#"{ "state": "offered",
        "document": { "parties": ["host", "learner"], "hash": "text", "offered": "2026-12-01T09:00:00Z" },
        "signed": { "host": { "name": "Kari Nordmann", "at": "2026-12-02T09:01:00Z",
                              "method": "personal_link", "hash": "text" } } }"#;
    let state: State = serde_json::from_str(older).expect("a state");
    assert_eq!(state.turn(), [Party::Learner]);
    let kept = serde_json::to_string(&state).expect("written");
    assert_eq!(serde_json::from_str::<State>(&kept).expect("read"), state);
}
