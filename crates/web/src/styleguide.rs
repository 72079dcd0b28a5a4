//! Every part of the pages in every state, on four pages: to look at when something changes, to
//! copy from when a page is written, and for the browser tests to compare with pictures.
//!
//! People and companies are invented. The pages are for those who build Walz, so their text is
//! not in the message files.

use crate::chart::Chart;
use crate::layout::{Form, Nav, Page, Pager, Tab, Tone, Visitor, Who, show, show_as};
use crate::map::{Map, Position};
use crate::routes::{Door, Routes};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::{Date, date};
use walz_policy::RoleKind;

/// The routes of the four pages.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    Routes::new()
        .get("/styleguide", Door::Open, parts)
        .get("/styleguide/board", Door::Open, board)
        .get("/styleguide/form", Door::Open, form)
        .get("/styleguide/journey", Door::Open, journey)
}

#[derive(Template)]
#[template(path = "styleguide/parts.html")]
struct Parts {
    page: Page,
    icons: Vec<String>,
    pager: Pager,
    map: Map,
    standing: Chart,
    lying: Chart,
    line: Chart,
    places: Vec<(&'static str, usize)>,
}

#[derive(Template)]
#[template(path = "styleguide/board.html")]
struct Board {
    page: Page,
    rows: Vec<Row>,
    stages: [(Tone, u8, &'static str); 9],
    views: [(&'static str, u8); 6],
    pager: Pager,
}

/// An apprentice on the board.
struct Row {
    name: &'static str,
    about: &'static str,
    stage: (Tone, &'static str),
    days: (u8, bool),
    host: &'static str,
    place: &'static str,
    papers: u8,
    warnings: Vec<(Tone, &'static str, &'static str)>,
    turn: &'static str,
    step: &'static str,
    due: Date,
    action: &'static str,
    mine: bool,
}

#[derive(Template)]
#[template(path = "styleguide/form.html")]
struct FormPage {
    page: Page,
}

#[derive(Template)]
#[template(path = "styleguide/journey.html")]
struct Journey {
    page: Page,
    people: [(&'static str, &'static str, &'static str); 3],
}

const TODAY: Date = date(2026, 11, 24);

/// Partners by place, with how many learners each has.
const PLACES: [(&str, f64, f64, usize); 9] = [
    ("Seville", 37.39, -5.98, 14),
    ("Berlin", 52.52, 13.40, 11),
    ("Graz", 47.07, 15.44, 9),
    ("Vicenza", 45.55, 11.54, 7),
    ("Lyon", 45.76, 4.84, 6),
    ("Gdańsk", 54.35, 18.65, 5),
    ("Tampere", 61.50, 23.76, 5),
    ("Cork", 51.90, -8.47, 4),
    ("Porto", 41.15, -8.61, 4),
];

async fn parts(visitor: Visitor) -> Response {
    let words = visitor.words;
    let columns = |name: &str| (name.to_owned(), "Learners".to_owned());
    let bergen = Position { latitude: 60.39, longitude: 5.32 };
    let map = PLACES.into_iter().fold(
        Map::new(words, "Where they go").home(bergen),
        |map, (name, latitude, longitude, count)| {
            map.place(name, Position { latitude, longitude }, count, "#partners")
        },
    );
    let years = [(2022, 38), (2023, 47), (2024, 55), (2025, 61), (2026, 65)];
    let standing = years
        .into_iter()
        .fold(Chart::standing(words, "Learners abroad", columns("Year")), |chart, (year, n)| {
            chart.point(year, f64::from(n), n)
        })
        .hot()
        .goal(70.0, 70);
    let trades = [("Cook", 18), ("Health worker", 14), ("Child and youth worker", 9)];
    let lying = trades
        .into_iter()
        .fold(Chart::lying(words, "By trade", columns("Trade")), |chart, (trade, n)| {
            chart.point(trade, f64::from(n), n)
        });
    let line =
        [62, 64, 65, 65, 63, 65, 64, 65, 65, 60].into_iter().enumerate().fold(
            Chart::line(words, "Checked in each week", columns("Week")),
            |chart, (week, n)| chart.point(format!("Week {}", week + 1), f64::from(n), n),
        );
    let icons = crate::layout::icon_names();
    let places = PLACES.iter().map(|(name, _, _, count)| (*name, *count)).collect();
    let page = Page::staff(signed_in(visitor), Nav::Reports, "Styleguide");
    let pager = Pager::new(3, 25, 365, "/styleguide?page=");
    show(&Parts { page, icons, pager, map, standing, lying, line, places })
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn board(visitor: Visitor, Query(Asked { q }): Query<Asked>) -> Response {
    let stages = [
        (Tone::Neutral, 4, "In review"),
        (Tone::Info, 6, "Place offered"),
        (Tone::Act, 12, "Matching"),
        (Tone::Act, 9, "Host found"),
        (Tone::Wait, 13, "Signing"),
        (Tone::Good, 9, "Ready to leave"),
        (Tone::Sea, 8, "Abroad"),
        (Tone::Info, 3, "Home, reporting"),
        (Tone::Neutral, 1, "Closed"),
    ];
    let views = [
        ("All", 65),
        ("Needs you", 23),
        ("Waiting too long", 13),
        ("With warnings", 24),
        ("Unsigned", 13),
        ("Under 18", 20),
    ];
    let found = q.to_lowercase();
    let rows: Vec<_> =
        rows().into_iter().filter(|row| row.name.to_lowercase().contains(&found)).collect();
    let pager = Pager::new(1, 25, 65, "/styleguide/board?page=");
    let page = Page::staff(signed_in(visitor), Nav::Rounds, "Spring 2027");
    let page = page.filled(Form::new().with("q", &q));
    show(&Board { page, rows, stages, views, pager })
}

fn rows() -> Vec<Row> {
    let missed = (Tone::Bad, "alert", "Missed check-in");
    let consent = (Tone::Bad, "alert", "Guardian consent missing");
    let row = |name, about, stage, days, host, place| Row {
        name,
        about,
        stage,
        days,
        host,
        place,
        papers: 3,
        warnings: Vec::new(),
        turn: "You",
        step: "Send agreement",
        due: date(2026, 11, 25),
        action: "Send",
        mine: true,
    };
    let abroad = (Tone::Sea, "Abroad");
    let signing = (Tone::Wait, "Signing");
    let matching = (Tone::Act, "Matching");
    let found = (Tone::Act, "Host found");
    vec![
        Row {
            papers: 8,
            warnings: vec![missed],
            step: "Call about missed check-in",
            due: TODAY,
            action: "Call",
            ..row("Amina Lindqvist", "IT operations", abroad, (3, false), "Rumo Douro", "Porto, PT")
        },
        Row {
            papers: 4,
            warnings: vec![(Tone::Wait, "clock", "Waiting 14 days"), consent],
            turn: "Learner",
            step: "Sign agreement",
            due: date(2026, 11, 22),
            action: "Remind",
            mine: false,
            ..row(
                "Hedda Virtanen",
                "Industrial mechanic · age 17",
                signing,
                (14, true),
                "Lee Valley Joinery",
                "Cork, IE",
            )
        },
        Row {
            due: TODAY,
            warnings: vec![consent],
            ..row(
                "Nora Øverland",
                "Child and youth worker · age 17",
                found,
                (3, false),
                "Ponte Lavoro",
                "Vicenza, IT",
            )
        },
        Row {
            papers: 2,
            step: "Choose a partner",
            action: "Match",
            ..row("Ibrahim Moen", "Vehicle mechanic", matching, (5, false), "Not yet", "Gdańsk, PL")
        },
        Row {
            papers: 3,
            due: date(2026, 11, 30),
            ..row(
                "Nguyễn Minh Anh Lunde",
                "Cook · age 17",
                found,
                (7, true),
                "Rhône Mobilité",
                "Lyon, FR",
            )
        },
    ]
}

async fn form(visitor: Visitor) -> Response {
    let mut form = Form::new()
        .with("name", "Zofia Haugen")
        .with("mail", "zofia@")
        .with("born", "2009-03-27")
        .with("trade", "cook")
        .with("why", "I want to learn how they bake bread in Graz.")
        .with("language", "es")
        .with("wish", "graz");
    form.error("mail", "Enter a mail address like name@example.org");
    form.error("level", "Choose how well you speak it");
    form.error("agree", "Tick the box to go on");
    let page = Page::plain(visitor, "Apply for spring 2027").refused(form);
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { page })
}

async fn journey(visitor: Visitor) -> Response {
    let people = [
        ("Lucía Romero", "Your contact in Seville, Puente Formación", "+34600000011"),
        ("Chef Andrés Gil", "Your mentor at Casa del Río", "+34600000012"),
        ("Kari Øverland", "Your coordinator at home", "+4740000013"),
    ];
    let page = Page::learner(signed_in(visitor), Tab::Journey, "Week 1 of 4 in Seville");
    show(&Journey { page, people })
}

fn signed_in(mut visitor: Visitor) -> Visitor {
    let (name, organisation) = ("Kari Øverland".to_owned(), "Vestland county".to_owned());
    visitor.who = Some(Who { name, organisation, role: Some(RoleKind::Coordinator) });
    visitor
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    async fn page(address: &str, language: &str) -> (StatusCode, String) {
        let request = Request::get(address).header("cookie", format!("language={language}"));
        let request = request.body(Body::empty()).expect("a request");
        let response =
            axum::Router::from(routes::<()>()).oneshot(request).await.expect("an answer");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        (status, String::from_utf8(body.to_vec()).expect("text"))
    }

    const PAGES: [&str; 4] =
        ["/styleguide", "/styleguide/board", "/styleguide/form", "/styleguide/journey"];

    #[tokio::test]
    async fn every_page_has_one_heading_and_nothing_inline() {
        for address in PAGES {
            let (_, html) = page(address, "nb").await;
            assert_eq!(html.matches("<h1").count(), 1, "{address}");
            assert!(html.contains(r#"<html lang="nb" dir="ltr""#), "{address}");
            assert!(!html.contains(" style="), "{address}");
            assert!(!html.contains("<script>") && !html.contains(" onclick"), "{address}");
        }
    }

    #[tokio::test]
    async fn ids_stand_once_and_references_lead_to_them() {
        for address in PAGES {
            let (_, html) = page(address, "en").await;
            let values = |attribute: &str| -> Vec<String> {
                let opening = format!(" {attribute}=\"");
                let parts = html.split(&opening).skip(1).filter_map(|part| part.split('"').next());
                parts.flat_map(str::split_whitespace).map(str::to_owned).collect()
            };
            let ids = values("id");
            for id in &ids {
                assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{address}: {id}");
            }
            for reference in ["for", "aria-describedby", "aria-labelledby"] {
                for id in values(reference) {
                    assert!(ids.contains(&id), "{address}: {reference} of {id} leads nowhere");
                }
            }
        }
    }

    #[tokio::test]
    async fn a_refused_form_says_what_is_wrong_and_keeps_what_was_typed() {
        let (status, html) = page("/styleguide/form", "en").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains("<title>Error: Apply for spring 2027"));
        assert!(html.contains("3 things need your attention"));
        assert!(html.contains(r##"<a href="#f-mail">Enter a mail address"##));
        assert!(html.contains(r#"value="zofia@""#));
        assert!(
            html.contains(r#"aria-describedby="f-mail-hint f-mail-error" aria-invalid="true""#)
        );
        assert!(html.contains(r#"<option value="cook" selected>"#));
        assert!(html.contains("I want to learn how they bake bread"));
    }

    #[tokio::test]
    async fn the_mirrored_page_runs_from_right_to_left() {
        let (_, html) = page("/styleguide", "ar-XB").await;
        assert!(html.contains(r#"lang="ar-XB" dir="rtl""#));
    }
}
