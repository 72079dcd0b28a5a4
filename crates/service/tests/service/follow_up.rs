//! What is used at work half a year after the return.

use crate::journey::{FIRST, on, refused};
use crate::moderation::home;
use walz_domain::deadline::Deadlines;
use walz_domain::follow_up::{From, Used};
use walz_domain::mobility::State;
use walz_domain::window::plus_days;
use walz_policy::Role;
use walz_service::follow_up::{self, Answer};
use walz_service::{Context, Error};

fn answer(from: From) -> Answer {
    let (text, method) = ("Plans the day".to_owned(), "A talk each morning".to_owned());
    Answer { from, used: Used::Some, text, method }
}

#[tokio::test]
async fn each_answers_for_themselves_and_the_office_for_both() {
    let (journey, teacher) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let say = async |ctx: &Context, from| follow_up::answer(app, ctx, stay, &answer(from)).await;
    let mut learner = journey.learner();
    learner.actor.person = Some(journey.file().await.learner.person);
    say(&learner, From::Learner).await.expect("said");
    let other = say(&learner, From::HomeCompany).await;
    assert!(matches!(other, Err(Error::NotFound)), "nobody speaks for the company but its own");
    say(&teacher, From::HomeCompany).await.expect("said");
    say(&journey.office(), From::Learner).await.expect("on the learner's word");
    assert_eq!(follow_up::see(app, &teacher, stay).await.expect("seen").said.len(), 1);
    for ctx in journey.strangers().into_iter().chain([journey.mentor()]) {
        assert!(matches!(say(&ctx, From::Learner).await, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
    journey.set_state(State::Arrived { departed: FIRST, on: FIRST }).await;
    let early = say(&journey.office(), From::Learner).await.expect_err("refused");
    assert_eq!(refused(&early), "follow-up-refused-not-home");
}

#[tokio::test]
async fn both_are_asked_once_half_a_year_after_the_return() {
    let (journey, _) = home().await;
    let (app, stay) = (journey.app(), journey.mobility);
    let home = journey.file().await.stay.expect("a stay").mobility.state.ended().expect("home");
    let program = journey.actor(Role::Worker);
    let remind = async |days: i64| {
        let today = plus_days(home, days);
        follow_up::remind(app, &on(&program, today), today).await.expect("asked")
    };
    let after = i64::from(Deadlines::default().follow_up);
    assert_eq!(remind(after - 1).await, 0);
    let asked = remind(after).await;
    assert!(asked >= 1, "who has an address");
    assert_eq!(remind(after + 1).await, 0);
    let links = crate::journey::links(&journey, stay.0).await;
    assert!(links.iter().any(|link| link.purpose == follow_up::LINK), "{links:?}");
}
