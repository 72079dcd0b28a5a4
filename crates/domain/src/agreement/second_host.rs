//! A second host: one stay that two companies share, each with a mentor of its own.

use super::Contact;
use crate::HostCompanyId;
use crate::window::Period;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The company that takes over a part of the stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SecondHost {
    pub host: HostCompanyId,
    pub organisation: String,
    pub city: String,
    pub mentor: Contact,
    /// Of the hours of the stay, in percent; the rest is the first host's.
    pub share: u8,
    /// The days at the second host, where they are in one piece; `None` where both take turns.
    #[serde(default)]
    pub period: Option<Period>,
}

impl SecondHost {
    /// The share of the first host, in percent.
    pub const fn rest(&self) -> u8 {
        100_u8.saturating_sub(self.share)
    }

    /// Whether most of these days of work are at the second host; `None` where both take turns, and nobody knows.
    pub fn has_most_of(&self, days: &[Date]) -> Option<bool> {
        let period = self.period?;
        let here = days.iter().filter(|day| period.contains(**day)).count();
        Some(here * 2 > days.len())
    }

    /// Whether something is left for both, within the days of the stay.
    pub fn fits(&self, stay: Period) -> bool {
        let inside = |days: Period| stay.first() <= days.first() && days.last() <= stay.last();
        (1..100).contains(&self.share) && self.period.is_none_or(inside)
    }
}
