//! The classification of skills, as pages and for programs.

use crate::browser::Browser;
use crate::world::World;
use axum::http::StatusCode;
use walz_exchange::esco::{Limits, read};
use walz_policy::RoleKind;
use walz_service::esco::import;

const SKILLS: &str = "conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\n\
    http://data.europa.eu/esco/skill/timber,skill/competence,sector-specific,cut timber,saw wood,Cuts wood to size.\n\
    http://data.europa.eu/esco/skill/read,skill/competence,cross-sector,read drawings,interpret blueprints,\n\
    http://data.europa.eu/esco/skill/saute,skill/competence,sector-specific,prepare sauté <b>dishes</b>,,\n";
const OCCUPATIONS: &str = "conceptUri,preferredLabel,code\n\
    http://data.europa.eu/esco/occupation/carpenter,carpenter,7115.1\n";
const RELATIONS: &str = "occupationUri,relationType,skillUri\n\
    http://data.europa.eu/esco/occupation/carpenter,essential,http://data.europa.eu/esco/skill/read\n";

const CARPENTER: &str = "http%3A//data.europa.eu/esco/occupation/carpenter";

/// Takes a made-up classification in, without the skills whose names begin so.
pub(crate) async fn classify(world: &World, version: &str, without: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let skills: Vec<&str> =
        SKILLS.lines().filter(|l| without.is_empty() || !l.contains(without)).collect();
    for (name, text) in [
        ("skills_en.csv", skills.join("\n").as_str()),
        ("occupations_en.csv", OCCUPATIONS),
        ("occupationSkillRelations.csv", RELATIONS),
    ] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let download = read(&[folder.path().to_owned()], &Limits::default(), &mut |_, _, _| {});
    let (download, version) = (download.expect("a download"), version.parse().expect("a version"));
    let (app, ctx) = (&world.site.app, &world.ctx);
    import(app, ctx, &download, &version, false, &|_| {}).await.expect("taken in");
}

async fn browser(world: &World, kind: RoleKind) -> Browser {
    let (token, _) = world.session(kind).await.expect("a session");
    Browser::new(&world.site).with_session(&token)
}

#[tokio::test]
async fn terms_are_searched_ticked_and_read_without_scripts() {
    let world = World::new().await;
    let mut office = browser(&world, RoleKind::Coordinator).await;
    let page = office.get("/esco").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("The classification is not here yet"), "{}", page.text);

    classify(&world, "v1.1.1", "").await;
    let page = office.get("/esco").await.text;
    assert!(page.contains("This service uses the ESCO classification of the European Commission."));
    assert!(!page.contains("English labels only"));
    let page = office.get("/esco?term-q=blueprnt&term-find=yes").await.text;
    assert!(page.contains(r#"value="http://data.europa.eu/esco/skill/read""#), "{page}");
    let page = office.get("/esco?term-q=saute").await.text;
    assert!(page.contains("prepare sauté &#60;b&#62;dishes"), "{page}");
    let page = office.get("/esco?term-q=xylophone").await.text;
    assert!(page.contains("Nothing is called “xylophone”"), "{page}");

    let ticked = "/esco?term=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2Fread";
    let page = office.get(ticked).await.text;
    assert!(page.contains("<h2>What is ticked</h2>") && page.contains(">v1.1.1</td>"), "{page}");
    assert!(page.contains("checked><label for=\"term-1\">read drawings"), "{page}");
    let term = office.get("/esco/term?uri=http://data.europa.eu/esco/skill/timber").await.text;
    assert!(term.contains("Cuts wood to size.") && term.contains("saw wood"), "{term}");
    let term = office.get(&format!("/esco/term?uri={CARPENTER}")).await.text;
    assert!(term.contains("<h2>Essential skills</h2>") && term.contains("read drawings"), "{term}");
    for nothing in ["http://data.europa.eu/esco/skill/none", "nonsense"] {
        let answer = office.get(&format!("/esco/term?uri={nothing}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
    }

    classify(&world, "v1.2", "skill/read").await;
    let page = office.get(ticked).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("no longer in the classification since v1.2"), "{}", page.text);
    assert!(!page.text.contains("<h2>What is ticked</h2>"), "what is retired is not chosen");
    let term = office.get("/esco/term?uri=http://data.europa.eu/esco/skill/read").await.text;
    assert!(term.contains("no longer in the classification since v1.2"), "{term}");
}

#[tokio::test]
async fn programs_get_the_same_as_json() {
    let world = World::new().await;
    let mut mentor = browser(&world, RoleKind::Mentor).await;
    let answer = mentor.get("/api/esco?q=timber").await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(
        (&json["version"], &json["hits"]),
        (&serde_json::Value::Null, &serde_json::json!([]))
    );

    classify(&world, "v1.1.1", "").await;
    let path = format!("/api/esco?occupation={CARPENTER}&q=");
    let answer = mentor.get(&format!("{path}tmiber")).await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!({
            "attribution": "This service uses the ESCO classification of the European Commission.",
            "version": "v1.1.1",
            "in_own_language": true,
            "hits": [{
                "uri": "http://data.europa.eu/esco/skill/timber",
                "label": "cut timber",
                "also": null,
                "code": null,
                "skill_type": "skill",
                "reuse": "sector-specific",
                "tie": null,
                "found_by": "near",
                "about": "skill · in one sector",
            }],
        })
    );
    let answer = mentor.get(&path).await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(json["hits"][0]["tie"], "essential");
    assert_eq!(json["hits"].as_array().map(Vec::len), Some(1));
    let answer = mentor.get("/api/esco?kind=occupation&q=carp").await.text;
    assert!(answer.contains("esco/occupation/carpenter"), "{answer}");
    let stranger = Browser::new(&world.site).get("/api/esco?q=timber").await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}
