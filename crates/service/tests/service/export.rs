//! The tables of the year go out as they came in, and come in again without changing anything.

use crate::year::{OFFICE, Office, table};
use std::fmt::Debug;
use walz_domain::incident::IncidentKind;
use walz_domain::support_need::ReadFor;
use walz_exchange::tables::{
    self, HostStatus, Insured, Key, Limits, Separator, SupportNeed, Table, TableKind,
};
use walz_policy::{Actor, Role};
use walz_service::import::Options;
use walz_service::{Context, Error, allocation, export, import};

/// The office with every table of the year, and everybody placed.
async fn whole_year() -> Office {
    let office = Office::filled().await;
    let rest = [
        TableKind::Skills,
        TableKind::Calendar,
        TableKind::Evidence,
        TableKind::Windows,
        TableKind::LanguageCourses,
        TableKind::Grades,
        TableKind::SmartTargets,
    ];
    for kind in rest {
        bring(&office, kind).await;
    }
    let run = allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let file = allocation::newest(&office.app, &office.ctx, office.call).await.expect("read");
    let learners: Vec<_> = file.expect("a run").allocations.iter().map(|a| a.learner).collect();
    allocation::confirm(&office.app, &office.ctx, run, &learners).await.expect("confirmed");
    bring(&office, TableKind::Incidents).await;
    office
}

async fn bring(office: &Office, kind: TableKind) {
    let done = office.import(kind, &table(kind)).await;
    done.unwrap_or_else(|refusal| panic!("{kind}: {refusal}"));
}

async fn taken(office: &Office, kind: TableKind) -> export::Export {
    let taken = export::table(&office.app, &office.ctx, kind, None).await;
    taken.unwrap_or_else(|error| panic!("{kind}: {error}"))
}

fn rows<T: Table>(bytes: &[u8]) -> Vec<T> {
    let sheet = tables::read("t", bytes, &Limits::default()).expect("a readable file");
    let parsed = tables::parse::<T>(&sheet);
    let parsed = parsed.unwrap_or_else(|faults| panic!("{}: {:#?}", T::KIND, faults.list));
    let mut rows = parsed.into_values();
    rows.sort_by_key(Table::key);
    rows
}

fn named(office: &Office, role: Role) -> Context {
    office.ctx.acting_as(Actor { organisation: OFFICE, person: None, role })
}

#[tokio::test]
async fn what_is_taken_out_can_be_brought_in_again_and_changes_nothing() {
    let office = whole_year().await;
    let counts = export::counts(&office.app, &office.ctx, None).await.expect("counted");
    assert_eq!(counts.len(), TableKind::ALL.len() - 1);
    for kind in export::open_kinds() {
        let out = taken(&office, kind).await;
        assert_eq!(counts[&kind], out.rows as i64, "{kind}");
        let files =
            [out.csv(Separator::Comma), out.csv(Separator::Semicolon), out.xlsx().expect("a file")];
        for bytes in files {
            let file = ("table", bytes.as_slice());
            let seen = import::preview(&office.app, &office.ctx, kind, file, Options::default());
            let report = seen.await.unwrap_or_else(|refusal| panic!("{kind}: {refusal}"));
            assert_eq!((report.tally.added, report.tally.changed), (0, 0), "{kind}");
            assert_eq!(report.tally.same as usize, out.rows, "{kind}");
            assert!(report.warnings.is_empty(), "{kind}: {:?}", report.warnings);
        }
        bring_back(&office, kind, &out.csv(Separator::Comma)).await;
        let again = taken(&office, kind).await.csv(Separator::Comma);
        assert!(again == out.csv(Separator::Comma), "{kind}");
    }
}

async fn bring_back(office: &Office, kind: TableKind, bytes: &[u8]) {
    let tally = office.import(kind, bytes).await.expect("brought in again").tally;
    assert_eq!((tally.added, tally.changed), (0, 0), "{kind}");
}

/// Compares the rows of the folder, as far as records keep them, with those that were taken out.
async fn same<T: Table + Debug>(office: &Office, kept: impl Fn(&mut T, &T)) {
    let mut demo: Vec<T> = rows(&table(T::KIND));
    let out: Vec<T> = rows(&taken(office, T::KIND).await.csv(Separator::Comma));
    assert_eq!(demo.len(), out.len(), "{}", T::KIND);
    assert!(!demo.is_empty(), "{}", T::KIND);
    for (demo, out) in demo.iter_mut().zip(&out) {
        kept(demo, out);
        assert_eq!(demo, out, "{}", T::KIND);
    }
}

#[tokio::test]
async fn the_rows_are_those_of_the_folder_where_all_their_columns_are_kept() {
    let office = whole_year().await;
    let year = &office;
    same::<tables::Place>(year, |_, _| {}).await;
    same::<tables::Trade>(year, |_, _| {}).await;
    same::<tables::Unit>(year, |_, _| {}).await;
    same::<tables::Skill>(year, |_, _| {}).await;
    same::<tables::Criterion>(year, |_, _| {}).await;
    same::<tables::UnitCost>(year, |_, _| {}).await;
    same::<tables::Milestone>(year, |_, _| {}).await;
    same::<tables::Window>(year, |_, _| {}).await;
    same::<tables::Accommodation>(year, |_, _| {}).await;
    same::<tables::Offer>(year, |_, _| {}).await;
    same::<tables::Evidence>(year, |_, _| {}).await;
    same::<tables::Partner>(year, |demo, _| demo.fictional = false).await;
    same::<tables::HomeCompany>(year, |demo, _| demo.fictional = false).await;
    same::<tables::Guardian>(year, |demo, _| demo.fictional = false).await;
    same::<tables::Applicant>(year, |demo, _| demo.fictional = false).await;
    same::<tables::LanguageCourse>(year, |demo, _| demo.fictional = false).await;
    same::<tables::Tutor>(year, |demo, _| {
        (demo.role, demo.fictional) = (None, false);
    })
    .await;
    same::<tables::Visit>(year, |demo, _| demo.window = None).await;
    same::<tables::HostCompany>(year, |demo, _| {
        demo.fictional = false;
        if demo.insured == Insured::Pending {
            demo.insured = Insured::No;
        }
        if demo.status == HostStatus::New {
            demo.status = HostStatus::Active;
        }
    })
    .await;
    same::<tables::Learner>(year, |demo, out| {
        (demo.support_flag, demo.applied_on, demo.fictional) = (false, None, false);
        // The folder shortens the names of criteria.
        let whole = |short: &Key| {
            let mut keys = out.marks.keys();
            keys.find(|key| key.as_str().starts_with(short.as_str())).expect("a mark").clone()
        };
        demo.marks = demo.marks.iter().map(|(short, mark)| (whole(short), *mark)).collect();
    })
    .await;
    same::<tables::Incident>(year, |demo, out| {
        demo.severity = None;
        if demo.about_health || demo.kind == IncidentKind::Safeguarding {
            demo.description = None;
        }
        // They happened where our own allocation has sent the learner.
        assert!(out.partner.is_some() && out.placement.is_some());
        (demo.partner, demo.placement) = (out.partner.clone(), out.placement.clone());
    })
    .await;
}

#[tokio::test]
async fn what_is_about_health_leaves_for_a_purpose_only_and_every_reading_is_on_record() {
    let office = whole_year().await;
    let (app, ctx) = (&office.app, &office.ctx);
    let refused = export::table(app, ctx, TableKind::SupportNeeds, None).await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    let needs = export::restricted(app, ctx, TableKind::SupportNeeds, ReadFor::Housing).await;
    let needs = needs.expect("disclosed");
    let demo: Vec<SupportNeed> = rows(&table(TableKind::SupportNeeds));
    assert!(rows::<SupportNeed>(&needs.csv(Separator::Comma)) == demo);
    assert!(rows::<SupportNeed>(&needs.xlsx().expect("a file")) == demo);
    let told = export::restricted(app, ctx, TableKind::Incidents, ReadFor::Care).await;
    let told = told.expect("disclosed").csv(Separator::Comma);
    let whole: Vec<tables::Incident> = rows(&told);
    assert!(whole.iter().all(|incident| incident.description.is_some()));
    assert!(whole.iter().any(|incident| incident.about_health));

    // The table without the texts takes nothing away from them.
    let open = taken(&office, TableKind::Incidents).await.csv(Separator::Comma);
    bring_back(&office, TableKind::Incidents, &open).await;
    let again = export::restricted(app, ctx, TableKind::Incidents, ReadFor::Care).await;
    assert!(again.expect("disclosed").csv(Separator::Comma) == told);

    let mut db = app.store.read().await.expect("a connection");
    let entries = walz_store::journal::list(&mut db, OFFICE, None, 10_000).await.expect("entries");
    let of = |act: &str, words: &str| {
        entries.iter().filter(|e| e.act == act && e.detail.contains(words)).count()
    };
    assert_eq!(of("support_need.read", r#""purpose":"housing""#), demo.len());
    let guarded = whole.iter().filter(|i| i.about_health || i.kind == IncidentKind::Safeguarding);
    assert_eq!(of("incident.read", r#""purpose":"care""#), 2 * guarded.count());
    assert_eq!(of("export.restricted", "support_needs_restricted"), 1);
    assert_eq!(of("export.done", r#""table":"incidents""#), 1);
    assert!(entries.iter().all(|e| !e.detail.contains("nut") && !e.detail.contains("insulin")));
}

#[tokio::test]
async fn tables_leave_only_by_those_who_run_the_rounds() {
    let office = Office::filled().await;
    let app = &office.app;
    for role in [Role::Finance, Role::Safeguarding, Role::Auditor, Role::NetworkManager] {
        let ctx = named(&office, role);
        let error = export::table(app, &ctx, TableKind::Learners, None).await;
        assert!(matches!(error, Err(Error::NotFound)), "{role}");
        let error = export::counts(app, &ctx, None).await;
        assert!(matches!(error, Err(Error::NotFound)), "{role}");
        let needs = export::restricted(app, &ctx, TableKind::SupportNeeds, ReadFor::Care).await;
        assert_eq!(needs.is_ok(), role == Role::Safeguarding, "{role}");
    }
    let operator = named(&office, Role::Operator);
    let learners = export::table(app, &operator, TableKind::Learners, None).await;
    assert_eq!(learners.expect("taken out").rows, 65);
    let needs = export::restricted(app, &operator, TableKind::SupportNeeds, ReadFor::Care).await;
    assert!(matches!(needs, Err(Error::NotFound)), "who runs the installation runs no cases");
    let mut work = walz_service::Work::fresh(app, &office.ctx).await.expect("begun");
    let own = walz_store::organisation::find(&mut work, OFFICE).await.expect("read");
    let other = walz_domain::organisation::Organisation {
        id: walz_domain::OrganisationId(uuid::Uuid::from_u128(99)),
        ..own.expect("an organisation").into_value()
    };
    walz_store::organisation::add(&mut work, &other).await.expect("added");
    work.commit(()).await.expect("committed");
    let stranger = office.ctx.acting_as(Actor { organisation: other.id, ..office.ctx.actor });
    for kind in export::open_kinds() {
        let out = export::table(app, &stranger, kind, None).await.expect("taken out");
        assert_eq!(out.rows, 0, "{kind}");
    }
    let foreign = export::table(app, &stranger, TableKind::Learners, Some(office.call)).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
}

#[tokio::test]
async fn somebody_with_one_name_only_comes_back_with_it() {
    let office = Office::filled().await;
    let mut work = walz_service::Work::fresh(&office.app, &office.ctx).await.expect("begun");
    let people = walz_store::person::list(&mut work, OFFICE).await.expect("people");
    let mut one = people.into_iter().find(|p| p.name.as_str() == "Trym Rustad").expect("a learner");
    one.name = "Suharto".parse().expect("a name");
    walz_store::person::update(&mut work, OFFICE, &one).await.expect("renamed");
    work.commit(()).await.expect("committed");
    let out = taken(&office, TableKind::Learners).await.csv(Separator::Comma);
    assert!(String::from_utf8_lossy(&out).contains("Suharto"));
    bring_back(&office, TableKind::Learners, &out).await;
}
