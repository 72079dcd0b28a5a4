//! Which learners could go to which offers: the hard rules. Every rule that fails is named, so that it can be told.

use crate::application::Wishes;
use crate::home_company::HomeCompany;
use crate::learner::Learner;
use crate::offer::{Exposure, Offer, OfferStatus};
use crate::partner::Partner;
use crate::person::{MAJORITY, age_on};
use crate::support_need::Requirements;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A learner with everything that the rules ask about.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub learner: &'a Learner,
    pub born: Option<Date>,
    pub wishes: &'a Wishes,
    pub company: &'a HomeCompany,
    pub requirements: &'a Requirements,
}

/// An offer with its partner.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub offer: &'a Offer,
    pub partner: &'a Partner,
}

/// Why a learner cannot go to an offer. What would give a need away is worded as the workplace's side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Obstacle {
    OtherTrade,
    Withdrawn,
    /// The learner cannot go in this window.
    Window,
    /// The home company cannot spare anybody then.
    Blackout,
    /// The working language is not reached.
    Language,
    TooYoung {
        least: u8,
    },
    /// The partner does not look after learners under age.
    NoMinors,
    /// Under age, and work in the evening or at night.
    EveningOrNight,
    NotStepFree,
    Exposure {
        exposure: Exposure,
    },
    /// The travel document does not reach there.
    TravelDocument,
    DrivingLicence,
    /// Not among the wishes, and the learner takes no other.
    NotWished,
}

impl Obstacle {
    /// The key of its words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherTrade => "other_trade",
            Self::Withdrawn => "withdrawn",
            Self::Window => "window",
            Self::Blackout => "blackout",
            Self::Language => "language",
            Self::TooYoung { .. } => "too_young",
            Self::NoMinors => "no_minors",
            Self::EveningOrNight => "evening_or_night",
            Self::NotStepFree => "not_step_free",
            Self::Exposure { .. } => "exposure",
            Self::TravelDocument => "travel_document",
            Self::DrivingLicence => "driving_licence",
            Self::NotWished => "not_wished",
        }
    }

    /// Whether the rule comes from a support need: such reasons are told only to those who may know the need.
    pub const fn is_confidential(&self) -> bool {
        matches!(self, Self::NotStepFree | Self::Exposure { .. } | Self::TravelDocument)
    }
}

/// Everything that stands between a learner and an offer; empty where they fit.
pub fn obstacles(candidate: &Candidate<'_>, place: &Place<'_>) -> Vec<Obstacle> {
    let Candidate { learner, born, wishes, company, requirements } = *candidate;
    let Place { offer, partner } = *place;
    let start = offer.period.first();
    let age = born.map(|born| age_on(born, start));
    let minor = age.is_some_and(|age| age < MAJORITY);
    let speaks = learner.languages.reach(&offer.working_language)
        || offer.other_language.is_some_and(|other| learner.languages.reach(&other));

    let mut found = Vec::new();
    let mut rule = |broken: bool, obstacle: Obstacle| {
        if broken {
            found.push(obstacle);
        }
    };
    rule(learner.trade != offer.trade, Obstacle::OtherTrade);
    rule(offer.status == OfferStatus::Withdrawn, Obstacle::Withdrawn);
    rule(!wishes.windows.contains(&offer.window), Obstacle::Window);
    rule(company.blackout.is_some_and(|b| b.overlaps(&offer.period)), Obstacle::Blackout);
    rule(!speaks, Obstacle::Language);
    rule(
        age.is_none_or(|age| age < i16::from(offer.min_age)),
        Obstacle::TooYoung { least: offer.min_age },
    );
    rule(minor && !partner.hosts_minors, Obstacle::NoMinors);
    rule(minor && offer.evening_or_night, Obstacle::EveningOrNight);
    rule(requirements.step_free && !offer.step_free, Obstacle::NotStepFree);
    rule(requirements.schengen_only && !partner.country.in_schengen(), Obstacle::TravelDocument);
    for exposure in &offer.exposures {
        let clashes = requirements.avoid.contains(exposure);
        rule(clashes, Obstacle::Exposure { exposure: *exposure });
    }
    let licence_fits =
        offer.driving_licence.is_none() || offer.driving_licence == learner.driving_licence;
    rule(!licence_fits, Obstacle::DrivingLicence);
    let wished = wishes.accepts_other || wishes.partners.contains(&partner.id);
    rule(!wished, Obstacle::NotWished);
    found
}
