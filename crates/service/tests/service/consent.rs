//! Consents: who answers, in which words, and what happens when an answer is taken back.

use crate::journey::{ALMOST, FIRST, GROWN_UP, Journey, on, refused};
use jiff::civil::date;
use walz_domain::consent::{Answer, Purpose, Wording};
use walz_policy::Role;
use walz_service::{Context, Error, Result, consent};
use walz_words::Language;

async fn answer(journey: &Journey, ctx: &Context, purpose: Purpose, answer: Answer) -> Result<()> {
    let version = Wording::on(FIRST).version;
    consent::answer(journey.app(), ctx, journey.learner, purpose, answer, version).await
}

#[tokio::test]
async fn each_purpose_is_answered_by_itself_and_every_answer_stays_on_record() {
    let journey = Journey::new(ALMOST).await;
    let mother = journey.guardian(0).with_language(Language::Nb);
    answer(&journey, &mother, Purpose::Photo, Answer::Refused).await.expect("answered");
    answer(&journey, &mother, Purpose::Participation, Answer::Given).await.expect("answered");
    answer(&journey, &mother, Purpose::Participation, Answer::Withdrawn).await.expect("taken back");
    let seen = consent::see(journey.app(), &journey.office(), journey.learner).await.expect("seen");
    let mine = &seen.all[0];
    assert_eq!(mine.name, "Sara Hovland");
    assert_eq!(
        mine.answers,
        [
            (Purpose::Participation, Answer::Withdrawn),
            (Purpose::MedicalEmergency, Answer::Pending),
            (Purpose::Photo, Answer::Refused),
        ]
    );
    let kept: Vec<_> = seen.file.consents.iter().map(|c| (c.answer, c.wording.as_str())).collect();
    assert_eq!(
        kept,
        [
            (Answer::Refused, "2026-1/nb"),
            (Answer::Given, "2026-1/nb"),
            (Answer::Withdrawn, "2026-1/nb"),
        ]
    );
    assert_eq!(journey.acts(journey.learner.0).await, ["consent.answered"; 3]);
    let twice = answer(&journey, &mother, Purpose::Participation, Answer::Withdrawn).await;
    assert_eq!(refused(&twice.expect_err("refused")), "consent-refused-answer");
}

#[tokio::test]
async fn an_answer_to_old_words_does_not_count() {
    let journey = Journey::new(ALMOST).await;
    let (ctx, purpose) = (journey.guardian(0), Purpose::Photo);
    let old =
        consent::answer(journey.app(), &ctx, journey.learner, purpose, Answer::Given, "2019-1");
    assert_eq!(refused(&old.await.expect_err("refused")), "consent-refused-wording");
}

#[tokio::test]
async fn a_guardians_access_ends_on_the_eighteenth_birthday() {
    let journey = Journey::new(ALMOST).await;
    let mother = journey.guardian(0);
    let (before, birthday) = (on(&mother, date(2027, 3, 8)), on(&mother, date(2027, 3, 9)));
    consent::see(journey.app(), &before, journey.learner).await.expect("still a minor's mother");
    let after = consent::see(journey.app(), &birthday, journey.learner).await;
    assert!(matches!(after, Err(Error::NotFound)));
    let late = answer(&journey, &birthday, Purpose::Participation, Answer::Given).await;
    assert!(matches!(late, Err(Error::NotFound)));
    let grown_up = on(&journey.learner(), date(2027, 3, 9));
    answer(&journey, &grown_up, Purpose::FamilyView, Answer::Given).await.expect("answered");
    let seen = consent::see(journey.app(), &birthday, journey.learner).await.expect("let in");
    assert!(seen.mine.is_empty(), "she sees, and answers no more");
    answer(&journey, &grown_up, Purpose::FamilyView, Answer::Withdrawn).await.expect("taken back");
    let shut = consent::see(journey.app(), &birthday, journey.learner).await;
    assert!(matches!(shut, Err(Error::NotFound)));
}

#[tokio::test]
async fn nobody_answers_in_another_persons_place() {
    let journey = Journey::new(GROWN_UP).await;
    for role in [Role::Coordinator, Role::Mentor(journey.host), Role::Safeguarding] {
        let tried = answer(&journey, &journey.actor(role), Purpose::Photo, Answer::Given).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{role}");
    }
    for ctx in journey.strangers() {
        let tried = answer(&journey, &ctx, Purpose::Photo, Answer::Given).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{}", ctx.actor.role);
        let seen = consent::see(journey.app(), &ctx, journey.learner).await;
        assert!(matches!(seen, Err(Error::NotFound)), "{}", ctx.actor.role);
    }
    answer(&journey, &journey.learner(), Purpose::Photo, Answer::Given).await.expect("their own");
}
