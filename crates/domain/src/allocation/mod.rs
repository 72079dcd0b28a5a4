//! Allocations: which learner goes to which offer, and the reasons that are kept for each of them.

mod conditions;
mod lock;
mod luck;
mod repair;

pub use conditions::{Aim, Brought, Change, Conditions, MOST_POINTS, Part, Unfit};
pub use lock::{Lock, LockKind};
pub use luck::{Fared, Luck, Misfortune};
pub use repair::{Cause, Hold, Move, Standing, chains};

use crate::application::Wishes;
use crate::eligibility::Obstacle;
use crate::offer::{Offer, OfferStatus};
use crate::{Eur, LearnerId, OfferId, PartnerId, PersonId, RunId};
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
    #[serde(default)]
    pub origin: Origin,
}

crate::code::codes! {
    RunState {
        Proposed = "proposed",
        Confirmed = "confirmed",
        Discarded = "discarded",
        /// Tried under other conditions: it proposes nothing to anybody.
        Tried = "tried",
    }
}

impl RunState {
    /// Whether what the run gives is a proposal or was decided, and not only tried or replaced.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }
}

/// Why a run was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum Origin {
    /// To find places for the round, as its plan has it.
    #[default]
    Round,
    /// To see what other conditions would bring.
    Tried { trial: Trial },
    /// A trial that somebody made the proposal.
    Chosen { trial: Trial, by: PersonId, reason: String },
    /// To repair the places after something fell away.
    Repair { by: PersonId },
}

/// What somebody tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    pub name: String,
    pub by: PersonId,
    pub conditions: Conditions,
    /// What each condition that is not the round's own brought.
    pub brought: Vec<Brought>,
}

impl Run {
    /// What was tried, of a trial.
    pub const fn trial(&self) -> Option<&Trial> {
        match &self.origin {
            Origin::Tried { trial } => Some(trial),
            Origin::Round | Origin::Chosen { .. } | Origin::Repair { .. } => None,
        }
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
    /// Sum of points by the round's own weights, in tenths: so runs with other weights compare.
    #[serde(default)]
    pub own_points: i64,
    /// What all grants come to.
    #[serde(default)]
    pub grant: Eur,
    /// Learners for whom bad luck in an earlier round counted at the place they got.
    #[serde(default)]
    pub luck_learners: u32,
    /// The points that counted for it, in tenths; they are part of the objective.
    #[serde(default)]
    pub luck_points: i64,
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
    /// Bad luck in an earlier round, and the points that counted for it at the place, in tenths.
    #[serde(default)]
    pub luck: Option<(Luck, i64)>,
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
    /// Whatever is done for others, these limits stand against it.
    OutOfReach {
        offer: OfferId,
        limits: Vec<Limit>,
    },
    /// The office ruled it out.
    Forbidden {
        offer: OfferId,
    },
    /// The learner is kept at the place, by the office or because it is theirs already.
    Kept,
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
    /// So many learners less at a wish of this rank, or more at a late one.
    Wishes { rank: usize, learners: u32 },
    /// The worst wish that anybody gets would be a later one.
    WorstWish,
    /// So many learners with fewer opportunities more would stay without a place.
    FewerOpportunities { learners: u32 },
    /// So many learners more would lose the place that they have.
    Changes { learners: u32 },
    /// A dearer grant, by this much.
    Grant { more: Eur },
    /// As good for all together.
    Tie,
    /// Others have the better claim; what exactly it would cost was not tried.
    NotTried,
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
