//! Learning agreements: from the draft to the last signature, and what happens where somebody does not sign.

use crate::bench::{token_in, visit};
use crate::journey::{ALMOST, GROWN_UP, Journey, faults, links, on, refused};
use jiff::civil::date;
use walz_domain::agreement::{Agreement, State};
use walz_domain::case::{Act, Stage, Turn};
use walz_domain::signing::Order;
use walz_domain::signing::{Method, Party};
use walz_policy::Role;
use walz_service::agreement::{self, Edit};
use walz_service::signing::{self, Outcome, Read, Reminded, Via};
use walz_service::{Context, Error, link};
use walz_store::link::Link;

/// The link in a mail about an agreement that was sent to somebody, as its holder opens it.
pub(crate) async fn link_of(
    journey: &Journey,
    agreement: walz_domain::AgreementId,
    role: Role,
) -> Link {
    let all = links(journey, agreement.0).await;
    all.into_iter().find(|link| link.role == role).expect("a link for them")
}

pub(crate) fn holder(journey: &Journey, link: &Link) -> Context {
    journey.bench.ctx.acting_as(link.actor())
}

#[tokio::test]
async fn a_draft_is_made_from_what_the_office_knows() {
    let journey = Journey::new(ALMOST).await;
    let id = agreement::draft(journey.app(), &journey.office(), journey.mobility).await;
    let id = id.expect("drafted");
    let content = journey.agreement(id).await.content;
    assert_eq!(content.participant.name.as_str(), "Petter Hovland");
    assert!(content.participant.minor);
    let guardians: Vec<_> = content.participant.guardians.iter().map(|g| g.name.as_str()).collect();
    assert_eq!(guardians, ["Sara Hovland", "Emil Hovland"]);
    let side = |side: &walz_domain::agreement::Side| {
        [&side.mentor, &side.administration].map(|c| c.name.to_string())
    };
    assert_eq!(side(&content.sending), ["Johanne Engen", "Solveig Haugen"]);
    assert_eq!(side(&content.hosting), ["Jens Thomsen", "Camilla Thomsen"]);
    let units: Vec<_> = content.units.iter().map(|u| u.code.as_str()).collect();
    assert_eq!(units, ["CARPENTRY-U1", "CARPENTRY-U2"], "what the place offers");
    assert_eq!(content.learning_goal, "Manage a whole job in another language.");
    assert!(content.monitoring.starts_with("Mentoren snakker"), "all read Norwegian");
    let again = agreement::draft(journey.app(), &journey.office(), journey.mobility).await;
    assert_eq!(again.expect("the same"), id);
}

#[tokio::test]
async fn a_minor_needs_every_guardian_who_must_sign() {
    let journey = Journey::new(ALMOST).await;
    let id = journey.offered().await;
    let asked = journey.agreement(id).await.state.waits_for();
    let mut expected: Vec<Party> = journey.guardians.iter().map(|g| Party::Guardian(*g)).collect();
    expected.extend([Party::Learner, Party::Sender, Party::Host]);
    expected.sort_unstable();
    assert_eq!(asked, expected);
    let signers = [journey.learner(), journey.guardian(0), journey.office(), journey.mentor()];
    for ctx in signers {
        assert!(!journey.sign::<Agreement>(&ctx, id).await.expect("signed").in_force);
    }
    assert_eq!(journey.row().await.turn, Turn::Guardian, "the father's signature is missing");
    let last = journey.sign::<Agreement>(&journey.guardian(1), id).await.expect("signed");
    assert!(last.in_force);
    let agreement = journey.agreement(id).await;
    assert!(matches!(agreement.state, State::InForce { .. }));
    assert_eq!(journey.row().await.stage, Stage::Preparing, "the gate is met");
}

#[tokio::test]
async fn a_grown_up_signs_without_guardians_and_everybody_is_told_when_all_have() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    assert_eq!(journey.bench.mails(journey.organisation, id.0).await.len(), 2, "not the office");
    for ctx in [journey.learner(), journey.mentor(), journey.office()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
    let mails = journey.bench.mails(journey.organisation, id.0).await;
    assert_eq!(mails.len(), 4);
    assert!(mails[0].contains("alle har signert") && mails[0].contains("https://walz.example/t/"));
    assert_eq!(
        journey.acts(id.0).await,
        [
            "agreement.drafted",
            "agreement.offered",
            "agreement.signed",
            "agreement.signed",
            "agreement.signed"
        ]
    );
}

#[tokio::test]
async fn two_parties_who_sign_at_the_same_second_both_count() {
    let journey = Journey::new(ALMOST).await;
    let id = journey.offered().await;
    let read = journey.read::<Agreement>(id).await;
    let signers = [
        journey.learner(),
        journey.guardian(0),
        journey.guardian(1),
        journey.office(),
        journey.mentor(),
    ];
    let tasks: Vec<_> = signers
        .into_iter()
        .map(|ctx| {
            let (app, read) = (journey.app().clone(), read.clone());
            let name = "Somebody Here".parse().expect("a name");
            tokio::spawn(async move {
                signing::sign::<Agreement>(&app, &ctx, id, &read, &name, Via::Account).await
            })
        })
        .collect();
    let mut last = 0;
    for task in tasks {
        last += u32::from(task.await.expect("ran").expect("signed").in_force);
    }
    assert_eq!(last, 1, "one of them was the last");
    let state = journey.agreement(id).await.state;
    assert_eq!(state.signatures().map(|signed| signed.len()), Some(5));
    assert!(matches!(state, State::InForce { .. }));
}

#[tokio::test]
async fn nobody_signs_another_text_than_the_one_they_read() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let read = journey.read::<Agreement>(id).await;
    let name = "Petter Hovland".parse().expect("a name");
    for wrong in [
        Read { hash: "another".to_owned(), ..read.clone() },
        Read { number: read.number + 1, ..read.clone() },
    ] {
        let ctx = journey.learner();
        let error =
            signing::sign::<Agreement>(journey.app(), &ctx, id, &wrong, &name, Via::Account).await;
        assert_eq!(refused(&error.expect_err("refused")), "signing-refused-other-text");
    }
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    let twice = journey.sign::<Agreement>(&journey.learner(), id).await.expect_err("refused");
    assert_eq!(refused(&twice), "signing-refused-signed-already");
}

#[tokio::test]
async fn the_bytes_that_were_signed_are_kept_under_their_hash() {
    use sha2::{Digest, Sha256};
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let before = signing::frozen::<Agreement>(journey.app(), &journey.mentor(), id).await;
    let before = before.expect("a paper");
    assert!(before.bytes.starts_with(b"%PDF"));
    assert_eq!(
        hex::encode(Sha256::digest(&before.bytes)),
        journey.read::<Agreement>(id).await.hash
    );
    journey.sign::<Agreement>(&journey.mentor(), id).await.expect("signed");
    let after = signing::frozen::<Agreement>(journey.app(), &journey.mentor(), id).await;
    assert_eq!(after.expect("a paper"), before);
    let proof = signing::with_proof::<Agreement>(journey.app(), &journey.mentor(), id).await;
    assert_ne!(proof.expect("a paper").bytes, before.bytes, "with the page of signatures");
}

#[tokio::test]
async fn a_personal_link_signs_once_and_a_used_link_shows_what_was_signed() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let mail = journey.bench.mails(journey.organisation, id.0).await;
    let mail = mail.iter().find(|mail| mail.starts_with("Hei Jens")).expect("a mail to the mentor");
    let token = token_in(mail);
    let link = link::look(journey.app(), &journey.bench.visitor(0), &visit(), &token).await;
    let link = link.expect("opens");
    assert_eq!((link.purpose.as_str(), link.target), ("agreement.sign", id.0));
    let ctx = holder(&journey, &link);
    let read = journey.read::<Agreement>(id).await;
    let name = "Jens Thomsen".parse().expect("a name");
    let sign = || async {
        signing::sign::<Agreement>(journey.app(), &ctx, id, &read, &name, Via::Link(&link)).await
    };
    sign().await.expect("signed");
    let twice = sign().await.expect_err("refused");
    assert_eq!(refused(&twice), "signing-refused-signed-already");
    let used = link::look(journey.app(), &journey.bench.visitor(0), &visit(), &token).await;
    let used = used.expect("still shows");
    assert!(used.used.is_some());
    let seen = signing::see::<Agreement>(journey.app(), &holder(&journey, &used), id).await;
    let seen = seen.expect("seen");
    assert!(seen.has_signed() && !seen.may_sign());
    let signature = seen.text.state.signatures().expect("some")[&Party::Host].clone();
    assert_eq!((signature.method, signature.name.as_str()), (Method::PersonalLink, "Jens Thomsen"));
}

#[tokio::test]
async fn who_says_no_gives_a_reason_and_what_others_signed_stays_on_record() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    let (app, mentor) = (journey.app(), journey.mentor());
    let silent = signing::decline::<Agreement>(app, &mentor, id, 1, "  ", Via::Account).await;
    assert_eq!(faults(silent.expect_err("refused")), ["signing-reason-missing"]);
    let reason = "From February on I have no mentor";
    signing::decline::<Agreement>(app, &mentor, id, 1, reason, Via::Account)
        .await
        .expect("said no");
    let row = journey.row().await;
    assert_eq!((row.act, row.turn), (Act::RenewAgreement, Turn::Office), "the office is next");
    let late = journey.sign::<Agreement>(&journey.office(), id).await.expect_err("refused");
    assert_eq!(refused(&late), "signing-refused-declined");
    let new = agreement::renew(app, &journey.office(), id).await.expect("a new version");
    assert_eq!(journey.agreement(new).await.number, 2);
    let old = journey.agreement(id).await.state;
    assert!(matches!(&old, State::Declined { reason: kept, .. } if kept == reason));
    assert!(old.signatures().expect("some").contains_key(&Party::Learner));
}

#[tokio::test]
async fn a_new_version_takes_the_place_of_one_that_is_out_and_its_links_open_nothing() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    journey.sign::<Agreement>(&journey.learner(), id).await.expect("signed");
    let link = link_of(&journey, id, Role::Mentor(journey.host)).await;
    let office = journey.office();
    let new = agreement::renew(journey.app(), &office, id).await.expect("a new version");
    assert!(link_of(&journey, id, link.role).await.revoked.is_some());
    let late = journey.sign::<Agreement>(&journey.mentor(), id).await.expect_err("refused");
    assert_eq!(refused(&late), "signing-refused-replaced");
    let hidden = signing::see::<Agreement>(journey.app(), &journey.mentor(), new).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "a draft is the office's alone");
    let seen = signing::see::<Agreement>(journey.app(), &office, new).await.expect("seen");
    let mut edit = edit_of(&seen.text);
    edit.hosting.mentor.name = "Mette Kjærgaard".parse().expect("a name");
    let version = seen.text.version();
    agreement::edit(journey.app(), &office, new, version, &edit).await.expect("changed");
    agreement::offer(journey.app(), &office, new, None, Order::usual()).await.expect("offered");
    let seen = signing::see::<Agreement>(journey.app(), &journey.mentor(), new).await;
    let seen = seen.expect("seen");
    let before = seen.before.expect("the version before");
    let changed: Vec<_> =
        seen.text.content.changes_since(&before.content).iter().map(|p| p.code()).collect();
    assert_eq!(changed, ["hosting_contacts"], "only that has to be read again");
}

pub(crate) fn edit_of(agreement: &Agreement) -> Edit {
    Edit { amendment: None, ..Edit::of(&agreement.content) }
}

#[tokio::test]
async fn what_is_missing_is_told_all_at_once_when_the_draft_is_to_go_out() {
    let journey = Journey::new(GROWN_UP).await;
    let office = journey.office();
    let app = journey.app();
    let id = agreement::draft(app, &office, journey.mobility).await.expect("drafted");
    let seen = signing::see::<Agreement>(app, &office, id).await.expect("seen");
    let mut edit = edit_of(&seen.text);
    edit.units.clear();
    edit.hosting.mentor = edit.sending.mentor.clone();
    edit.hosting.administration = edit.sending.mentor.clone();
    edit.hosting.emergency = edit.sending.mentor.clone();
    agreement::edit(app, &office, id, seen.text.version(), &edit).await.expect("kept");
    let late = agreement::edit(app, &office, id, seen.text.version(), &edit).await;
    assert!(matches!(late, Err(Error::ChangedMeanwhile)), "somebody was faster");
    let refused =
        agreement::offer(app, &office, id, None, Order::usual()).await.expect_err("refused");
    assert_eq!(
        faults(refused),
        ["signing-fault-no-unit", "signing-fault-one-contact-hosting", "signing-fault-both-sides"]
    );
    edit.units = vec!["WELDING-U1".to_owned()];
    let version = seen.text.version() + 1;
    let foreign = agreement::edit(app, &office, id, version, &edit).await.expect_err("refused");
    assert_eq!(faults(foreign), ["agreement-unit-unknown"]);
}

#[tokio::test]
async fn nobody_is_reminded_twice_in_a_day() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let app = journey.app();
    let remind =
        async |ctx: Context| signing::remind::<Agreement>(app, &ctx, id).await.expect("reminded");
    let (office, next) = (journey.office(), date(2026, 11, 24));
    let soon = remind(office.clone()).await;
    assert_eq!(soon, Reminded { in_peace: 2, ..Reminded::default() }, "they had the first mail");
    let later = remind(on(&office, next)).await;
    assert_eq!(later, Reminded { written: 2, ..Reminded::default() });
    assert_eq!(remind(on(&office, next)).await.written, 0, "however often it is pressed");
}

#[tokio::test]
async fn many_are_offered_and_reminded_in_one_go_and_one_that_fails_leaves_the_others() {
    let journey = Journey::new(GROWN_UP).await;
    let (_, mate) = journey.mate(ALMOST).await;
    let office = journey.office();
    let stays = [journey.mobility, mate];
    let outcomes = agreement::offer_many(journey.app(), &office, &stays).await.expect("offered");
    assert!(matches!(outcomes[0].1, Outcome::Offered(_)));
    let Outcome::Failed(error) = &outcomes[1].1 else { panic!("a minor without a guardian") };
    assert!(matches!(error, Error::Invalid(_)));
    let again = agreement::offer_many(journey.app(), &office, &stays[..1]).await.expect("again");
    assert!(matches!(again[0].1, Outcome::Before));
    let id = journey.file().await.stay.expect("a stay").agreements[0].id;
    let later = on(&office, date(2026, 11, 25));
    let reminded = signing::remind_all::<Agreement>(journey.app(), &later, &[id]).await;
    assert_eq!(reminded.expect("reminded").written, 2);
}

#[tokio::test]
async fn what_is_taken_back_cannot_be_signed_and_those_who_were_asked_are_told() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let (app, office) = (journey.app(), journey.office());
    signing::withdraw::<Agreement>(app, &office, id, "Wrong dates").await.expect("taken back");
    let mails = journey.bench.mails(journey.organisation, id.0).await;
    assert_eq!(mails.iter().filter(|mail| mail.contains("Wrong dates")).count(), 2);
    assert_eq!(journey.row().await.act, Act::OfferAgreement);
    let next = agreement::draft(app, &office, journey.mobility).await.expect("a new draft");
    assert_eq!(journey.agreement(next).await.number, 2);
}

#[tokio::test]
async fn whoever_has_nothing_to_do_with_the_case_finds_nothing() {
    let journey = Journey::new(GROWN_UP).await;
    let id = journey.offered().await;
    let read = journey.read::<Agreement>(id).await;
    let name = "Somebody Else".parse().expect("a name");
    let app = journey.app();
    for ctx in journey.strangers() {
        let lost = |result: Result<(), Error>| {
            assert!(matches!(result, Err(Error::NotFound)), "{}: {result:?}", ctx.actor.role);
        };
        lost(signing::see::<Agreement>(app, &ctx, id).await.map(drop));
        lost(signing::frozen::<Agreement>(app, &ctx, id).await.map(drop));
        lost(signing::with_proof::<Agreement>(app, &ctx, id).await.map(drop));
        lost(signing::sign::<Agreement>(app, &ctx, id, &read, &name, Via::Account).await.map(drop));
        lost(signing::decline::<Agreement>(app, &ctx, id, 1, "no", Via::Account).await);
        lost(signing::withdraw::<Agreement>(app, &ctx, id, "no").await);
        lost(signing::remind::<Agreement>(app, &ctx, id).await.map(drop));
        lost(agreement::draft(app, &ctx, journey.mobility).await.map(drop));
        lost(agreement::renew(app, &ctx, id).await.map(drop));
        lost(agreement::offer(app, &ctx, id, None, Order::usual()).await.map(drop));
    }
    for ctx in [journey.learner(), journey.mentor(), journey.actor(Role::Tutor(journey.tutor))] {
        let reads = signing::see::<Agreement>(app, &ctx, id).await.expect("reads");
        assert!(!reads.reads.runs);
        let runs = signing::remind::<Agreement>(app, &ctx, id).await;
        assert!(matches!(runs, Err(Error::NotFound)), "{}", ctx.actor.role);
    }
}
