//! The library of learning outcomes: written, kept in versions, published, copied, retired.

use crate::bench::Bench;
use crate::year::{OFFICE, Office, table};
use std::collections::BTreeMap;
use walz_domain::OrganisationId;
use walz_domain::language::Language;
use walz_domain::organisation::Organisation;
use walz_domain::trade::Trade;
use walz_domain::unit::{Part, State, Step, Texts};
use walz_exchange::tables::TableKind;
use walz_policy::{Actor, Role};
use walz_service::unit::{self, Edit, Filter};
use walz_service::{Context, Error, organisation};
use walz_store as store;

async fn trade(bench: &Bench, of: OrganisationId, code: &str) -> Trade {
    let trade = Trade {
        id: bench.ctx.id(),
        code: code.to_owned(),
        name_en: "Carpentry".to_owned(),
        name_nb: "Tømrerfaget".to_owned(),
        esco_uri: None,
        esco_code: None,
        esco_label: None,
        isced_f: None,
        eqf: 4,
        qualification: None,
    };
    let mut tx = bench.app.store.begin().await.expect("begun");
    store::trade::add(&mut tx, of, &trade).await.expect("added");
    tx.commit().await.expect("kept");
    trade
}

/// An organisation with one trade, and its coordinator.
async fn library(bench: &Bench, name: &str, code: &str) -> (Context, Trade) {
    let new = Organisation {
        id: bench.ctx.id(),
        name: name.parse().expect("a name"),
        oid: None,
        city: "Hamar".to_owned(),
        country: "NO".parse().expect("a country"),
        coordinates: None,
        duty_phone: None,
        time_zone: "Europe/Oslo".to_owned(),
    };
    let of = organisation::add(&bench.app, &bench.ctx, &new).await.expect("added");
    (bench.coordinator(of), trade(bench, of, code).await)
}

fn edit(trade: &Trade, title: &str) -> Edit {
    Edit {
        code: "C-U1".to_owned(),
        trade: trade.id,
        eqf: 4,
        min_weeks: 4,
        points: Some(250),
        language: Language::ENGLISH,
        texts: Texts {
            title: title.to_owned(),
            skills: "builds a wall".to_owned(),
            criteria: vec!["It stands.".to_owned()],
            assessment_method: "observation".to_owned(),
            ..Texts::default()
        },
        translations: BTreeMap::new(),
        links: Vec::new(),
    }
}

fn faults(error: Error) -> Vec<String> {
    match error {
        Error::Invalid(faults) => faults.into_iter().map(|f| f.field.into_owned()).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_change_keeps_what_was_said_before_as_a_version() {
    let bench = Bench::new().await;
    let (ctx, carpentry) = library(&bench, "Fagskolen", "carpentry").await;
    let app = &bench.app;
    let id = unit::add(app, &ctx, &edit(&carpentry, "Build a wall")).await.expect("added");
    let file = unit::see(app, &ctx, id).await.expect("seen");
    assert_eq!((file.unit.state, file.unit.number, file.versions.len()), (State::Draft, 1, 1));
    assert!(file.advice.is_empty() && file.versions[0].replaced.is_none());

    let read = file.unit.version();
    unit::change(app, &ctx, id, read, &edit(&carpentry, "Build a wall")).await.expect("the same");
    assert_eq!(unit::see(app, &ctx, id).await.expect("seen").unit.number, 1, "nothing changed");
    unit::change(app, &ctx, id, read, &edit(&carpentry, "Build a roof")).await.expect("changed");
    let slow = unit::change(app, &ctx, id, read, &edit(&carpentry, "Build a door")).await;
    assert!(matches!(slow, Err(Error::ChangedMeanwhile)));
    let file = unit::see(app, &ctx, id).await.expect("seen");
    let [now, first] = file.versions.as_slice() else { panic!("two versions") };
    assert_eq!((now.unit.title.as_str(), now.unit.number), ("Build a roof", 2));
    assert_eq!((first.unit.title.as_str(), first.unit.number), ("Build a wall", 1));
    assert!(first.replaced.is_some() && first.before.is_none());
    let before = now.before.as_ref().expect("the first");
    assert_eq!(now.unit.changes_since(before), [Part::Title]);

    let step = async |step| {
        let version = unit::see(app, &ctx, id).await.expect("seen").unit.version();
        unit::step(app, &ctx, id, version, step).await
    };
    assert!(matches!(step(Step::Retire).await, Err(Error::Refused(_))), "a draft");
    step(Step::Publish).await.expect("published");
    step(Step::Retire).await.expect("retired");
    assert_eq!(unit::see(app, &ctx, id).await.expect("seen").unit.state, State::Retired);
}

#[tokio::test]
async fn everything_that_does_not_fit_is_told_at_once() {
    let bench = Bench::new().await;
    let (ctx, carpentry) = library(&bench, "Fagskolen", "carpentry").await;
    let (_, foreign) = library(&bench, "Andre", "carpentry").await;
    let mut wrong = edit(&foreign, " ");
    wrong.code = "a;b".to_owned();
    wrong.eqf = 9;
    wrong.texts.skills = "x".repeat(2_001);
    wrong.translations.insert(Language::ENGLISH, Texts::default());
    let told = faults(unit::add(&bench.app, &ctx, &wrong).await.expect_err("wrong"));
    assert_eq!(told, ["trade", "eqf", "title", "other-language", "skills", "code"]);
    unit::add(&bench.app, &ctx, &edit(&carpentry, "Build")).await.expect("added");
    let told =
        faults(unit::add(&bench.app, &ctx, &edit(&carpentry, "B")).await.expect_err("taken"));
    assert_eq!(told, ["code"]);
    let unknown = Edit {
        code: "C-U2".to_owned(),
        links: vec!["http://data.europa.eu/esco/skill/none".parse().expect("an address")],
        ..edit(&carpentry, "Build")
    };
    let refused = unit::add(&bench.app, &ctx, &unknown).await;
    assert!(matches!(refused, Err(Error::Refused(why)) if why.key == "esco-unknown"));
}

#[tokio::test]
async fn what_others_have_published_is_copied_with_its_origin() {
    let bench = Bench::new().await;
    let (ours, _) = library(&bench, "Fagskolen", "carpentry").await;
    let (theirs, carpentry) = library(&bench, "Bergen", "carpentry").await;
    let (apart, _) = library(&bench, "Tromsø", "cooking").await;
    let app = &bench.app;
    let id = unit::add(app, &theirs, &edit(&carpentry, "Build a wall")).await.expect("added");
    let list = async |ctx: &Context| {
        let library = unit::list(app, ctx, &Filter::default()).await.expect("listed");
        (library.own.len(), library.others.len())
    };
    assert_eq!((list(&ours).await, list(&theirs).await), ((0, 0), (1, 0)), "a draft is theirs");
    assert!(matches!(unit::copy(app, &ours, id).await, Err(Error::NotFound)));
    let version = unit::see(app, &theirs, id).await.expect("seen").unit.version();
    unit::step(app, &theirs, id, version, Step::Publish).await.expect("published");
    assert_eq!(list(&ours).await, (0, 1));
    assert!(matches!(unit::see(app, &ours, id).await, Err(Error::NotFound)), "only to copy");

    let copy = unit::copy(app, &ours, id).await.expect("copied");
    let file = unit::see(app, &ours, copy).await.expect("seen");
    let origin = file.unit.origin.clone().expect("an origin");
    assert_eq!((origin.name.as_str(), origin.unit, origin.number), ("Bergen", id, 1));
    assert_eq!((file.unit.state, file.trade.code.as_str()), (State::Draft, "carpentry"));
    let again = unit::copy(app, &ours, copy).await.expect("copied");
    let again = unit::see(app, &ours, again).await.expect("seen");
    assert_eq!(again.unit.code, "C-U1-2", "a code of its own");
    let refused = unit::copy(app, &apart, id).await;
    assert!(matches!(refused, Err(Error::Refused(why)) if why.key == "unit-copy-no-trade"));

    let finance = ours.acting_as(Actor { role: Role::Finance, ..ours.actor });
    let refused = unit::list(app, &finance, &Filter::default()).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_table_changes_only_what_it_has_columns_for_and_keeps_versions() {
    let office = Office::open().await;
    for kind in [TableKind::Trades, TableKind::Units] {
        office.import(kind, &table(kind)).await.expect("imported");
    }
    let search = async |text: &str, trade: Option<&str>| {
        let filter = Filter { text: text.to_owned(), trade: trade.map(str::to_owned), state: None };
        unit::list(&office.app, &office.ctx, &filter).await.expect("listed").own
    };
    assert_eq!(search("", None).await.len(), 81);
    assert_eq!(search("insul timb", None).await.len(), 1);
    assert_eq!(search("", Some("carpentry")).await.len(), 3);
    let (known, _) = search("carpentry-u1", None).await.remove(0);
    assert_eq!((known.state, known.number), (State::Published, 1));

    let mut edited = known.value.clone();
    edited.criteria = vec!["The wall stands straight.".to_owned()];
    let id = edited.id;
    let (mut tx, version) = (office.app.store.begin().await.expect("begun"), known.version());
    let mut stored = store::unit::find(&mut tx, OFFICE, id).await.expect("read").expect("a unit");
    assert_eq!(stored.version(), version);
    *stored = edited;
    store::unit::update(&mut tx, OFFICE, &stored).await.expect("kept");
    tx.commit().await.expect("kept");

    let units = String::from_utf8(table(TableKind::Units)).expect("text");
    let units = units.replace("Build and insulate a timber wall element", "Build a wall");
    let report = office.import(TableKind::Units, units.as_bytes()).await.expect("imported");
    assert_eq!((report.tally.changed, report.tally.same), (1, 80));
    let file = unit::see(&office.app, &office.ctx, id).await.expect("seen");
    assert_eq!((file.unit.title.as_str(), file.unit.number), ("Build a wall", 2));
    assert_eq!(file.unit.criteria, ["The wall stands straight."], "no column says anything of it");
    assert_eq!(file.versions.len(), 2);
}
