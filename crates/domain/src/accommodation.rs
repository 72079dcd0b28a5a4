//! Accommodations: where learners live.

use crate::country::Country;
use crate::support_need::Requirements;
use crate::window::Period;
use crate::{AccommodationId, Eur, PartnerId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accommodation {
    pub id: AccommodationId,
    /// Its name in the tables: `A011`.
    pub code: String,
    pub partner: PartnerId,
    pub city: String,
    pub country: Country,
    pub kind: AccommodationKind,
    /// Beds.
    pub capacity: u32,
    pub single_rooms: u32,
    pub price_week: Eur,
    pub half_board: bool,
    pub accepts_minors: bool,
    pub step_free: bool,
    pub kitchen: Kitchen,
    /// An alarm that a deaf person sees.
    pub visual_fire_alarm: bool,
    pub inspected: Option<Inspection>,
    pub minutes_to_centre: Option<u16>,
    /// When the police records of a host family's adults were seen; the paper itself is never kept.
    pub household_vetted: Option<Date>,
    /// Learners' last rating in hundredths of a star, 100 to 500.
    pub rating: Option<u16>,
}

/// What one learner's bed has to be like.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub period: Period,
    /// Under age on the first day.
    pub minor: bool,
    pub requirements: &'a Requirements,
    /// The learner's wish; `None` where any kind will do.
    pub kind: Option<AccommodationKind>,
}

crate::code::codes! {
    /// Why a bed will not do. Each case has a sentence in every language.
    Unfit {
        Full = "full",
        NotForMinors = "not_for_minors",
        NotStepFree = "not_step_free",
        NoVisualAlarm = "no_visual_alarm",
        NoKitchen = "no_kitchen",
    }
}

impl Accommodation {
    /// Everything that keeps a learner from living here. `others` are the stays of those who have a bed here.
    pub fn unfit(&self, wanted: &Wanted<'_>, others: &[Period]) -> Vec<Unfit> {
        let needs = wanted.requirements;
        let reasons = [
            (self.free_beds(wanted.period, others) == 0, Unfit::Full),
            (wanted.minor && !self.accepts_minors, Unfit::NotForMinors),
            (needs.step_free && !self.step_free, Unfit::NotStepFree),
            (needs.visual_alarm && !self.visual_fire_alarm, Unfit::NoVisualAlarm),
            (needs.kitchen && self.kitchen == Kitchen::None, Unfit::NoKitchen),
        ];
        reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }

    /// Beds that are free on every day of `period`.
    pub fn free_beds(&self, period: Period, others: &[Period]) -> u32 {
        // The fullest day is one on which somebody comes, or the first.
        let days = others.iter().map(Period::first).filter(|day| period.contains(*day));
        let taken = |day: Date| others.iter().filter(|p| p.contains(day)).count();
        let most = days.chain([period.first()]).map(taken).max().unwrap_or(0);
        self.capacity.saturating_sub(u32::try_from(most).unwrap_or(u32::MAX))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    pub on: Date,
    pub by: Inspector,
}

crate::code::codes! {
    AccommodationKind {
        SharedApartment = "shared_apartment",
        StudentResidence = "student_residence",
        HostFamily = "host_family",
    }
}

crate::code::codes! {
    Kitchen {
        None = "no",
        Shared = "shared",
        Own = "yes",
    }
}

crate::code::codes! {
    Inspector {
        Office = "office",
        TutorVisit = "tutor_visit",
        Partner = "partner",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn period(first: Date, last: Date) -> Period {
        Period::new(first, last).expect("a period")
    }

    fn flat(capacity: u32) -> Accommodation {
        Accommodation {
            id: AccommodationId(Uuid::nil()),
            code: "A011".to_owned(),
            partner: PartnerId(Uuid::nil()),
            city: "Odense".to_owned(),
            country: "DK".parse().expect("a country"),
            kind: AccommodationKind::SharedApartment,
            capacity,
            single_rooms: 1,
            price_week: Eur::euros(113),
            half_board: false,
            accepts_minors: false,
            step_free: false,
            kitchen: Kitchen::None,
            visual_fire_alarm: false,
            inspected: None,
            minutes_to_centre: None,
            household_vetted: None,
            rating: None,
        }
    }

    #[test]
    fn a_bed_is_free_only_where_the_fullest_day_has_one() {
        let spring = period(date(2027, 1, 18), date(2027, 4, 25));
        let february = period(date(2027, 2, 1), date(2027, 2, 28));
        let march = period(date(2027, 3, 1), date(2027, 3, 31));
        let autumn = period(date(2027, 8, 23), date(2027, 11, 28));
        assert_eq!(flat(2).free_beds(spring, &[]), 2);
        assert_eq!(flat(2).free_beds(spring, &[february, march]), 1, "one after the other");
        assert_eq!(flat(2).free_beds(spring, &[spring, february]), 0);
        assert_eq!(flat(2).free_beds(march, &[spring, february]), 1);
        assert_eq!(flat(2).free_beds(autumn, &[spring, spring]), 2);
        assert_eq!(flat(0).free_beds(autumn, &[autumn]), 0);
    }

    #[test]
    fn every_reason_against_a_bed_is_told() {
        let requirements = Requirements {
            step_free: true,
            visual_alarm: true,
            kitchen: true,
            ..Requirements::default()
        };
        let spring = period(date(2027, 1, 18), date(2027, 4, 25));
        let wanted =
            Wanted { period: spring, minor: true, requirements: &requirements, kind: None };
        assert_eq!(flat(1).unfit(&wanted, &[spring]), Unfit::ALL);
        let easy = Wanted { minor: false, requirements: &Requirements::default(), ..wanted };
        assert_eq!(flat(1).unfit(&easy, &[]), []);
    }
}
