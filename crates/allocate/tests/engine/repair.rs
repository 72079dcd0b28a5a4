//! Repairs against a textbook method on the changed network, and their proof against changes.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

use crate::flow::{Plain, plain, textbook};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use walz_allocate::flow::repair::{
    Amended, Change, ChangeFault, Former, FormerFault, RepairDoubt, RepairTotals, Repaired, Toll,
    Why, check, repair,
};
use walz_allocate::flow::{self, Network};
use walz_allocate::repair::{Event, Moved, NoRepair, amend, moves};
use walz_allocate::{
    Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Options, Problem, Value, solve, verify,
};

/// What may happen, before it is known to whom.
#[derive(Clone, Debug)]
enum Happens {
    Places(Index, u32),
    Opens(u32),
    Withdraws(Index),
    Joins(Vec<Option<i64>>),
    Eligible(Index, Index, i64),
    Ineligible(Index, Index),
}

fn event() -> impl Strategy<Value = Happens> {
    let index = any::<Index>;
    let cost = || prop_oneof![0_i64..4, -5000_i64..5000];
    prop_oneof![
        4 => index().prop_map(|offer| Happens::Places(offer, 0)),
        3 => (index(), 0_u32..6).prop_map(|(offer, places)| Happens::Places(offer, places)),
        1 => (0_u32..3).prop_map(Happens::Opens),
        2 => index().prop_map(Happens::Withdraws),
        2 => vec(option::weighted(0.5, cost()), 0..9).prop_map(Happens::Joins),
        2 => (index(), index(), cost()).prop_map(|(l, o, c)| Happens::Eligible(l, o, c)),
        2 => (index(), index()).prop_map(|(l, o)| Happens::Ineligible(l, o)),
    ]
}

/// The events as changes of a network of this size; what is about nobody does not happen.
fn changes(events: &[Happens], mut learners: usize, mut offers: usize) -> Vec<Change> {
    let mut gone = Vec::new();
    let mut changes = Vec::new();
    for event in events {
        let one = |index: &Index, of: usize| (of > 0).then(|| index.index(of) as u32);
        let there = |index: &Index, gone: &Vec<u32>| {
            one(index, learners).filter(|learner| !gone.contains(learner))
        };
        match event {
            Happens::Places(offer, places) => changes
                .extend(one(offer, offers).map(|offer| Change::Places { offer, places: *places })),
            Happens::Opens(places) => {
                changes.push(Change::Opens { places: *places });
                offers += 1;
            }
            Happens::Withdraws(learner) => {
                if let Some(learner) = there(learner, &gone) {
                    changes.push(Change::Withdraws { learner });
                    gone.push(learner);
                }
            }
            Happens::Joins(costs) => {
                let arcs = costs.iter().take(offers).enumerate();
                let arcs = arcs.filter_map(|(offer, cost)| Some((offer as u32, (*cost)?)));
                changes.push(Change::Joins { arcs: arcs.collect() });
                learners += 1;
            }
            Happens::Eligible(learner, offer, cost) => {
                if let (Some(learner), Some(offer)) = (there(learner, &gone), one(offer, offers)) {
                    changes.push(Change::Eligible { learner, offer, cost: *cost });
                }
            }
            Happens::Ineligible(learner, offer) => {
                if let (Some(learner), Some(offer)) = (there(learner, &gone), one(offer, offers)) {
                    changes.push(Change::Ineligible { learner, offer });
                }
            }
        }
    }
    changes
}

/// The best by the textbook: former places are worth more than all costs together.
fn solved_anew(after: &Amended<'_>, former: &[Option<u32>]) -> RepairTotals {
    const KEPT: i128 = 1 << 80;
    let had = |learner: usize| {
        former.get(learner).copied().flatten().filter(|_| !after.has_withdrawn(learner))
    };
    let rows: Vec<Vec<(u32, i128)>> = (0..after.learners())
        .map(|learner| {
            let arcs = after.arcs_of(learner).map(|(offer, cost)| {
                let kept = if had(learner) == Some(offer) { KEPT } else { 0 };
                (offer, i128::from(cost) - kept)
            });
            arcs.collect()
        })
        .collect();
    let (placed, sum) = textbook(after.capacities(), &rows);
    let kept = -(sum - (KEPT / 2)).div_euclid(KEPT) - 1;
    let kept = usize::try_from(kept).expect("a number of learners");
    let changes = (0..after.learners()).filter_map(had).count() - kept;
    RepairTotals { placed, changes, cost: sum + kept as i128 * KEPT }
}

fn is_best(after: &Amended<'_>, former: &Former) -> Result<Repaired, TestCaseError> {
    let repaired = repair(after, former).expect("a former allocation that fits");
    let places: Vec<Option<u32>> = former.places().collect();
    let expected = solved_anew(after, &places);
    prop_assert_eq!(check(after, former, &repaired), Ok(expected));
    prop_assert!(repaired.moves().len() >= expected.changes);
    for moved in repaired.moves() {
        let had = places.get(moved.learner as usize).copied().flatten();
        prop_assert_eq!(moved.from, had);
        prop_assert_eq!(moved.to, repaired.offer_of(moved.learner as usize));
        prop_assert_ne!(moved.from, moved.to);
        prop_assert_eq!(moved.why == Why::MayNowBePlaced, had.is_none());
    }
    let changed = repaired.moves().iter().filter(|moved| moved.from.is_some());
    prop_assert_eq!(changed.count(), expected.changes);
    Ok(repaired)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, ..ProptestConfig::default() })]

    #[test]
    fn a_repair_is_what_solving_anew_finds(
        plain in plain(), first in vec(event(), 0..6), second in vec(event(), 0..4),
    ) {
        let network = plain.network();
        let flow = flow::solve(&network);
        let changes = |events: &[Happens], network: &Network| {
            changes(events, network.learners(), network.offers())
        };
        let Ok(after) = Amended::new(&network, &changes(&first, &network)) else { return Ok(()) };
        let former = Former::of_flow(&network, &flow).expect("of this network");
        let repaired = is_best(&after, &former)?;
        // And once more, from what the repair led to.
        let network = after.network().expect("a good network");
        let Ok(again) = Amended::new(&network, &changes(&second, &network)) else { return Ok(()) };
        let former = Former::of_repaired(&network, &repaired).expect("of this network");
        is_best(&again, &former)?;
    }

    #[test]
    fn any_allocation_may_be_repaired(
        plain in plain(), places in vec(option::of(0_u32..8), 14), events in vec(event(), 0..3),
    ) {
        let network = plain.network();
        let offers = plain.capacities.len() as u32;
        let places = places.into_iter().map(|place| place.filter(|offer| *offer < offers));
        let places = places.take(plain.rows.len());
        let former = Former::of_places(&network, places).expect("of this network");
        let events = changes(&events, network.learners(), network.offers());
        let Ok(after) = Amended::new(&network, &events) else { return Ok(()) };
        is_best(&after, &former)?;
    }

    #[test]
    fn a_proof_of_another_repair_does_not_hold(
        plain in plain(), events in vec(event(), 1..5), learner: Index,
        place in option::of(0_u32..8), offer: Index, more in -1_i64..2,
    ) {
        let network = plain.network();
        let former = Former::of_flow(&network, &flow::solve(&network)).expect("of this network");
        let events = changes(&events, network.learners(), network.offers());
        let Ok(after) = Amended::new(&network, &events) else { return Ok(()) };
        let repaired = repair(&after, &former).expect("a former allocation that fits");
        let best = check(&after, &former, &repaired).expect("a proof that holds");
        let mut offers: Vec<Option<u32>> = repaired.offers().collect();
        let mut prices = repaired.prices().to_vec();
        if let Some(before) = offers.len().checked_sub(1).map(|last| learner.index(last + 1)) {
            offers[before] = place;
        }
        if let Some(last) = prices.len().checked_sub(1) {
            prices[offer.index(last + 1)].cost += more;
        }
        // Whatever else is accepted must be as good.
        let claimed = Repaired::claimed(offers, prices);
        if let Ok(totals) = check(&after, &former, &claimed) {
            prop_assert_eq!(totals, best);
        }
    }
}

/// The same as a round with names, for the most placed, the fewest changes and the least cost.
fn named(after: &Amended<'_>, former: &[Option<u32>]) -> Problem {
    let goals = [Goal::MaxPlaced, Goal::MinChanges, Goal::MinCost];
    let mut problem = Problem::new(goals);
    for (offer, places) in after.capacities().iter().enumerate() {
        problem = problem.offer(Offer::new(offer.to_string(), i64::from(*places)));
    }
    for learner in (0..after.learners()).filter(|learner| !after.has_withdrawn(*learner)) {
        problem = problem.learner(Learner::new(learner.to_string()));
        for (offer, cost) in after.arcs_of(learner) {
            let edge = Edge::new(learner.to_string(), offer.to_string());
            problem = problem.edge(edge.cost(cost));
        }
        if let Some(offer) = former.get(learner).copied().flatten() {
            problem = problem.had(learner.to_string(), offer.to_string());
        }
    }
    problem
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_round_with_prior_places_is_repaired_to_the_same_values(
        plain in plain(), events in vec(event(), 0..4),
    ) {
        let network = plain.network();
        let flow = flow::solve(&network);
        let events = changes(&events, network.learners(), network.offers());
        let Ok(after) = Amended::new(&network, &events) else { return Ok(()) };
        let former: Vec<Option<u32>> = flow.offers().collect();
        let problem = named(&after, &former);
        let outcome = solve(&problem, &Options::default());
        let best = solved_anew(&after, &former);
        let expected = [
            (Goal::MaxPlaced, best.placed as i64),
            (Goal::MinChanges, best.changes as i64),
            (Goal::MinCost, i64::try_from(best.cost).expect("small")),
        ];
        let expected = expected.map(|(goal, value)| (goal, Value::Number(value)));
        prop_assert_eq!(&outcome.values.0[..], &expected[..]);
        prop_assert_eq!(verify(&problem, &outcome), Ok(()));
    }
}

/// Ada and Bo at offers of one place, Cy out; costs as given.
fn three() -> Plain {
    Plain { capacities: vec![1, 1], rows: vec![vec![(0, 1), (1, 5)], vec![(1, 1)], vec![(1, 9)]] }
}

fn repaired(plain: &Plain, changes: &[Change]) -> (Repaired, RepairTotals) {
    let network = plain.network();
    let after = Amended::new(&network, changes).expect("changes that fit");
    let former = Former::of_flow(&network, &flow::solve(&network)).expect("of this network");
    let repaired = repair(&after, &former).expect("a former allocation that fits");
    let totals = check(&after, &former, &repaired).expect("a proof that holds");
    (repaired, totals)
}

#[test]
fn nothing_moves_where_nothing_changed() {
    let (same, totals) = repaired(&three(), &[]);
    assert_eq!(same.moves(), []);
    assert_eq!(totals, RepairTotals { placed: 2, changes: 0, cost: 2 });
}

#[test]
fn who_loses_a_place_stays_out_rather_than_pushing_somebody_out() {
    let (less, totals) = repaired(&three(), &[Change::Places { offer: 0, places: 0 }]);
    let [moved] = less.moves() else { unreachable!("Ada alone loses her place") };
    assert_eq!((moved.learner, moved.from, moved.to), (0, Some(0), None));
    assert_eq!(moved.why, Why::LostPlace);
    assert_eq!(totals, RepairTotals { placed: 1, changes: 1, cost: 1 });
}

#[test]
fn a_place_more_is_for_who_was_out() {
    let (more, totals) = repaired(&three(), &[Change::Places { offer: 1, places: 2 }]);
    let [moved] = more.moves() else { unreachable!("Cy alone moves") };
    assert_eq!((moved.learner, moved.to, moved.why), (2, Some(1), Why::MayNowBePlaced));
    assert_eq!(totals, RepairTotals { placed: 3, changes: 0, cost: 11 });
}

#[test]
fn who_can_go_elsewhere_makes_room() {
    let opens = [Change::Opens { places: 1 }, Change::Eligible { learner: 1, offer: 2, cost: 40 }];
    let (more, totals) = repaired(&three(), &opens);
    let whys: Vec<(u32, Why)> = more.moves().iter().map(|m| (m.learner, m.why)).collect();
    assert_eq!(whys, [(1, Why::MakesRoom), (2, Why::MayNowBePlaced)]);
    assert_eq!(totals, RepairTotals { placed: 3, changes: 1, cost: 50 });
}

#[test]
fn a_place_that_opens_again_is_offered_to_who_was_out() {
    let closed = Plain { capacities: vec![0], rows: vec![vec![(0, 3)]] };
    let (open, totals) = repaired(&closed, &[Change::Places { offer: 0, places: 1 }]);
    assert_eq!(open.offer_of(0), Some(0));
    assert_eq!(totals, RepairTotals { placed: 1, changes: 0, cost: 3 });
}

#[test]
fn everybody_and_everything_may_be_gone() {
    let all = [0, 1].map(|offer| Change::Places { offer, places: 0 });
    assert_eq!(repaired(&three(), &all).1, RepairTotals { placed: 0, changes: 2, cost: 0 });
    let all = [0, 1, 2].map(|learner| Change::Withdraws { learner });
    let (nobody, totals) = repaired(&three(), &all);
    assert_eq!((nobody.moves(), totals), (&[][..], RepairTotals::default()));
}

#[test]
fn changes_that_do_not_fit_are_refused() {
    let network = three().network();
    let refused = |change: Change| Amended::new(&network, &[change]).map(|_| ()).expect_err("no");
    let places = |offer| Change::Places { offer, places: 1 };
    assert_eq!(refused(places(2)), ChangeFault::UnknownOffer { change: 0, offer: 2 });
    let withdraws = Change::Withdraws { learner: 3 };
    assert_eq!(refused(withdraws), ChangeFault::UnknownLearner { change: 0, learner: 3 });
    let joins = Change::Joins { arcs: vec![(0, 1), (0, 2)] };
    assert_eq!(refused(joins), ChangeFault::DuplicatePair { change: 0, offer: 0 });
    let dear = Change::Eligible { learner: 0, offer: 0, cost: i64::MAX };
    assert_eq!(refused(dear), ChangeFault::Overflow);
    let twice = [Change::Withdraws { learner: 0 }, Change::Withdraws { learner: 0 }];
    let fault = Amended::new(&network, &twice).map(|_| ()).expect_err("gone already");
    assert_eq!(fault, ChangeFault::UnknownLearner { change: 1, learner: 0 });

    let same = Amended::unchanged(&network).expect("small");
    let other = Plain { capacities: vec![1], rows: Vec::new() }.network();
    let former = Former::of_places(&other, []).expect("of the other");
    assert_eq!(repair(&same, &former), Err(FormerFault::Size));
    let of_places = |places| Former::of_places(&network, places).map(|_| ()).expect_err("no");
    assert_eq!(of_places(vec![None]), FormerFault::Size);
    let fault = FormerFault::UnknownOffer { learner: 1, offer: 7 };
    assert_eq!(of_places(vec![None, Some(7), None]), fault);
}

#[test]
fn a_repair_that_is_not_allowed_is_rejected() {
    let network = three().network();
    let after = Amended::unchanged(&network).expect("small");
    let former = Former::of_flow(&network, &flow::solve(&network)).expect("of this network");
    let good = repair(&after, &former).expect("a former allocation that fits");
    let places: Vec<Option<u32>> = good.offers().collect();
    let with = |at: usize, place: Option<u32>| {
        let mut places = places.clone();
        places[at] = place;
        check(&after, &former, &Repaired::claimed(places, good.prices().to_vec()))
    };
    assert_eq!(with(1, Some(0)), Err(RepairDoubt::NotEligible { learner: 1 }));
    assert_eq!(with(2, Some(1)), Err(RepairDoubt::Envy { learner: 2 }));
    assert_eq!(with(0, None), Err(RepairDoubt::Envy { learner: 0 }));
    let priced = |offer: usize, price: Toll| {
        let mut prices = good.prices().to_vec();
        prices[offer] = price;
        check(&after, &former, &Repaired::claimed(places.clone(), prices))
    };
    let below = Toll { cost: -1, ..Toll::NONE };
    assert_eq!(priced(0, below), Err(RepairDoubt::Price { offer: 0 }));
    let beyond = Toll { out: 1, changes: 0, cost: i64::MIN };
    assert_eq!(priced(0, beyond), Err(RepairDoubt::Price { offer: 0 }));
    let short = Repaired::claimed(places[1..].to_vec(), good.prices().to_vec());
    assert_eq!(check(&after, &former, &short), Err(RepairDoubt::Size));
}

#[test]
fn more_learners_than_places_are_noticed() {
    let network = Plain { capacities: vec![1], rows: vec![vec![(0, 1)]; 2] }.network();
    let after = Amended::unchanged(&network).expect("small");
    let former = Former::of_flow(&network, &flow::solve(&network)).expect("of this network");
    let good = repair(&after, &former).expect("a former allocation that fits");
    let both = Repaired::claimed(vec![Some(0); 2], good.prices().to_vec());
    assert_eq!(check(&after, &former, &both), Err(RepairDoubt::Capacity { offer: 0 }));
}

#[test]
fn a_price_on_a_free_place_proves_nothing() {
    let network = Plain { capacities: vec![2], rows: vec![vec![(0, 1)]] }.network();
    let after = Amended::unchanged(&network).expect("small");
    let former = Former::of_flow(&network, &flow::solve(&network)).expect("of this network");
    let priced = Repaired::claimed(vec![Some(0)], vec![Toll { cost: 1, ..Toll::NONE }]);
    assert_eq!(check(&after, &former, &priced), Err(RepairDoubt::FreeAtAPrice { offer: 0 }));
}

#[test]
fn a_round_goes_on_after_what_happened() {
    let problem = named(&Amended::unchanged(&three().network()).expect("small"), &[]);
    let problem = Problem { objective: vec![Goal::MinCost, Goal::MaxPlaced], ..problem }
        .require("1")
        .group(Group::new("G", GroupMode::TogetherOrNone, ["1"]))
        .group(Group::new("H", GroupMode::TogetherOrNone, ["0", "2"]))
        .cap(Cap::new("C").learners(["1", "2"]).at_most(2));
    let had = [("0", "0"), ("1", "1")].map(|(l, o)| (l.to_owned(), o.to_owned()));
    let happened = [
        Event::Withdraws { learner: "1".to_owned() },
        Event::Places { offer: "0".to_owned(), places: 0 },
    ];
    let after = amend(&problem, &had.clone().into(), &happened).expect("all of it is known");
    assert_eq!(after.validate(), Ok(()));
    assert_eq!(after.objective, [Goal::MaxPlaced, Goal::MinChanges, Goal::MinCost]);
    assert_eq!(after.learners.len(), 2);
    assert_eq!(after.groups.len(), 1);
    assert_eq!((after.require.len(), after.prior.len()), (0, 1));
    // Ada and Cy are placed both or none, and there is one place for them: Ada's is lost.
    let outcome = solve(&after, &Options::default());
    assert_eq!(outcome.matching.len(), 0);
    let lost = Moved {
        learner: "0".to_owned(),
        from: Some("0".to_owned()),
        to: None,
        why: Why::LostPlace,
    };
    assert_eq!(moves(&after, &outcome.matching), [lost]);

    let nobody = [Event::Withdraws { learner: "Eve".to_owned() }];
    let fault = amend(&problem, &had.clone().into(), &nobody);
    assert_eq!(fault, Err(NoRepair::UnknownLearner("Eve".to_owned())));
    let nowhere = [("0".to_owned(), "Rome".to_owned())];
    assert_eq!(
        amend(&problem, &nowhere.into(), &[]),
        Err(NoRepair::UnknownOffer("Rome".to_owned()))
    );
    let stable = Problem { objective: vec![Goal::StableLearnerOptimal], ..problem };
    let fault = NoRepair::Stable(Goal::StableLearnerOptimal);
    assert_eq!(amend(&stable, &had.into(), &[]), Err(fault));
}
