//! Signing on other ways than a button: on paper, in turn, by somebody else, and taking a signature back.

use crate::agreement::{holder, link_of};
use crate::journey::{GROWN_UP, Journey, faults, refused};
use jiff::civil::date;
use walz_domain::agreement::{Agreement, State};
use walz_domain::case::Turn;
use walz_domain::signing::{Level, Method, Order, Party, Service};
use walz_domain::{AgreementId, person};
use walz_exchange::credential::jades::{Sealer, test_certificate};
use walz_exchange::credential::verify::{Outcome, Reason};
use walz_policy::Role;
use walz_service::signing::{self, Handed, Look, Via};
use walz_service::{App, Context, Error, agreement, credential};

const SCAN: &[u8] = b"%PDF-1.7 a page with a signature";

fn name(text: &str) -> person::Name {
    text.parse().expect("a name")
}

fn handed(party: Option<Party>) -> Handed {
    Handed { number: 1, party, name: name("Jens Thomsen"), on: date(2026, 11, 22), service: None }
}

async fn hand_in(
    journey: &Journey,
    ctx: &Context,
    id: AgreementId,
    (handed, bytes): (&Handed, &[u8]),
) -> Result<(), Error> {
    signing::hand_in::<Agreement>(journey.app(), ctx, id, handed, bytes, Via::Account).await
}

/// The scan of the host that waits to be looked at.
async fn waiting(journey: &Journey, id: AgreementId) -> Look {
    let state = journey.agreement(id).await.state;
    let scans = &state.underway().expect("out").scans;
    Look { party: Party::Host, scan: scans[&Party::Host].hash.clone() }
}

#[tokio::test]
async fn a_paper_is_looked_at_before_it_counts_and_its_scan_is_kept() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = journey.offered().await;
    for ctx in [journey.learner(), office.clone()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
    hand_in(&journey, &journey.mentor(), id, (&handed(None), SCAN)).await.expect("handed in");
    assert_eq!(journey.row().await.turn, Turn::Office, "somebody has to look at it");
    assert!(matches!(journey.agreement(id).await.state, State::Offered { .. }));
    let look = waiting(&journey, id).await;
    let own = signing::accept::<Agreement>(app, &journey.mentor(), id, &look).await;
    assert!(matches!(own, Err(Error::NotFound)), "nobody checks their own");
    let signed = signing::accept::<Agreement>(app, &office, id, &look).await.expect("counted");
    assert!(signed.in_force);
    let state = journey.agreement(id).await.state;
    let signature = state.signatures().expect("some")[&Party::Host].clone();
    let Method::Paper { scan, checked_by, on } = &signature.method else { panic!("on paper") };
    assert_eq!((scan, checked_by.as_str()), (&look.scan, "Solveig Haugen"));
    assert_eq!((*on, signature.name.as_str()), (date(2026, 11, 22), "Jens Thomsen"));
    let kept = signing::scan::<Agreement>(app, &office, id, Some(Party::Host)).await.expect("kept");
    assert_eq!((kept.0, kept.1.as_slice()), (walz_domain::media::Kind::Pdf, SCAN));
    let others = signing::scan::<Agreement>(app, &journey.learner(), id, Some(Party::Host)).await;
    assert!(matches!(others, Err(Error::NotFound)), "the paper of somebody else");
    let proof = signing::with_proof::<Agreement>(app, &office, id).await.expect("a paper");
    assert!(proof.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_paper_that_is_not_right_goes_back_with_a_reason_and_a_link() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = journey.offered().await;
    let host = handed(Some(Party::Host));
    hand_in(&journey, &office, id, (&host, SCAN)).await.expect("handed in for the host");
    let look = waiting(&journey, id).await;
    let silent = signing::reject::<Agreement>(app, &office, id, &look, " ").await;
    assert_eq!(faults(silent.expect_err("refused")), ["signing-reason-missing"]);
    let why = "Page two is missing";
    signing::reject::<Agreement>(app, &office, id, &look, why).await.expect("sent back");
    let mails = journey.bench.mails(journey.organisation, id.0).await;
    let mail = mails.iter().find(|mail| mail.contains(why)).expect("a mail to the mentor");
    assert!(mail.contains("https://walz.example/t/"), "{mail}");
    let late = signing::accept::<Agreement>(app, &office, id, &look).await.expect_err("refused");
    assert_eq!(refused(&late), "signing-refused-no-scan");
}

#[tokio::test]
async fn what_is_no_scan_or_of_no_day_is_told_so() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let mentor = journey.mentor();
    let tomorrow = Handed { on: date(2027, 1, 1), ..handed(None) };
    let wrong = hand_in(&journey, &mentor, id, (&tomorrow, b"MZ a program")).await;
    let told = faults(wrong.expect_err("refused"));
    assert_eq!(told, ["signing-scan-unfit", "signing-scan-day-unfit"]);
    let large = [SCAN, &vec![0; signing::LARGEST_SCAN]].concat();
    let wrong = hand_in(&journey, &mentor, id, (&handed(None), &large)).await;
    assert_eq!(faults(wrong.expect_err("refused")), ["signing-scan-too-large"]);
    for stranger in journey.strangers() {
        let tried = hand_in(&journey, &stranger, id, (&handed(Some(Party::Host)), SCAN)).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", stranger.actor);
    }
    // A learner hands in their own paper, whomever the form names.
    hand_in(&journey, &journey.learner(), id, (&handed(Some(Party::Host)), SCAN))
        .await
        .expect("kept");
    let state = journey.agreement(id).await.state;
    let scans = &state.underway().expect("out").scans;
    assert_eq!(scans.keys().collect::<Vec<_>>(), [&Party::Learner]);
}

#[tokio::test]
async fn a_signing_service_adds_to_the_very_text_that_was_sent_out() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = journey.offered().await;
    let service = Service { name: "Some Trust Ltd".to_owned(), level: Level::Qualified };
    let by_service = Handed { service: Some(service.clone()), ..handed(Some(Party::Host)) };
    let sent = signing::frozen::<Agreement>(app, &office, id).await.expect("a paper").bytes;
    let signature: &[u8] = b"<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>";
    let mut changed = [&sent, signature].concat();
    changed[100] ^= 1;
    for wrong in [SCAN.to_vec(), sent.clone(), changed] {
        let told = hand_in(&journey, &office, id, (&by_service, &wrong)).await;
        assert_eq!(faults(told.expect_err("refused")), ["signing-service-other-file"]);
    }
    let right = [&sent, signature].concat();
    hand_in(&journey, &office, id, (&by_service, &right)).await.expect("handed in");
    let look = waiting(&journey, id).await;
    signing::accept::<Agreement>(app, &office, id, &look).await.expect("counted");
    let state = journey.agreement(id).await.state;
    let signature = &state.signatures().expect("some")[&Party::Host];
    assert!(matches!(&signature.method, Method::Service { service: by, .. } if *by == service));
    assert_eq!(signature.method.level(), Level::Qualified);
}

#[tokio::test]
async fn in_turn_each_is_written_to_when_the_one_before_has_signed() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = agreement::draft(app, &office, journey.mobility).await.expect("drafted");
    agreement::offer(app, &office, id, None, Order::InTurn).await.expect("offered");
    let mails = async || journey.bench.mails(journey.organisation, id.0).await.len();
    assert_eq!(mails().await, 1, "the learner alone");
    let early = journey.sign::<Agreement>(&journey.mentor(), id).await.expect_err("refused");
    assert_eq!(refused(&early), "signing-refused-not-their-turn");
    let seen = signing::see::<Agreement>(app, &journey.mentor(), id).await.expect("seen");
    assert!(seen.waits_for_others() && !seen.may_sign());
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    assert_eq!(mails().await, 2, "now the mentor");
    journey.sign::<Agreement>(&journey.mentor(), id).await.expect("signed");
    assert_eq!(journey.row().await.turn, Turn::Office);
    assert!(journey.sign::<Agreement>(&office, id).await.expect("signed").in_force);
}

#[tokio::test]
async fn the_host_names_somebody_else_and_only_the_last_one_named_can_sign() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, mentor) = (journey.app(), journey.mentor());
    let id = journey.offered().await;
    let named = async |who: &str, mail: &str| {
        let to = (&name(who), &mail.parse().expect("an address"));
        signing::delegate::<Agreement>(app, &mentor, id, 1, to, Via::Account).await
    };
    named("Ole Hansen", "ole@host.example").await.expect("named");
    let first = link_of(&journey, id, Role::Mentor(journey.host)).await;
    named("Pia Lund", "pia@host.example").await.expect("named");
    let mails = journey.bench.mails(journey.organisation, id.0).await;
    assert!(mails.iter().any(|mail| mail.contains("Pia")), "{mails:?}");
    let second = link_of(&journey, id, Role::Mentor(journey.host)).await;
    assert_ne!(first.id, second.id);
    let links = crate::journey::links(&journey, id.0).await;
    let old = links.iter().find(|link| link.id == first.id).expect("a link");
    assert!(old.revoked.is_some(), "who was named before is asked no more");
    let read = journey.read::<Agreement>(id).await;
    let ctx = holder(&journey, &second);
    let by = name("Pia Lund");
    let signed = signing::sign::<Agreement>(app, &ctx, id, &read, &by, Via::Link(&second)).await;
    signed.expect("signed");
    let late = named("Ole Hansen", "ole@host.example").await.expect_err("refused");
    assert_eq!(refused(&late), "signing-refused-signed-already");
    let (learner, to) =
        (journey.learner(), (&name("Ola Nordmann"), &"a@b.example".parse().expect("one")));
    let own = signing::delegate::<Agreement>(app, &learner, id, 1, to, Via::Account).await;
    assert!(matches!(own, Err(Error::NotFound)), "a learner signs for nobody else");
}

#[tokio::test]
async fn a_signature_is_taken_back_and_its_link_signs_once_more() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let id = journey.offered().await;
    let link = link_of(&journey, id, Role::Mentor(journey.host)).await;
    let (ctx, read) = (holder(&journey, &link), journey.read::<Agreement>(id).await);
    let by = name("Jens Thomsen");
    let sign = async |link: &walz_store::link::Link| {
        signing::sign::<Agreement>(app, &ctx, id, &read, &by, Via::Link(link)).await
    };
    sign(&link).await.expect("signed");
    let used = link_of(&journey, id, Role::Mentor(journey.host)).await;
    assert!(used.used.is_some());
    signing::unsign::<Agreement>(app, &ctx, id, 1, Via::Link(&used)).await.expect("taken back");
    let again = link_of(&journey, id, Role::Mentor(journey.host)).await;
    assert!(again.used.is_none(), "it is good for one signature again");
    sign(&again).await.expect("signed");
    for ctx in [journey.learner(), journey.office()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
    let late = signing::unsign::<Agreement>(app, &journey.learner(), id, 1, Via::Account).await;
    assert_eq!(refused(&late.expect_err("refused")), "signing-refused-in-force");
}

/// An installation with a certificate for trying out.
fn sealing(journey: &Journey) -> App {
    let (certificate, key) = test_certificate("Office", "NO", date(2026, 1, 1)).expect("made");
    let seal = Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).expect("a pair");
    journey.app().clone().with_seal(seal)
}

#[tokio::test]
async fn a_text_in_force_is_sealed_once_and_stays_so() {
    let journey = Journey::new(GROWN_UP).await;
    let app = sealing(&journey);
    let id = journey.offered().await;
    let office = journey.office();
    let copy = async |ctx: &Context| {
        signing::with_proof::<Agreement>(&app, ctx, id).await.expect("a copy").bytes
    };
    let open = copy(&office).await;
    for ctx in [journey.learner(), office.clone(), journey.mentor()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
    let sealed = copy(&office).await;
    assert_ne!(open, sealed);
    assert_eq!(sealed, copy(&journey.learner()).await, "the same bytes for everybody");
    let acts = journey.acts(id.0).await;
    assert_eq!(acts.iter().filter(|act| *act == "agreement.sealed").count(), 1, "{acts:?}");
    let verdict = credential::verify(&app, &office, &sealed).await.expect("a verdict");
    assert_eq!(verdict.outcome, Outcome::Partly, "{verdict:?}");
    assert!(verdict.checks.iter().any(|check| check.reason == Reason::OwnSeal), "{verdict:?}");
    let frozen = signing::frozen::<Agreement>(&app, &office, id).await.expect("the text");
    let hash = journey.agreement(id).await.state.on_record().expect("offered").0.hash.clone();
    use sha2::Digest;
    assert_eq!(hex::encode(sha2::Sha256::digest(&frozen.bytes)), hash, "what was signed stays");
    let mut changed = sealed;
    let at = changed.len() / 3;
    changed[at] = changed[at].wrapping_add(1);
    let verdict = credential::verify(&app, &office, &changed).await.expect("a verdict");
    assert_eq!(verdict.outcome, Outcome::Refuted);
}

#[tokio::test]
async fn the_last_signature_has_the_text_sealed_by_a_job() {
    let mut journey = Journey::new(GROWN_UP).await;
    journey.bench.app = sealing(&journey);
    let id = journey.offered().await;
    for ctx in [journey.learner(), journey.office(), journey.mentor()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
    let (app, due) = (journey.app(), serde_json::json!({ "noun": "agreement", "id": id }));
    let due: signing::Due = serde_json::from_value(due).expect("a job");
    for _ in 0..2 {
        signing::seal_due(app, &journey.office(), &due).await.expect("sealed");
    }
    let mut db = app.store.read().await.expect("a connection");
    let kept = walz_store::signed_document::sealed(&mut db, journey.organisation, id.0).await;
    let kept = kept.expect("read").expect("kept");
    let copy = signing::with_proof::<Agreement>(app, &journey.learner(), id).await;
    assert_eq!(copy.expect("a copy").bytes, kept.bytes);
}
