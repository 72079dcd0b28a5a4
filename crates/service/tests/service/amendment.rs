//! Agreements in force that are changed: what everybody signed goes on until everybody has signed the change.

use crate::agreement::edit_of;
use crate::journey::{FIRST, GROWN_UP, Journey, faults, on, refused};
use jiff::civil::date;
use walz_domain::AgreementId;
use walz_domain::agreement::{Agreement, Change, Interruption, Part, State};
use walz_domain::case::{Stage, Turn};
use walz_domain::mobility;
use walz_domain::signing::Order;
use walz_domain::window::{Period, plus_days};
use walz_service::agreement::{self, Edit};
use walz_service::{Error, grant, signing};

/// An agreement that everybody has signed.
async fn in_force(journey: &Journey) -> AgreementId {
    let id = journey.offered().await;
    sign_all(journey, id).await;
    id
}

async fn sign_all(journey: &Journey, id: AgreementId) {
    for ctx in [journey.learner(), journey.mentor(), journey.office()] {
        journey.sign::<Agreement>(&ctx, id).await.expect("signed");
    }
}

/// Changes the draft of an amendment.
async fn change(
    journey: &Journey,
    id: AgreementId,
    edit: impl FnOnce(&mut Edit),
) -> Result<(), Error> {
    let app = journey.app();
    let seen = signing::see::<Agreement>(app, &journey.office(), id).await.expect("seen");
    let content = &seen.text.content;
    let amends = content.amends.as_ref().expect("an amendment");
    let mut all = edit_of(&seen.text);
    all.amendment = Some(Change {
        reason: "The workshop closes a week earlier".to_owned(),
        from: amends.from,
        period: content.period,
        interruptions: content.interruptions.clone(),
    });
    edit(&mut all);
    Box::pin(agreement::edit(app, &journey.office(), id, seen.text.version(), &all)).await
}

fn amendment(edit: &mut Edit) -> &mut Change {
    edit.amendment.as_mut().expect("an amendment")
}

async fn number_in_force(journey: &Journey) -> u32 {
    let file = journey.file().await;
    file.stay.expect("a stay").agreement_in_force().expect("one in force").number
}

#[tokio::test]
async fn an_amendment_leaves_the_agreement_in_force_until_everybody_has_signed_it() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let first = in_force(&journey).await;
    let planned = journey.agreement(first).await.content.period;
    let second = agreement::amend(app, &office, first).await.expect("begun");
    let shorter = Period::new(planned.first(), plus_days(planned.last(), -7)).expect("a period");
    change(&journey, second, |edit| {
        amendment(edit).period = shorter;
        edit.hosting.mentor.name = "Mette Kjærgaard".parse().expect("a name");
    })
    .await
    .expect("changed");
    assert_eq!(number_in_force(&journey).await, 1, "a draft changes nothing");
    agreement::offer(app, &office, second, None, Order::usual()).await.expect("offered");
    assert_eq!(journey.row().await.stage, Stage::Preparing, "the gate stays met");
    journey.sign::<Agreement>(&journey.learner(), second).await.expect("signed");
    journey.sign::<Agreement>(&journey.mentor(), second).await.expect("signed");
    assert_eq!(number_in_force(&journey).await, 1, "the office is missing");
    assert_eq!(journey.file().await.stay.expect("a stay").mobility.period, planned);
    let last = journey.sign::<Agreement>(&office, second).await.expect("signed");
    assert!(last.in_force);
    assert_eq!(number_in_force(&journey).await, 2);
    assert_eq!(journey.file().await.stay.expect("a stay").mobility.period, shorter);
    let old = journey.agreement(first).await;
    assert!(matches!(&old.state, State::Replaced { signed, .. } if signed.len() == 3));
    let new = journey.agreement(second).await;
    let amends = new.content.amends.clone().expect("an amendment");
    assert_eq!((amends.number, amends.changes), (1, vec![Part::Period, Part::HostingContacts]));
    assert_eq!(new.agreed_since(), Some(amends.since), "there was an agreement all the time");
    assert_eq!(journey.acts(first.0).await.last().map(String::as_str), Some("agreement.amended"));
    let late = journey.sign::<Agreement>(&journey.learner(), first).await.expect_err("refused");
    assert_eq!(refused(&late), "signing-refused-replaced");
}

#[tokio::test]
async fn one_change_at_a_time_and_a_draft_of_one_can_be_thrown_away() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = journey.offered().await;
    let early = agreement::amend(app, &office, id).await.expect_err("refused");
    assert_eq!(refused(&early), "amendment-refused-not-in-force");
    sign_all(&journey, id).await;
    let draft = agreement::amend(app, &office, id).await.expect("begun");
    let twice = agreement::amend(app, &office, id).await.expect_err("refused");
    assert_eq!(refused(&twice), "amendment-refused-open");
    let again = agreement::draft(app, &office, journey.mobility).await.expect("the one in force");
    assert_eq!(again, id, "nothing new is drafted beside an agreement in force");
    let empty = agreement::offer(app, &office, draft, None, Order::usual()).await;
    let missing = ["signing-fault-nothing-changed", "signing-fault-no-reason"];
    assert_eq!(faults(empty.expect_err("refused")), missing);
    let wrong = agreement::discard(app, &office, id).await.expect_err("refused");
    assert_eq!(refused(&wrong), "amendment-refused-no-draft");
    agreement::discard(app, &office, draft).await.expect("thrown away");
    let gone = signing::see::<Agreement>(app, &office, draft).await;
    assert!(matches!(gone, Err(Error::NotFound)));
    let next = agreement::amend(app, &office, id).await.expect("begun anew");
    assert_eq!(journey.agreement(next).await.number, 2);
}

#[tokio::test]
async fn an_amendment_that_is_declined_or_taken_back_leaves_the_agreement_as_it_is() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = in_force(&journey).await;
    let hours = |edit: &mut Edit| edit.hours_per_week = 30;
    let second = agreement::amend(app, &office, id).await.expect("begun");
    change(&journey, second, hours).await.expect("changed");
    agreement::offer(app, &office, second, None, Order::usual()).await.expect("offered");
    let via = signing::Via::Account;
    let learner = journey.learner();
    let no = signing::decline::<Agreement>(app, &learner, second, 2, "Too few", via);
    no.await.expect("declined");
    assert_eq!((number_in_force(&journey).await, journey.row().await.turn), (1, Turn::Office));
    let third = agreement::renew(app, &office, second).await.expect("a new version");
    change(&journey, third, hours).await.expect("changed");
    agreement::offer(app, &office, third, None, Order::usual()).await.expect("offered");
    signing::withdraw::<Agreement>(app, &office, third, "We keep it").await.expect("taken back");
    assert_eq!(number_in_force(&journey).await, 1);
    let seen = signing::see::<Agreement>(app, &journey.learner(), id).await.expect("seen");
    assert!(seen.newer.is_none_or(|newer| newer.number == 2), "what was taken back is no version");
    let fourth = agreement::amend(app, &office, id).await.expect("begun");
    assert_eq!(journey.agreement(fourth).await.number, 4);
}

#[tokio::test]
async fn who_has_left_cannot_leave_on_another_day_and_days_at_rest_are_not_paid() {
    let journey = Journey::new(GROWN_UP).await;
    let (app, office) = (journey.app(), journey.office());
    let id = in_force(&journey).await;
    grant::calculate(app, &office, journey.mobility).await.expect("calculated");
    journey.set_state(mobility::State::Arrived { departed: FIRST, on: FIRST }).await;
    let second = agreement::amend(app, &office, id).await.expect("begun");
    let planned = journey.agreement(id).await.content.period;
    let rest = |first, last| Interruption {
        period: Period::new(first, last).expect("a period"),
        reason: "ill at home".to_owned(),
    };
    let wrong = change(&journey, second, |edit| {
        let later = plus_days(planned.first(), 1);
        amendment(edit).period = Period::new(later, planned.last()).expect("a period");
        amendment(edit).interruptions = vec![rest(planned.first(), plus_days(planned.first(), 3))];
    });
    assert_eq!(
        faults(wrong.await.expect_err("refused")),
        ["amendment-first-day-fixed", "signing-fault-rests-outside"]
    );
    let (ill, well) = (plus_days(planned.first(), 20), plus_days(planned.first(), 26));
    let right = |edit: &mut Edit| amendment(edit).interruptions = vec![rest(ill, well)];
    change(&journey, second, right).await.expect("changed");
    agreement::offer(app, &office, second, None, Order::usual()).await.expect("offered");
    sign_all(&journey, second).await;
    let money = grant::see(app, &office, journey.learner).await.expect("seen");
    let days = |n: usize| &money.calculations[n].entitlement.days;
    assert_eq!((money.calculations.len(), days(0).interrupted), (2, 7));
    assert_eq!(days(1).funded - days(0).funded, 7, "the week at home is not paid");
    let over = mobility::State::Returned { departed: FIRST, on: planned.last() };
    journey.set_state(over).await;
    let late = on(&office, date(2027, 6, 1));
    let late = agreement::amend(app, &late, second).await.expect_err("refused");
    assert_eq!(refused(&late), "amendment-refused-over");
}

#[tokio::test]
async fn nobody_but_the_office_begins_a_change() {
    let journey = Journey::new(GROWN_UP).await;
    let id = in_force(&journey).await;
    let own = [journey.learner(), journey.mentor()];
    for ctx in own.into_iter().chain(journey.strangers()) {
        let begun = agreement::amend(journey.app(), &ctx, id).await;
        assert!(matches!(begun, Err(Error::NotFound)), "{:?}", ctx.actor);
        let thrown = agreement::discard(journey.app(), &ctx, id).await;
        assert!(matches!(thrown, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
}
