//! What comes of what was learned: moderation, recognition, figures, the SMaRT sheet.

use crate::browser::Browser;
use crate::case::Case;
use crate::world::World;
use axum::body::Body;
use axum::http::StatusCode;
use walz_domain::assessment::Attained;
use walz_domain::grade::GradeLine;
use walz_policy::{Actor, Role, RoleKind};
use walz_service::assessment::{self, Found};
use walz_service::grade::Given;

async fn browser(world: &World, role: RoleKind) -> Browser {
    let (token, _) = world.session(role).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

/// The codes of the units of the case, once its mentor has found something of each.
async fn assessed(world: &World, case: Case) -> Vec<String> {
    let app = &world.site.app;
    let mut db = app.store.read().await.expect("a database");
    let stay = case.stay;
    let file = walz_service::case::CaseFile::of_mobility(&mut db, world.office, stay).await;
    let stay = file.expect("a case").stay.expect("a stay");
    drop(db);
    let units: Vec<String> = stay.unit_codes().into_iter().map(str::to_owned).collect();
    let found: Vec<Found> = units
        .iter()
        .map(|unit| Found {
            unit: unit.clone(),
            result: Attained::Achieved,
            comment: "Works with care.".to_owned(),
            grade: Given::default(),
        })
        .collect();
    let role = Role::Mentor(stay.host.id);
    let actor = Actor { organisation: world.office, person: stay.host.mentor, role };
    let mentor = world.ctx.acting_as(actor);
    assessment::assess(app, &mentor, case.stay, &found).await.expect("assessed");
    units
}

#[tokio::test]
async fn a_teacher_moderates_and_the_decision_says_on_what_it_rests() {
    let (world, case) = World::with_case().await;
    let units = assessed(&world, case).await;
    let (first, stay) = (&units[0], format!("/stays/{}", case.stay));
    let mut tutor = browser(&world, RoleKind::Tutor).await;
    let form = format!("{stay}/moderate");
    let page = tutor.get(&form).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Works with care."), "{}", page.text);
    let none = tutor.send("POST", &form, Body::from("")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mute = format!("view-{first}=differs&result-{first}=partly&reason-{first}=");
    let mute = tutor.send("POST", &form, Body::from(mute)).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mute.text.contains("Say why you see it differently"), "{}", mute.text);
    assert!(mute.text.contains(r#"value="partly" selected"#), "what was chosen is kept");
    let said = format!("view-{first}=differs&result-{first}=partly&reason-{first}=No+sauces");
    let said = tutor.send("POST", &form, Body::from(said)).await;
    assert_eq!((said.status, said.to.as_str()), (StatusCode::SEE_OTHER, stay.as_str()));

    let mut office = browser(&world, RoleKind::Coordinator).await;
    let recognise = format!("{stay}/recognise");
    let page = office.get(&recognise).await.text;
    assert!(page.contains("No sauces") && page.contains("validated at home: With help"), "{page}");
    let full = Body::from(format!("decision-{first}=full_unit"));
    let full = office.send("POST", &recognise, full).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY, "it was not found achieved");
    let points = format!("decision-{first}=ecvet_points&points-{first}=two");
    let points = office.send("POST", &recognise, Body::from(points)).await;
    assert!(points.text.contains("Enter a number of points above 0"), "{}", points.text);
    let good = format!(
        "decision-{first}=ecvet_points&points-{first}=2,5&legal_base-{first}=Curriculum&on-{first}=2027-03-02"
    );
    let good = office.send("POST", &recognise, Body::from(good)).await;
    assert_eq!(good.status, StatusCode::SEE_OTHER, "{}", good.text);
    let page = office.get(&stay).await.text;
    for words in ["Credit points: 2.5", "Legal base: Curriculum", "No sauces"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let mut learner = browser(&world, RoleKind::Learner).await;
    let own = learner.get("/my/learned").await.text;
    assert!(own.contains("No sauces") && own.contains("Credit points: 2.5"), "{own}");
}

#[tokio::test]
async fn a_host_gives_a_grade_that_no_table_has_and_is_told() {
    let (world, case) = World::with_case().await;
    let units = assessed(&world, case).await;
    let (first, form) = (&units[0], format!("/host/{}/assess", case.stay));
    let line: GradeLine = serde_json::from_value(serde_json::json!({
        "scale": "dk", "version": "2026", "valid_from": "2026-01-01", "title": "Danish",
        "country": "DK", "grade": "12", "span": null, "normalised": 9700, "passes": true,
        "source": "a test", "checked_on": null, "verified": "no",
    }))
    .expect("a line");
    let mut tx = world.site.app.store.begin().await.expect("begun");
    walz_store::register::put(&mut tx, world.office, "grade_tables", "dk|2026|12", 1, &line)
        .await
        .expect("kept");
    tx.commit().await.expect("committed");
    let mut mentor = browser(&world, RoleKind::Mentor).await;
    let page = mentor.get(&form).await.text;
    assert!(page.contains("Danish"), "{page}");
    let with = |grade: &str| format!("unit-{first}=achieved&grade-{first}={grade}&scale=dk");
    let unknown = mentor.send("POST", &form, Body::from(with("13"))).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text.contains("do not guess. It has: 12"), "{}", unknown.text);
    let known = mentor.send("POST", &form, Body::from(with("12"))).await;
    assert_eq!(known.status, StatusCode::SEE_OTHER, "{}", known.text);
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let stay = office.get(&format!("/stays/{}", case.stay)).await.text;
    assert!(stay.contains("own grade: 12 (Danish)"), "{stay}");
    assert!(stay.contains("by the table dk 2026, which nobody has checked"), "{stay}");
    let tables = office.get("/grade-tables").await.text;
    assert!(tables.contains("Not checked against its source"), "{tables}");
}

#[tokio::test]
async fn figures_and_sheets_say_what_is_not_there_yet() {
    let (world, case) = World::with_case().await;
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let page = office.get("/outcomes").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("No stay has ended yet"), "{}", page.text);
    let csv = office.get("/outcomes.csv?by=host").await;
    assert!(csv.text.contains("Recognised in full or in part %"), "{}", csv.text);
    let round = format!("/rounds/{}/smart", case.call);
    let sheet = office.get(&round).await.text;
    assert!(sheet.contains("There are no targets yet"), "{sheet}");
    let named = office.send("POST", &round, Body::from("goal=EP-2")).await;
    assert_eq!(named.status, StatusCode::SEE_OTHER);
    let sheet = office.get(&format!("/stays/{}/smart", case.stay)).await.text;
    assert!(sheet.contains("EP-2") && sheet.contains("Nobody has written it down"), "{sheet}");
    let mut learner = browser(&world, RoleKind::Learner).await;
    let said = learner.send("POST", "/my/smart", Body::from("learner=To+manage+alone")).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let own = learner.get("/my/smart").await.text;
    assert!(own.contains("To manage alone") && own.contains("1 of 4 have said"), "{own}");
    let early = learner.get("/my/follow-up").await.text;
    assert!(early.contains("It is too early"), "{early}");
    let paper = learner.get(&format!("/stays/{}/complement.pdf", case.stay)).await;
    assert_eq!(paper.status, StatusCode::CONFLICT, "the stay goes on");
}

#[tokio::test]
async fn the_host_says_on_its_page_what_it_gets_from_a_stay() {
    let (world, case) = World::with_case().await;
    let (form, field) = (format!("/host/{}/purpose", case.stay), format!("purpose-{}", case.stay));
    let mut mentor = browser(&world, RoleKind::Mentor).await;
    let page = mentor.get("/host").await.text;
    assert!(page.contains(&form) && page.contains("having Amina with you?"), "{page}");
    let none = mentor.send("POST", &form, Body::from(format!("{field}=+"))).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Write what you get from it"), "{}", none.text);
    let long = "A pair of hands. ".repeat(300);
    let long = Body::from(format!("{field}={}", long.replace(' ', "+")));
    let long = mentor.send("POST", &form, long).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    let link = format!("#f-{field}");
    assert!(long.text.contains(&link) && long.text.contains("hands. A pair"), "{}", long.text);
    let said = Body::from(format!("{field}=A+pair+of+hands"));
    let said = mentor.send("POST", &form, said).await;
    assert_eq!((said.status, said.to.as_str()), (StatusCode::SEE_OTHER, "/host"));
    let page = mentor.get("/host").await.text;
    assert!(page.contains("A pair of hands") && !page.contains(&form), "{page}");
    let mut learner = browser(&world, RoleKind::Learner).await;
    learner.send("POST", "/my/smart", Body::from("learner=To+manage+alone")).await;
    let page = mentor.get("/host").await.text;
    assert!(!page.contains("To manage alone"), "what others get is not the host's to read");
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let sheet = office.get(&format!("/stays/{}/smart", case.stay)).await.text;
    assert!(sheet.contains("A pair of hands"), "{sheet}");
}
