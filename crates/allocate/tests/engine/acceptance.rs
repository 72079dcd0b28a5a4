//! Deferred acceptance on compressed rows against a textbook that moves one learner at a time.

use proptest::collection::vec;
use proptest::prelude::*;
use walz_allocate::stable;
use walz_allocate::tables::Compact;

/// Learners propose one after the other; an offer keeps a sorted list. Ties in wishes go by the
/// number of the offer, ties in scores by that of the learner.
fn textbook(round: &Compact) -> Vec<u32> {
    let mut wishes: Vec<Vec<(u16, u32, u16)>> = round
        .starts
        .windows(2)
        .map(|ends| {
            let row = ends[0] as usize..ends[1] as usize;
            let mut row: Vec<_> =
                row.map(|at| (round.ranks[at], round.offers[at], round.scores[at])).collect();
            row.sort_unstable();
            row.reverse();
            row
        })
        .collect();
    let mut kept: Vec<Vec<(u16, usize)>> = vec![Vec::new(); round.capacities.len()];
    let mut waiting: Vec<usize> = (0..wishes.len()).collect();
    while let Some(learner) = waiting.pop() {
        let Some((_, offer, score)) = wishes[learner].pop() else { continue };
        let kept = &mut kept[offer as usize];
        kept.push((u16::MAX - score, learner));
        kept.sort_unstable();
        if kept.len() > round.capacities[offer as usize] as usize {
            waiting.extend(kept.pop().map(|(_, loser)| loser));
        }
    }
    let mut places = vec![u32::MAX; wishes.len()];
    for (offer, kept) in kept.iter().enumerate() {
        for (_, learner) in kept {
            places[*learner] = offer as u32;
        }
    }
    places
}

/// Rounds of many shapes, with the pairs of a learner in any order, offers without places or whom
/// nobody wants, and ties.
fn round() -> impl Strategy<Value = Compact> {
    let scores = prop_oneof![Just(0_u16), Just(2), Just(100), Just(u16::MAX)];
    (1_usize..30, 1_usize..12, 1_u16..9, scores).prop_flat_map(|(learners, offers, ranks, most)| {
        let pair = (any::<bool>(), 1..=ranks, 0..=most);
        let order = Just((0..offers as u32).collect::<Vec<_>>()).prop_shuffle();
        (vec(0_u32..12, offers), vec(pair, learners * offers), order).prop_map(
            move |(capacities, pairs, order)| {
                let mut round = Compact { capacities, starts: vec![0], ..Compact::default() };
                for row in pairs.chunks(offers) {
                    for (offer, (eligible, rank, score)) in order.iter().zip(row) {
                        if *eligible {
                            round.offers.push(*offer);
                            round.costs.push(0);
                            round.ranks.push(*rank);
                            round.scores.push(*score);
                        }
                    }
                    round.starts.push(round.offers.len() as u32);
                }
                round
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn everybody_gets_what_a_textbook_gives(round in round()) {
        prop_assert_eq!(stable::learner_optimal(&round), textbook(&round));
    }
}

/// So many learners and such scores that half a word does not tell them apart.
#[test]
fn a_round_of_many_learners_and_scores_is_no_different() {
    let (learners, offers) = (70_000_u32, 1_000_u32);
    let mut round = Compact {
        capacities: (0..offers).map(|offer| offer % 90).collect(),
        starts: vec![0],
        ..Compact::default()
    };
    let mut state = 7_u32;
    let mut chance = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    for _ in 0..learners {
        let first = chance(offers);
        for rank in 0..5 {
            round.offers.push((first + rank * rank * 17) % offers);
            round.costs.push(0);
            round.ranks.push(rank as u16 / 2 + 1);
            round.scores.push(chance(1 << 16) as u16);
        }
        round.starts.push(round.offers.len() as u32);
    }
    round.scores[0] = u16::MAX;
    assert_eq!(stable::learner_optimal(&round), textbook(&round));
}

#[test]
fn a_round_without_anybody_or_anything_is_empty() {
    let nobody = Compact { starts: vec![0], capacities: vec![3], ..Compact::default() };
    assert!(stable::learner_optimal(&nobody).is_empty());
    let nothing = Compact { starts: vec![0, 0, 0], ..Compact::default() };
    assert_eq!(stable::learner_optimal(&nothing), [u32::MAX; 2]);
}
