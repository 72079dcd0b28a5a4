//! Partners: organisations abroad that find workplaces and housing and look after learners.

use crate::PartnerId;
use crate::PersonId;
use crate::country::{Country, CountryGroup};
use crate::language::Language;
use crate::person::Name;
use crate::place::Coordinates;
use crate::window::Period;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    pub id: PartnerId,
    /// Its name in the tables: `P01`.
    pub code: String,
    pub name: Name,
    pub oid: Option<String>,
    pub city: String,
    pub country: Country,
    /// The rate group of its country in the call year.
    pub country_group: CountryGroup,
    pub coordinates: Coordinates,
    pub kind: PartnerKind,
    pub local_language: Language,
    /// Codes of the trades it finds workplaces for.
    pub trades: Vec<String>,
    /// Whether it may look after learners under age.
    pub hosts_minors: bool,
    /// The most learners at once, by season.
    pub capacity: BTreeMap<String, u32>,
    pub since_year: i16,
    pub relationship: Relationship,
    pub intakes_completed: u32,
    /// Learners' average rating in hundredths of a star, 100 to 500.
    pub rating: Option<u16>,
    pub memorandum: Option<Memorandum>,
    pub duty_phone_24h: bool,
    pub language_courses: bool,
    pub weekly_fee: crate::Eur,
    pub contact: Option<PersonId>,
}

/// The memorandum of understanding: the frame of mutual trust between the organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memorandum {
    pub signed: Date,
    pub valid_until: Date,
}

impl Memorandum {
    /// Whether it holds on every day of `period`.
    pub fn covers(&self, period: Period) -> bool {
        self.signed <= period.first() && period.last() <= self.valid_until
    }
}

crate::code::codes! {
    PartnerKind {
        HostingAndPlacement = "hosting_and_placement",
        Intermediary = "intermediary",
        SchoolNetwork = "vet_school_network",
        ChamberBody = "chamber_body",
        Cooperative = "cooperative",
        TrainingProvider = "vet_provider",
        Other = "other",
    }
}

crate::code::codes! {
    Relationship {
        Excellent = "excellent",
        Good = "good",
        Developing = "developing",
    }
}
