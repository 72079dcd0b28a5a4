//! The library of learning outcomes, as pages.

use crate::browser::Browser;
use crate::esco::classify;
use crate::world::World;
use axum::body::Body;
use axum::http::StatusCode;
use std::collections::BTreeMap;
use walz_domain::language::Language;
use walz_domain::trade::Trade;
use walz_domain::unit::Texts;
use walz_domain::{OrganisationId, UnitId};
use walz_policy::{Actor, Role, RoleKind};
use walz_service::unit::{self, Edit};
use walz_store as store;

/// A unit that is being written in an organisation's library, of a trade of its own.
pub(crate) async fn draft(world: &World, organisation: OrganisationId) -> UnitId {
    let trade = Trade {
        id: world.ctx.id(),
        code: format!("trade-{}", world.ctx.id::<uuid::Uuid>()),
        name_en: "Carpentry".to_owned(),
        name_nb: "Tømrerfaget".to_owned(),
        esco_uri: Some("http://data.europa.eu/esco/occupation/carpenter".to_owned()),
        esco_code: None,
        esco_label: None,
        isced_f: None,
        eqf: 4,
        qualification: None,
    };
    let mut tx = world.site.app.store.begin().await.expect("begun");
    store::trade::add(&mut tx, organisation, &trade).await.expect("added");
    tx.commit().await.expect("kept");
    let edit = Edit {
        code: format!("U-{}", world.ctx.id::<uuid::Uuid>()),
        trade: trade.id,
        eqf: 4,
        min_weeks: 4,
        points: None,
        language: Language::ENGLISH,
        texts: Texts {
            title: "Build a wall".to_owned(),
            skills: "knows walls".to_owned(),
            ..Texts::default()
        },
        translations: BTreeMap::new(),
        links: Vec::new(),
    };
    let office = Actor { organisation, person: None, role: Role::Coordinator };
    unit::add(&world.site.app, &world.ctx.acting_as(office), &edit).await.expect("added")
}

async fn browser(world: &World, kind: RoleKind) -> Browser {
    let (token, _) = world.session(kind).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let at = page.find(&field).expect("the field") + field.len();
    page[at..].split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn a_unit_is_written_with_advice_and_european_skills_without_scripts() {
    let world = World::new().await;
    classify(&world, "v1.1.1", "").await;
    let id = draft(&world, world.office).await;
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let list = office.get("/units").await.text;
    assert!(list.contains(&format!("href=\"/units/{id}\"")) && list.contains("Draft"), "{list}");
    assert!(office.get("/units?q=roof").await.text.contains("No unit fits"));

    let path = format!("/units/{id}");
    let page = office.get(&path).await.text;
    assert!(page.contains("says what is in somebody’s head"), "{page}");
    let edit = office.get(&format!("{path}/edit")).await.text;
    assert!(edit.contains("says what is in somebody’s head"), "advice stands beside the field");
    assert!(edit.contains("read drawings"), "the occupation's skills are proposed: {edit}");
    let (version, trade) = (hidden(&edit, "version"), "trade=");
    let chosen = edit.split("<option value=\"trade-").nth(1).expect("the trade");
    let trade = format!("{trade}trade-{}", chosen.split('"').next().expect("a code"));
    let texts = "title=Build+a+roof&skills=measures+a+roof&criteria=It+is+dry&method=talk\
        &eqf=4&weeks=4&language=en&other-language=nb&other-title=Bygge+tak";
    let skill = "http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2Fread";

    // The button that searches keeps everything that was typed.
    let searching = format!("version={version}&{trade}&{texts}&skill-q=tmiber&skill-find=yes");
    let found = office.send("POST", &format!("{path}/edit"), Body::from(searching)).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(
        found.text.contains("cut timber") && found.text.contains("Bygge tak"),
        "{}",
        found.text
    );

    let full = format!("version={version}&{trade}&{texts}&skill={skill}");
    let saved = office.send("POST", &format!("{path}/edit"), Body::from(full.clone())).await;
    assert_eq!((saved.status, saved.to.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
    let page = office.get(&path).await.text;
    assert!(page.contains(">read drawings</a>") && page.contains("Bygge tak"), "{page}");
    assert!(page.contains("<td data-l=\"Before\" class=\"prose\">Build a wall</td>"), "{page}");
    assert!(!page.contains("says what is in somebody’s head"));
    assert!(page.contains("This service uses the ESCO classification"));

    let late = office.send("POST", &format!("{path}/edit"), Body::from(full)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let empty = office.post("/units/new", "code=&title=&skills=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Choose a trade."));

    // A skill that a later version retired stays where it was linked, and cannot be chosen anew.
    classify(&world, "v1.2", "skill/read").await;
    let edit = office.get(&format!("{path}/edit")).await.text;
    assert!(edit.contains("no longer in the classification since v1.2"), "{edit}");
    let version = hidden(&edit, "version");
    let again = format!("version={version}&{trade}&{texts}&weeks=5&skill={skill}");
    let saved = office.send("POST", &format!("{path}/edit"), Body::from(again)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let anew = format!("code=NEW-1&{trade}&{texts}&skill={skill}");
    let refused = office.send("POST", "/units/new", Body::from(anew)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("is no longer in the classification since v1.2"));
}

#[tokio::test]
async fn a_unit_is_published_and_others_copy_it() {
    let world = World::new().await;
    let theirs = crate::world::add_organisation(&world.site, &world.ctx, "Bergen").await;
    let id = draft(&world, theirs).await;
    let mut office = browser(&world, RoleKind::Coordinator).await;
    assert!(!office.get("/units").await.text.contains("Published by others"));
    let theirs = Actor { organisation: theirs, person: None, role: Role::Coordinator };
    let ctx = world.ctx.acting_as(theirs);
    let version = unit::see(&world.site.app, &ctx, id).await.expect("seen").unit.version();
    let publish = walz_domain::unit::Step::Publish;
    unit::step(&world.site.app, &ctx, id, version, publish).await.expect("published");
    let list = office.get("/units").await.text;
    assert!(list.contains("Published by others") && list.contains(" · Bergen</div>"), "{list}");
    let copied = office.post(&format!("/units/{id}/copy"), "").await;
    assert_eq!(copied.status, StatusCode::CONFLICT, "the office has no such trade");
    assert!(copied.text.contains("has no trade"), "{}", copied.text);

    let own = draft(&world, world.office).await;
    let page = office.get(&format!("/units/{own}")).await.text;
    let version = hidden(&page, "version");
    let step = format!("/units/{own}/step");
    let form = format!("version={version}&step=publish");
    assert_eq!(office.send("POST", &step, Body::from(form)).await.status, StatusCode::SEE_OTHER);
    let page = office.get(&format!("/units/{own}")).await.text;
    assert!(page.contains("It can be agreed on now") && page.contains("Retire"), "{page}");
    let mut tutor = browser(&world, RoleKind::Tutor).await;
    let page = tutor.get(&format!("/units/{own}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("/edit\"") && !page.text.contains("/step\""), "tutors read");
}
