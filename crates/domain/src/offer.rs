//! Placement offers: workplaces in a dated period, with what they ask of a learner.

use crate::language::Demand;
use crate::window::Period;
use crate::{HostCompanyId, OfferId, PartnerId, TradeId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    /// Its name in the tables: `PL001`.
    pub code: String,
    pub partner: PartnerId,
    pub host: HostCompanyId,
    pub trade: TradeId,
    /// Code of the window.
    pub window: String,
    pub period: Period,
    /// Learners at once.
    pub slots: u32,
    pub working_language: Demand,
    /// Another language that will do instead.
    pub other_language: Option<Demand>,
    pub hours_per_week: u8,
    pub evening_or_night: bool,
    /// Age at the start, in years.
    pub min_age: u8,
    pub step_free: bool,
    pub police_certificate: bool,
    /// Class of the driving licence that the work needs, such as `B`.
    pub driving_licence: Option<String>,
    pub exposures: Vec<Exposure>,
    /// Codes of the units that can be learned there.
    pub units: Vec<String>,
    pub language_course_weeks: u8,
    pub status: OfferStatus,
}

crate::code::codes! {
    /// A substance or strain at a workplace.
    Exposure {
        WoodDust = "wood_dust",
        FlourDust = "flour_dust",
        Nuts = "nuts",
        Noise = "noise",
        SprayPaint = "spray_paint",
        WeldingFumes = "welding_fumes",
    }
}

crate::code::codes! {
    OfferStatus {
        /// The host has promised it.
        Confirmed = "confirmed",
        /// The partner expects it.
        Provisional = "provisional",
        Withdrawn = "withdrawn",
    }
}
