//! Plain problems of any size: learners, places and costs, and nothing else.
//!
//! Place as many learners as possible, and among all ways to do so take one that costs least: a
//! minimum-cost maximum-cardinality b-matching. General solvers treat it as a flow in any network.
//! This one uses its shape: a learner takes one place, an offer a few, arcs are sparse and sorted
//! by cost.
//!
//! 1. A largest allocation ([`cardinality`]) splits the network in two (Dulmage and Mendelsohn
//!    1958): where places are scarce every place is taken, elsewhere everybody is placed, and no arc
//!    between the two is used by any largest allocation. So each part has an optimum of its own, and
//!    no huge penalty for staying out is ever added to a cost.
//! 2. Where everybody is placed, learners bid for places ([`abundant`]); where every place is
//!    taken, offers bid for learners ([`scarce`]): the side that must be satisfied proposes
//!    (Bertsekas 1979). Bids settle nearly everything.
//! 3. What bids leave is repaired exactly, by shortest chains of moves among offers near by
//!    (Dijkstra with prices, forwards from who is left out, backwards from what is left over).
//! 4. The prices that result prove the optimum by complementary slackness: nobody would rather have
//!    another place at these prices, and only full offers have a price.
//!
//! Everything is in whole numbers and in a fixed order, so the same network gives the same flow on
//! every machine. Time grows a little faster than the arcs on real rounds and is bounded by
//! O(n · (e + m log m)) for `n` learners, `m` offers and `e` arcs. Memory is 8 bytes an arc where costs
//! and numbers share half a word, else 16, or 32 where costs need a word of their own.
//!
//! ```
//! use walz_allocate::flow::{self, Network};
//!
//! // Two learners, two offers of one place. The first learner may have either, at 10 or at 20.
//! let network = Network::new(vec![1, 1], vec![0, 2, 3], &[0, 1, 0], &[10, 20, 30])?;
//! let flow = flow::solve(&network);
//! assert_eq!(flow.offer_of(0), Some(1)); // else the second would stay out
//! assert_eq!(flow.offer_of(1), Some(0));
//! assert_eq!(flow::check(&network, &flow)?.cost, 50);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod abundant;
mod arc;
mod cardinality;
mod control;
mod held;
mod network;
mod price;
pub mod repair;
mod scarce;
mod search;
pub(crate) mod sweep;

pub use crate::verify::flow::{FlowDoubt, Totals, check};
pub use network::{Network, NetworkFault};

use arc::{Arc, Table};
use control::{Stop, Why};
use network::{NONE, Rows};
use price::Price;

/// An allocation of a [`Network`] that places as many as possible at the least cost, with proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The offer of each learner, or `u32::MAX`.
    pub(crate) offers: Vec<u32>,
    /// The price of each offer, 0 or more, 0 while a place is free.
    prices: Vec<i64>,
    /// The price of staying out, no less than what anybody pays.
    out: i64,
}

impl Flow {
    /// An allocation as somebody else claims it: the offer of each learner, the price of each
    /// offer, and the price of staying out. For [`check`].
    pub fn claimed(offers: Vec<Option<u32>>, prices: Vec<i64>, out: i64) -> Self {
        Self { offers: offers.into_iter().map(|o| o.unwrap_or(NONE)).collect(), prices, out }
    }

    /// Where a learner goes.
    pub fn offer_of(&self, learner: usize) -> Option<u32> {
        self.offers.get(learner).copied().filter(|offer| *offer != NONE)
    }

    /// The offer of each learner.
    pub fn offers(&self) -> impl ExactSizeIterator<Item = Option<u32>> + '_ {
        self.offers.iter().map(|offer| (*offer != NONE).then_some(*offer))
    }

    /// What one more place at each offer would spare.
    pub fn prices(&self) -> &[i64] {
        &self.prices
    }

    /// The price of staying out in the proof.
    pub fn out(&self) -> i64 {
        self.out
    }
}

/// Places as many as possible at the least cost.
pub fn solve(network: &Network) -> Flow {
    match run(network, Stop::default()) {
        Ok(flow) => flow,
        Err(Stopped { offers }) => {
            debug_assert!(false, "nobody asked to stop");
            Flow { offers, prices: vec![0; network.offers()], out: 0 }
        }
    }
}

/// As [`solve`], asking `stop` now and then whether to go on.
///
/// # Errors
/// [`Stopped`] with an allocation that is allowed, if `stop` said so.
pub fn solve_until(network: &Network, stop: &dyn Fn() -> bool) -> Result<Flow, Stopped> {
    run(network, Stop::when(stop))
}

/// A run that was told to stop, with what it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The offer of each learner, or `u32::MAX`: as many placed as were when it stopped.
    pub(crate) offers: Vec<u32>,
}

fn run(network: &Network, stop: Stop<'_>) -> Result<Flow, Stopped> {
    let found = match &network.rows {
        Rows::Short(rows) => match Parts::new(network, rows, stop).solve() {
            // Long chains of moves can cost more than half a word holds.
            Err(Unsolved { why: Why::TooDear, .. }) => {
                Parts::new(network, &rows.widened(), stop).solve()
            }
            found => found,
        },
        Rows::Narrow(rows) => Parts::new(network, rows, stop).solve(),
        Rows::Wide(rows) => Parts::new(network, rows, stop).solve(),
    };
    found.map_err(|unsolved| Stopped { offers: unsolved.offers })
}

/// A run that came to no end, with a largest allocation if it got that far.
struct Unsolved {
    why: Why,
    offers: Vec<u32>,
}

/// A network on its way to being solved in two parts.
struct Parts<'n, A> {
    network: &'n Network,
    rows: &'n Table<A>,
    /// Places that can make a difference.
    capacities: Vec<u32>,
    stop: Stop<'n>,
}

impl<'n, A: Arc> Parts<'n, A> {
    fn new(network: &'n Network, rows: &'n Table<A>, stop: Stop<'n>) -> Self {
        let places = network.capacities.iter().zip(&network.demand);
        // One place more than anybody can want is as good as any number, and still free.
        let useful = places.map(|(places, demand)| (*places).min(demand + 1));
        Self { network, rows, capacities: useful.collect(), stop }
    }

    fn solve(self) -> Result<Flow, Unsolved> {
        let mut columns = columns(self.rows, &self.network.demand);
        let split = cardinality::largest(self.rows, &columns, &self.capacities, &self.stop);
        let dearest = A::Price::of(self.network.dearest);
        let found = if self.stop.now() {
            Err(Why::Told)
        } else {
            let abundant = abundant::Task {
                rows: self.rows,
                columns: &columns,
                capacities: &self.capacities,
                other_offers: &split.scarce_offers,
                other_learners: &split.scarce_learners,
                dearest,
                stop: self.stop,
            };
            abundant.solve()
        };
        let found = found.and_then(|abundant| {
            let scarce = self.scarce_capacities(&split.scarce_offers);
            for offer in (0..scarce.len()).filter(|offer| scarce[*offer] > 0) {
                columns.row_mut(offer).sort_unstable();
            }
            let scarce = scarce::Task {
                rows: self.rows,
                columns,
                capacities: scarce,
                here: &split.scarce_learners,
                dearest,
                stop: self.stop,
            };
            Ok((abundant, scarce.solve()?))
        });
        match found {
            Ok((abundant, scarce)) => {
                Ok(self.join(&split.scarce_offers, &split.scarce_learners, abundant, scarce))
            }
            Err(why) => Err(Unsolved { why, offers: split.offer_of }),
        }
    }

    /// The places of scarce offers, none of others.
    fn scarce_capacities(&self, scarce: &[bool]) -> Vec<u32> {
        let places = self.capacities.iter().zip(scarce);
        places.map(|(places, scarce)| if *scarce { *places } else { 0 }).collect()
    }

    /// Puts the parts together: one price of staying out that is above everything.
    fn join(
        &self,
        scarce_offers: &[bool],
        scarce_learners: &[bool],
        abundant: abundant::Answer<A::Price>,
        scarce: scarce::Answer<A::Price>,
    ) -> Flow {
        let greatest = |numbers: &[A::Price]| -> i64 {
            numbers.iter().copied().max().unwrap_or_default().max(A::Price::ZERO).into()
        };
        let above = greatest(&scarce.worth) + greatest(&abundant.pays) + self.network.dearest + 1;
        // If the numbers allow it, half of it lies between the prices of the two parts, so that
        // one look at the prices tells them apart.
        let twice = above.checked_add(self.network.base.saturating_abs());
        let twice = twice.filter(|above| *above < 1 << 61).map(|above| 2 * above);
        let out = twice.unwrap_or(above);
        let prices = (0..scarce_offers.len())
            .map(|offer| match scarce_offers[offer] {
                false => abundant.prices[offer].into(),
                true if self.capacities[offer] > 0 => out - scarce.worth[offer].into(),
                true => 0,
            })
            .collect();
        let mut offers = abundant.offer_of;
        for (learner, place) in scarce.offer_of.into_iter().enumerate() {
            if scarce_learners[learner] {
                offers[learner] = place;
            }
        }
        // Costs were shifted so that the least is 0; what people pay shifts back with them.
        Flow { offers, prices, out: out + self.network.base }
    }
}

/// The learners of each offer.
fn columns<A: Arc>(rows: &Table<A>, demand: &[u32]) -> Table<A> {
    let mut starts = Vec::with_capacity(demand.len() + 1);
    let mut end = 0;
    starts.push(end);
    for demand in demand {
        end += demand;
        starts.push(end);
    }
    let mut next = starts.clone();
    let mut arcs = vec![A::default(); end as usize];
    for learner in 0..rows.rows() {
        for arc in rows.row(learner) {
            let next = &mut next[arc.to() as usize];
            arcs[*next as usize] = A::new(arc.cost().into(), learner as u32);
            *next += 1;
        }
    }
    Table::new(starts, arcs)
}
