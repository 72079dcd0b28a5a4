//! The turn of a day.

use super::world::{GROWN_UP, World, day};
use walz_domain::case::{Act, Warning};
use walz_domain::check_in::Mood;
use walz_domain::window::plus_days;
use walz_service::check_in::{self, Answer};
use walz_service::{Error, case::CaseFile, daily};

#[tokio::test]
async fn the_board_is_right_on_every_day_that_was_turned() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let mut on = day("2026-12-20");
    while on <= day("2027-01-20") {
        let text = on.to_string();
        daily::run(world.app(), &world.worker(&text), on).await.expect("a turn");
        let mut db = world.app().store.read().await.expect("a connection");
        let file = CaseFile::load(&mut db, world.office, world.call, amina.id).await;
        let case = file.expect("a case").case(on);
        drop(db);
        let row = world.row(amina).await;
        assert_eq!(
            (row.act, row.due, row.warnings),
            (case.next.act, case.next.due, case.warnings),
            "{on}"
        );
        on = plus_days(on, 1);
    }
}

#[tokio::test]
async fn after_a_week_without_a_program_the_board_catches_up() {
    let world = World::new().await;
    let amina = world.learner("Amina", GROWN_UP, 0).await;
    let turn =
        async |on: &str| daily::run(world.app(), &world.worker(on), day(on)).await.expect("a turn");
    turn("2027-01-01").await;
    assert!(world.row(amina).await.warnings.is_empty());
    let done = turn("2027-01-15").await;
    assert_eq!(done.turned, 1);
    assert_eq!(world.row(amina).await.warnings, [Warning::PaperMissing]);
    assert_eq!(turn("2027-01-15").await.turned, 0);
}

#[tokio::test]
async fn in_the_last_days_the_mentor_is_to_assess() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-04-13");
    let fine = Answer { mood: Mood::Fine, note: String::new() };
    let turn =
        async |on: &str| daily::run(world.app(), &world.worker(on), day(on)).await.expect("a turn");
    turn("2027-04-12").await;
    check_in::answer(world.app(), &own, amina.stay, &fine).await.expect("answered");
    turn("2027-04-14").await;
    assert_eq!(world.row(amina).await.act, Act::CheckIn);
    turn("2027-04-15").await;
    assert_eq!(world.row(amina).await.act, Act::Assess);
}

#[tokio::test]
async fn only_the_program_turns_the_day() {
    let world = World::new().await;
    let office = world.office("2027-03-01");
    let run = daily::run(world.app(), &office, day("2027-03-01")).await;
    assert!(matches!(run, Err(Error::NotFound)));
}
