//! Credentials: issued once everything is decided, kept byte by byte, taken back, replaced; and the keys behind them.

use super::world::{GROWN_UP, LAST, Placed, World, day};
use jiff::civil::date;
use walz_domain::CredentialId;
use walz_domain::assessment::Attained;
use walz_domain::certificate::StayPaper;
use walz_domain::credential::{Credential, Form, State};
use walz_domain::recognition::{Decision, Grounds};
use walz_exchange::credential::jades::{Sealer, test_certificate};
use walz_exchange::credential::verify::{Outcome, Reason, State as Proof, Verdict, What};
use walz_policy::Role;
use walz_service::assessment::{self, Found};
use walz_service::credential::{self, Rotation};
use walz_service::{App, Context, Error, mobility, recognition};
use walz_store as store;

impl World {
    /// The installation with a certificate for trying out.
    pub(super) fn sealing(&self) -> App {
        let (certificate, key) = test_certificate("Office", "NO", date(2027, 1, 1)).expect("made");
        let seal = Sealer::from_pem(certificate.as_bytes(), key.as_bytes()).expect("a pair");
        self.app().clone().with_seal(seal)
    }

    /// A learner who is home, with one unit reached and one in part.
    pub(super) async fn home(&self, name: &str) -> Placed {
        let learner = self.abroad(name, GROWN_UP, 0).await;
        let found = |unit: &str, result| Found {
            unit: unit.to_owned(),
            result,
            comment: String::new(),
            grade: walz_service::grade::Given::default(),
        };
        let judged = [found("COOK-U1", Attained::Achieved), found("COOK-U2", Attained::Partly)];
        let mentor = self.mentor(0, "2027-04-20");
        assessment::assess(self.app(), &mentor, learner.stay, &judged).await.expect("assessed");
        mobility::come_home(self.app(), &self.own(learner, LAST), learner.stay, day(LAST))
            .await
            .expect("home");
        learner
    }

    pub(super) async fn decide(&self, learner: Placed) {
        let office = self.office("2027-05-10");
        let part = Decision::Partial { reason: "cold dishes".to_owned() };
        for (unit, decision) in [("COOK-U1", Decision::Full), ("COOK-U2", part)] {
            recognition::decide(
                self.app(),
                &office,
                learner.stay,
                unit,
                &decision,
                &Grounds::default(),
            )
            .await
            .expect("decided");
        }
    }

    async fn kept(&self, id: CredentialId) -> Credential {
        let mut db = self.app().store.read().await.expect("a connection");
        store::credential::find(&mut db, self.office, id)
            .await
            .expect("read")
            .expect("there")
            .into_value()
    }

    async fn file(&self, app: &App, id: CredentialId, form: Form) -> Vec<u8> {
        credential::take(app, &self.office("2027-06-01"), id, form).await.expect("a file").bytes
    }

    pub(super) async fn verdict(&self, app: &App, file: &[u8]) -> Verdict {
        let visitor = self.acting(Role::Visitor, None, "2027-06-01");
        credential::verify(app, &visitor, file).await.expect("a verdict")
    }
}

fn check(verdict: &Verdict, what: What) -> (Proof, Reason) {
    let check = verdict.check(what).expect("a check");
    (check.state, check.reason)
}

pub(super) fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Refused(refused)) => refused.key,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_credential_waits_until_everything_is_decided_and_is_issued_once() {
    let world = World::new().await;
    let (app, office) = (world.sealing(), world.office("2027-05-11"));
    let there = world.abroad("Berit", GROWN_UP, 1).await;
    assert_eq!(
        refused(credential::issue(&app, &office, there.stay).await),
        "credential-refused-not-back"
    );
    let amina = world.home("Amina").await;
    assert_eq!(
        refused(credential::issue(&app, &office, amina.stay).await),
        "credential-refused-not-recognised"
    );
    world.decide(amina).await;
    let own = world.own(amina, "2027-05-11");
    assert!(matches!(credential::issue(&app, &own, amina.stay).await, Err(Error::NotFound)));
    let id = credential::issue(&app, &office, amina.stay).await.expect("issued");
    let again = credential::issue(&app, &world.office("2027-05-12"), amina.stay).await;
    assert_eq!(again.expect("the same"), id, "the same record is not issued twice");
    let kept = world.kept(id).await;
    let forms: Vec<Form> = kept.files.iter().map(|file| file.form).collect();
    assert_eq!(forms, Form::ALL);
    assert_eq!(world.acts(id.0).await, ["credential.issued"]);
    let first = world.file(&app, id, Form::OpenBadge).await;
    assert_eq!(first, world.file(&app, id, Form::OpenBadge).await, "byte by byte");
}

#[tokio::test]
async fn what_was_issued_verifies_here_and_tells_when_it_is_taken_back() {
    let world = World::new().await;
    let app = world.sealing();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let office = world.office("2027-05-11");
    let id = credential::issue(&app, &office, amina.stay).await.expect("issued");
    let badge = world.file(&app, id, Form::OpenBadge).await;
    let elm = world.file(&app, id, Form::Elm).await;
    let sealed = world.file(&app, id, Form::ElmSealed).await;
    let pdf = world.file(&app, id, Form::Pdf).await;
    let verdict = world.verdict(&app, &badge).await;
    assert_eq!(verdict.outcome, Outcome::Proven, "{verdict:?}");
    let verdict = world.verdict(&app, &elm).await;
    assert_eq!(check(&verdict, What::Proof), (Proof::Proven, Reason::KeptHere), "{verdict:?}");
    let verdict = world.verdict(&app, &sealed).await;
    assert_eq!(check(&verdict, What::Issuer), (Proof::Proven, Reason::OwnSeal));
    assert!(verdict.checks.iter().any(|c| c.reason == Reason::TestCertificate), "{verdict:?}");
    let verdict = world.verdict(&app, &pdf).await;
    assert_eq!(check(&verdict, What::Issuer), (Proof::Proven, Reason::OwnSeal), "{verdict:?}");
    assert_eq!(check(&verdict, What::Status), (Proof::Proven, Reason::InForce));
    assert!(verdict.checks.iter().any(|c| c.reason == Reason::KeptHere), "{verdict:?}");
    let mut added = pdf.clone();
    added.extend_from_slice(b"%%EOF\n");
    assert_eq!(world.verdict(&app, &added).await.outcome, Outcome::Refuted);

    let without = credential::revoke(&app, &office, id, " ").await;
    assert!(matches!(without, Err(Error::Invalid(_))));
    let own = world.own(amina, "2027-05-20");
    assert!(matches!(credential::revoke(&app, &own, id, "mine").await, Err(Error::NotFound)));
    credential::revoke(&app, &office, id, "The wrong unit").await.expect("taken back");
    assert_eq!(
        refused(credential::revoke(&app, &office, id, "again").await),
        "credential-refused-over"
    );
    for file in [&badge, &elm, &sealed, &pdf] {
        let verdict = world.verdict(&app, file).await;
        assert_eq!(check(&verdict, What::Status), (Proof::Refuted, Reason::Revoked));
        assert_eq!(verdict.outcome, Outcome::Refuted);
    }
    let list = credential::status_list(&app, &office, world.office).await.expect("a list");
    let verdict = world.verdict(&app, list.to_string().as_bytes()).await;
    assert_eq!(check(&verdict, What::Issuer), (Proof::Proven, Reason::Known), "{verdict:?}");
    let seen = credential::see(&app, id).await.expect("a page");
    assert!(matches!(seen.state, State::Revoked { reason, .. } if reason == "The wrong unit"));
    let new = credential::issue(&app, &world.office("2027-05-21"), amina.stay).await.expect("anew");
    assert_ne!(new, id);
}

#[tokio::test]
async fn a_record_that_changed_replaces_the_credential() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let first =
        credential::issue(app, &world.office("2027-05-11"), amina.stay).await.expect("issued");
    let badge = world.file(app, first, Form::OpenBadge).await;
    let forms: Vec<Form> = world.kept(first).await.files.iter().map(|file| file.form).collect();
    assert_eq!(
        forms,
        [Form::Elm, Form::OpenBadge, Form::Pdf],
        "there is no certificate to seal with"
    );
    let less = Decision::NotRecognised { reason: "appealed".to_owned() };
    let office = world.office("2027-05-15");
    recognition::decide(app, &office, amina.stay, "COOK-U2", &less, &Grounds::default())
        .await
        .expect("decided anew");
    let done = credential::issue_round(app, &world.worker("2027-05-16"), world.call)
        .await
        .expect("a round");
    assert_eq!((done.issued, done.unchanged, done.waiting), (1, 0, 0));
    assert!(matches!(world.kept(first).await.state, State::Superseded { .. }));
    let verdict = world.verdict(app, &badge).await;
    assert_eq!(check(&verdict, What::Status), (Proof::Refuted, Reason::Superseded));
    let done = credential::issue_round(app, &world.worker("2027-05-17"), world.call)
        .await
        .expect("a round");
    assert_eq!((done.issued, done.unchanged, done.waiting), (0, 1, 0));
}

#[tokio::test]
async fn while_an_appeal_waits_nothing_is_issued() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let own = world.own(amina, "2027-05-11");
    recognition::appeal(app, &own, amina.stay, "COOK-U2", "I cooked them all.")
        .await
        .expect("appealed");
    let office = world.office("2027-05-12");
    assert_eq!(
        refused(credential::issue(app, &office, amina.stay).await),
        "credential-refused-appealed"
    );
    let answer = Decision::Full;
    let stays =
        recognition::decide(app, &office, amina.stay, "COOK-U2", &answer, &Grounds::default())
            .await;
    assert!(stays.is_err(), "what was not reached does not count in full");
    let answer = Decision::Partial { reason: "The cold ones only.".to_owned() };
    recognition::decide(app, &office, amina.stay, "COOK-U2", &answer, &Grounds::default())
        .await
        .expect("answered");
    credential::issue(app, &world.office("2027-05-13"), amina.stay).await.expect("issued");
}

#[tokio::test]
async fn a_credential_without_a_seal_is_known_by_its_bytes() {
    let world = World::new().await;
    let app = world.app();
    let amina = world.home("Amina").await;
    world.decide(amina).await;
    let id = credential::issue(app, &world.office("2027-05-11"), amina.stay).await.expect("issued");
    let pdf = world.file(app, id, Form::Pdf).await;
    let verdict = world.verdict(app, &pdf).await;
    assert_eq!(verdict.outcome, Outcome::Proven, "{verdict:?}");
    let mut changed = pdf;
    changed.push(b'\n');
    assert_eq!(world.verdict(app, &changed).await.outcome, Outcome::Open);
}

#[tokio::test]
async fn credentials_of_a_retired_key_hold_and_those_of_a_compromised_one_do_not() {
    let world = World::new().await;
    let app = world.app();
    let (amina, berit) = (world.home("Amina").await, world.home("Berit").await);
    world.decide(amina).await;
    world.decide(berit).await;
    let first =
        credential::issue(app, &world.office("2027-05-11"), amina.stay).await.expect("issued");
    let old = world.file(app, first, Form::OpenBadge).await;
    credential::rotate(app, &world.office("2027-05-12"), Rotation::Retire)
        .await
        .expect("a new key");
    let second =
        credential::issue(app, &world.office("2027-05-13"), berit.stay).await.expect("issued");
    let new = world.file(app, second, Form::OpenBadge).await;
    assert_eq!(world.verdict(app, &old).await.outcome, Outcome::Proven);
    assert_eq!(world.verdict(app, &new).await.outcome, Outcome::Proven);
    let document = credential::did_document(app, world.office).await.expect("a document");
    assert_eq!(document["assertionMethod"].as_array().map(Vec::len), Some(2));
    credential::rotate(app, &world.office("2027-05-14"), Rotation::Compromise)
        .await
        .expect("a new key");
    let verdict = world.verdict(app, &new).await;
    assert_eq!(check(&verdict, What::Issuer), (Proof::Refuted, Reason::Compromised));
    assert_eq!(world.verdict(app, &old).await.outcome, Outcome::Proven, "another key");
    let worker = world.worker("2027-05-15");
    let done = credential::issue_round(app, &worker, world.call).await.expect("a round");
    assert_eq!((done.issued, done.unchanged), (1, 1), "issued anew with the sound key");
    let foreign: Context = world.acting(Role::Finance, None, "2027-05-15");
    assert!(matches!(
        credential::rotate(app, &foreign, Rotation::Retire).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn who_may_take_and_export() {
    let world = World::new().await;
    let app = world.app();
    let (amina, berit) = (world.home("Amina").await, world.home("Berit").await);
    world.decide(amina).await;
    let id = credential::issue(app, &world.office("2027-05-11"), amina.stay).await.expect("issued");
    let take = async |ctx: &Context| credential::take(app, ctx, id, Form::OpenBadge).await;
    assert!(take(&world.own(amina, "2027-05-12")).await.is_ok());
    assert!(matches!(take(&world.own(berit, "2027-05-12")).await, Err(Error::NotFound)));
    assert!(matches!(take(&world.mentor(0, "2027-05-12")).await, Err(Error::NotFound)));
    let sealed = credential::take(app, &world.own(amina, "2027-05-12"), id, Form::ElmSealed).await;
    assert!(matches!(sealed, Err(Error::NotFound)), "there is none");
    let all = credential::export(app, &world.office("2027-05-13")).await.expect("an export");
    assert_eq!(all.len(), 1);
    assert!(all[0].uploadable.starts_with(b"{\"credential\""));
    let papers: Vec<StayPaper> = all[0].papers.iter().map(|(paper, _)| *paper).collect();
    assert_eq!(papers, StayPaper::ALL);
    let own = world.own(amina, "2027-05-13");
    assert!(matches!(credential::export(app, &own).await, Err(Error::NotFound)));
}
