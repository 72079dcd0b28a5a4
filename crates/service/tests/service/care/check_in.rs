//! Check-ins: one tap, one check-in, and no silence goes unheard.

use super::world::{GROWN_UP, Placed, World, day};
use walz_domain::CheckInId;
use walz_domain::case::{Act, Warning};
use walz_domain::check_in::{CheckIn, Mood, State};
use walz_service::check_in::{self, Answer, Call};
use walz_service::{Context, Error, daily};
use walz_store::{self as store, Id};

fn tap(mood: Mood) -> Answer {
    Answer { mood, note: String::new() }
}

impl World {
    async fn check_ins(&self, learner: Placed) -> Vec<CheckIn> {
        let mut db = self.app().store.read().await.expect("a connection");
        let all = store::check_in::of_mobility(&mut db, self.office, Id(learner.stay)).await;
        all.expect("check-ins").into_iter().map(store::Stored::into_value).collect()
    }

    async fn turn(&self, on: &str) -> daily::Done {
        daily::run(self.app(), &self.worker(on), day(on)).await.expect("a turn")
    }

    async fn says(&self, learner: Placed, on: &str, mood: Mood) -> CheckInId {
        let own = self.own(learner, on);
        let answered = check_in::answer(self.app(), &own, learner.stay, &tap(mood)).await;
        answered.expect("answered").check_in
    }
}

#[tokio::test]
async fn two_taps_are_one_check_in() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    assert_eq!(world.turn("2027-01-18").await.asked, 1);
    assert_eq!(world.turn("2027-01-18").await.asked, 0, "once a week");
    let app = world.app();
    let own = world.own(amina, "2027-01-18").with_key(Some("tap-1".parse().expect("a key")));
    let mut answers = Vec::new();
    for ctx in [own.clone(), own, world.own(amina, "2027-01-18")] {
        let answered = check_in::answer(app, &ctx, amina.stay, &tap(Mood::Talk)).await;
        answers.push(answered.expect("answered"));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    let own = world.own(amina, "2027-01-18");
    check_in::note(app, &own, answers[0].check_in, "the room is cold").await.expect("noted");
    let all = world.check_ins(amina).await;
    assert_eq!(all.len(), 1);
    let State::Answered { mood, note, .. } = &all[0].state else { panic!("{all:?}") };
    assert_eq!((*mood, note.as_str()), (Mood::Talk, "the room is cold"));
    assert_eq!(world.row(amina).await.warnings, [Warning::WantsToTalk]);
}

#[tokio::test]
async fn a_silence_is_raised_even_if_nobody_was_running() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    world.says(amina, "2027-01-18", Mood::Fine).await;
    // Nothing runs for four weeks. What was due last is asked, and raised in the same turn: its grace is over.
    let done = world.turn("2027-02-19").await;
    assert_eq!((done.asked, done.silences), (1, 1));
    let row = world.row(amina).await;
    assert_eq!(row.warnings, [Warning::MissedCheckIn]);
    assert_eq!((row.act, row.due), (Act::CallAboutSilence, Some(day("2027-02-15"))));
    let silent = &world.check_ins(amina).await[0];
    let told = world.told(silent.id).await;
    assert_eq!(told, ["amina@example.org", "kari@example.org", "sol@example.org"]);
    let again = world.turn("2027-02-19").await;
    assert_eq!((again.asked, again.silences), (0, 0), "raised once");
    // While it is silent nobody asks again.
    assert_eq!(world.turn("2027-02-23").await.asked, 0);
}

#[tokio::test]
async fn a_late_word_ends_the_silence() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    world.turn("2027-01-18").await;
    world.turn("2027-01-21").await;
    assert_eq!(world.row(amina).await.warnings, [Warning::MissedCheckIn]);
    // Nine days late: the word counts for the week that is due, and the silence is over.
    world.says(amina, "2027-01-27", Mood::Fine).await;
    assert!(world.row(amina).await.warnings.is_empty());
    let states: Vec<_> = world.check_ins(amina).await.iter().map(|c| c.state.code()).collect();
    assert_eq!(states, ["answered", "overtaken"]);
    assert_eq!(world.turn("2027-01-28").await.asked, 0, "that week has its word");
    assert_eq!(world.turn("2027-02-01").await.asked, 1);
}

#[tokio::test]
async fn who_asks_for_help_is_heard_at_once_and_sees_who_has_it() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let id = world.says(amina, "2027-02-02", Mood::Help).await;
    world.says(amina, "2027-02-02", Mood::Help).await;
    assert_eq!(world.told(id).await, ["kari@example.org", "sol@example.org"], "once each");
    assert_eq!(world.row(amina).await.act, Act::AnswerHelp);
    let office = world.office("2027-02-02");
    check_in::take(world.app(), &office, id).await.expect("taken");
    let own = world.own(amina, "2027-02-02");
    let journey = walz_service::journey::see(world.app(), &own).await.expect("a journey");
    let today = journey.check_in.expect("a check-in");
    assert_eq!(today.taken_by.map(|name| name.to_string()), Some("Kari Nordmann".to_owned()));
    assert_eq!(today.mood, Some(Mood::Help));
    check_in::settle(world.app(), &office, id, "moved to another room").await.expect("settled");
    assert!(world.row(amina).await.warnings.is_empty());
    // What is settled is over; a new call for help is a new one, on the same day too.
    let next = world.says(amina, "2027-02-02", Mood::Help).await;
    assert_ne!(next, id);
    assert_eq!(world.row(amina).await.act, Act::AnswerHelp);
}

#[tokio::test]
async fn a_call_by_the_office_is_a_word_too() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    world.turn("2027-01-18").await;
    world.turn("2027-01-21").await;
    let call = Call { mood: Mood::Fine, outcome: "the phone was broken".to_owned() };
    let office = world.office("2027-01-21");
    check_in::log_call(world.app(), &office, amina.stay, &call).await.expect("logged");
    assert!(world.row(amina).await.warnings.is_empty());
    let states: Vec<_> = world.check_ins(amina).await.iter().map(|c| c.state.code()).collect();
    assert_eq!(states, ["settled"]);
    check_in::log_call(world.app(), &office, amina.stay, &call).await.expect("another");
    assert_eq!(world.check_ins(amina).await.len(), 2, "every call is kept");
}

#[tokio::test]
async fn nobody_answers_for_another_learner() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let berit = world.abroad("Berit", GROWN_UP, 0).await;
    let id = world.says(amina, "2027-02-02", Mood::Help).await;
    let app = world.app();
    let others: [Context; 3] =
        [world.own(berit, "2027-02-02"), world.mentor(0, "2027-02-02"), world.office("2027-02-02")];
    for other in others {
        let answer = check_in::answer(app, &other, amina.stay, &tap(Mood::Fine)).await;
        assert!(matches!(answer, Err(Error::NotFound)));
    }
    let take = check_in::take(app, &world.own(berit, "2027-02-02"), id).await;
    assert!(matches!(take, Err(Error::NotFound)));
}

#[tokio::test]
async fn with_the_return_all_silence_is_over() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    world.turn("2027-04-19").await;
    let own = world.own(amina, "2027-04-25");
    walz_service::mobility::come_home(world.app(), &own, amina.stay, day("2027-04-25"))
        .await
        .expect("home");
    assert_eq!(world.turn("2027-04-30").await.silences, 0);
    assert!(world.row(amina).await.warnings.is_empty());
}
