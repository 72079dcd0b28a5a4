//! Papers of departure: beds, insurance, the emergency sheet, and who may leave.

use crate::journey::{ALMOST, FIRST, GROWN_UP, Journey, faults, on};
use jiff::civil::date;
use walz_domain::consent::{Answer, Purpose, Wording};
use walz_domain::emergency_sheet::EmergencyContact;
use walz_domain::grant::GrantAgreement;
use walz_domain::paper::{Gate, PaperKind};
use walz_domain::signing::Order;
use walz_domain::support_need::ShareWith;
use walz_policy::Role;
use walz_service::paper::{self, Health, New, Sheet};
use walz_service::support_need as need;
use walz_service::{Error, consent, grant};

async fn open_gates(journey: &Journey) -> Vec<Gate> {
    let gates = journey.file().await.stay.expect("a stay").gates;
    gates.into_iter().filter(|g| !g.met).map(|g| g.gate).collect()
}

fn insurance(until: jiff::civil::Date) -> New {
    New {
        kind: PaperKind::Insurance,
        reference: "Policy 4711".to_owned(),
        valid_until: Some(until),
    }
}

fn sheet() -> Sheet {
    Sheet {
        contacts: vec![EmergencyContact {
            name: "Sara Hovland".parse().expect("a name"),
            relation: "mother".to_owned(),
            phone: "+4791234567".parse().expect("a number"),
            language: Some("nb".parse().expect("a language")),
        }],
        languages: vec!["nb".parse().expect("a language")],
        health: None,
        read: None,
    }
}

/// Everything but the consents of the guardians.
async fn all_papers(journey: &Journey) {
    let (app, office) = (journey.app(), journey.office());
    let agreement = journey.offered().await;
    let money = grant::draft(app, &office, journey.mobility).await.expect("drafted");
    grant::offer(app, &office, money, None, Order::usual()).await.expect("offered");
    let mut signers = vec![journey.learner(), journey.office()];
    signers.extend((0..journey.guardians.len()).map(|n| journey.guardian(n)));
    for ctx in &signers {
        journey.sign::<walz_domain::agreement::Agreement>(ctx, agreement).await.expect("signed");
        journey.sign::<GrantAgreement>(ctx, money).await.expect("signed");
    }
    journey
        .sign::<walz_domain::agreement::Agreement>(&journey.mentor(), agreement)
        .await
        .expect("signed");
    let paper = insurance(date(2027, 6, 1));
    paper::record(app, &office, journey.mobility, &paper).await.expect("recorded");
    let home = journey.home("A013", 2, true).await;
    paper::house(app, &office, journey.mobility, home).await.expect("housed");
    paper::fill(app, &journey.learner(), journey.learner, &sheet()).await.expect("filled");
}

#[tokio::test]
async fn a_learner_who_turns_eighteen_during_the_stay_needs_a_guardian_to_leave() {
    let journey = Journey::new(ALMOST).await;
    all_papers(&journey).await;
    assert_eq!(open_gates(&journey).await, [Gate::GuardianConsent]);
    let version = Wording::on(FIRST).version;
    for n in 0..2 {
        for purpose in [Purpose::Participation, Purpose::MedicalEmergency] {
            let ctx = journey.guardian(n);
            let app = journey.app();
            consent::answer(app, &ctx, journey.learner, purpose, Answer::Given, version)
                .await
                .expect("answered");
        }
    }
    assert!(open_gates(&journey).await.is_empty());
    assert_eq!(journey.file().await.stay.expect("a stay").mobility.state.code(), "ready");
}

#[tokio::test]
async fn a_grown_up_is_ready_when_the_last_paper_is_there_and_not_when_one_is_taken_back() {
    let journey = Journey::new(GROWN_UP).await;
    all_papers(&journey).await;
    assert!(open_gates(&journey).await.is_empty());
    let state = || async { journey.file().await.stay.expect("a stay").mobility.state.code() };
    assert_eq!(state().await, "ready");
    let kind = PaperKind::Insurance;
    paper::remove(journey.app(), &journey.office(), journey.mobility, kind).await.expect("gone");
    assert_eq!(open_gates(&journey).await, [Gate::Insurance]);
    assert_eq!(state().await, "planned");
    let short = insurance(date(2027, 3, 1));
    paper::record(journey.app(), &journey.office(), journey.mobility, &short).await.expect("kept");
    assert_eq!(open_gates(&journey).await, [Gate::Insurance], "it ends before the stay does");
    let nameless = New { reference: "  ".to_owned(), ..short };
    let error = paper::record(journey.app(), &journey.office(), journey.mobility, &nameless).await;
    assert_eq!(faults(error.expect_err("refused")), ["paper-reference-missing"]);
}

#[tokio::test]
async fn the_last_bed_is_given_once() {
    let journey = Journey::new(GROWN_UP).await;
    let home = journey.home("A011", 1, false).await;
    let (_, mate) = journey.mate(GROWN_UP).await;
    let house = |stay| {
        let (app, office) = (journey.app().clone(), journey.office());
        tokio::spawn(async move { paper::house(&app, &office, stay, home).await })
    };
    let outcomes = [house(journey.mobility), house(mate)];
    let mut given = 0;
    for outcome in outcomes {
        match outcome.await.expect("ran") {
            Ok(()) => given += 1,
            Err(error) => assert_eq!(faults(error), ["housing-unfit-full"]),
        }
    }
    assert_eq!(given, 1);
}

#[tokio::test]
async fn a_bed_must_fit_the_age_and_the_needs_of_who_sleeps_in_it() {
    let journey = Journey::new(ALMOST).await;
    let (app, office) = (journey.app(), journey.office());
    let home = journey.home("A011", 2, false).await;
    let need = need::New {
        code: "wheelchair_user".to_owned(),
        practical: "no steps".to_owned(),
        barrier: "disability".to_owned(),
        share_with: vec![ShareWith::Office],
        consented: true,
    };
    need::write(app, &journey.learner(), journey.learner, &[need]).await.expect("written");
    let error = paper::house(app, &office, journey.mobility, home).await.expect_err("refused");
    assert_eq!(faults(error), ["housing-unfit-not-for-minors", "housing-unfit-not-step-free"]);
    let rooms = paper::rooms(app, &office, journey.learner).await.expect("rooms");
    assert_eq!(rooms.rooms[0].unfit.len(), 2);
    let acts = journey.acts(journey.learner.0).await;
    assert!(acts.contains(&"support_need.read".to_owned()), "the reading is on record: {acts:?}");
}

#[tokio::test]
async fn the_wished_kind_of_home_with_a_free_bed_comes_first() {
    let journey = Journey::new(GROWN_UP).await;
    let full = journey.home("A011", 1, true).await;
    let free = journey.home("A012", 1, true).await;
    let (_, mate) = journey.mate(GROWN_UP).await;
    paper::house(journey.app(), &journey.office(), mate, full).await.expect("housed");
    let rooms = paper::rooms(journey.app(), &journey.office(), journey.learner).await;
    let rooms = rooms.expect("rooms").rooms;
    assert_eq!((rooms[0].accommodation.id, rooms[0].free), (free, 1));
    assert_eq!((rooms[1].accommodation.id, rooms[1].free), (full, 0));
    let partner = journey.actor(Role::Partner(journey.partner));
    paper::house(journey.app(), &partner, journey.mobility, free).await.expect("the partner may");
    let external = New {
        kind: PaperKind::Housing,
        reference: "With an aunt in Odense".to_owned(),
        valid_until: None,
    };
    let office = journey.office();
    paper::record(journey.app(), &office, journey.mobility, &external).await.expect("recorded");
    let stay = journey.file().await.stay.expect("a stay");
    assert_eq!(stay.mobility.accommodation, None, "the assigned bed is free again");
}

#[tokio::test]
async fn what_a_helper_must_know_of_health_is_sealed_and_not_on_the_sheet() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let empty = Sheet { contacts: Vec::new(), ..sheet() };
    let error = paper::fill(app, &journey.learner(), journey.learner, &empty).await;
    assert_eq!(faults(error.expect_err("refused")), ["sheet-contact-missing"]);
    let health = Health {
        practical: "carries an adrenaline pen".to_owned(),
        share_with: vec![ShareWith::HostMentor],
    };
    for _ in 0..2 {
        let seen = paper::sheet(app, &journey.learner(), journey.learner).await.expect("seen");
        let read = seen.sheet.map(|sheet| sheet.confirmed);
        let with_health = Sheet { health: Some(health.clone()), read, ..sheet() };
        paper::fill(app, &journey.learner(), journey.learner, &with_health).await.expect("filled");
    }
    let late = paper::fill(app, &journey.office(), journey.learner, &sheet()).await;
    assert!(matches!(late, Err(Error::ChangedMeanwhile)), "somebody else was faster: {late:?}");
    let seen = paper::sheet(app, &journey.mentor(), journey.learner).await.expect("seen");
    let text = serde_json::to_string(&seen.sheet.expect("a sheet")).expect("JSON");
    assert!(text.contains("Sara Hovland") && !text.contains("adrenaline"));
    let purpose = walz_domain::support_need::ReadFor::Emergency;
    let (_, needs) =
        need::see(app, &journey.mentor(), journey.learner, purpose).await.expect("shared");
    assert_eq!(needs.len(), 1, "filled twice, kept once");
    assert_eq!(needs[0].practical, "carries an adrenaline pen");
}

#[tokio::test]
async fn papers_are_the_offices_business_and_strangers_find_none() {
    let journey = Journey::new(GROWN_UP).await;
    let app = journey.app();
    let paper = insurance(date(2027, 6, 1));
    let home = journey.home("A011", 1, true).await;
    let lost = |result: Result<(), Error>, who: &str| {
        assert!(matches!(result, Err(Error::NotFound)), "{who}: {result:?}");
    };
    for ctx in journey.strangers() {
        let who = ctx.actor.role.to_string();
        lost(paper::record(app, &ctx, journey.mobility, &paper).await, &who);
        lost(paper::house(app, &ctx, journey.mobility, home).await, &who);
        lost(paper::rooms(app, &ctx, journey.learner).await.map(drop), &who);
        lost(paper::sheet(app, &ctx, journey.learner).await.map(drop), &who);
        lost(paper::fill(app, &ctx, journey.learner, &sheet()).await, &who);
    }
    for ctx in [journey.learner(), journey.mentor(), journey.actor(Role::Finance)] {
        let who = ctx.actor.role.to_string();
        lost(paper::record(app, &ctx, journey.mobility, &paper).await, &who);
        lost(paper::house(app, &ctx, journey.mobility, home).await, &who);
    }
    let later = on(&journey.office(), date(2026, 12, 1));
    paper::record(app, &later, journey.mobility, &paper).await.expect("the office may");
    let papers = journey.file().await.stay.expect("a stay").papers;
    assert_eq!(papers[0].checked_by.as_str(), "Solveig Haugen");
}
