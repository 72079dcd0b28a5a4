//! Signing: whatever is tried in whatever order, a text is in force only when every required party has signed it, and
//! then it stays so.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;
use walz_domain::GuardianId;
use walz_domain::signing::*;

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

fn document(parties: impl IntoIterator<Item = Party>) -> Document {
    let offered = "2026-12-01T09:00:00Z".parse().expect("a moment");
    Document { parties: parties.into_iter().collect(), hash: "text".to_owned(), offered }
}

fn signature(minute: i8, hash: &str) -> Signature {
    let at = format!("2026-12-02T09:{minute:02}:00Z").parse().expect("a moment");
    let name = "Kari Nordmann".parse().expect("a name");
    Signature { name, at, method: Method::PersonalLink, hash: hash.to_owned() }
}

#[derive(Clone, Debug)]
enum Step {
    Offer { complete: bool, parties: BTreeSet<Party> },
    Sign { party: Party, right_text: bool },
    Decline { party: Party },
    Replace,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let party = || prop::sample::select(PARTIES.as_slice());
    let step = prop_oneof![
        2 => (any::<bool>(), prop::collection::btree_set(party(), 0..=5))
            .prop_map(|(complete, parties)| Step::Offer { complete, parties }),
        2 => Just(Step::Offer { complete: true, parties: PARTIES.into() }),
        20 => (party(), prop::bool::weighted(0.9))
            .prop_map(|(party, right_text)| Step::Sign { party, right_text }),
        1 => party().prop_map(|party| Step::Decline { party }),
        1 => Just(Step::Replace),
    ];
    prop::collection::vec(step, 0..40)
}

/// How far along the states are; no step may lead back.
fn rank(state: &State) -> usize {
    match state {
        State::Draft => 0,
        State::Offered { signed, .. } => 1 + signed.len(),
        State::InForce { .. } | State::Declined { .. } => 10,
        State::Replaced { .. } => 11,
    }
}

proptest! {
    #[test]
    fn nothing_comes_into_force_without_every_party_and_nothing_goes_back(steps in steps()) {
        let mut state = State::Draft;
        for (minute, step) in (0_i8..).zip(steps) {
            let before = state.clone();
            let hash = |right: bool| if right { "text" } else { "another text" };
            let after = match step {
                Step::Offer { complete, parties } => {
                    state.offer(&Text { complete }, document(parties))
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
        let mut state = State::Draft.offer(&Text { complete: true }, document(PARTIES)).expect("offered");
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
    let without = document([Party::Learner, Party::Sender, Party::Host]);
    let refused = State::Draft.offer(&Text { complete: true }, without);
    assert_eq!(refused, Err(Refused::Incomplete(vec![Fault::NotAsked { party: "guardian" }])));
}

#[test]
fn nobody_signs_twice_or_another_text() {
    let offered = State::Draft.offer(&Text { complete: true }, document(PARTIES)).expect("offered");
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
    let offered = State::Draft.offer(&Text { complete: true }, document(PARTIES)).expect("offered");
    let once = offered.sign(Party::Host, signature(1, "text")).expect("signed");
    let declined = once.decline(Party::Learner, "the dates".to_owned(), at).expect("declined");
    let replaced = declined.replace(at).expect("replaced");
    assert_eq!((replaced.document(), replaced.unsigned()), (None, None), "it counts no more");
    let (document, signed) = replaced.on_record().expect("a record");
    assert_eq!(document.hash, "text");
    assert!(signed.contains_key(&Party::Host));
    assert_eq!(replaced.replace(at), Err(Refused::Replaced));
}
