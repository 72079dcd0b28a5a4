//! Partners, hosts, places and homes typed in by hand.

use crate::browser::{Answer, Browser};
use crate::world::World;
use crate::year;
use axum::http::StatusCode;
use walz_exchange::tables::TableKind;
use walz_policy::RoleKind;
use walz_service::entry::{self, At};
use walz_service::import::{self, Options};
use walz_service::network;

async fn office(world: &World) -> Browser {
    Browser::new(&world.site).with_session(&year::member(world, RoleKind::Coordinator).await)
}

/// What a field of the page holds.
fn value<'p>(page: &'p str, name: &str) -> &'p str {
    let rest = page.split(&format!(r#"name="{name}" value=""#)).nth(1).expect("a field");
    rest.split('"').next().expect("its value")
}

fn refused(answer: &Answer, sentence: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains(sentence), "{sentence}: {}", answer.text);
}

const PARTNER: &str = "name=Mestni+praktikum&partner_type=intermediary&city=Maribor&country=SI\
    &country_group_2024=G2&latitude=46,557&longitude=15.646&local_language=sl&trades=carpentry\
    &trades=bakery&hosts_minors=yes&cooperation_since=2026&relationship=developing";

#[tokio::test]
async fn a_partner_is_added_with_a_host_a_place_and_a_home() {
    let world = World::new().await;
    let file = year::places(&world, world.office).await;
    year::call(&world, world.office).await;
    let mut browser = office(&world).await;
    assert!(browser.get("/partners").await.text.contains(r#"href="/partners/new""#));
    let form = browser.get("/partners/new").await;
    assert_eq!(form.status, StatusCode::OK);
    assert_eq!(value(&form.text, "partner_id"), "P10", "the code after the last");

    refused(&browser.post("/partners/new", "").await, "Give it a code.");
    let taken = format!("partner_id=P01&{PARTNER}").leak();
    refused(&browser.post("/partners/new", taken).await, "This code is taken.");
    let nowhere =
        format!("partner_id=P10&{}", PARTNER.replace("country=SI", "country=Slovenia%21"));
    let nowhere = browser.post("/partners/new", nowhere.leak()).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(value(&nowhere.text, "city"), "Maribor", "what was typed stays");

    let half = format!("partner_id=P10&mou_signed=2026-11-02&{PARTNER}").leak();
    refused(&browser.post("/partners/new", half).await, "Memorandum valid until");
    let made = browser.post("/partners/new", format!("partner_id=P10&{PARTNER}").leak()).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let partner = made.to.clone();
    let page = browser.get(&partner).await.text;
    assert!(page.contains("It is saved.") && page.contains("Maribor, Slovenia"), "{page}");

    assert_eq!(page.matches("None yet.").count(), 3, "{page}");
    let hosts = format!("{partner}/hosts/new");
    let form = browser.get(&hosts).await.text;
    assert_eq!((value(&form, "host_company_id"), value(&form, "city")), ("H073", "Maribor"));
    assert!(!form.contains(r#"value="pending""#), "what is not kept is not offered");
    let host = "host_company_id=H073&name=Pekarna+Drava&city=Maribor&country=SI&trade_code=bakery\
        &size_band=micro%3C10&risk_class=standard&liability_insurance_confirmed=yes&status=active";
    assert_eq!(browser.post(&hosts, host).await.to, partner);
    let page = browser.get(&partner).await.text;
    assert!(page.contains(">Pekarna Drava</a>"), "{page}");
    let host = page.split(r#"href="/hosts/"#).nth(1).expect("a host");
    let host = format!("/hosts/{}", &host[..36]);

    let places = format!("{host}/places/new");
    let form = browser.get(&places).await.text;
    assert!(form.contains(r#"<bdi>Pekarna Drava</bdi>"#), "{form}");
    assert_eq!((value(&form, "working_language"), value(&form, "slots")), ("sl", "1"));
    assert!(form.contains(r#"value="BAKERY-U1""#) && !form.contains("CARPENTRY-U1"), "{form}");
    let place = "placement_id=PL900&window=W1&start_date=2027-01-18&end_date=2027-04-25&slots=2\
        &hours_per_week=37&units_offered=BAKERY-U1&units_offered=BAKERY-U2&exposures=flour_dust\
        &min_age=17&working_language=sl&min_level=A1&status=provisional";
    let backwards = place.replace("2027-04-25", "2026-04-25").leak();
    let backwards = browser.post(&places, backwards).await;
    refused(&backwards, "First day");
    assert!(!backwards.text.contains("start_date”"), "columns are called as on the page");
    assert_eq!(browser.post(&places, place).await.to, partner);
    let homes = format!("{partner}/homes/new");
    let home = "accommodation_id=A900&kind=host_family&city=Maribor&country=SI&capacity=1\
        &price_week_eur=113,50&kitchen=shared";
    assert_eq!(browser.post(&homes, home).await.to, partner);
    let page = browser.get(&partner).await.text;
    assert!(page.contains(">PL900</a>") && page.contains(">A900</a>"), "{page}");
    assert!(page.contains("113.50") && page.contains("Expected"), "{page}");
    drop(file);
}

#[tokio::test]
async fn a_place_is_taken_back_once_and_a_second_writer_sees_it() {
    let world = World::new().await;
    let file = year::places(&world, world.office).await;
    let mut browser = office(&world).await;
    let edit = format!("/places/{}/edit", file.offers[0].id);
    let page = browser.get(&edit).await.text;
    assert!(!page.contains(r#"name="placement_id""#), "the code stays");
    let seen = value(&page, "seen").to_owned();
    let ticked = |code: &str| {
        let place = page.split(&format!(r#"value="{code}""#)).nth(1).expect("a box");
        place.split('>').next().expect("its end").contains("checked")
    };
    assert!(ticked("flour_dust") && !ticked("wood_dust") && ticked("BAKERY-U3"), "{page}");
    let place = |status: &str, hours: &str, key: &str| -> &'static str {
        format!(
            "seen={seen}&idempotency-key={key}&window=W1&start_date=2027-01-18&end_date=2027-04-25\
             &slots=1&working_language=da&min_level=B1&alt_language=en&alt_min_level=B1\
             &hours_per_week={hours}&min_age=18&step_free=yes&exposures=flour_dust\
             &units_offered=BAKERY-U1&units_offered=BAKERY-U3&language_course_weeks=0&status={status}\
             &host_company_id=H072&trade_code=office"
        )
        .leak()
    };
    refused(&browser.post(&edit, place("withdrawn", "370", "a")).await, "60");
    // Sent twice under one key it is one change.
    for _ in 0..2 {
        let kept = browser.post(&edit, place("withdrawn", "35", "b")).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    }
    let partner = format!("/partners/{}", file.entry.partner.id);
    let page = browser.get(&partner).await.text;
    assert!(page.contains("Taken back"), "{page}");
    let code = &file.offers[0].code;
    let row = page.split(&format!(">{code}</a>")).nth(1).expect("its row");
    let row = row.split("</tr>").next().expect("its end");
    assert!(row.contains("Bakery"), "the host and the trade stay what they are: {row}");

    let late = browser.post(&edit, place("confirmed", "36", "c")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    assert!(late.text.contains("<dd>Taken back</dd>") && late.text.contains("<dd>35</dd>"));
    assert_eq!(value(&late.text, "hours_per_week"), "36", "what was typed stays");
    assert_ne!(value(&late.text, "seen"), seen);
}

#[tokio::test]
async fn who_goes_to_a_host_is_told_and_boards_have_its_new_name() {
    let world = World::new().await;
    let call = year::filled(&world).await;
    let mut browser = office(&world).await;
    let board = format!("/rounds/{call}");
    browser.post(&format!("{board}/allocation"), "").await;
    browser.post(&format!("{board}/bulk"), "all=on&do=confirm").await;

    let (app, ctx) = (&world.site.app, year::coordinator(&world, world.office));
    let partners = network::network(app, &ctx).await.expect("a network").partners;
    let partner = partners.first().expect("a partner").partner.id;
    let file = network::partner(app, &ctx, partner).await.expect("a partner");
    let (host, learner) = (file.learners[0].host, file.learners[0].name.as_str());
    let page = browser.get(&format!("/hosts/{host}/edit")).await.text;
    assert!(page.contains("Who goes there") && page.contains(learner), "{page}");

    let shown = entry::show(app, &ctx, At::Host(host)).await.expect("a host");
    let mut cells = shown.cells;
    assert!(!browser.get(&board).await.text.contains("Brødrene Bage"));
    cells.insert("name".to_owned(), "Brødrene Bage".to_owned());
    entry::keep(app, &ctx, At::Host(host), &shown.seen, cells).await.expect("kept");
    assert!(browser.get(&board).await.text.contains("Brødrene Bage"));

    // A place that its host takes back while somebody is to go there is the office's business.
    let place = At::Place(file.learners[0].stay.offer);
    let shown = entry::show(app, &ctx, place).await.expect("a place");
    let mut cells = shown.cells;
    cells.insert("status".to_owned(), "withdrawn".to_owned());
    assert!(!browser.get(&board).await.text.contains("Place taken back"));
    entry::keep(app, &ctx, place, &shown.seen, cells).await.expect("kept");
    let page = browser.get(&board).await.text;
    assert!(page.contains("Place taken back") && page.contains("find another place"), "{page}");

    // A table says the same: another place of somebody, taken back in a file.
    let taken = |page: &str| page.matches("Place taken back").count();
    let before = taken(&page);
    let mut other = file.learners.iter().map(|there| there.stay.offer);
    let other = other.rfind(|offer| At::Place(*offer) != place).expect("another place");
    let code = &file.offers.iter().find(|offer| offer.id == other).expect("its offer").code;
    let table = String::from_utf8(year::table(TableKind::Offers)).expect("text");
    let rows = table.lines().enumerate().filter_map(|(at, row)| match row {
        row if at == 0 => Some(row.to_owned()),
        row if row.starts_with(&format!("{code},")) => {
            let (rest, _) = row.rsplit_once(',').expect("a status");
            Some(format!("{rest},withdrawn"))
        }
        _ => None,
    });
    let table = rows.collect::<Vec<_>>().join("\n");
    let brought = ("places.csv", table.as_bytes());
    let done = import::import(app, &ctx, TableKind::Offers, brought, Options::default()).await;
    assert_eq!(done.expect("taken in").tally.changed, 1);
    let page = browser.get(&board).await.text;
    assert!(taken(&page) > before, "{page}");
}
