//! The classification of skills: taken in whole, found as one types, chosen, retired.

use crate::bench::Bench;
use std::path::{Path, PathBuf};
use walz_domain::esco::{Kind, Match, Tie, Uri, Version};
use walz_exchange::esco::{Download, Limits, read};
use walz_policy::{Actor, INSTALLATION, Role};
use walz_service::esco::{self, Found, Hit, Query, Report, import};
use walz_service::{App, Context, Error, Refused, journal};
use walz_words::Language;

const HEAD: &str = "conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n";

/// One line a skill: its short name, what it is called, and its other names.
fn skills(rows: &[(&str, &str, &str)]) -> String {
    let rows = rows.iter().map(|(name, label, others)| {
        format!(
            "http://data.europa.eu/esco/skill/{name},knowledge,transversal,{label},\"{others}\"\n"
        )
    });
    [HEAD.to_owned(), rows.collect()].concat()
}

const FIRST: [(&str, &str, &str); 6] = [
    ("weld", "weld metal", "join metal parts\nfuse steel"),
    ("saute", "prepare sauté dishes", "cook entrées"),
    ("timber", "cut timber", "saw wood"),
    ("plan", "plan work", "schedule tasks"),
    ("read", "read drawings", "interpret blueprints"),
    ("old", "use a slide rule", ""),
];

const OCCUPATIONS: &str = "conceptUri,preferredLabel,altLabels,code\n\
    http://data.europa.eu/esco/occupation/carpenter,carpenter,joiner,7115.1\n";

const RELATIONS: &str = "occupationUri,relationType,skillUri\n\
    http://data.europa.eu/esco/occupation/carpenter,essential,http://data.europa.eu/esco/skill/timber\n\
    http://data.europa.eu/esco/occupation/carpenter,essential,http://data.europa.eu/esco/skill/read\n\
    http://data.europa.eu/esco/occupation/carpenter,optional,http://data.europa.eu/esco/skill/weld\n\
    http://data.europa.eu/esco/occupation/carpenter,optional,http://data.europa.eu/esco/skill/none\n";

fn download(files: &[(&str, &str)]) -> Download {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    read(&[folder.path().to_owned()], &Limits::default(), &mut |_, _, _| {}).expect("a download")
}

pub(crate) fn first() -> Download {
    let skills = skills(&FIRST);
    download(&[
        ("skills_en.csv", &skills),
        ("occupations_en.csv", OCCUPATIONS),
        ("occupationSkillRelations.csv", RELATIONS),
    ])
}

fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

fn skill(name: &str) -> Uri {
    format!("http://data.europa.eu/esco/skill/{name}").parse().expect("an address")
}

fn carpenter() -> Uri {
    "http://data.europa.eu/esco/occupation/carpenter".parse().expect("an address")
}

pub(crate) async fn take(
    bench: &Bench,
    download: &Download,
    as_version: &str,
) -> Result<Report, Error> {
    import(&bench.app, &bench.ctx, download, &version(as_version), false, &|_| {}).await
}

/// A coordinator of some organisation.
fn reader(bench: &Bench) -> Context {
    let organisation = bench.ctx.id();
    bench.ctx.acting_as(Actor { organisation, person: None, role: Role::Coordinator })
}

async fn search_in(app: &App, ctx: &Context, text: &str, occupation: Option<&Uri>) -> Found {
    let query = Query { text, kind: Kind::Skill, occupation, most: 10 };
    esco::search(app, ctx, &query).await.expect("searched").expect("a classification")
}

async fn found(bench: &Bench, text: &str) -> Vec<Hit> {
    search_in(&bench.app, &reader(bench), text, None).await.hits
}

async fn labels(bench: &Bench, text: &str) -> Vec<String> {
    found(bench, text).await.into_iter().map(|hit| hit.label).collect()
}

fn refused(error: Error) -> Refused {
    match error {
        Error::Refused(refused) => refused,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_download_comes_in_whole_and_the_same_one_twice_changes_nothing() {
    let bench = Bench::new().await;
    let query = Query { text: "weld", kind: Kind::Skill, occupation: None, most: 9 };
    let nothing = esco::search(&bench.app, &reader(&bench), &query).await.expect("searched");
    assert_eq!(nothing, None, "no classification yet");

    let download = first();
    let tried = import(&bench.app, &bench.ctx, &download, &version("v1.1.1"), true, &|_| {}).await;
    assert_eq!(tried.expect("tried").terms.added, 7);
    assert!(esco::release(&bench.app, &bench.ctx).await.expect("read").is_none(), "only tried");

    let report = take(&bench, &download, "v1.1.1").await.expect("taken in");
    assert_eq!((report.terms.added, report.labels.added, report.relations.added), (7, 7, 3));
    assert_eq!(report.strangers.len(), 1, "a relation to a skill that is in no list");
    assert!(report.strangers[0].contains("skill/none (occupationSkillRelations.csv, 5)"));
    assert_eq!(labels(&bench, "weld").await, ["weld metal"]);

    let journal_head = async || {
        let page = journal::list(&bench.app, &bench.ctx, INSTALLATION, None, 10).await;
        page.expect("read").into_iter().filter(|e| e.act == "esco.imported").count()
    };
    assert_eq!(journal_head().await, 1);
    let again = take(&bench, &download, "v1.1.1").await.expect("taken in");
    assert!(!again.changed);
    assert_eq!((again.terms.same, again.labels.same, again.relations.same), (7, 7, 3));
    assert_eq!(journal_head().await, 1, "nothing happened");

    let office = reader(&bench);
    let by_office = import(&bench.app, &office, &download, &version("v1.2"), false, &|_| {}).await;
    assert!(matches!(by_office, Err(Error::NotFound)));
}

#[tokio::test]
async fn terms_are_found_without_accents_by_other_names_and_in_spite_of_errors() {
    let bench = Bench::new().await;
    take(&bench, &first(), "v1.1.1").await.expect("taken in");
    assert_eq!(labels(&bench, "SAUTE").await, ["prepare sauté dishes"]);
    let other = found(&bench, "blueprint").await;
    assert_eq!((other[0].label.as_str(), other[0].how), ("read drawings", Some(Match::OtherWords)));
    assert_eq!(other[0].also.as_deref(), Some("interpret blueprints"));
    for near in ["tmiber", "timbr", "timbber", "drawnigs"] {
        let near = found(&bench, near).await;
        assert_eq!(near[0].how, Some(Match::Near), "{near:?}");
    }
    assert_eq!(labels(&bench, "tmiber").await, ["cut timber"]);
    assert_eq!(labels(&bench, "xylophone").await, Vec::<String>::new());

    let stranger = Context::new(Actor::VISITOR, bench.now(), bench.ctx.ids.clone());
    let query = Query { text: "weld", kind: Kind::Skill, occupation: None, most: 9 };
    let answer = esco::search(&bench.app, &stranger, &query).await;
    assert!(matches!(answer, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_occupations_skills_are_proposed_and_come_first() {
    let bench = Bench::new().await;
    take(&bench, &first(), "v1.1.1").await.expect("taken in");
    let (ctx, carpenter) = (reader(&bench), carpenter());
    let proposed = search_in(&bench.app, &ctx, " ", Some(&carpenter)).await.hits;
    let told: Vec<_> = proposed.iter().map(|hit| (hit.label.as_str(), hit.tie)).collect();
    assert_eq!(
        told,
        [
            ("cut timber", Some(Tie::Essential)),
            ("read drawings", Some(Tie::Essential)),
            ("weld metal", Some(Tie::Optional)),
        ]
    );
    let file = esco::term(&bench.app, &ctx, &carpenter).await.expect("a term");
    assert_eq!(file.skills, proposed);
    // `w` begins a word of four skills: the occupation's own come first.
    let narrowed = search_in(&bench.app, &ctx, "w", Some(&carpenter)).await.hits;
    let order: Vec<_> = narrowed.iter().map(|hit| hit.label.as_str()).collect();
    assert_eq!(order, ["cut timber", "weld metal", "plan work"]);
}

#[tokio::test]
async fn a_newer_version_retires_what_it_does_not_hold_and_names_what_stands_in_its_stead() {
    let bench = Bench::new().await;
    take(&bench, &first(), "v1.1.1").await.expect("taken in");
    let ctx = reader(&bench);
    let kept = esco::choose(&bench.app, &ctx, &[skill("weld"), skill("weld")]).await;
    let kept = kept.expect("chosen");
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].label.as_str(), kept[0].version.clone()),
        ("weld metal", version("v1.1.1"))
    );

    // Another process reads the classification before it changes.
    let other = App::new(bench.app.store.clone(), bench.app.keys.clone(), "http://other");
    assert_eq!(search_in(&other, &ctx, "slide", None).await.hits.len(), 1);

    let mut rows = FIRST.to_vec();
    rows.retain(|(name, ..)| !matches!(*name, "weld" | "old"));
    rows.push(("welding", "join metal", "weld metal"));
    let (now, later) = (skills(&rows), "v1.2.0");
    let part = download(&[("skills_en.csv", &now)]);
    let error = take(&bench, &part, later).await.expect_err("no occupations");
    assert_eq!(refused(error).key, "esco-import-part");
    let whole = download(&[("skills_en.csv", &now), ("occupations_en.csv", OCCUPATIONS)]);
    let report = take(&bench, &whole, later).await.expect("taken in");
    assert_eq!((report.terms.added, report.terms.gone, report.terms.same), (1, 2, 5));

    assert_eq!(search_in(&other, &ctx, "slide", None).await.hits, [], "the other process notices");
    let file = esco::term(&bench.app, &ctx, &skill("weld")).await.expect("still readable");
    assert_eq!((file.texts.label.as_str(), file.retired), ("weld metal", Some(version(later))));
    assert_eq!(file.successor.map(|hit| hit.label).as_deref(), Some("join metal"));
    let error = esco::choose(&bench.app, &ctx, &[skill("weld")]).await.expect_err("retired");
    let why = refused(error);
    assert_eq!(why.key, "esco-retired-successor");
    assert!(why.values.contains(&("successor", "join metal".into())), "{why:?}");
    let error = esco::choose(&bench.app, &ctx, &[skill("old")]).await.expect_err("retired");
    assert_eq!(refused(error).key, "esco-retired");
    let error = esco::choose(&bench.app, &ctx, &[skill("never")]).await.expect_err("unknown");
    assert_eq!(refused(error).key, "esco-unknown");

    let error = take(&bench, &first(), "v1.1.1").await.expect_err("older");
    assert_eq!(refused(error).key, "esco-import-older");
    // What comes back can be chosen again.
    let report = take(&bench, &first(), "v1.3").await.expect("taken in");
    assert_eq!((report.terms.changed, report.terms.gone), (2, 1));
    assert!(esco::choose(&bench.app, &ctx, &[skill("old")]).await.is_ok());
}

#[tokio::test]
async fn another_language_is_found_and_shown_beside_english() {
    let bench = Bench::new().await;
    take(&bench, &first(), "v1.1.1").await.expect("taken in");
    let norwegian = reader(&bench).with_language(Language::Nb);
    assert!(!search_in(&bench.app, &norwegian, "timber", None).await.in_own_language);
    let translated = skills(&[("timber", "kappe tømmer", "sage tre")]);
    let report = take(&bench, &download(&[("skills_no.csv", &translated)]), "v1.1.1").await;
    let report = report.expect("taken in");
    // What the file does not hold is retired: a list is complete or not there.
    assert_eq!((report.labels.added, report.terms.gone), (1, 5));
    for typed in ["TOMMER", "timber", "saw"] {
        let found = search_in(&bench.app, &norwegian, typed, None).await;
        assert!(found.in_own_language);
        assert_eq!(found.hits[0].label, "kappe tømmer", "{typed}");
    }
    let english = search_in(&bench.app, &reader(&bench), "tømmer", None).await;
    assert_eq!(english.hits[0].label, "cut timber");
}

/// Everything of the classification that is at hand.
fn at_hand() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/esco");
    let files = std::fs::read_dir(&folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let archives: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "zip")).collect();
    (!archives.is_empty()).then_some(archives)
}

#[tokio::test]
async fn the_commissions_own_classification_is_taken_in_and_searched() {
    let Some(paths) = at_hand() else {
        println!("skipped: the classification is not in ../shared/data/esco");
        return;
    };
    let bench = Bench::new().await;
    let began = std::time::Instant::now();
    let download = read(&paths, &Limits::default(), &mut |_, _, _| {}).expect("a download");
    let report = take(&bench, &download, "v1.1.1").await.expect("taken in");
    println!("taken in within {:?}", began.elapsed());
    assert_eq!(report.terms.added, 13_896 + 3_007 + 619 + 640);
    assert_eq!(report.strangers, Vec::<String>::new());
    if download.skills_of.is_some() {
        assert!(report.relations.added >= 123_855);
    } else {
        println!("skipped: no relations are in ../shared/data/esco");
    }
    assert!(!take(&bench, &download, "v1.1.1").await.expect("again").changed);
    for (typed, meant) in [
        ("apply roll roofing", "apply roll roofing"),
        ("apply roll rofing", "apply roll roofing"),
        ("demonstrate intercutural competence", "demonstrate intercultural competence"),
        ("demonstrate interculturla", "demonstrate intercultural competence"),
        ("work in tems", "work in teams"),
        ("haskel", "Haskell"),
    ] {
        let labels = labels(&bench, typed).await;
        assert!(labels.iter().any(|label| label == meant), "{typed}: {labels:?}");
    }
    let query = Query { text: "joiner", kind: Kind::Occupation, occupation: None, most: 10 };
    let hits = esco::search(&bench.app, &reader(&bench), &query).await.expect("searched");
    let hits = hits.expect("a classification").hits;
    let carpenter = hits.iter().find(|hit| hit.label == "carpenter").expect("by another name");
    assert_eq!(carpenter.how, Some(Match::ExactOther));
}
