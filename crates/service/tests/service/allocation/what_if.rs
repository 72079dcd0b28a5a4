//! Other conditions beside a round, and luck of earlier rounds.

use super::{refused, value};
use crate::year::{OFFICE, Office};
use walz_domain::RunId;
use walz_domain::allocation::{Aim, Change, Misfortune, Origin, Part, RunState};
use walz_service::{Error, allocation};
use walz_store as store;

#[tokio::test]
async fn what_is_tried_touches_nothing_and_says_what_each_condition_brought() {
    let office = Office::filled().await;
    office.placed().await;
    let before = office.newest().await;
    let offer = office.places().await[0].1;
    let mut conditions = office
        .conditions(vec![
            Change::MorePlaces { offer, by: 1 },
            Change::WithoutWindow { window: "W1S".to_owned() },
        ])
        .await;
    conditions.aims = vec![Aim::Everybody, Aim::FirstWishes];
    let run =
        allocation::try_out(&office.app, &office.ctx, office.call, " By wishes ", &conditions)
            .await
            .expect("tried");

    let after = office.newest().await;
    assert_eq!(after.run.id, before.run.id, "the proposal stands");
    let trials = allocation::trials(&office.app, &office.ctx, office.call).await.expect("read");
    assert_eq!(trials.proposal.expect("a proposal").id, before.run.id);
    let tried = &trials.trials[0];
    assert_eq!((tried.id, tried.state), (run, RunState::Tried));
    let trial = tried.trial().expect("a trial");
    assert_eq!((trial.name.as_str(), &trial.conditions), ("By wishes", &conditions));
    let parts: Vec<&Part> = trial.brought.iter().map(|brought| &brought.part).collect();
    assert!(matches!(parts[..], [Part::Aims, Part::Change { .. }, Part::Change { .. }]));
    // Who wants most first wishes gets no fewer than who wants most points.
    let usual = trial.brought[0].without.as_ref().expect("possible");
    assert!(tried.figures.ranks[0] >= usual.ranks[0], "{:?} {usual:?}", tried.figures);
    assert!(tried.figures.own_points <= usual.own_points || tried.figures.placed > usual.placed);
    let short = trial.brought[2].without.as_ref().expect("possible");
    assert!(short.placed > tried.figures.placed, "three need the short window");

    let record = allocation::record(&office.app, &office.ctx, run).await.expect("kept");
    assert!(record.problem.contains("rank_maximal") && record.outcome.contains("certificate"));
    assert!(office.acts().await.contains(&"allocation.tried".to_owned()));
    // The cases know nothing of it.
    let own = allocation::reasons(&office.app, &office.ctx, before.allocations[0].learner).await;
    assert_eq!(own.expect("reasons").run, before.run.id);

    allocation::remove_trial(&office.app, &office.ctx, office.call, run).await.expect("deleted");
    let trials = allocation::trials(&office.app, &office.ctx, office.call).await.expect("read");
    assert!(trials.trials.is_empty());
    let counts = allocation::remove_trial(&office.app, &office.ctx, office.call, before.run.id);
    assert_eq!(refused(counts.await.expect_err("it counts")).key, "what-if-no-trial");
}

#[tokio::test]
async fn what_is_impossible_is_said_in_words_of_the_field() {
    let office = Office::filled().await;
    let (ada, offer) = {
        office.placed().await;
        office.places().await[0]
    };
    let partner = {
        let mut db = office.app.store.read().await.expect("a connection");
        let offer = store::offer::find(&mut db, OFFICE, offer).await.expect("read");
        offer.expect("the offer").partner
    };
    // Nobody may travel, and yet somebody must.
    let windows = office.call().await.windows.iter().map(|w| w.code.clone()).collect::<Vec<_>>();
    let mut changes: Vec<Change> =
        windows.into_iter().map(|window| Change::WithoutWindow { window }).collect();
    changes.push(Change::Require { learner: ada });
    changes.push(Change::WithoutPartner { partner });
    let conditions = office.conditions(changes).await;
    let none = allocation::try_out(&office.app, &office.ctx, office.call, "None", &conditions);
    let refused = refused(none.await.expect_err("impossible"));
    assert_eq!(refused.key, "allocation-infeasible");
    let core = value(&refused, "core");
    assert!(core.ends_with("must have a place") && !core.contains("require:"), "{core}");

    let twice = office
        .conditions(vec![Change::Require { learner: ada }, Change::WithoutLearner { learner: ada }])
        .await;
    let unfit = allocation::try_out(&office.app, &office.ctx, office.call, " ", &twice).await;
    let Err(Error::Invalid(faults)) = unfit else { panic!("{unfit:?}") };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_ref()).collect();
    assert_eq!(fields, ["name", "change-2"]);
}

#[tokio::test]
async fn a_trial_becomes_the_proposal_unless_it_leans_on_what_is_not_there() {
    let office = Office::filled().await;
    let first = office.placed().await;
    let host = {
        let mut db = office.app.store.read().await.expect("a connection");
        let offer = office.places().await[0].1;
        store::offer::find(&mut db, OFFICE, offer).await.expect("read").expect("the offer").host
    };
    let trial = office.trial("Without that host", vec![Change::WithoutHost { host }]).await;
    let choose = |run, reason: &'static str| {
        allocation::choose_trial(&office.app, &office.ctx, office.call, run, reason)
    };
    assert!(matches!(choose(trial, " ").await, Err(Error::Invalid(_))));
    let chosen = choose(trial, "The host is being rebuilt.").await.expect("chosen");
    let file = office.newest().await;
    assert_eq!((file.run.id, file.run.state), (chosen, RunState::Proposed));
    let Origin::Chosen { reason, .. } = &file.run.origin else { panic!("{:?}", file.run.origin) };
    assert_eq!(reason, "The host is being rebuilt.");
    let mut db = office.app.store.read().await.expect("a connection");
    for offer in store::offer::list(&mut db, OFFICE).await.expect("offers") {
        let goes = file.allocations.iter().any(|a| a.offer == Some(offer.id));
        assert!(!goes || offer.host != host);
    }
    let old = store::allocation::find_run(&mut db, OFFICE, first).await.expect("read");
    assert_eq!(old.expect("the first").state, RunState::Discarded);
    drop(db);

    // One more place for each: some will be used that no host has promised.
    let all = office.places().await;
    let changes: Vec<Change> = all
        .iter()
        .map(|(_, offer)| *offer)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|offer| Change::MorePlaces { offer, by: 2 })
        .collect();
    let dreamt = office.trial("Twice as much", changes).await;
    let refused = refused(choose(dreamt, "Why not").await.expect_err("not there"));
    assert_eq!(refused.key, "what-if-not-there");
    assert!(value(&refused, "limit").contains(" has "), "{refused:?}");

    // A round that has changed since is looked at anew.
    let stale = office.trial("As it is", Vec::new()).await;
    let who = all[0].0;
    let run = office.newest().await.run.id;
    allocation::confirm(&office.app, &office.ctx, run, &[who]).await.expect("confirmed");
    let refused = self::refused(choose(stale, "Later").await.expect_err("outdated"));
    assert_eq!(refused.key, "what-if-outdated");
}

#[tokio::test]
async fn two_runs_are_compared_by_who_would_change_places() {
    let office = Office::filled().await;
    let proposal = office.placed().await;
    let (who, _) = office.places().await[0];
    let without = office.trial("Without one", vec![Change::WithoutLearner { learner: who }]).await;
    let pair = allocation::compare(&office.app, &office.ctx, office.call, proposal, without).await;
    let pair = pair.expect("compared");
    let moved = pair.moved.iter().find(|moved| moved.learner == who).expect("has no place there");
    assert!(moved.one.is_some() && moved.other.is_none() && !moved.name.is_empty());
    let same = allocation::compare(&office.app, &office.ctx, office.call, without, without).await;
    assert!(same.expect("compared").moved.is_empty());
    let elsewhere = RunId(uuid::Uuid::from_u128(9));
    let none = allocation::compare(&office.app, &office.ctx, office.call, proposal, elsewhere);
    assert!(matches!(none.await, Err(Error::NotFound)));
}

#[tokio::test]
async fn bad_luck_in_an_earlier_round_counts_only_where_the_plan_says_so_and_is_told() {
    let office = Office::filled().await;
    office.confirm_all().await;
    let file = office.newest().await;
    let third = file.allocations.iter().find(|a| a.rank == Some(3)).expect("a third wish").learner;
    let later = office.next_year().await;
    let run = allocation::run(&later.app, &later.ctx, later.call).await.expect("a run");
    let plain = later.newest().await;
    assert_eq!((plain.run.figures.luck_learners, plain.run.figures.luck_points), (0, 0));
    assert!(plain.allocations.iter().all(|a| a.luck.is_none()), "the plan lets it count nothing");
    assert_eq!(plain.run.id, run);

    let mut conditions = later.conditions(Vec::new()).await;
    conditions.luck = 15;
    let tried =
        allocation::try_out(&later.app, &later.ctx, later.call, "Making up", &conditions).await;
    let tried = tried.expect("tried");
    let pair = allocation::compare(&later.app, &later.ctx, later.call, run, tried).await;
    let pair = pair.expect("compared");
    let own = pair.other.allocations.iter().find(|a| a.learner == third).expect("the learner");
    let (luck, tenths) = own.luck.as_ref().expect("told");
    assert_eq!((luck.round.as_str(), luck.what), ("2027", Misfortune::Wish { rank: 3 }));
    let counts = luck.what.counts(15, own.rank.expect("a place"), 3);
    assert_eq!(*tenths, counts);
    assert!(pair.other.run.figures.luck_points > 0);
}
