//! What came of the agreed outcomes, as sums.

use crate::moderation::home;
use walz_domain::outcome::By;
use walz_domain::recognition::{Decision, Grounds, Kind};
use walz_service::{Error, outcomes, recognition};
use walz_store as store;

#[tokio::test]
async fn shares_are_counted_by_partner_trade_host_and_round() {
    let (journey, _) = home().await;
    let (app, office, stay) = (journey.app(), journey.office(), journey.mobility);
    let decide = async |unit: &str, decision: Decision| {
        let none = Grounds::default();
        recognition::decide(app, &office, stay, unit, &decision, &none).await.expect("decided");
    };
    decide("CARPENTRY-U1", Decision::Full).await;
    let one = outcomes::see(app, &office, By::Partner, None).await.expect("seen");
    assert_eq!((one.all.tally.recognised, one.all.median), (1, None), "one is not decided");
    decide("CARPENTRY-U2", Decision::of(Kind::EuropassOnly, "No task at home", 0)).await;
    for by in By::ALL {
        let seen = outcomes::see(app, &office, *by, Some(journey.call)).await.expect("seen");
        let [line] = seen.lines.as_slice() else { panic!("one group by {by}") };
        let tally = line.tally;
        assert_eq!((tally.stays, tally.agreed, tally.assessed), (1, 2, 2), "{by}");
        assert_eq!((tally.achieved, tally.recognised), (2, 1), "a note counts for nothing");
        assert!(tally.is_small() && !line.name.is_empty(), "{by}");
        assert_eq!(line.decided, 1);
        assert_eq!(seen.all.tally, tally);
        assert!(line.median.is_some(), "all is decided");
    }
    let elsewhere = walz_domain::CallId(uuid::Uuid::from_u128(1));
    let none = outcomes::see(app, &office, By::Host, Some(elsewhere)).await;
    assert!(matches!(none, Err(Error::NotFound)));
    let learner = outcomes::see(app, &journey.learner(), By::Host, None).await;
    assert!(matches!(learner, Err(Error::NotFound)));
    outcomes::take(app, &office, By::Host, None).await.expect("a file");
    let acts = journey.acts(journey.organisation.0).await;
    assert!(acts.iter().any(|act| act == "outcomes.taken"), "{acts:?}");
}

#[tokio::test]
async fn stays_from_before_are_counted_on_the_next_day() {
    let (journey, _) = home().await;
    let organisation = journey.organisation;
    let mut tx = journey.app().store.begin().await.expect("begun");
    store::outcome::forget(&mut tx, organisation, journey.mobility).await.expect("forgotten");
    let missing = store::outcome::missing(&mut tx, organisation, 9).await.expect("asked");
    assert_eq!(missing, [(journey.call, journey.learner)]);
    tx.commit().await.expect("kept");
    let program = journey.actor(walz_policy::Role::Worker);
    let today = walz_service::day_in("UTC", journey.bench.ctx.now);
    walz_service::daily::run(journey.app(), &program, today).await.expect("a day");
    let office = journey.office();
    let seen = outcomes::see(journey.app(), &office, By::Round, None).await.expect("seen");
    assert_eq!(seen.all.tally.agreed, 2);
}
