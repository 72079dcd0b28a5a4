//! Repairs an allocation where something changed, and nowhere else.
//!
//! Hosts drop out, learners withdraw, places are added. Whoever has a place has made plans, so the
//! best new allocation is another one than before: as many placed as possible, among all ways to do
//! so the fewest learners who lose or change their former place, and only then the least cost.
//!
//! What was before is nearly the answer. Under these goals ([`Toll`]) keeping one's place is better
//! than anything else, so at prices of nothing nobody who has a place wants to leave it; where
//! learners were out, one high price on all offers they competed for keeps them out. Only who lost
//! their place, is new, or now could do better than that, has to be led somewhere: by the shortest
//! chain of moves to a free place or to somebody who stays out, whichever is better; places that
//! became free among the crowded ones are filled or lose their price. Each step keeps the prices
//! true (successive shortest paths), so they prove the result as in [`flow`](crate::flow), and
//! [`check`] follows that proof in one pass over the arcs.
//!
//! Time is that of copying who is where, and of searches near the changes. A place that becomes free
//! where learners are out needs to know who is eligible for it: one pass over all arcs.
//!
//! ```
//! use walz_allocate::flow::{self, Network, repair};
//! use walz_allocate::flow::repair::{Amended, Change, Former, Why};
//!
//! // Ada may go to Graz or Cork, Bo to Cork or Oulu; Cork drops out.
//! let network = Network::new(vec![1, 1, 1], vec![0, 2, 4], &[0, 1, 1, 2], &[10, 20, 10, 20])?;
//! let flow = flow::solve(&network);
//! let after = Amended::new(&network, &[Change::Places { offer: 1, places: 0 }])?;
//! let former = Former::of_flow(&network, &flow)?;
//! let repaired = repair::repair(&after, &former)?;
//! let moves = repaired.moves();
//! assert_eq!(moves.len(), 1);
//! assert_eq!((moves[0].learner, moves[0].from, moves[0].to), (1, Some(1), Some(2)));
//! assert_eq!(moves[0].why, Why::LostPlace);
//! assert_eq!(repair::check(&after, &former, &repaired)?.changes, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod amended;
mod backward;
mod former;
mod forward;
mod search;
mod standing;
mod start;
mod toll;

pub use crate::verify::repair::{RepairDoubt, RepairTotals, check};
pub use amended::{Amended, Change, ChangeFault};
pub use former::Former;
pub use toll::Toll;

use crate::flow::network::NONE;
use serde::{Deserialize, Serialize};
use standing::Standing;

/// Why an allocation is not one of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormerFault {
    #[error("the former allocation is of another size than the network")]
    Size,
    #[error("learner {learner} was at offer {offer}, which does not exist")]
    UnknownOffer { learner: usize, offer: u32 },
}

/// The best allocation after changes, with proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The offer of each learner, or `u32::MAX`.
    pub(crate) offers: Vec<u32>,
    /// The price of each offer, no less than nothing, nothing while a place is free.
    pub(crate) prices: Vec<Toll>,
    moves: Vec<Move>,
}

/// Somebody who is elsewhere than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub learner: u32,
    pub from: Option<u32>,
    /// Nothing if there is no place for the learner any more.
    pub to: Option<u32>,
    pub why: Why,
}

/// Why somebody is elsewhere than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The former offer has fewer places than learners had, or the learner is no longer eligible.
    LostPlace,
    /// The former place is needed for somebody who has no other.
    MakesRoom,
    /// There was no place before, and now there is.
    MayNowBePlaced,
}

impl Repaired {
    /// An allocation as somebody else claims it, for [`check`].
    pub fn claimed(offers: Vec<Option<u32>>, prices: Vec<Toll>) -> Self {
        let offers = offers.into_iter().map(|offer| offer.unwrap_or(NONE)).collect();
        Self { offers, prices, moves: Vec::new() }
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
    pub fn prices(&self) -> &[Toll] {
        &self.prices
    }

    /// Everybody who is elsewhere than before, by number. Who withdrew is not among them.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }
}

/// The allocation after the changes that places the most, changes the fewest former places, and
/// costs least.
///
/// # Errors
/// If the former allocation is not one of the network before the changes.
pub fn repair(after: &Amended<'_>, former: &Former) -> Result<Repaired, FormerFault> {
    let fits = former.places.len() == after.before.learners();
    if !fits || former.lists.len() != after.before.offers() {
        return Err(FormerFault::Size);
    }
    let mut standing = Standing::new(after, former);
    let work = match &former.crowded {
        Some(crowded) => standing.start_where_touched(&former.places, crowded),
        None => standing.start_anywhere(),
    };
    for source in work.sources {
        standing.settle(source);
    }
    for offer in work.freed {
        while standing.has_room(offer) && standing.prices[offer as usize] > Toll::NONE {
            standing.fill_or_lower(offer);
        }
    }
    let moves = moves(&standing);
    Ok(Repaired { offers: standing.offer_of, prices: standing.prices, moves })
}

/// Everybody who is elsewhere than before.
fn moves(standing: &Standing<'_>) -> Vec<Move> {
    let some = |offer: u32| (offer != NONE).then_some(offer);
    let pairs = standing.former.iter().zip(&standing.offer_of).enumerate();
    let moved: Vec<(usize, u32, u32)> = pairs
        .filter(|(_, (from, to))| from != to)
        .map(|(learner, (from, to))| (learner, *from, *to))
        .collect();
    let why = |learner: usize, from: u32| {
        let mut arcs = standing.after.arcs_of(learner);
        if from == NONE {
            Why::MayNowBePlaced
        } else if standing.has_shrunk(from) || arcs.all(|arc| arc.0 != from) {
            Why::LostPlace
        } else {
            Why::MakesRoom
        }
    };
    let told = moved.into_iter().map(|(learner, from, to)| Move {
        learner: learner as u32,
        from: some(from),
        to: some(to),
        why: why(learner, from),
    });
    told.collect()
}
