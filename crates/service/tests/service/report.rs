//! The report of the demo's round, by the figures that the field knows of it.

use crate::year::{OFFICE, Office};
use walz_domain::OfferId;
use walz_domain::indicator::{Code, Indicator};
use walz_policy::{Actor, Role};
use walz_service::report::RoundReport;
use walz_service::{Context, Error, allocation, network, report};
use walz_words::{Language, Words};

/// The office, acting as somebody else in it.
fn as_role(office: &Office, role: Role) -> Context {
    let actor = Actor { organisation: OFFICE, person: None, role };
    Context::new(actor, office.ctx.now, office.ctx.ids.clone())
}

fn shown(report: &RoundReport, code: Code) -> (i64, i64) {
    let found = report.indicators.iter().find(|i| i.code == code);
    let ratio = found.and_then(Indicator::value).expect("a figure");
    (ratio.numerator(), ratio.denominator())
}

#[tokio::test]
async fn the_figures_of_the_year_are_those_that_the_field_knows() {
    let office = Office::filled().await;
    allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let finance = as_role(&office, Role::Finance);
    let report = report::see(&office.app, &finance, office.call).await.expect("a report");

    assert_eq!(shown(&report, Code::ApplicationSuccess), (65, 78));
    assert_eq!(shown(&report, Code::PlacementRate), (65, 65));
    assert_eq!(shown(&report, Code::FirstChoiceRate), (41, 65));
    assert_eq!(shown(&report, Code::WindowMet), (53, 65));
    assert_eq!(shown(&report, Code::SlotUse), (65, 86));
    let cost = report.indicators.iter().find(|i| i.code == Code::CostPerDay).expect("a row");
    assert_eq!(cost.figure().expect("a figure").units, 5_962);
    let companies = report.counts.home_companies;
    assert_eq!((report.ranks.as_slice(), companies), ([41, 18, 6].as_slice(), 51));
    let grant: walz_domain::Eur = report.entitlements.iter().map(|e| e.total()).sum();
    assert_eq!(grant.whole_euros(), 380_353);
    // What the partners come to is what the round comes to.
    let by_partner: walz_domain::Eur = report.partners.iter().map(|p| p.grant).sum();
    assert_eq!(by_partner, grant);
    assert_eq!(report.partners.iter().map(|p| p.learners).sum::<u32>(), 65);
    assert_eq!(report.partners.iter().map(|p| p.slots_offered).sum::<u32>(), 86);
    assert!(report.learners.is_empty(), "names are not for finance");
    // Nobody has left yet, so nothing is said of the stays.
    let stays = report.indicators.iter().find(|i| i.code == Code::CompletionRate);
    assert_eq!(stays.and_then(Indicator::value), None);
}

#[tokio::test]
async fn figures_are_for_those_who_answer_for_them_and_names_for_the_office() {
    let office = Office::filled().await;
    allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let words = Words::of(Language::En);
    let somebody = walz_domain::TutorId(uuid::Uuid::from_u128(7));
    for role in [Role::Visitor, Role::Tutor(somebody), Role::Operator] {
        let other = as_role(&office, role);
        let seen = report::see(&office.app, &other, office.call).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{role}");
    }
    let finance = as_role(&office, Role::Finance);
    let without = report::xlsx(&office.app, &finance, office.call, words).await.expect("a book");
    let with = report::xlsx(&office.app, &office.ctx, office.call, words).await.expect("a book");
    assert!(with.len() > without.len(), "the sheet of learners");
    let pdf = report::pdf(&office.app, &finance, office.call, words).await.expect("a paper");
    assert!(pdf.starts_with(b"%PDF-"));

    let mut db = office.app.store.read().await.expect("a connection");
    let entries = walz_store::journal::list(&mut db, OFFICE, None, 10).await.expect("the journal");
    let taken = entries.iter().filter(|entry| entry.act == "report.taken").count();
    assert_eq!(taken, 3);
}

#[tokio::test]
async fn a_partner_sees_those_whom_it_receives_and_nobody_else() {
    let office = Office::filled().await;
    let run = allocation::run(&office.app, &office.ctx, office.call).await.expect("a run");
    let file = allocation::newest(&office.app, &office.ctx, office.call).await.expect("read");
    let file = file.expect("a run");
    let placed: Vec<_> = file.allocations.iter().map(|a| a.learner).collect();
    allocation::confirm(&office.app, &office.ctx, run, &placed).await.expect("confirmed");
    let offers: Vec<OfferId> = file.allocations.iter().filter_map(|a| a.offer).collect();
    let mut db = office.app.store.read().await.expect("a connection");
    let partners = walz_store::partner::list(&mut db, OFFICE).await.expect("partners");
    let mut seen = 0;
    for partner in &partners {
        let ctx = as_role(&office, Role::Partner(partner.id));
        let own = network::own(&office.app, &ctx).await.expect("a page");
        assert_eq!(own.entry.partner.id, partner.id);
        for there in &own.learners {
            let offer = walz_store::offer::find(&mut db, OFFICE, there.stay.offer).await;
            assert_eq!(offer.expect("read").expect("an offer").partner, partner.id);
        }
        seen += own.learners.len();
    }
    assert_eq!(seen, offers.len());
    assert!(matches!(network::own(&office.app, &office.ctx).await, Err(Error::NotFound)));
}
