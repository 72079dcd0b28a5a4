//! What the home teacher makes of what the mentor found, and decisions that rest on it.

use crate::journey::{FIRST, GROWN_UP, Journey, faults, on, refused};
use jiff::civil::{Date, date};
use walz_domain::assessment::Attained;
use walz_domain::case::{Act, Turn};
use walz_domain::deadline::Deadlines;
use walz_domain::mobility::State;
use walz_domain::moderation::View;
use walz_domain::recognition::{Decision, Grounds, Kind};
use walz_domain::window::plus_days;
use walz_policy::{Actor, Role};
use walz_service::assessment::{self, Found};
use walz_service::grade::Given;
use walz_service::moderation::{self, Made};
use walz_service::{Context, Error, Result, Work, case, complement, deadline, recognition};
use walz_store as store;

const UNITS: [&str; 2] = ["CARPENTRY-U1", "CARPENTRY-U2"];

fn found(unit: &str, result: Attained) -> Found {
    Found { unit: unit.to_owned(), result, comment: String::new(), grade: Given::default() }
}

fn confirmed(unit: &str) -> Made {
    Made { unit: unit.to_owned(), view: View::Confirmed, seen: None }
}

fn differs(unit: &str, result: Attained, reason: &str) -> Made {
    let view = View::Differs { result, reason: reason.to_owned() };
    Made { unit: unit.to_owned(), view, seen: None }
}

/// A learner who is home, with both units assessed, and a home teacher.
pub(crate) async fn home() -> (Journey, Context) {
    let journey = Journey::new(GROWN_UP).await;
    let (organisation, app) = (journey.organisation, journey.app());
    let mut work = Work::fresh(app, &journey.office()).await.expect("begun");
    let learner = store::learner::find(&mut work, organisation, journey.learner).await;
    let mut learner = learner.expect("read").expect("a learner");
    learner.tutor = Some(journey.tutor);
    store::learner::update(&mut work, organisation, &learner).await.expect("kept");
    let tutor = store::tutor::find(&mut work, organisation, journey.tutor).await;
    let person = tutor.expect("read").expect("a tutor").person;
    work.commit(()).await.expect("committed");
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let all = UNITS.map(|unit| found(unit, Attained::Achieved));
    assessment::assess(app, &journey.office(), journey.mobility, &all).await.expect("assessed");
    journey.set_state(State::Returned { departed: FIRST, on: last(&journey).await }).await;
    let mut work = Work::fresh(app, &journey.office()).await.expect("begun");
    let refreshed = case::refresh(&mut work, journey.call, journey.learner).await;
    refreshed.expect("as the verb of the return does");
    work.commit(()).await.expect("kept");
    let role = Role::Tutor(journey.tutor);
    let actor = Actor { organisation, person: Some(person), role };
    let teacher = journey.bench.ctx.acting_as(actor);
    (journey, teacher)
}

async fn last(journey: &Journey) -> Date {
    journey.file().await.stay.expect("a stay").mobility.period.last()
}

async fn decide(journey: &Journey, unit: &str, decision: &Decision) -> Result<()> {
    let (app, office) = (journey.app(), journey.office());
    recognition::decide(app, &office, journey.mobility, unit, decision, &Grounds::default()).await
}

#[tokio::test]
async fn the_teacher_confirms_or_differs_and_the_mentors_result_stays() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let say = async |made: Made| moderation::moderate(app, &teacher, stay, &[made]).await;
    say(confirmed(UNITS[0])).await.expect("confirmed");
    let row = journey.row().await;
    assert_eq!((row.act, row.turn), (Act::Moderate, Turn::Tutor), "one unit still waits");
    let mute = say(differs(UNITS[1], Attained::Partly, " ")).await.expect_err("refused");
    assert_eq!(faults(mute), ["moderation-reason-missing"]);
    let same = say(differs(UNITS[1], Attained::Achieved, "as said")).await.expect_err("refused");
    assert_eq!(faults(same), ["moderation-same-result"]);
    say(differs(UNITS[1], Attained::Partly, "No windows")).await.expect("said");
    say(differs(UNITS[1], Attained::Partly, "No windows")).await.expect("the same again");
    assert_eq!((journey.row().await.act, journey.row().await.turn), (Act::Recognise, Turn::Office));
    let file = journey.file().await.stay.expect("a stay");
    let kept = file.assessments.iter().find(|a| a.unit == UNITS[1]).expect("an assessment");
    assert_eq!(kept.result, Attained::Achieved, "the mentor's stays as it is");
    let basis = file.basis(UNITS[1]).expect("a result");
    assert_eq!((basis.result, basis.moderated), (Attained::Partly, true));
    let acts = journey.acts(stay.0).await;
    assert_eq!(acts.iter().filter(|act| *act == "moderation.given").count(), 2);
}

#[tokio::test]
async fn a_decision_rests_on_the_moderated_result_and_says_so() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let less = [differs(UNITS[0], Attained::Partly, "No windows")];
    moderation::moderate(app, &teacher, stay, &less).await.expect("moderated");
    let full = decide(&journey, UNITS[0], &Decision::Full).await.expect_err("refused");
    assert_eq!(refused(&full), "recognition-refused-not-achieved");
    let time = Decision::TrainingTime;
    decide(&journey, UNITS[0], &time).await.expect("decided");
    decide(&journey, UNITS[1], &Decision::Full).await.expect("on what the mentor found");
    let file = journey.file().await.stay.expect("a stay");
    let rests = |unit: &str| {
        let found = file.recognitions.iter().find(|r| r.unit == unit);
        let basis = found.and_then(|r| r.rests_on).expect("a basis");
        (basis.result, basis.moderated)
    };
    assert_eq!(rests(UNITS[0]), (Attained::Partly, true));
    assert_eq!(rests(UNITS[1]), (Attained::Achieved, false));
    let late = [confirmed(UNITS[1])];
    let late = moderation::moderate(app, &teacher, stay, &late).await.expect_err("refused");
    assert_eq!(refused(&late), "moderation-refused-decided");
}

#[tokio::test]
async fn who_assesses_does_not_moderate() {
    let (journey, _) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    for ctx in journey.strangers().into_iter().chain([journey.mentor(), journey.learner()]) {
        let tried = moderation::moderate(app, &ctx, stay, &[confirmed(UNITS[0])]).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
        assert!(matches!(moderation::see(app, &ctx, stay).await, Err(Error::NotFound)));
    }
    let seen = moderation::see(app, &journey.office(), stay).await.expect("seen");
    assert_eq!(seen.units.len(), 2);
}

#[tokio::test]
async fn a_board_that_was_asked_is_watched_until_it_decides() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let both = UNITS.map(confirmed);
    moderation::moderate(app, &teacher, stay, &both).await.expect("moderated");
    decide(&journey, UNITS[0], &Decision::Full).await.expect("decided");
    let board = Decision::of(Kind::Pending, "The county's board", 0);
    decide(&journey, UNITS[1], &board).await.expect("asked");
    let row = journey.row().await;
    assert_eq!((row.act, row.turn), (Act::AskBoard, Turn::Office));
    let asked = walz_service::day_in("UTC", journey.bench.ctx.now);
    let due = plus_days(asked, i64::from(Deadlines::default().board));
    assert_eq!(row.due, Some(due));
    let closed = walz_service::mobility::close(app, &journey.office(), stay).await;
    assert_eq!(refused(&closed.expect_err("refused")), "stay-refused-units");
    let appeal = recognition::appeal(app, &journey.learner(), stay, UNITS[1], "Now").await;
    assert_eq!(refused(&appeal.expect_err("refused")), "appeal-refused-not-decided");
    decide(&journey, UNITS[1], &Decision::Full).await.expect("decided");
    assert_eq!(journey.row().await.act, Act::CloseFile);
}

#[tokio::test]
async fn what_happens_late_in_the_evening_counts_from_the_day_of_the_office() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    moderation::moderate(app, &teacher, stay, &UNITS.map(confirmed)).await.expect("moderated");
    decide(&journey, UNITS[0], &Decision::Full).await.expect("decided");
    // Half past eleven in London is half past midnight in Hamar.
    let now = "2026-11-22T23:30:00Z".parse().expect("a moment");
    let late = |ctx: Context| Context { now, ..ctx };
    let board = Decision::of(Kind::Pending, "The county's board", 0);
    let (office, grounds) = (late(journey.office()), Grounds::default());
    recognition::decide(app, &office, stay, UNITS[1], &board, &grounds).await.expect("asked");
    let (next, usual) = (date(2026, 11, 23), Deadlines::default());
    let row = journey.row().await;
    assert_eq!((row.act, row.due), (Act::AskBoard, Some(plus_days(next, usual.board.into()))));
    let part = Decision::Partial { reason: "No windows".to_owned() };
    decide(&journey, UNITS[1], &part).await.expect("decided");
    let learner = late(journey.learner());
    recognition::appeal(app, &learner, stay, UNITS[1], "I made two").await.expect("appealed");
    let row = journey.row().await;
    assert_eq!((row.act, row.due), (Act::Recognise, Some(plus_days(next, usual.appeal.into()))));
}

#[tokio::test]
async fn teachers_and_the_office_are_reminded_on_each_occasion_once() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let last = last(&journey).await;
    let program = journey.actor(Role::Worker);
    let remind = async |days: i64| {
        let today = plus_days(last, days);
        deadline::remind(app, &on(&program, today), today).await.expect("reminded")
    };
    let usual = Deadlines::default();
    let moderate = i64::from(usual.moderate);
    assert_eq!(remind(moderate - 4).await, 0);
    assert_eq!(remind(moderate - 3).await, 1, "the teacher");
    assert_eq!(remind(moderate - 2).await, 0);
    assert_eq!(remind(moderate + 1).await, 1);
    let links = crate::journey::links(&journey, stay.0).await;
    assert_eq!(links.first().map(|link| link.purpose.as_str()), Some(moderation::LINK));
    moderation::moderate(app, &teacher, stay, &UNITS.map(confirmed)).await.expect("moderated");
    assert_eq!(remind(moderate + 2).await, 0, "it is the office's turn, and not due");
    let account = journey.bench.account().await;
    journey.bench.member(journey.organisation, account, Role::Coordinator).await;
    assert_eq!(remind(i64::from(usual.recognise) + 1).await, 1, "one mail to the office");
    assert_eq!(remind(i64::from(usual.recognise) + 2).await, 0);
    let stranger = deadline::remind(app, &journey.office(), last).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "only the program itself");
}

#[tokio::test]
async fn the_complement_can_be_taken_when_the_stay_is_over() {
    let (journey, _) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let words = walz_words::Words::of(walz_words::Language::En);
    let nothing = complement::pdf(app, &journey.learner(), stay, words).await;
    assert_eq!(refused(&nothing.expect_err("refused")), "complement-refused-nothing");
    let id = walz_service::agreement::draft(app, &journey.office(), stay).await.expect("drafted");
    let (name, bytes) =
        complement::pdf(app, &journey.learner(), stay, words).await.expect("a paper");
    assert!(name.starts_with("complement-") && bytes.starts_with(b"%PDF"), "{id}");
    for ctx in journey.strangers().into_iter().chain([journey.mentor()]) {
        let tried = complement::pdf(app, &ctx, stay, words).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let early = complement::pdf(app, &journey.office(), stay, words).await;
    assert_eq!(refused(&early.expect_err("refused")), "complement-refused-not-over");
}
