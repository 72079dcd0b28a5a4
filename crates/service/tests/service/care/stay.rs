//! Leaving, arriving, coming home.

use super::world::{FIRST, GROWN_UP, LAST, LEFT, MINOR, World, day};
use walz_domain::case::{Act, Stage};
use walz_domain::mobility::State;
use walz_policy::Role;
use walz_service::mobility::{self, EarlyEnd};
use walz_service::{Error, Value};

fn refused(error: &Error) -> &'static str {
    match error {
        Error::Refused(refused) => refused.key,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn nobody_leaves_while_a_gate_is_open() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, LEFT);
    let error = mobility::depart(world.app(), &own, amina.stay, day(LEFT)).await.expect_err("no");
    let Error::Refused(refused) = &error else { panic!("{error:?}") };
    assert_eq!(refused.key, "stay-refused-gates");
    let (_, Value::Text(papers)) = &refused.values[0] else { panic!("no papers are named") };
    assert!(papers.contains("Insurance"), "it says what is missing: {papers}");

    world.papers(amina).await;
    assert_eq!(world.row(amina).await.stage, Stage::Ready);
    let left = mobility::depart(world.app(), &own, amina.stay, day(LEFT)).await.expect("left");
    assert_eq!(left, State::Departed { on: day(LEFT) });
    let row = world.row(amina).await;
    assert_eq!((row.stage, row.act), (Stage::Abroad, Act::ConfirmArrival));
    assert_eq!(world.acts(amina.stay).await, ["mobility.departed"]);
}

#[tokio::test]
async fn nobody_is_said_to_have_left_tomorrow() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    world.papers(amina).await;
    let own = world.own(amina, "2027-01-16");
    let error = mobility::depart(world.app(), &own, amina.stay, day(LEFT)).await;
    assert!(matches!(error, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn learner_and_mentor_may_both_say_that_somebody_is_there() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    world.papers(amina).await;
    let app = world.app();
    let foreign = world.mentor(1, FIRST);
    mobility::depart(app, &world.own(amina, LEFT), amina.stay, day(LEFT)).await.expect("left");
    let error = mobility::arrive(app, &foreign, amina.stay, day(FIRST)).await;
    assert!(matches!(error, Err(Error::NotFound)), "another host knows nothing of it");
    for ctx in [world.mentor(0, FIRST), world.own(amina, FIRST)] {
        let there = mobility::arrive(app, &ctx, amina.stay, day(FIRST)).await.expect("there");
        assert!(matches!(there, State::Arrived { .. }));
    }
    assert_eq!(world.acts(amina.stay).await, ["mobility.departed", "mobility.arrived"]);
}

#[tokio::test]
async fn a_minor_is_not_sent_home_before_a_guardian_knows() {
    let world = World::new().await;
    let nora = world.abroad("Nora", MINOR, 0).await;
    let office = world.office("2027-02-10");
    let mut end = EarlyEnd {
        on: day("2027-02-10"),
        reason: "a death in the family".to_owned(),
        force_majeure: true,
        guardian_told: false,
    };
    let error = mobility::end_early(world.app(), &office, nora.stay, &end).await;
    assert!(matches!(error, Err(Error::Invalid(faults)) if faults[0].field == "guardian_told"));
    end.guardian_told = true;
    let own =
        mobility::end_early(world.app(), &world.own(nora, "2027-02-10"), nora.stay, &end).await;
    assert!(matches!(own, Err(Error::NotFound)), "that is the office's decision");
    let ended = mobility::end_early(world.app(), &office, nora.stay, &end).await.expect("ended");
    assert!(matches!(ended, State::EndedEarly { force_majeure: true, .. }));
    let told = world.told(nora.stay).await;
    assert_eq!(told, ["marta@example.org", "pia@example.org"], "who waited for her knows");
}

#[tokio::test]
async fn going_home_early_is_no_return_and_a_file_closes_when_all_is_done() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let app = world.app();
    let early = world.own(amina, "2027-04-10");
    let error = mobility::come_home(app, &early, amina.stay, day("2027-04-10")).await;
    assert_eq!(refused(&error.expect_err("no")), "stay-refused-not-over");
    let own = world.own(amina, LAST);
    mobility::come_home(app, &own, amina.stay, day(LAST)).await.expect("home");
    let error = mobility::close(app, &world.office("2027-05-10"), amina.stay).await;
    assert_eq!(refused(&error.expect_err("no")), "stay-refused-units");
}

#[tokio::test]
async fn a_cancelled_stay_frees_its_place_and_the_hosts_know() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let office = world.office("2026-12-10");
    let error = mobility::cancel(world.app(), &office, amina.stay, "  ").await;
    assert!(matches!(error, Err(Error::Invalid(_))), "a reason is needed");
    mobility::cancel(world.app(), &office, amina.stay, "a new job").await.expect("cancelled");
    let row = world.row(amina).await;
    assert_eq!((row.stage, row.act), (Stage::Cancelled, Act::None));
    assert_eq!(world.told(amina.stay).await, ["marta@example.org", "pia@example.org"]);
    let finance = world.acting(Role::Finance, None, "2026-12-10");
    let error = mobility::cancel(world.app(), &finance, amina.stay, "costs").await;
    assert!(matches!(error, Err(Error::NotFound)));
}
