//! The core for plain problems against a textbook method, and its proof against changes.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use walz_allocate::flow::{self, Flow, Network, NetworkFault};

/// A network as lists: capacities, and of each learner the offers with costs.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    pub(crate) capacities: Vec<u32>,
    pub(crate) rows: Vec<Vec<(u32, i64)>>,
}

impl Plain {
    pub(crate) fn network(&self) -> Network {
        let mut starts = vec![0];
        let (mut offers, mut costs) = (Vec::new(), Vec::new());
        for row in &self.rows {
            offers.extend(row.iter().map(|arc| arc.0));
            costs.extend(row.iter().map(|arc| arc.1));
            starts.push(offers.len() as u32);
        }
        Network::new(self.capacities.clone(), starts, &offers, &costs).expect("a good network")
    }

    fn textbook(&self) -> (usize, i128) {
        let rows = self
            .rows
            .iter()
            .map(|row| row.iter().map(|(offer, cost)| (*offer, i128::from(*cost))).collect());
        textbook(&self.capacities, &rows.collect::<Vec<_>>())
    }
}

/// How many are placed and at what cost, by successive shortest paths (Bellman and Ford).
pub(crate) fn textbook(capacities: &[u32], rows: &[Vec<(u32, i128)>]) -> (usize, i128) {
    let mut place: Vec<Option<u32>> = vec![None; rows.len()];
    loop {
        let taken = |offer: usize| place.iter().filter(|p| **p == Some(offer as u32)).count();
        let free: Vec<bool> =
            (0..capacities.len()).map(|offer| taken(offer) < capacities[offer] as usize).collect();
        // The cheapest way for somebody to arrive at each offer, moving others.
        let mut to: Vec<Option<(i128, usize)>> = vec![None; capacities.len()];
        for _ in 0..=rows.len() + 1 {
            for (learner, row) in rows.iter().enumerate() {
                let before = match place[learner] {
                    None => 0,
                    Some(own) => match to[own as usize] {
                        Some((distance, _)) => {
                            let arc = row.iter().find(|arc| arc.0 == own).expect("own arc");
                            distance - arc.1
                        }
                        None => continue,
                    },
                };
                for &(offer, cost) in row {
                    let distance = before + cost;
                    let known = to[offer as usize];
                    if place[learner] != Some(offer) && known.is_none_or(|k| distance < k.0) {
                        to[offer as usize] = Some((distance, learner));
                    }
                }
            }
        }
        let ends = (0..to.len()).filter(|offer| free[*offer] && to[*offer].is_some());
        let Some(mut offer) = ends.min_by_key(|offer| to[*offer]) else { break };
        while let Some((_, learner)) = to[offer] {
            let before = place[learner].replace(offer as u32);
            match before {
                Some(before) => offer = before as usize,
                None => break,
            }
        }
    }
    let cost = |(learner, place): (usize, &Option<u32>)| {
        let arc = rows[learner].iter().find(|arc| Some(arc.0) == *place);
        arc.map_or(0, |arc| arc.1)
    };
    (place.iter().flatten().count(), place.iter().enumerate().map(cost).sum())
}

/// Networks of many shapes: how many arcs, how alike the costs are, how tight the places.
pub(crate) fn plain() -> impl Strategy<Value = Plain> {
    let sizes = (0_usize..14, 0_usize..8, 1_u32..6);
    let spread = prop_oneof![Just(1_i64), Just(4), Just(30), Just(4000), Just(1 << 40)];
    (sizes, spread, 0.1_f64..1.0, 0..=100_i64).prop_flat_map(
        |((learners, offers, most), spread, density, common)| {
            let capacities = vec(0..=most, offers);
            let taste = vec(0..spread, offers);
            let own = vec(option::weighted(density, -spread..spread), learners * offers);
            (capacities, taste, own).prop_map(move |(capacities, taste, own)| {
                let rows = (0..learners).map(|learner| {
                    let row = &own[learner * offers..][..offers];
                    let arcs = row.iter().enumerate().filter_map(|(offer, own)| {
                        let own = (*own)?;
                        let cost = (common * taste[offer] + (100 - common) * own) / 100;
                        Some((offer as u32, cost))
                    });
                    arcs.collect()
                });
                Plain { rows: rows.collect(), capacities }
            })
        },
    )
}

/// One offer with very many places, and others beside it.
fn crowd() -> impl Strategy<Value = Plain> {
    (30_u32..60, 2_usize..5).prop_flat_map(|(places, offers)| {
        let capacities = vec(0_u32..60, offers - 1);
        let rows = vec(vec(option::weighted(0.7, 0_i64..50), offers), 60..110);
        (capacities, rows).prop_map(move |(mut capacities, rows)| {
            capacities.push(places);
            let arcs = |row: Vec<Option<i64>>| {
                let arcs = row.into_iter().enumerate();
                arcs.filter_map(|(offer, cost)| Some((offer as u32, cost?))).collect()
            };
            Plain { capacities, rows: rows.into_iter().map(arcs).collect() }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn a_flow_is_what_a_textbook_finds(plain in plain()) {
        let network = plain.network();
        let flow = flow::solve(&network);
        let totals = flow::check(&network, &flow).expect("a proof that holds");
        prop_assert_eq!((totals.placed, totals.cost), plain.textbook());
    }

    #[test]
    fn a_proof_of_something_else_does_not_hold(
        plain in plain(), learner: prop::sample::Index, place in option::of(0_u32..8),
    ) {
        let network = plain.network();
        let flow = flow::solve(&network);
        let mut offers: Vec<Option<u32>> = flow.offers().collect();
        let learner = learner.index(plain.rows.len().max(1));
        let Some(before) = offers.get_mut(learner) else { return Ok(()) };
        if std::mem::replace(before, place) == place {
            return Ok(());
        }
        let changed = Flow::claimed(offers.clone(), flow.prices().to_vec(), flow.out());
        if let Ok(totals) = flow::check(&network, &changed) {
            // Another optimum may have the same proof; anything else must be rejected.
            prop_assert_eq!((totals.placed, totals.cost), plain.textbook());
            prop_assert!(place.is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_crowd_at_one_offer_is_no_different(plain in crowd()) {
        let network = plain.network();
        let flow = flow::solve(&network);
        let totals = flow::check(&network, &flow).expect("a proof that holds");
        prop_assert_eq!((totals.placed, totals.cost), plain.textbook());
    }
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let new = |capacities: Vec<u32>, starts: Vec<u32>, offers: &[u32], costs: &[i64]| {
        Network::new(capacities, starts, offers, costs).map(|_| ())
    };
    assert_eq!(new(vec![], vec![0], &[], &[]), Ok(()));
    assert_eq!(new(vec![], vec![], &[], &[]), Err(NetworkFault::Rows { learner: 0 }));
    assert_eq!(new(vec![1], vec![0, 2, 1], &[0], &[0]), Err(NetworkFault::Rows { learner: 1 }));
    assert_eq!(new(vec![1], vec![0, 2], &[0], &[0]), Err(NetworkFault::Rows { learner: 1 }));
    assert_eq!(
        new(vec![1], vec![0, 1], &[1], &[0]),
        Err(NetworkFault::UnknownOffer { arc: 0, offer: 1 })
    );
    assert_eq!(
        new(vec![1], vec![0, 2], &[0, 0], &[0, 1]),
        Err(NetworkFault::DuplicatePair { learner: 0, offer: 0 })
    );
    assert_eq!(new(vec![1], vec![0, 1], &[0], &[]), Err(NetworkFault::Costs { arcs: 1, costs: 0 }));
    assert_eq!(
        new(vec![1, 1], vec![0, 2], &[0, 1], &[i64::MIN, i64::MAX]),
        Err(NetworkFault::Overflow)
    );
    // Alike costs may be as large as they like.
    assert_eq!(new(vec![1, 1], vec![0, 2], &[0, 1], &[i64::MAX, i64::MAX]), Ok(()));
}

#[test]
fn a_run_stops_when_told() {
    let plain = Plain { capacities: vec![1], rows: vec![vec![(0, 5)], vec![(0, 1)]] };
    assert!(flow::solve_until(&plain.network(), &|| true).is_err());
    assert!(flow::solve_until(&plain.network(), &|| false).is_ok());
}

/// Whoever is first pushes everybody else one offer on, and each step costs the most there is: prices
/// grow along the chain beyond what half a word holds. Without a free place at its end the places are
/// scarce, with one they are not.
#[test]
fn prices_may_outgrow_half_a_word() {
    const LENGTH: u32 = 300_000;
    const DEAREST: i64 = 4_095;
    for last in [1, 2] {
        let mut capacities = vec![1; LENGTH as usize + 1];
        capacities[LENGTH as usize] = last;
        let pushed = (0..LENGTH).map(|at| vec![(at, 0), (at + 1, DEAREST)]);
        let rows = pushed.chain([vec![(0, 0)]]).collect();
        let network = Plain { capacities, rows }.network();
        let flow = flow::solve(&network);
        let totals = flow::check(&network, &flow).expect("a proof that holds");
        assert_eq!(totals.placed, LENGTH as usize + 1);
        assert_eq!(totals.cost, i128::from(LENGTH) * i128::from(DEAREST));
        let greatest = flow.prices().iter().max().copied().unwrap_or(0);
        assert!(greatest > 1 << 30, "{greatest} would have fitted");
    }
}

/// The same problem with costs too far apart for half a word, and for a word.
#[test]
fn costs_of_any_size_give_the_same_allocation() {
    let plain = |factor: i64| Plain {
        capacities: vec![2, 1, 0, 3],
        rows: vec![
            vec![(0, 7 * factor), (1, 2 * factor)],
            vec![(1, 0), (2, 0), (3, 9 * factor)],
            vec![(0, factor), (1, factor)],
            vec![(0, -3 * factor)],
            vec![(2, 5)],
        ],
    };
    for factor in [1, 1 << 9, 1 << 20, 1 << 40] {
        let network = plain(factor).network();
        let totals = flow::check(&network, &flow::solve(&network)).expect("a proof that holds");
        assert_eq!((totals.placed, totals.cost), plain(factor).textbook(), "factor {factor}");
        assert_eq!(totals.placed, 4);
        assert_eq!(totals.cost, 9 * i128::from(factor));
    }
}
