//! What the grant of one stay depends on.

use super::activity::{ActivityType, Rules};
use super::entitlement::NoGrant;
use super::rate::DistanceBand;
use crate::country::CountryGroup;
use crate::window::Period;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One person's stay as the counting rules see it. Nothing in it says who the person is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// As planned.
    pub activity: ActivityType,
    /// As planned, without travel days.
    pub period: Period,
    pub ending: Ending,
    /// Of the receiving country.
    pub country_group: CountryGroup,
    pub travel: Travel,
    /// Days on which the stay was interrupted.
    pub interruption_days: u32,
    /// Days abroad that the programme does not pay.
    pub zero_grant_days: u32,
    pub fewer_opportunities: bool,
    /// Travels along for safety or support: staff rates, and nothing for the organisation.
    pub accompanying: bool,
    /// Whether the office asks for organisational support at all.
    pub organisational_support: bool,
    /// Whether the language has no course in the programme's own tool.
    pub language_support: bool,
    /// Days with fees, in courses for staff.
    pub course_days: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ending", rename_all = "snake_case")]
pub enum Ending {
    AsPlanned,
    /// Back before the last day. Accepted force majeure lifts the least length; the days are the real ones either way.
    Early {
        last: Date,
        force_majeure: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "travel", rename_all = "snake_case")]
pub enum Travel {
    Funded {
        distance: Distance,
        green: bool,
        /// Paid days on the way, there and back together.
        days: u32,
    },
    /// Somebody else pays the way: no travel grant and no travel days.
    PaidElsewhere,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "distance", rename_all = "snake_case")]
pub enum Distance {
    /// One way, as the crow flies, cut off to whole kilometres.
    Measured { km: u32 },
    /// Set by a person who knows better than the coordinates.
    ByHand { band: DistanceBand, reason: String },
}

impl Journey {
    /// The usual stay of an apprentice: its kind follows from its length, its travel days from the way of travelling.
    ///
    /// # Errors
    /// [`NoGrant::Length`] where the stay is too short or too long to be funded.
    pub fn of_learner(
        period: Period,
        country_group: CountryGroup,
        km: u32,
        green: bool,
        fewer_opportunities: bool,
        rules: &Rules,
    ) -> Result<Self, NoGrant> {
        let days = u32::try_from(period.days()).unwrap_or(u32::MAX);
        let kind = rules.kind_of_stay(days, fewer_opportunities);
        let activity = kind.ok_or_else(|| NoGrant::length(days, fewer_opportunities, rules))?;
        let days = rules.travel_days(green).usual;
        Ok(Self {
            activity,
            period,
            ending: Ending::AsPlanned,
            country_group,
            travel: Travel::Funded { distance: Distance::Measured { km }, green, days },
            interruption_days: 0,
            zero_grant_days: 0,
            fewer_opportunities,
            accompanying: false,
            organisational_support: true,
            language_support: false,
            course_days: 0,
        })
    }

    /// Days from the first to the real last one, both included.
    pub(super) fn days_there(&self) -> u32 {
        let last = match self.ending {
            Ending::AsPlanned => self.period.last(),
            Ending::Early { last, .. } => last.min(self.period.last()),
        };
        u32::try_from(crate::window::days_from(self.period.first(), last) + 1).unwrap_or(0)
    }
}
