//! Tutor visits.

use super::world::{GROWN_UP, World, day};
use walz_domain::case::Warning;
use walz_domain::visit::{FundingLine, OnTrack, Report};
use walz_domain::window::Period;
use walz_policy::Role;
use walz_service::visit::{self, New};
use walz_service::{Error, daily};

fn report() -> Report {
    Report {
        tasks: OnTrack::OnTrack,
        safety_briefed: true,
        housing_fine: true,
        host_again: true,
        text: "All is well.".to_owned(),
    }
}

#[tokio::test]
async fn a_visit_is_planned_reported_and_asked_for_until_then() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let mut new = New {
        tutor: world.tutor,
        partner: world.partner,
        learners: vec![amina.id],
        period: Period::new(day("2027-06-01"), day("2027-06-03")).expect("a period"),
        purpose: "progress".to_owned(),
        meets_mentor: true,
        inspects_accommodation: true,
        checks_host: false,
        green_travel: false,
        funding: FundingLine::OrganisationalSupport,
    };
    let (app, office) = (world.app(), world.office("2027-02-01"));
    let there = visit::plan(app, &office, &new).await;
    assert!(matches!(there, Err(Error::Invalid(_))), "she is home by then");
    new.period = Period::new(day("2027-02-16"), day("2027-02-18")).expect("a period");
    let id = visit::plan(app, &office, &new).await.expect("planned");
    assert_eq!(world.told(id).await, ["tor@example.org"]);

    let tutor = |on: &str| world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), on);
    let early = visit::report(app, &tutor("2027-02-10"), id, &report()).await;
    assert!(matches!(early, Err(Error::Refused(_))));
    let remind =
        async |on: &str| visit::remind(app, &world.worker(on), day(on)).await.expect("reminded");
    assert_eq!(remind("2027-02-20").await, 0);
    assert_eq!(remind("2027-03-01").await, 1, "three days before it is due");
    assert_eq!(remind("2027-03-02").await, 0);
    assert_eq!(remind("2027-03-12").await, 1, "late, and only the newest occasion");
    daily::run(app, &world.worker("2027-03-05"), day("2027-03-05")).await.expect("a turn");
    assert!(world.row(amina).await.warnings.contains(&Warning::ReportLate));
    let other = world.acting(Role::Tutor(world.bench.ctx.id()), None, "2027-03-05");
    assert!(matches!(visit::report(app, &other, id, &report()).await, Err(Error::NotFound)));
    visit::report(app, &tutor("2027-03-05"), id, &report()).await.expect("reported");
    assert!(!world.row(amina).await.warnings.contains(&Warning::ReportLate));
    assert_eq!(remind("2027-03-20").await, 0);
    let list = visit::list(app, &tutor("2027-03-05"), None).await.expect("a list");
    assert_eq!((list.visits.len(), list.plans), (1, false));
    assert!(visit::list(app, &other, None).await.expect("a list").visits.is_empty());
}
