//! Accommodations: where learners live.

use crate::country::Country;
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
