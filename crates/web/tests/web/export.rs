//! Tables that are taken out, as pages and files.

use crate::browser::Browser;
use crate::world::World;
use crate::year;
use axum::http::StatusCode;
use walz_policy::RoleKind;

async fn browser(world: &World, kind: RoleKind) -> Browser {
    let (token, _) = world.session(kind).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

#[tokio::test]
async fn every_table_is_counted_and_goes_out_as_a_file_that_comes_in_again() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let mut browser = browser(&world, RoleKind::Coordinator).await;
    let page = browser.get("/export").await;
    assert_eq!((page.status, page.text.matches("<h1").count()), (StatusCode::OK, 1));
    assert_eq!(page.text.matches(r#"<th scope="row">"#).count(), 23);
    assert!(page.text.contains(
        ">Learners and their applications</th><td class=\"num\" data-l=\"Rows\">65</td>"
    ));
    assert!(!page.text.contains("/export/support_needs_restricted"));
    assert!(browser.get("/import").await.text.contains(r#"href="/export""#));

    let path = format!("/export/learners.csv?round={call}");
    let file = browser.get(&path).await;
    assert!(file.text.starts_with("\u{feff}learner_id,first_name,"), "{}", &file.text[..80]);
    assert_eq!(file.text.lines().count(), 66);
    let fields = [("table", "learners")];
    let seen = browser.upload("/import", &fields, Some(file.text.as_bytes())).await.text;
    assert!(seen.contains("<dt>Rows that are the same</dt><dd class=\"num\">65</dd>"), "{seen}");
    assert_eq!(browser.get("/export/learners.xlsx").await.status, StatusCode::OK);
    for nothing in ["learners.pdf", "learners", "pupils.csv", ".csv"] {
        let answer = browser.get(&format!("/export/{nothing}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    let other = world.ctx.id::<uuid::Uuid>();
    let foreign = browser.get(&format!("/export/learners.csv?round={other}")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_about_health_is_asked_for_with_a_purpose() {
    let world = World::new().await;
    year::filled(&world).await;
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let refused = office.get("/export/support_needs_restricted.csv").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("only for a purpose") && !refused.text.contains("L003"));
    let asked = "table=support_needs_restricted&format=csv";
    let without = office.post("/export/restricted", asked).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        without.text.contains("Choose what you need it for.") && !without.text.contains("L003")
    );

    let mut safety = browser(&world, RoleKind::Safeguarding).await;
    let page = safety.get("/export").await.text;
    assert!(!page.contains("learners.csv") && page.contains("Support needs"), "{page}");
    let asked = "table=support_needs_restricted&format=csv&purpose=housing";
    for reader in [&mut office, &mut safety] {
        let file = reader.post("/export/restricted", asked).await;
        assert!(file.status.is_success() && file.text.contains("L003,restricted_special_category"));
    }
    let open = office.post("/export/restricted", "table=learners&format=csv&purpose=care").await;
    assert_eq!(open.status, StatusCode::NOT_FOUND);
}
