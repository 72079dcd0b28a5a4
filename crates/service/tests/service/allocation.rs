//! What is done about places besides finding them: other conditions, what the office decides beforehand, and what mends a
//! round when a place falls away.

use crate::year::{OFFICE, Office};
use walz_domain::allocation::{
    Aim, AllocationState, Cause, Change, Conditions, LockKind, Misfortune, Origin, Part, RunState,
};
use walz_domain::call::Call;
use walz_domain::mobility;
use walz_domain::offer::OfferStatus;
use walz_domain::{LearnerId, OfferId, RunId};
use walz_service::allocation::{self, NewLock, Renewal};
use walz_service::{Error, Value, application};
use walz_store::{self as store, Id, Stored};

impl Office {
    async fn placed(&self) -> RunId {
        allocation::run(&self.app, &self.ctx, self.call).await.expect("a run")
    }

    async fn newest(&self) -> allocation::RunFile {
        let file = allocation::newest(&self.app, &self.ctx, self.call).await.expect("read");
        file.expect("a run")
    }

    /// Where each learner goes by the newest run that counts.
    async fn places(&self) -> Vec<(LearnerId, OfferId)> {
        let file = self.newest().await;
        file.allocations.iter().filter_map(|a| Some((a.learner, a.offer?))).collect()
    }

    async fn confirm_all(&self) -> RunId {
        let run = self.placed().await;
        let all: Vec<LearnerId> = self.places().await.into_iter().map(|(who, _)| who).collect();
        allocation::confirm(&self.app, &self.ctx, run, &all).await.expect("confirmed");
        run
    }

    async fn call(&self) -> Stored<Call> {
        let mut db = self.app.store.read().await.expect("a connection");
        store::call::find(&mut db, OFFICE, self.call).await.expect("read").expect("the call")
    }

    async fn conditions(&self, changes: Vec<Change>) -> Conditions {
        Conditions { changes, ..Conditions::of_round(&*self.call().await) }
    }

    async fn trial(&self, name: &str, changes: Vec<Change>) -> RunId {
        let conditions = self.conditions(changes).await;
        let run = allocation::try_out(&self.app, &self.ctx, self.call, name, &conditions).await;
        run.expect("tried")
    }

    /// The host takes an offer back, or changes how many it takes.
    async fn change_offer(&self, offer: OfferId, change: impl Fn(&mut walz_domain::offer::Offer)) {
        let mut tx = self.app.store.begin().await.expect("a transaction");
        let found = store::offer::find(&mut tx, OFFICE, offer).await.expect("read");
        let mut found = found.expect("the offer");
        change(&mut found.value);
        store::offer::update(&mut tx, OFFICE, &found).await.expect("kept");
        tx.commit().await.expect("committed");
    }

    async fn take_back(&self, offer: OfferId) {
        self.change_offer(offer, |offer| offer.status = OfferStatus::Withdrawn).await;
    }

    async fn stay(&self, learner: LearnerId) -> walz_domain::mobility::Mobility {
        let mut db = self.app.store.read().await.expect("a connection");
        let stays = store::mobility::of_learner(&mut db, OFFICE, Id(learner)).await.expect("read");
        stays.into_iter().next().expect("a stay").into_value()
    }

    async fn acts(&self) -> Vec<String> {
        let mut db = self.app.store.read().await.expect("a connection");
        let all = store::journal::list(&mut db, OFFICE, None, 10_000).await.expect("the journal");
        all.into_iter().map(|entry| entry.act).collect()
    }

    fn lock_of(&self, learner: LearnerId, offer: OfferId, kind: LockKind) -> NewLock {
        NewLock { learner, offer, kind, reason: "Her aunt lives there.".to_owned() }
    }

    async fn lock(&self, new: &NewLock) -> Result<walz_domain::LockId, Error> {
        allocation::lock(&self.app, &self.ctx, self.call, new).await
    }
}

fn refused(error: Error) -> walz_service::Refused {
    match error {
        Error::Refused(refused) => refused,
        other => panic!("{other}"),
    }
}

fn value<'a>(refused: &'a walz_service::Refused, name: &str) -> &'a str {
    let found = refused.values.iter().find(|(known, _)| *known == name);
    match found {
        Some((_, Value::Text(text))) => text,
        other => panic!("{other:?}"),
    }
}

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
async fn what_the_office_decides_beforehand_holds_in_the_next_run() {
    let office = Office::filled().await;
    office.placed().await;
    let sheet = allocation::sheet(&office.app, &office.ctx, office.call).await.expect("read");
    let sheet = sheet.expect("a run");
    let entry = sheet.entries.iter().find(|entry| !entry.choices.is_empty()).expect("a choice");
    let (learner, other) = (entry.allocation.learner, entry.choices[0]);
    let had = entry.allocation.offer.expect("a place");

    let nameless =
        NewLock { reason: " ".to_owned(), ..office.lock_of(learner, had, LockKind::Keep) };
    assert!(matches!(office.lock(&nameless).await, Err(Error::Invalid(_))));
    let out = office.lock_of(learner, had, LockKind::Forbid);
    let id = office.lock(&out).await.expect("ruled out");
    assert_eq!(refused(office.lock(&out).await.expect_err("twice")).key, "lock-twice");
    let keep = office.lock_of(learner, had, LockKind::Keep);
    let clash = refused(office.lock(&keep).await.expect_err("the opposite"));
    assert_eq!(clash.key, "lock-ruled-out-already");
    assert_eq!(value(&clash, "reason"), "Her aunt lives there.");
    office.placed().await;
    let goes =
        |places: &[(LearnerId, OfferId)]| places.iter().find(|(l, _)| *l == learner).copied();
    assert_ne!(goes(&office.places().await), Some((learner, had)));

    allocation::unlock(&office.app, &office.ctx, office.call, id).await.expect("taken off");
    let kept = office.lock_of(learner, other, LockKind::Keep);
    let id = office.lock(&kept).await.expect("kept");
    office.placed().await;
    assert_eq!(goes(&office.places().await), Some((learner, other)));
    let acts = office.acts().await;
    for act in ["allocation.ruled_out", "allocation.unlocked", "allocation.kept"] {
        assert!(acts.iter().any(|known| known == act), "{act}");
    }
    let again = allocation::unlock(&office.app, &office.ctx, office.call, id).await;
    again.expect("taken off");
    let gone = allocation::unlock(&office.app, &office.ctx, office.call, id).await;
    assert!(matches!(gone, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_lock_against_a_rule_or_against_others_is_refused_by_name() {
    let office = Office::filled().await;
    office.placed().await;
    let places = office.places().await;
    let mut db = office.app.store.read().await.expect("a connection");
    let offers = store::offer::list(&mut db, OFFICE).await.expect("offers");
    let learners = store::learner::list(&mut db, OFFICE).await.expect("learners");
    drop(db);
    let (who, at) = places[0];
    let learner = learners.iter().find(|l| l.id == who).expect("the learner");
    let foreign = offers.iter().find(|o| o.trade != learner.trade).expect("another trade");
    let against = office.lock_of(who, foreign.id, LockKind::Keep);
    let rule = refused(office.lock(&against).await.expect_err("a rule"));
    assert_eq!((rule.key, value(&rule, "rule")), ("lock-against-rule", "It is another trade"));

    // More than the host has places for, each of whom could go there alone.
    let slots = offers.iter().find(|o| o.id == at).expect("the offer").slots;
    let sheet = allocation::sheet(&office.app, &office.ctx, office.call).await.expect("read");
    let sheet = sheet.expect("a run");
    let full = offers.iter().find(|offer| {
        let could = sheet.entries.iter().filter(|entry| {
            entry.choices.contains(&offer.id) || entry.allocation.offer == Some(offer.id)
        });
        could.count() > usize::try_from(offer.slots).expect("few")
    });
    let full = full.expect("a place that more want than can go");
    let could = sheet.entries.iter().filter(|entry| {
        entry.choices.contains(&full.id) || entry.allocation.offer == Some(full.id)
    });
    let mut last = None;
    for entry in could {
        let new = office.lock_of(entry.allocation.learner, full.id, LockKind::Keep);
        match office.lock(&new).await {
            Ok(_) => {}
            Err(error) => {
                last = Some((entry.name.clone(), refused(error)));
                break;
            }
        }
    }
    let (name, clash) = last.expect("not all of them");
    assert_eq!(clash.key, "lock-clashes");
    let core = value(&clash, "core");
    assert!(core.contains(&format!("{name} is kept at")) && !core.contains("locked:"), "{core}");
    assert!(slots > 0);
}

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
