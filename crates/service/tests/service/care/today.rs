//! The page of the day.

use super::world::{GROWN_UP, World, day};
use walz_domain::case::Turn;
use walz_domain::check_in::Mood;
use walz_domain::incident::{IncidentKind, Level};
use walz_policy::Role;
use walz_service::check_in::{self, Answer};
use walz_service::incident::{self, New};
use walz_service::today::{self, What};
use walz_service::{Error, daily};

#[tokio::test]
async fn safety_comes_first_and_the_gravest_of_it() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let berit = world.abroad("Berit", GROWN_UP, 0).await;
    world.abroad("Celia", GROWN_UP, 1).await;
    let app = world.app();
    let on = "2027-01-22";
    daily::run(app, &world.worker("2027-01-18"), day("2027-01-18")).await.expect("a turn");
    let new = New {
        mobility: berit.stay,
        happened: day(on),
        kind: IncidentKind::Theft,
        level: Level::Information,
        about_health: false,
        text: "a bicycle".to_owned(),
    };
    incident::report(app, &world.own(berit, on), &new).await.expect("reported");
    let help = Answer { mood: Mood::Help, note: String::new() };
    check_in::answer(app, &world.own(amina, on), amina.stay, &help).await.expect("answered");
    daily::run(app, &world.worker(on), day(on)).await.expect("a turn");
    let page = today::see(app, &world.office(on)).await.expect("a page");
    let order: Vec<_> = page
        .safety
        .iter()
        .map(|concern| (concern.name.as_str(), matches!(concern.what, What::CheckIn { .. })))
        .collect();
    assert_eq!(
        order,
        [("Amina", true), ("Berit", true), ("Celia", true), ("Berit", false)],
        "help, silences, then a stolen bicycle"
    );
    let finance = world.acting(Role::Finance, None, on);
    assert!(matches!(today::see(app, &finance).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_put_off_comes_back_and_safety_is_never_put_off() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let app = world.app();
    // Its agreement should have been offered by 9 December.
    let office = world.office("2026-12-12");
    let page = today::see(app, &office).await.expect("a page");
    assert_eq!((page.overdue.len(), page.overdue[0].row.turn), (1, Turn::Office));
    let until = day("2026-12-20");
    let none = today::put_off(app, &office, world.call, amina.id, until, "").await;
    assert!(matches!(none, Err(Error::Invalid(_))), "a reason is needed");
    let put_off =
        today::put_off(app, &office, world.call, amina.id, until, "waits for the host").await;
    put_off.expect("put off");
    let page = today::see(app, &office).await.expect("a page");
    assert!(page.overdue.is_empty());
    assert_eq!(page.snoozed[0].1.reason, "waits for the host");
    let page = today::see(app, &world.office("2026-12-20")).await.expect("a page");
    assert_eq!(page.overdue.len(), 1, "the day is there");

    let berit = world.abroad("Berit", GROWN_UP, 0).await;
    let on = "2027-02-01";
    let help = Answer { mood: Mood::Help, note: String::new() };
    check_in::answer(app, &world.own(berit, on), berit.stay, &help).await.expect("answered");
    let safety =
        today::put_off(app, &world.office(on), world.call, berit.id, day("2027-02-03"), "later")
            .await;
    assert!(matches!(safety, Err(Error::Refused(_))));
}

#[tokio::test]
async fn what_others_should_have_done_is_waited_for_too_long() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    world.papers(amina).await;
    let own = world.own(amina, "2027-01-17");
    walz_service::mobility::depart(world.app(), &own, amina.stay, day("2027-01-17"))
        .await
        .expect("left");
    let page = today::see(world.app(), &world.office("2027-01-20")).await.expect("a page");
    let waiting: Vec<_> = page.waiting.iter().map(|item| item.row.name.as_str()).collect();
    assert_eq!(waiting, ["Amina"], "nobody has said that she is there");
    assert_eq!(page.count(), 0);
}
