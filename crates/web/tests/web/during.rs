//! What happens during a stay: the logbook and the portfolio, the weeks, the mid-term talk.

use crate::browser::Browser;
use crate::case::Case;
use crate::world::World;
use axum::http::StatusCode;
use walz_policy::RoleKind;

async fn as_who(world: &World, kind: RoleKind) -> Browser {
    let (token, _) = world.session(kind).await.expect("somebody");
    Browser::new(&world.site).with_session(&token)
}

const DOT: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0,
    0, 0, 31, 21, 196, 137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 218, 99, 100, 248, 207, 80, 15, 0, 3,
    134, 1, 128, 90, 52, 125, 107, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

/// The first address on a page between these two texts.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let from = page.find(before).expect("the beginning") + before.len();
    page[from..].split(after).next().expect("the end")
}

#[tokio::test]
async fn files_are_shown_and_can_do_nothing() {
    let (world, _) = World::with_case().await;
    let mut learner = as_who(&world, RoleKind::Learner).await;
    let fields = [("title", "A dot"), ("kind", "photo"), ("units", "COOK-U1")];
    let page = learner.upload("/my/portfolio", &fields, Some(DOT)).await;
    assert_eq!((page.status, page.to.as_str()), (StatusCode::SEE_OTHER, "/my/portfolio"));
    let page = learner.get("/my/portfolio").await;
    let photo = between(&page.text, "<img src=\"", "\"").to_owned();
    let mut tutor = as_who(&world, RoleKind::Tutor).await;
    let photo = tutor.get(&photo).await;
    assert_eq!(photo.status, StatusCode::OK);
    let header = |name: &str| photo.headers[name].to_str().expect("text");
    assert_eq!((header("content-type"), header("content-disposition")), ("image/jpeg", "inline"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    let fence = header("content-security-policy");
    assert!(fence.contains("default-src 'none'") && fence.contains("sandbox"), "{fence}");

    let fields = [("title", "A menu"), ("kind", "work_paper"), ("units", "COOK-U2")];
    learner.upload("/my/portfolio", &fields, Some(b"%PDF-1.7")).await;
    let page = learner.get("/my/portfolio").await;
    let paper = between(&page.text, "<p><a href=\"/stays/", "\"");
    let paper = tutor.get(&format!("/stays/{paper}")).await;
    let header = |name: &str| paper.headers[name].to_str().expect("text");
    assert_eq!(header("content-type"), "application/pdf");
    assert!(header("content-disposition").starts_with("attachment"));
    let evil = learner.upload("/my/portfolio", &fields, Some(b"<script>alert(1)</script>")).await;
    assert_eq!(evil.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        evil.text.contains("Choose a photo, a recording or a PDF") && evil.text.contains("A menu")
    );
}

#[tokio::test]
async fn an_entry_that_is_refused_keeps_what_was_written() {
    let (world, _) = World::with_case().await;
    let mut learner = as_who(&world, RoleKind::Learner).await;
    let fields = [("on", "2027-03-09"), ("text", "Tomorrow’s soup"), ("units", "COOK-U1")];
    let page = learner.upload("/my/logbook/new", &fields, None).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("Tomorrow’s soup") && page.text.contains("Choose a day from"));
    let fields = [("on", "2027-03-02"), ("text", "Soup alone"), ("units", "COOK-U1")];
    let page = learner.upload("/my/logbook/new", &fields, None).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
    let of_unit = learner.get("/my/logbook?unit=COOK-U1").await;
    assert!(of_unit.text.contains("Soup alone"));
    let other = learner.get("/my/logbook?unit=COOK-U2").await;
    assert!(!other.text.contains("Soup alone"));
}

async fn week(browser: &mut Browser, case: Case, plus: &str) -> String {
    let path = format!("/host/{}/weeks/2027-02-22{plus}", case.stay);
    let page = browser.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    page.text
}

#[tokio::test]
async fn looking_at_a_week_confirms_nothing_and_one_button_does() {
    let (world, case) = World::with_case().await;
    let mut mentor = as_who(&world, RoleKind::Mentor).await;
    let button = "Everything as planned";
    assert!(week(&mut mentor, case, "").await.contains(button));
    assert!(week(&mut mentor, case, "").await.contains(button), "a second look");
    let path = format!("/host/{}/weeks/2027-02-22", case.stay);
    let unfit = mentor.post(&path, "worked-2027-02-23=seven&remark-2027-02-23=late+bus").await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfit.text.contains("value=\"seven\"") && unfit.text.contains("late bus"));
    let by_address = mentor.get(&format!("{path}/confirm")).await;
    assert_eq!(by_address.status, StatusCode::METHOD_NOT_ALLOWED, "a mail scanner opens links");
    let done = mentor.post(&format!("{path}/confirm"), "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = week(&mut mentor, case, "").await;
    assert!(!page.contains(button) && page.contains("Confirmed by mentor@example.org"), "{page}");

    let mut office = as_who(&world, RoleKind::Coordinator).await;
    let sheet = office.get(&format!("/stays/{}/attendance.csv", case.stay)).await;
    assert!(sheet.text.contains("2027-02-22,2027-02-23,7:00,7:00"), "{}", sheet.text);
    let round = office.get(&format!("/rounds/{}/attendance.csv", case.call)).await;
    assert_eq!(round.text, sheet.text, "the round has one stay");
    let stay = office.get(&format!("/stays/{}", case.stay)).await;
    assert!(stay.text.contains("1 of 7 weeks confirmed"), "{}", stay.text);
}

#[tokio::test]
async fn the_talk_is_written_down_by_the_home_side_and_read_by_the_learner() {
    let (world, case) = World::with_case().await;
    let mut tutor = as_who(&world, RoleKind::Tutor).await;
    let path = format!("/stays/{}/mid-term", case.stay);
    let none = tutor.post(&path, "on=2027-03-02&changes=A+later+shift").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Say who took part") && none.text.contains("A later shift"));
    let talk = "on=2027-03-02&present=learner&present=tutor&unit-COOK-U1=on_track\
                &unit-COOK-U2=needs_change&well_being=green&changes=A+later+shift&private=Noisy+room";
    let done = tutor.post(&path, talk).await;
    assert_eq!((done.status, done.to), (StatusCode::SEE_OTHER, path.clone()));
    let page = tutor.get(&path).await.text;
    assert!(page.contains("Noisy room"));
    let noted = tutor
        .post(&format!("/stays/{}/plan-note", case.stay), "from=2027-03-08&note=Late+shift")
        .await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    let mut learner = as_who(&world, RoleKind::Learner).await;
    let page = learner.get("/my/logbook").await.text;
    assert!(page.contains("A later shift") && page.contains("Late shift"), "{page}");
    assert!(!page.contains("Noisy room"));
}
