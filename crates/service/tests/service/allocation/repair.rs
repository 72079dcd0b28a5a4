//! What mends a round when a place falls away.

use crate::year::{OFFICE, Office};
use walz_domain::LearnerId;
use walz_domain::allocation::{AllocationState, Cause, Origin};
use walz_domain::mobility;
use walz_service::allocation::{self, Renewal};
use walz_service::{Error, application};
use walz_store::{self as store, Id};

#[tokio::test]
async fn when_a_host_drops_out_as_few_as_possible_move_and_all_of_it_happens_at_once() {
    let office = Office::filled().await;
    office.confirm_all().await;
    let nothing = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    assert!(nothing.expect("looked").is_none(), "all hold");
    let before = office.places().await;
    let (who, gone) = before[0];
    office.take_back(gone).await;
    let lost = before.iter().filter(|(_, offer)| *offer == gone).count();

    let seen = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    let seen = seen.expect("looked").expect("something to mend");
    let steps: Vec<_> = seen.chains.iter().flatten().collect();
    let first = steps.iter().find(|step| step.learner == who).expect("who lost the place");
    assert_eq!((first.cause, first.from), (Cause::TakenBack, Some(gone)));
    for chain in &seen.chains {
        for pair in chain.windows(2) {
            assert_eq!(pair[0].to, pair[1].from, "who makes room leaves what the other gets");
            assert_eq!(pair[1].makes_room_for.as_deref(), Some(pair[0].name.as_str()));
        }
    }
    let (now, then, all) = seen.placed;
    assert_eq!((now, all), (65 - lost, 65));
    assert!(then >= now);

    let other = allocation::accept_repair(&office.app, &office.ctx, office.call, "x", false).await;
    assert!(matches!(other, Err(Error::ChangedMeanwhile)), "{other:?}");
    let run = allocation::accept_repair(&office.app, &office.ctx, office.call, &seen.input, false);
    let run = run.await.expect("accepted");
    let file = office.newest().await;
    assert_eq!(file.run.id, run);
    assert!(matches!(file.run.origin, Origin::Repair { .. }));
    for step in steps.iter().filter(|step| step.is_done()) {
        let stay = office.stay(step.learner).await;
        assert_eq!(Some(stay.offer), step.to);
        assert!(!step.told.is_empty(), "somebody is told");
    }
    let moved: Vec<LearnerId> = steps.iter().map(|step| step.learner).collect();
    for (learner, offer) in before.iter().filter(|(learner, _)| !moved.contains(learner)) {
        assert_eq!(office.stay(*learner).await.offer, *offer, "everybody else keeps theirs");
    }
    let kept = file.allocations.iter().filter(|a| !moved.contains(&a.learner));
    for allocation in kept {
        assert!(matches!(allocation.state, AllocationState::Confirmed { .. }));
    }
    let acts = office.acts().await;
    assert!(acts.iter().any(|act| act == "allocation.repaired"));
    assert!(then == now || acts.iter().any(|act| act == "mobility.moved"));
    let again = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    let left = again.expect("looked").map(|r| r.chains.into_iter().flatten().collect::<Vec<_>>());
    assert!(left.is_none_or(|steps| steps.iter().all(|step| !step.is_done())), "mended");
}

#[tokio::test]
async fn a_repair_that_is_not_what_was_looked_at_does_nothing() {
    let office = Office::filled().await;
    office.confirm_all().await;
    let places = office.places().await;
    office.take_back(places[0].1).await;
    let seen = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    let seen = seen.expect("looked").expect("something to mend");
    let other = places.iter().find(|(_, offer)| *offer != places[0].1).expect("another");
    office.take_back(other.1).await;
    let late = allocation::accept_repair(&office.app, &office.ctx, office.call, &seen.input, false);
    assert!(matches!(late.await, Err(Error::ChangedMeanwhile)));
    for (learner, offer) in &places {
        assert_eq!(office.stay(*learner).await.offer, *offer, "nobody moved");
    }
}

#[tokio::test]
async fn what_is_agreed_stays_and_an_agreement_about_a_place_that_is_gone_counts_no_more() {
    let office = Office::filled().await;
    office.confirm_all().await;
    let (who, gone) = office.places().await[0];
    let stay = office.stay(who).await;
    let sent = walz_service::agreement::offer_many(&office.app, &office.ctx, &[stay.id]).await;
    sent.expect("an agreement");
    office.take_back(gone).await;
    let seen = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    let seen = seen.expect("looked").expect("something to mend");
    let step = seen.chains.iter().flatten().find(|step| step.learner == who).expect("a step");
    if step.is_done() {
        assert!(
            step.papers.iter().any(|p| matches!(p, Renewal::Agreement | Renewal::Draft)),
            "{:?}",
            step.papers
        );
    }
    let run = allocation::accept_repair(&office.app, &office.ctx, office.call, &seen.input, false);
    run.await.expect("accepted");
    let mut db = office.app.store.read().await.expect("a connection");
    let texts = store::agreement::of_mobility(&mut db, OFFICE, Id(stay.id)).await.expect("texts");
    let new = office.stay(who).await;
    if new.offer != gone {
        assert_ne!(texts[0].state.code(), "offered", "nobody signs for the old place");
    }
}

#[tokio::test]
async fn who_steps_back_leaves_the_place_to_who_has_none() {
    let office = Office::filled().await;
    office.confirm_all().await;
    let (who, offer) = office.places().await[0];
    // The offer is made the only hope of somebody whose own place is gone.
    let mut db = office.app.store.read().await.expect("a connection");
    let applications =
        store::application::of_learner(&mut db, OFFICE, Id(who)).await.expect("read");
    let id = applications[0].id;
    drop(db);
    application::withdraw(&office.app, &office.ctx, id, "She has another plan.")
        .await
        .expect("done");
    let seen = allocation::repair(&office.app, &office.ctx, office.call, false).await;
    let seen = seen.expect("looked").expect("something to mend");
    let back = seen.chains.iter().flatten().find(|step| step.learner == who).expect("a step");
    assert_eq!((back.cause, back.from, back.to), (Cause::SteppedBack, Some(offer), None));
    let run = allocation::accept_repair(&office.app, &office.ctx, office.call, &seen.input, false);
    run.await.expect("accepted");
    let stay = office.stay(who).await;
    let mobility::State::Cancelled { reason, .. } = stay.state else { panic!("{:?}", stay.state) };
    assert_eq!(reason, "She has another plan.");
}
