//! The demo's tables become a round, and the engine finds its best allocation.

use jiff::civil::date;
use std::path::PathBuf;
use uuid::Uuid;
use walz_domain::allocation::{Fate, Figures};
use walz_domain::application::Application;
use walz_domain::call::{Call, Plan};
use walz_domain::grant::Category;
use walz_domain::organisation::Organisation;
use walz_domain::window::Period;
use walz_domain::{CallId, OrganisationId, PersonId};
use walz_exchange::tables::TableKind;
use walz_policy::{Actor, Role};
use walz_service::import::{Options, Refusal};
use walz_service::{App, Context, Ids, Keys, allocation, board, call, import, project};
use walz_store::testing::TestDatabase;
use walz_store::{self as store, Access as _, Id, organisation, person};

pub(crate) const OFFICE: OrganisationId = OrganisationId(Uuid::from_u128(1));
const KARI: PersonId = PersonId(Uuid::from_u128(2));
const NOW: &str = "2026-11-21T09:00:00Z";

/// The tables in the order in which they refer to each other.
const TABLES: [TableKind; 16] = [
    TableKind::Places,
    TableKind::Trades,
    TableKind::Units,
    TableKind::Criteria,
    TableKind::UnitCosts,
    TableKind::Partners,
    TableKind::HostCompanies,
    TableKind::Accommodations,
    TableKind::Offers,
    TableKind::HomeCompanies,
    TableKind::Tutors,
    TableKind::Learners,
    TableKind::Guardians,
    TableKind::SupportNeeds,
    TableKind::Applicants,
    TableKind::Visits,
];

pub(crate) struct Office {
    pub(crate) app: App,
    pub(crate) ctx: Context,
    pub(crate) call: CallId,
    _db: TestDatabase,
}

pub(crate) fn table(kind: TableKind) -> Vec<u8> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../demo")
        .join(format!("{}.csv", kind.name()));
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

impl Office {
    pub(crate) async fn open() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        let ids = Ids::seeded(1);
        let app = App::new(db.store.clone(), Keys::generate(&ids), "https://walz.example/");
        let actor = Actor { organisation: OFFICE, person: Some(KARI), role: Role::Coordinator };
        let ctx = Context::new(actor, NOW.parse().expect("a moment"), ids);
        let mut tx = app.store.begin().await.expect("a transaction");
        let office = Organisation {
            id: OFFICE,
            name: "Innlandet".parse().expect("a name"),
            oid: None,
            city: "Hamar".to_owned(),
            country: "NO".parse().expect("a country"),
            coordinates: None,
            duty_phone: None,
            time_zone: "Europe/Oslo".to_owned(),
        };
        organisation::add(&mut tx, &office).await.expect("an organisation");
        let kari = walz_domain::person::Person {
            id: KARI,
            name: "Kari Øverland".parse().expect("a name"),
            call_me: None,
            email: None,
            phone: None,
            language: None,
            born: None,
        };
        person::add(&mut tx, OFFICE, &kari).await.expect("a person");
        tx.commit().await.expect("committed");
        let period = Period::new(date(2026, 6, 1), date(2028, 5, 31)).expect("a period");
        let new = project::New {
            code: "2026-1-NO01-KA121-VET-000000001".to_owned(),
            title: "2027".to_owned(),
            call_year: 2026,
            period,
            awarded: None,
        };
        let project = project::add(&app, &ctx, new).await.expect("a project");
        let plan = Plan {
            title: "2027".to_owned(),
            opens: date(2026, 9, 7),
            closes: date(2026, 10, 5),
            appeals_until: date(2026, 11, 17),
            threshold: 5_500,
            criteria: Vec::new(),
            windows: Vec::new(),
            luck_weight: 0,
            deadlines: walz_domain::deadline::Deadlines::default(),
        };
        let new = call::New { project, plan };
        let call = call::add(&app, &ctx, new).await.expect("a call");
        Self { app, ctx, call, _db: db }
    }

    pub(crate) async fn import(
        &self,
        kind: TableKind,
        bytes: &[u8],
    ) -> Result<import::Report, Refusal> {
        import::import(&self.app, &self.ctx, kind, ("table.csv", bytes), Options::default()).await
    }

    /// The same learners with the same wishes, selected in a round of the year after.
    pub(crate) async fn next_year(self) -> Self {
        let mut tx = self.app.store.begin().await.expect("a transaction");
        let old = store::call::find(&mut tx, OFFICE, self.call).await.expect("read");
        let old = old.expect("the call").into_value();
        let call: CallId = self.ctx.id();
        let later = Call {
            id: call,
            title: "2028".to_owned(),
            opens: date(2027, 9, 6),
            closes: date(2027, 10, 4),
            appeals_until: date(2027, 11, 16),
            ..old
        };
        store::call::add(&mut tx, OFFICE, &later).await.expect("a call");
        let all = store::application::of_call(&mut tx, OFFICE, Id(self.call)).await.expect("read");
        for application in all {
            let again = Application { id: self.ctx.id(), call, ..application.into_value() };
            store::application::add(&mut tx, OFFICE, &again).await.expect("an application");
        }
        tx.commit().await.expect("committed");
        Self { call, ..self }
    }

    pub(crate) async fn filled() -> Self {
        let office = Self::open().await;
        for kind in TABLES {
            let report = office.import(kind, &table(kind)).await;
            let report = report.unwrap_or_else(|refusal| panic!("{kind}: {refusal}"));
            assert_eq!(report.tally.added, report.tally.rows(), "{kind}");
        }
        office
    }
}

#[tokio::test]
async fn the_same_tables_twice_change_nothing() {
    let office = Office::filled().await;
    for kind in TABLES {
        let bytes = table(kind);
        let file = ("table.csv", bytes.as_slice());
        let options = Options::default();
        let preview = import::preview(&office.app, &office.ctx, kind, file, options).await;
        let tally = preview.unwrap_or_else(|refusal| panic!("{kind}: {refusal}")).tally;
        assert_eq!((tally.added, tally.changed), (0, 0), "{kind}");
        let again = office.import(kind, &bytes).await.expect("imported again").tally;
        assert_eq!(again.same, again.rows(), "{kind}");
    }
}

#[tokio::test]
async fn one_unknown_name_keeps_the_whole_table_out() {
    let office = Office::filled().await;
    let text = String::from_utf8(table(TableKind::Learners)).expect("text");
    let broken = text.replacen(",HC01,", ",HC99,", 1).replacen("L002,Johanne", "L002,Johanna", 1);
    let refusal = office.import(TableKind::Learners, broken.as_bytes()).await.expect_err("refused");
    let Refusal::Faults(faults) = refusal else { panic!("{refusal}") };
    assert_eq!((faults.total, faults.ready), (1, 64));
    assert_eq!((faults.list[0].line, faults.list[0].value.as_str()), (2, "HC99"));
    let mut db = office.app.store.read().await.expect("a connection");
    let _ = db.any();
    let people = person::list(&mut db, OFFICE).await.expect("people");
    assert!(people.iter().all(|p| p.name.as_str() != "Johanna Engen"));
}

#[tokio::test]
async fn the_demo_year_has_its_known_optimum() {
    let office = Office::filled().await;
    let run = allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let file = allocation::newest(&office.app, &office.ctx, office.call).await.expect("read");
    let file = file.expect("a run");
    assert_eq!(file.run.id, run);
    let Figures {
        learners, feasible_pairs, placed, objective, ranks, windows_met, optimal, ..
    } = file.run.figures.clone();
    assert_eq!((learners, feasible_pairs, placed), (65, 232, 65));
    assert_eq!((objective, ranks.as_slice(), optimal), (6_042, [41, 18, 6].as_slice(), true));
    assert!(windows_met > 0);
    let money = allocation::money(&office.app, &office.ctx, office.call).await.expect("money");
    let of = |category| money.of(category).whole_euros();
    assert_eq!(
        [
            of(Category::Travel),
            of(Category::IndividualSupport),
            of(Category::OrganisationalSupport),
            of(Category::InclusionOrganisation),
        ],
        [24_245, 322_058, 32_050, 2_000]
    );
    assert_eq!((money.total().whole_euros(), money.funded_days), (380_353, 6_380));
    for allocation in &file.allocations {
        let last = allocation.wishes.last().expect("a fate for each");
        assert!(matches!(last.fate, Fate::Given { .. }), "{last:?}");
        let dearer = allocation.wishes.len() - 1;
        assert!(allocation.wishes[..dearer].iter().all(|w| !matches!(w.fate, Fate::Given { .. })));
    }
    let first: Vec<_> = file.allocations.iter().take(3).map(|a| a.learner).collect();
    let stays =
        allocation::confirm(&office.app, &office.ctx, run, &first).await.expect("confirmed");
    assert_eq!(stays.len(), 3);
    let again = allocation::confirm(&office.app, &office.ctx, run, &first).await;
    assert!(again.is_err(), "nobody is placed twice");
    let filter = walz_store::board::Filter::default();
    let page = board::page(&office.app, &office.ctx, office.call, &filter, None, 100);
    let page = page.await.expect("a page");
    assert_eq!((page.rows.len(), page.count("stage", "placed")), (65, 3));
    assert_eq!(page.count("stage", "matching"), 62);
}

#[tokio::test]
async fn a_place_that_nobody_can_go_to_is_no_hindrance() {
    let office = Office::filled().await;
    let offers = String::from_utf8(table(TableKind::Offers)).expect("text");
    // Its partner and the companies have limits, which count it no more.
    let offers = offers.replacen(",no,18,", ",no,60,", 1);
    office.import(TableKind::Offers, offers.as_bytes()).await.expect("imported");
    allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let file = allocation::newest(&office.app, &office.ctx, office.call).await.expect("read");
    let figures = file.expect("a run").run.figures.clone();
    assert!(figures.feasible_pairs < 232 && figures.placed >= 64, "{figures:?}");
}
