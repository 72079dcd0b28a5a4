//! Tiny problems of every kind, for properties.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;
use walz_allocate::{Cap, Edge, Goal, Group, GroupMode, Learner, Offer, Problem, Scope, Weight};

const GOALS: [Goal; 9] = [
    Goal::MaxPlaced,
    Goal::MaxProtected,
    Goal::MinCost,
    Goal::MaxScore,
    Goal::RankMaximal,
    Goal::Generous,
    Goal::MinMaxRank,
    Goal::MinChanges,
    Goal::MinPrice,
];

/// Goals in any order, mostly with `max_placed` in front.
pub(crate) fn objective() -> impl Strategy<Value = Vec<Goal>> {
    (subsequence(GOALS[1..].to_vec(), 0..=4).prop_shuffle(), 0..4).prop_map(|(mut goals, first)| {
        match first {
            0 => {}
            1 => goals.push(Goal::MaxPlaced),
            _ => goals.insert(0, Goal::MaxPlaced),
        }
        goals
    })
}

fn learner(at: usize) -> String {
    format!("L{at}")
}

fn offer(at: usize) -> String {
    format!("O{at}")
}

/// A problem of a few learners and offers with pairs only.
pub(crate) fn plain() -> impl Strategy<Value = Problem> {
    (0_usize..6, 0_usize..5).prop_flat_map(|(learners, offers)| {
        let of_learners = vec(any::<bool>(), learners);
        let of_offers = vec((0_i64..4, option::of(0..2)), offers);
        let numbers = (1_i64..4, -3_i64..9, -3_i64..9, 0_i64..7);
        let of_edges = vec(option::weighted(0.6, numbers), learners * offers);
        (of_learners, of_offers, of_edges, objective()).prop_map(
            move |(of_learners, of_offers, of_edges, objective)| {
                let mut problem = Problem::new(objective);
                for (at, protected) in of_learners.into_iter().enumerate() {
                    problem.learners.push(Learner { protected, ..Learner::new(learner(at)) });
                }
                for (at, (capacity, city)) in of_offers.into_iter().enumerate() {
                    let city = city.map(|city| format!("city {city}"));
                    problem.offers.push(Offer { city, ..Offer::new(offer(at), capacity) });
                }
                for (at, numbers) in of_edges.into_iter().enumerate() {
                    if let Some((rank, score, cost, price)) = numbers {
                        let edge = Edge::new(learner(at / offers), offer(at % offers));
                        problem =
                            problem.edge(edge.rank(rank).score(score).cost(cost).price(price));
                    }
                }
                problem
            },
        )
    })
}

/// A problem with some of every kind of condition.
pub(crate) fn problem() -> impl Strategy<Value = Problem> {
    plain().prop_flat_map(|problem| {
        let learners: Vec<String> = problem.learners.iter().map(|l| l.id.clone()).collect();
        let offers: Vec<String> = problem.offers.iter().map(|o| o.id.clone()).collect();
        let some_learners = scope(&learners);
        let some_offers = scope(&offers);
        let bounds = (option::of(-1_i64..9), option::weighted(0.3, -1_i64..5), any::<bool>());
        let caps = vec((some_learners, some_offers, bounds), 0..3);
        let floors = vec(prop_oneof![3 => Just(0), 1 => 1_i64..4], offers.len());
        let pairs = || {
            let most = learners.len().min(2);
            btree_map(one_of(&learners), one_of(&offers), 0..=most)
        };
        let nobody = learners.is_empty() || offers.is_empty();
        let most = if nobody { 0 } else { learners.len().min(2) };
        let require = btree_set(one_of(&learners), 0..=most.min(1));
        let kinds = (groups(&learners), caps, floors, require);
        let fixed = if nobody {
            (
                Just(Default::default()).boxed(),
                Just(Default::default()).boxed(),
                Just(Default::default()).boxed(),
            )
        } else {
            (
                prop_oneof![2 => Just(Default::default()), 1 => pairs()].boxed(),
                pairs().boxed(),
                pairs().boxed(),
            )
        };
        (Just(problem), kinds, fixed).prop_map(
            |(mut problem, (groups, caps, floors, require), (locked, forbidden, prior))| {
                problem.groups = groups;
                for (at, (learners, offers, (max, min, by_price))) in caps.into_iter().enumerate() {
                    let weight = if by_price { Weight::Price } else { Weight::Count };
                    problem.caps.push(Cap {
                        id: format!("C{at}"),
                        learners,
                        offers,
                        max,
                        min,
                        weight,
                    });
                }
                for (offer, floor) in problem.offers.iter_mut().zip(floors) {
                    offer.min = floor;
                }
                problem.require = require.into_iter().collect();
                problem.locked = locked;
                problem.forbidden =
                    forbidden.into_iter().map(|(learner, offer)| (learner, vec![offer])).collect();
                problem.prior = prior;
                problem
            },
        )
    })
}

fn one_of(ids: &[String]) -> BoxedStrategy<String> {
    if ids.is_empty() {
        Just(String::new()).boxed()
    } else {
        proptest::sample::select(ids.to_vec()).boxed()
    }
}

fn scope(ids: &[String]) -> impl Strategy<Value = Scope> + use<> {
    let some = subsequence(ids.to_vec(), 0..=ids.len());
    prop_oneof![1 => Just(Scope::All), 2 => some.prop_map(Scope::Only)]
}

fn groups(learners: &[String]) -> BoxedStrategy<Vec<Group>> {
    if learners.is_empty() {
        return Just(Vec::new()).boxed();
    }
    let mode = prop_oneof![
        Just(GroupMode::SameOffer),
        Just(GroupMode::SameCity),
        Just(GroupMode::TogetherOrNone)
    ];
    let members = subsequence(learners.to_vec(), 1..=learners.len().min(3));
    vec((mode, members), 0..3)
        .prop_map(|groups| {
            let with_id = |(at, (mode, members)): (usize, (GroupMode, Vec<String>))| {
                Group::new(format!("G{at}"), mode, members)
            };
            groups.into_iter().enumerate().map(with_id).collect()
        })
        .boxed()
}
