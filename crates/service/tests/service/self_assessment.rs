//! What learners say of what they have learned, beside what their mentors find.

use crate::journey::{FIRST, GROWN_UP, Journey, faults, refused};
use walz_domain::assessment::Attained;
use walz_domain::case::{Act, Turn};
use walz_domain::mobility::State;
use walz_domain::recognition::{Decision, Grounds};
use walz_service::assessment::{self, Found};
use walz_service::self_assessment::{self, Said};
use walz_service::{Error, recognition};

fn said(unit: &str, result: Attained, note: &str) -> Said {
    Said { unit: unit.to_owned(), result, note: note.to_owned() }
}

#[tokio::test]
async fn a_learner_says_how_far_they_are_and_changes_it_as_they_learn() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, learner, stay) = (journey.app(), journey.learner(), journey.mobility);
    let walls = |result, note| [said("CARPENTRY-U1", result, note)];
    let early = self_assessment::say(app, &learner, stay, &walls(Attained::Partly, "")).await;
    assert_eq!(refused(&early.expect_err("refused")), "assessment-refused-not-there");
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let first = walls(Attained::Partly, "The north wall, with Jens");
    self_assessment::say(app, &learner, stay, &first).await.expect("said");
    self_assessment::say(app, &learner, stay, &first).await.expect("the same once more");
    self_assessment::say(app, &learner, stay, &walls(Attained::Achieved, "The south wall"))
        .await
        .expect("said anew");
    let learned = self_assessment::see(app, &learner).await.expect("seen").expect("a stay");
    let unit = learned.outcomes.iter().find(|o| o.code == "CARPENTRY-U1").expect("the unit");
    assert_eq!((unit.own, unit.own_note.as_str()), (Some(Attained::Achieved), "The south wall"));
    assert_eq!(unit.result, None, "what the mentor finds is another matter");
    let acts = journey.acts(stay.0).await;
    assert_eq!(acts.iter().filter(|act| *act == "self_assessment.given").count(), 2);
    let none = self_assessment::say(app, &learner, stay, &[]).await.expect_err("refused");
    assert_eq!(faults(none), ["learned-missing"]);
    let other = [said("WELDING-U1", Attained::Achieved, "")];
    let other = self_assessment::say(app, &learner, stay, &other).await.expect_err("refused");
    assert_eq!(faults(other), ["assessment-unit-unknown"]);
}

#[tokio::test]
async fn nobody_says_it_for_a_learner() {
    let journey = Journey::new(GROWN_UP).await;
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let own = [said("CARPENTRY-U1", Attained::Beyond, "")];
    let others = [journey.office(), journey.mentor()];
    for ctx in others.into_iter().chain(journey.strangers()) {
        let tried = self_assessment::say(journey.app(), &ctx, journey.mobility, &own).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
}

#[tokio::test]
async fn a_decision_is_looked_at_again_once_and_the_office_answers() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, stay, learner) = (journey.app(), journey.mobility, journey.learner());
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let (office, last) =
        (journey.office(), journey.file().await.stay.expect("a stay").mobility.period.last());
    let units = ["CARPENTRY-U1", "CARPENTRY-U2"];
    let found = units.map(|unit| Found {
        unit: unit.to_owned(),
        result: Attained::Achieved,
        comment: String::new(),
        grade: walz_service::grade::Given::default(),
    });
    assessment::assess(app, &office, stay, &found).await.expect("assessed");
    journey.set_state(State::Returned { departed: FIRST, on: last }).await;
    let part = Decision::Partial { reason: "Without the roof".to_owned() };
    recognition::decide(app, &office, stay, units[0], &Decision::Full, &Grounds::default())
        .await
        .expect("decided");
    recognition::decide(app, &office, stay, units[1], &part, &Grounds::default())
        .await
        .expect("decided");
    assert_eq!(journey.row().await.act, Act::CloseFile);
    let ask = async |unit, reason| recognition::appeal(app, &learner, stay, unit, reason).await;
    let full = ask(units[0], "Why not more?").await.expect_err("refused");
    assert_eq!(refused(&full), "appeal-refused-in-full");
    assert_eq!(faults(ask(units[1], " ").await.expect_err("refused")), ["appeal-reason-missing"]);
    ask(units[1], "I did build a roof, see the photographs").await.expect("asked");
    let row = journey.row().await;
    assert_eq!((row.act, row.turn), (Act::Recognise, Turn::Office), "somebody has to answer");
    for stranger in journey.strangers().into_iter().chain([journey.mentor(), office.clone()]) {
        let tried = recognition::appeal(app, &stranger, stay, units[1], "Hello").await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", stranger.actor);
    }
    recognition::decide(app, &office, stay, units[1], &part, &Grounds::default())
        .await
        .expect("it stays so");
    assert_eq!(journey.row().await.act, Act::CloseFile);
    let again = ask(units[1], "And again").await.expect_err("refused");
    assert_eq!(refused(&again), "appeal-refused-before");
}
