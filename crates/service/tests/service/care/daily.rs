//! The turn of a day.

use super::mid_term::content;
use super::world::{GROWN_UP, World, day};
use walz_domain::case::{Act, Turn, Warning};
use walz_domain::check_in::Mood;
use walz_domain::mid_term::Timing;
use walz_domain::window::plus_days;
use walz_policy::Role;
use walz_service::check_in::{self, Answer};
use walz_service::{Context, Error, case::CaseFile, daily, mid_term, visit};

/// The tutor of the world's learners.
fn tutor(world: &World, on: &str) -> Context {
    world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), on)
}

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
    let talk = content("2027-03-10");
    mid_term::record(world.app(), &tutor(&world, "2027-03-10"), amina.stay, None, &talk)
        .await
        .expect("kept");
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
async fn a_talk_that_is_late_waits_for_the_tutor_until_it_is_written_down() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let app = world.app();
    let turn = async |on: &str| daily::run(app, &world.worker(on), day(on)).await.expect("a turn");
    turn("2027-03-08").await;
    let fine = Answer { mood: Mood::Fine, note: String::new() };
    let own = world.own(amina, "2027-03-08");
    check_in::answer(app, &own, amina.stay, &fine).await.expect("answered");
    turn("2027-03-13").await;
    assert_eq!(world.row(amina).await.act, Act::CheckIn);
    turn("2027-03-14").await;
    let row = world.row(amina).await;
    let late = (Act::HoldTalk, Turn::Tutor, Some(day("2027-03-13")));
    assert_eq!((row.act, row.turn, row.due), late);
    let mine = visit::learners(app, &tutor(&world, "2027-03-14")).await.expect("learners");
    assert!(mine[0].talks, "on the tutor's own page too");

    let office = world.office("2027-03-14");
    let usual = Timing::default();
    let later = Timing { first: 60, last: 70, ..usual };
    mid_term::set_timing(app, &office, later).await.expect("set");
    assert_eq!(world.row(amina).await.act, Act::CheckIn, "not late by other days");
    mid_term::set_timing(app, &office, usual).await.expect("set");
    assert_eq!(world.row(amina).await.act, Act::HoldTalk);
    let talk = content("2027-03-14");
    mid_term::record(app, &tutor(&world, "2027-03-14"), amina.stay, None, &talk)
        .await
        .expect("kept");
    assert_eq!(world.row(amina).await.act, Act::CheckIn);
}

#[tokio::test]
async fn only_the_program_turns_the_day() {
    let world = World::new().await;
    let office = world.office("2027-03-01");
    let run = daily::run(world.app(), &office, day("2027-03-01")).await;
    assert!(matches!(run, Err(Error::NotFound)));
}
