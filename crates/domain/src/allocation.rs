//! Allocations: which learner goes to which offer, and the reasons that are kept for each of them.

use crate::application::Wishes;
use crate::eligibility::Obstacle;
use crate::offer::{Offer, OfferStatus};
use crate::{LearnerId, OfferId, PartnerId, RunId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Points for a place, in tenths: what the office wants most of, after everybody being placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// By rank of the wish, the dearest first.
    pub by_rank: Vec<i64>,
    /// For a partner that was not wished.
    pub other: i64,
    pub preferred_window: i64,
    pub confirmed_offer: i64,
}

impl Default for Points {
    /// The office's own weights: 10, 7, 5 and 2 points, 1 for the window, 0.2 for a promise.
    fn default() -> Self {
        Self { by_rank: vec![100, 70, 50], other: 20, preferred_window: 10, confirmed_offer: 2 }
    }
}

impl Points {
    /// What a place is worth to a learner with these wishes, in tenths of a point.
    pub fn of(&self, wishes: &Wishes, offer: &Offer) -> i64 {
        let rank = wishes.rank(offer.partner);
        let wished = rank <= wishes.partners.len();
        let for_rank = self.by_rank.get(rank - 1).filter(|_| wished).copied().unwrap_or(self.other);
        // Who prefers no window has nothing to gain by one.
        let prefers = wishes.window.as_ref() == Some(&offer.window);
        let for_window = if prefers { self.preferred_window } else { 0 };
        let promised = offer.status == OfferStatus::Confirmed;
        for_rank + for_window + if promised { self.confirmed_offer } else { 0 }
    }
}

/// Whether the offer is in the window that the learner prefers; who prefers none is content with any.
pub fn window_met(wishes: &Wishes, offer: &Offer) -> bool {
    wishes.window.as_ref().is_none_or(|window| *window == offer.window)
}

/// One execution of the engine, kept with all that is needed to check it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub id: RunId,
    pub call: crate::CallId,
    pub at: Timestamp,
    /// SHA-256 of the problem, in hexadecimal.
    pub input_hash: String,
    pub figures: Figures,
    pub state: RunState,
}

crate::code::codes! {
    RunState {
        Proposed = "proposed",
        Confirmed = "confirmed",
        Discarded = "discarded",
    }
}

/// What a run achieved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    pub learners: u32,
    pub offers: u32,
    /// Pairs of learner and offer between which no rule stands.
    pub feasible_pairs: u32,
    pub placed: u32,
    /// Sum of points, in tenths.
    pub objective: i64,
    /// Placed learners by rank of the wish they got; index 0 is the dearest.
    pub ranks: Vec<u32>,
    pub windows_met: u32,
    /// Whether the result was proven best.
    pub optimal: bool,
}

/// What one learner got in a run, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Allocation {
    pub run: RunId,
    pub learner: LearnerId,
    /// `None` where nobody could give a place.
    pub offer: Option<OfferId>,
    /// Rank of the wish, 1 is the dearest.
    pub rank: Option<usize>,
    pub state: AllocationState,
    /// For each wish, the dearest first, how it fared; the last entry is the place that was given.
    pub wishes: Vec<WishFate>,
}

/// Where a proposal stands. A person decides; the engine only proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AllocationState {
    Proposed,
    Confirmed {
        by: crate::PersonId,
        at: Timestamp,
    },
    /// A coordinator chose otherwise.
    Overridden {
        by: crate::PersonId,
        at: Timestamp,
        reason: String,
    },
}

impl AllocationState {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Confirmed { .. } => "confirmed",
            Self::Overridden { .. } => "overridden",
        }
    }
}

/// How one wish of a learner fared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WishFate {
    pub partner: PartnerId,
    pub rank: usize,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum Fate {
    Given {
        offer: OfferId,
    },
    /// The partner has no offer in the learner's trade.
    NoOffer,
    /// Rules stand between the learner and each of the partner's offers in the trade.
    NotEligible {
        offers: Vec<Blocked>,
    },
    /// Somebody else has the better claim: giving it would cost the whole this many tenths of a point, or a place.
    BetterClaim {
        offer: OfferId,
        cost: Cost,
        limits: Vec<Limit>,
    },
}

/// An offer and the rules that stand before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blocked {
    pub offer: OfferId,
    pub obstacles: Vec<Obstacle>,
}

/// What it would cost everybody together to grant a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Cost {
    /// So many learners more would stay without a place.
    Places { learners: u32 },
    /// The same number placed, but fewer points, in tenths.
    Points { tenths: i64 },
    /// As good in points; fewer dearest wishes, or a dearer journey.
    Tie,
}

/// A limit that holds the wish back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "limit", rename_all = "snake_case")]
pub enum Limit {
    /// The offer's slots.
    Slots,
    /// The partner's capacity in a season.
    Partner { season: String },
    /// How many learners the home company can spare at once.
    Company,
    /// The buddy has to come along.
    Buddy,
}
