//! The office's board of a round, with the demo's sixty-five apprentices.

use crate::browser::Browser;
use crate::world::World;
use crate::year;
use axum::body::Body;
use axum::http::StatusCode;
use walz_exchange::tables::TableKind;
use walz_policy::RoleKind;

async fn coordinator(world: &World) -> Browser {
    let (token, _) = world.session(RoleKind::Coordinator).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

/// What the browser gets over the wire.
fn compressed(text: &str) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &params).expect("compressed");
    out.len()
}

#[tokio::test]
async fn the_board_shows_a_whole_round_and_finds_anybody_in_it() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let mut browser = coordinator(&world).await;

    let list = browser.get("/rounds").await.text;
    assert!(list.contains("Spring 2027") && list.contains(&format!("/rounds/{call}")), "{list}");

    let board = format!("/rounds/{call}");
    let whole = browser.get(&board).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.text.matches("<h1").count(), 1);
    assert_eq!(whole.text.matches(r#"<th scope="row">"#).count(), 65);
    assert!(whole.text.contains("<b>65</b> Looking for a place"), "{}", whole.text);
    let size = compressed(&whole.text);
    assert!(size <= 40 * 1024, "{size} bytes");

    let found = browser.get(&format!("{board}?q=johanne+eng")).await.text;
    assert_eq!(found.matches(r#"<th scope="row">"#).count(), 1);
    assert!(found.contains("Johanne Engen") && found.contains(r#"value="johanne eng""#));
    let nobody = browser.get(&format!("{board}?view=abroad")).await.text;
    assert!(nobody.contains("Nothing fits these filters"));

    let csv = browser.get(&format!("{board}/list.csv?q=johanne")).await;
    assert_eq!(csv.text.lines().count(), 3, "{}", csv.text);
    assert!(csv.text.contains("Johanne Engen") && csv.text.contains("Johanne Solberg"));
}

#[tokio::test]
async fn the_field_in_the_bar_finds_whatever_it_could_mean() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let mut browser = coordinator(&world).await;
    let empty = browser.get("/search").await;
    assert_eq!((empty.status, empty.text.matches("<h1").count()), (StatusCode::OK, 1));
    assert!(!empty.text.contains("Nothing begins with"));
    let found = browser.get("/search?q=odense").await.text;
    assert!(found.contains("<h2>Partners</h2>") && found.contains("Fyn Erhvervsmobilitet"));
    assert!(found.contains("<h2>Hosts</h2>") && !found.contains("<h2>Learners</h2>"), "{found}");
    let host = found.split("/partners/").nth(2).expect("a host");
    let path = format!("/partners/{}", host.split('"').next().expect("a path"));
    let (path, anchor) = path.split_once('#').expect("an anchor");
    assert!(browser.get(path).await.text.contains(&format!(r#"<tr id="{anchor}">"#)));
    let found = browser.get("/search?q=spring").await.text;
    assert!(found.contains(&format!(r#"href="/rounds/{call}""#)), "{found}");
    let many = browser.get("/search?q=s").await.text;
    assert!(many.contains("These are the first 20."), "{many}");
    let none = browser.get("/search?q=%3Cb%3Ezz").await.text;
    assert!(none.contains("Nothing begins with “&#60;b&#62;zz”"), "{none}");
}

#[tokio::test]
async fn a_view_is_kept_under_a_name_and_taken_away() {
    let world = World::new().await;
    let call = year::call(&world, world.office).await;
    let mut browser = coordinator(&world).await;
    let board = format!("/rounds/{call}");
    assert!(browser.get(&board).await.text.contains("Nobody is in this round yet"));
    let form = "name=Kokker&query=trade%3Dcook%26view%3Dminor";
    let kept = browser.post(&format!("{board}/views"), form).await;
    assert_eq!(kept.to, format!("{board}?view=minor&trade=cook"));
    let page = browser.get(&kept.to).await.text;
    assert!(page.contains(">Kokker</a>"), "{page}");
    let id = page.split(r#"name="view" value=""#).nth(1).expect("a view");
    let form = format!("view={}", id.split('"').next().expect("an id")).leak();
    assert_eq!(browser.post(&format!("{board}/views/remove"), form).await.to, board);
    assert!(!browser.get(&board).await.text.contains("Kokker"));
    let nameless = browser.post(&format!("{board}/views"), "query=").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn places_are_proposed_with_reasons_and_confirmed_by_a_person() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let kari = year::member(&world, RoleKind::Coordinator).await;
    let mut browser = Browser::new(&world.site).with_session(&kari);
    let places = format!("/rounds/{call}/allocation");
    assert!(browser.get(&places).await.text.contains("No places proposed yet"));
    assert_eq!(browser.post(&places, "").await.to, places);
    let page = browser.get(&places).await.text;
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("65 of 65") && page.contains("604.2") && page.contains("Proven best"));
    assert_eq!(page.matches("Why this place").count(), 65);
    assert!(page.contains("this is the place."));

    let between = |after: &str| {
        let rest = page.split(after).nth(1).expect("a form");
        rest.split('"').next().expect("a value").to_owned()
    };
    let run = between(r#"name="run" value=""#);
    let learner = between(r#"name="id" value=""#);
    let confirm = format!("{places}/confirm");
    let form = format!("run={run}&id={learner}").leak();
    assert_eq!(browser.post(&confirm, form).await.to, places);
    let page = browser.get(&places).await.text;
    assert!(page.contains("One place is confirmed."), "{page}");
    assert!(browser.get(&format!("{places}/problem.json")).await.text.starts_with('{'));

    let other = page.split(r#"name="learner" value=""#).nth(1).expect("a choice");
    let other = other.split('"').next().expect("an id");
    let form = format!("learner={other}&offer=&reason=").leak();
    let refused = browser.post(&format!("{places}/choose"), form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Choose a place."));
}

#[tokio::test]
async fn many_are_done_at_once_and_the_report_tells_of_them_without_names() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let kari = year::member(&world, RoleKind::Coordinator).await;
    let mut browser = Browser::new(&world.site).with_session(&kari);
    let (board, bulk) = (format!("/rounds/{call}"), format!("/rounds/{call}/bulk"));
    browser.post(&format!("{board}/allocation"), "").await;

    browser.post(&bulk, "all=on&do=agreements").await;
    let page = browser.get(&board).await.text;
    assert!(page.contains("None of the selected learners has a confirmed place."), "{page}");
    browser.post(&bulk, "all=on&do=confirm").await;
    assert!(browser.get(&board).await.text.contains("65 places are confirmed."));
    browser.post(&bulk, "query=q%3Djohanne&all=on&do=agreements").await;
    let page = browser.get(&board).await.text;
    assert!(page.contains("2 agreements were sent for signing."), "{page}");
    // Whoever just had the text by mail is left in peace.
    browser.post(&bulk, "query=q%3Djohanne&all=on&do=remind").await;
    assert!(browser.get(&board).await.text.contains("Nobody was reminded"));
    // The view of those who have not signed has one button for all of them, and no other view has it.
    let remind = r#"name="do" value="remind"><p><button"#;
    let unsigned = browser.get(&format!("{board}?view=unsigned")).await.text;
    assert!(unsigned.contains(remind) && unsigned.contains("Remind all 2"), "{unsigned}");
    for other in ["", "?view=late", "?view=unsigned&q=johanne"] {
        assert!(!browser.get(&format!("{board}{other}")).await.text.contains(remind), "{other}");
    }
    browser.post(&bulk, "all=on&do=nothing").await;
    assert!(browser.get(&board).await.text.contains("Choose what to do"));

    let (token, _) = world.session(RoleKind::Finance).await.expect("a session");
    let mut finance = Browser::new(&world.site).with_session(&token);
    let report = finance.get(&format!("/reports/{call}")).await;
    assert_eq!((report.status, report.text.matches("<h1").count()), (StatusCode::OK, 1));
    assert!(report.text.contains("380,353") && report.text.contains("65 of 78"), "{}", report.text);
    assert!(!report.text.contains("Johanne"), "a report has no names");
    assert!(!report.text.contains(r#"href="/people""#), "nor leads to them");
    let paper = finance.send("GET", &format!("/reports/{call}/report.xlsx"), Body::empty()).await;
    assert_eq!(paper.status, StatusCode::OK);
}

#[tokio::test]
async fn partners_stand_on_the_map_and_in_the_same_list() {
    let world = World::new().await;
    year::filled(&world).await;
    let mut browser = coordinator(&world).await;
    let list = browser.get("/partners").await;
    assert_eq!((list.status, list.text.matches("<h1").count()), (StatusCode::OK, 1));
    let rows = list.text.matches(r#"<th scope="row">"#).count();
    let circles = list.text.matches("<circle").count();
    assert!(rows > 0 && circles == rows, "{circles} circles for {rows} partners");
    let path = list.text.split(r#"<th scope="row"><a href=""#).nth(1).expect("a partner");
    let file = browser.get(path.split('"').next().expect("a path")).await;
    assert_eq!((file.status, file.text.matches("<h1").count()), (StatusCode::OK, 1));
    assert!(file.text.contains("Nobody goes there yet.") && file.text.contains("Homes"));
}

#[tokio::test]
async fn a_table_is_looked_at_first_and_kept_when_somebody_says_so() {
    let world = World::new().await;
    let mut browser = coordinator(&world).await;
    assert!(browser.get("/import").await.text.contains("trades.xlsx"));
    let table = [("table", "trades")];
    let good = year::table(TableKind::Trades);

    let seen = browser.upload("/import", &table, Some(&good)).await;
    assert!(
        seen.status.is_success() && seen.text.contains("The file is in order"),
        "{}",
        seen.text
    );
    assert!(browser.get("/partners").await.text.contains("No partners yet"));
    let content = seen.text.split(r#"name="content" value=""#).nth(1).expect("the file");
    let content = content.split('"').next().expect("a value").replace("&#43;", "+");
    let fields = [("table", "trades"), ("name", "t.csv"), ("content", content.as_str())];
    let kept = browser.upload("/import", &fields, None).await;
    assert_eq!((kept.status, kept.to.as_str()), (StatusCode::SEE_OTHER, "/import"));
    let again = browser.upload("/import", &table, Some(&good)).await.text;
    assert!(again.contains("<dt>New rows</dt><dd class=\"num\">0</dd>"), "{again}");

    let text = String::from_utf8(good).expect("text");
    let (head, rest) = text.split_once('\n').expect("headings");
    let bad = format!("{head}\n,{rest}");
    let faulty = browser.upload("/import", &table, Some(bad.as_bytes())).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.text.contains("Nothing is kept.") && faulty.text.contains("What is wrong"));
    let nothing = browser.upload("/import", &[], None).await;
    assert!(nothing.text.contains("2 things need your attention"));
}
