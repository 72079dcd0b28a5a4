//! Group programmes.

use super::world::{GROWN_UP, World, day};
use walz_domain::group_programme::{Escort, GroupDay, Plan};
use walz_domain::window::Period;
use walz_policy::Role;
use walz_service::{Error, group_programme};

fn keys(error: Error) -> Vec<&'static str> {
    match error {
        Error::Invalid(faults) => faults.into_iter().map(|fault| fault.key).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}

#[tokio::test]
async fn a_group_has_a_programme_and_a_list_of_who_takes_part() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let birk = world.abroad("Birk", GROWN_UP, 1).await;
    let (app, office) = (world.app(), world.office("2027-02-01"));
    let days = |first, last| Period::new(day(first), day(last)).expect("a period");
    let mut plan = Plan {
        title: " First days ".to_owned(),
        period: days("2027-02-16", "2027-02-18"),
        learners: vec![amina.id],
        escorts: vec![Escort {
            name: "Anne Dahl".parse().expect("a name"),
            role: "teacher".to_owned(),
            period: days("2027-02-16", "2027-02-20"),
        }],
        outcomes: "Find the way to work.".to_owned(),
        method: String::new(),
        evaluation: String::new(),
        days: vec![
            GroupDay { date: day("2027-02-17"), text: "Safety".to_owned(), place: String::new() },
            GroupDay { date: day("2027-02-16"), text: "The town".to_owned(), place: String::new() },
        ],
    };
    let refused = group_programme::add(app, &office, world.partner, &plan).await;
    assert_eq!(keys(refused.expect_err("refused")), ["group-nobody", "group-escort-outside"]);
    plan.learners.push(birk.id);
    plan.escorts[0].period = days("2027-02-16", "2027-02-17");
    plan.period = days("2028-02-16", "2028-02-18");
    let refused = group_programme::add(app, &office, world.partner, &plan).await;
    assert_eq!(
        keys(refused.expect_err("refused")),
        [
            "group-day-outside",
            "group-escort-outside",
            "visit-learner-not-there",
            "visit-learner-not-there"
        ]
    );
    plan.period = days("2027-02-16", "2027-02-18");
    let id = group_programme::add(app, &office, world.partner, &plan).await.expect("kept");
    let seen = group_programme::see(app, &office, id).await.expect("seen");
    assert_eq!(seen.group.plan.title, "First days");
    assert_eq!(seen.group.plan.days[0].text, "The town", "in the order of the days");
    assert_eq!(seen.participants.len(), 2);
    assert!(seen.participants.iter().all(|one| !one.host.is_empty()));

    let version = seen.group.version();
    plan.evaluation = "A talk on the last day.".to_owned();
    group_programme::edit(app, &office, id, version, &plan).await.expect("changed");
    let late = group_programme::edit(app, &office, id, version, &plan).await;
    assert!(matches!(late, Err(Error::ChangedMeanwhile)));
    let paper = group_programme::paper(app, &office, id).await.expect("a paper");
    assert!(paper.starts_with(b"%PDF"));
    let (lines, writes) = group_programme::list(app, &office).await.expect("a list");
    assert!(writes && lines.len() == 1);

    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-02-16");
    let closed = group_programme::see(app, &tutor, id).await;
    assert!(matches!(closed, Err(Error::NotFound)));
    assert!(matches!(group_programme::list(app, &tutor).await, Err(Error::NotFound)));
    let safety = world.acting(Role::Safeguarding, None, "2027-02-16");
    assert!(!group_programme::see(app, &safety, id).await.expect("seen").writes);
    let written = group_programme::add(app, &safety, world.partner, &plan).await;
    assert!(matches!(written, Err(Error::NotFound)));
}
