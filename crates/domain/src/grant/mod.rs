//! The grant by unit costs: what a stay is entitled to, each figure with its rule, its rate, the rate's source and the
//! count, so that every euro can be explained.
//!
//! Rates and limits are data of a call year ([`RateTable`], [`Rules`]); this module knows only how they are counted.
//! Which country is in which group, who travels green and which stays make a round is decided elsewhere and handed in.
//! The agreement on the money between learner and sender is in [`agreement`].
//!
//! Source of the counting rules: Programme Guide, key action 1, vocational education and training.

mod activity;
pub mod agreement;
mod breakdown;
mod entitlement;
mod journey;
mod rate;
mod table;

pub use activity::{ActivityType, DayRange, Profile, Rules, TravelDays};
pub use agreement::{GrantAgreement, Terms};
pub use breakdown::{Heading, Position, breakdown};
pub use entitlement::{Days, Entitlement, Input, InputKey, Line, NoGrant, Rule, Totals, of_round};
pub use journey::{Distance, Ending, Journey, Travel};
pub use rate::{
    Category, Check, DistanceBand, Per, Rate, RateKind, RateUnit, Scope, Span, UnfitRate, Verified,
};
pub use table::{NoRate, RateTable, Remark, TableFault};
