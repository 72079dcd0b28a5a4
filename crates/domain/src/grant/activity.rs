//! Kinds of stays, and the limits that the programme sets for them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::code::codes! {
    /// The forms of mobility that the programme knows.
    ActivityType {
        VetShortTerm = "vet_short_term",
        /// ErasmusPro.
        VetLongTerm = "vet_long_term_erasmuspro",
        VetGroup = "vet_group",
        SkillsCompetition = "vet_skills_competition",
        JobShadowing = "staff_job_shadowing",
        Teaching = "staff_teaching",
        Courses = "staff_courses",
        InvitedExpert = "invited_expert",
        HostedTeacher = "hosting_teacher",
        PreparatoryVisit = "preparatory_visit",
    }
}

crate::code::codes! {
    /// Whose rates apply.
    Profile {
        VetLearner = "vet_learner",
        Staff = "staff",
    }
}

impl ActivityType {
    pub const fn profile(self) -> Profile {
        match self {
            Self::VetShortTerm | Self::VetLongTerm | Self::VetGroup | Self::SkillsCompetition => {
                Profile::VetLearner
            }
            _ => Profile::Staff,
        }
    }
}

/// The limits of a call year: data, so that another year is another value, not other code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub call_year: String,
    pub source: String,
    /// How long each kind of stay may be, in days without travel. A kind that is not here has no limit.
    pub lengths: BTreeMap<ActivityType, DayRange>,
    /// The least for a short stay of somebody with fewer opportunities.
    pub least_with_fewer_opportunities: u32,
    pub travel_days_standard: TravelDays,
    pub travel_days_green: TravelDays,
}

/// From and to, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    pub least: u32,
    pub most: u32,
}

/// Paid days on the way, there and back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TravelDays {
    /// What the office grants when nobody says otherwise.
    pub usual: u32,
    /// What the programme allows.
    pub most: u32,
}

impl Default for Rules {
    /// Call 2024 and later; the office grants four days to those who travel green, of the six allowed.
    fn default() -> Self {
        let lengths = [
            (ActivityType::VetShortTerm, 10, 89),
            (ActivityType::VetLongTerm, 90, 365),
            (ActivityType::VetGroup, 2, 30),
            (ActivityType::SkillsCompetition, 1, 10),
            (ActivityType::JobShadowing, 2, 60),
            (ActivityType::Teaching, 2, 365),
            (ActivityType::Courses, 2, 30),
            (ActivityType::InvitedExpert, 2, 60),
            (ActivityType::HostedTeacher, 10, 365),
        ];
        Self {
            call_year: "2024+".to_owned(),
            source: "Programme Guide, key action 1, VET".to_owned(),
            lengths: lengths.map(|(of, least, most)| (of, DayRange { least, most })).into(),
            least_with_fewer_opportunities: 2,
            travel_days_standard: TravelDays { usual: 2, most: 2 },
            travel_days_green: TravelDays { usual: 4, most: 6 },
        }
    }
}

impl Rules {
    pub const fn travel_days(&self, green: bool) -> TravelDays {
        if green { self.travel_days_green } else { self.travel_days_standard }
    }

    /// How many days a stay of this kind may have.
    pub fn length(&self, activity: ActivityType, fewer_opportunities: bool) -> DayRange {
        let any = DayRange { least: 1, most: u32::MAX };
        let range = self.lengths.get(&activity).copied().unwrap_or(any);
        match activity {
            ActivityType::VetShortTerm if fewer_opportunities => {
                DayRange { least: range.least.min(self.least_with_fewer_opportunities), ..range }
            }
            _ => range,
        }
    }

    /// Which kind an apprentice's stay of so many days is; `None` where it is too short or too long for either.
    pub fn kind_of_stay(&self, days: u32, fewer_opportunities: bool) -> Option<ActivityType> {
        [ActivityType::VetLongTerm, ActivityType::VetShortTerm]
            .into_iter()
            .find(|kind| self.length(*kind, fewer_opportunities).contains(days))
    }
}

impl DayRange {
    pub const fn contains(&self, days: u32) -> bool {
        self.least <= days && days <= self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_days_make_a_long_stay() {
        let kind = |days, fewer| Rules::default().kind_of_stay(days, fewer).map(ActivityType::code);
        assert_eq!(kind(89, false), Some("vet_short_term"));
        assert_eq!(kind(90, false), Some("vet_long_term_erasmuspro"));
        assert_eq!(kind(365, false), Some("vet_long_term_erasmuspro"));
        assert_eq!(kind(366, false), None);
        assert_eq!(kind(9, false), None);
        assert_eq!(kind(2, true), Some("vet_short_term"));
        assert_eq!(kind(1, true), None);
    }
}
