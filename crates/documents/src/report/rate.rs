//! A rate in words: what it pays for, and from which to which count.

use crate::label;
use walz_domain::grant::{Per, Rate, RateKind};
use walz_words::Words;

/// `Country group 1, days 1 to 14`; `Journey of 500–1999 km`.
pub fn name(rate: &Rate, words: Words) -> String {
    let key = match rate.kind {
        RateKind::TravelStandard => "grant-rate-travel-standard",
        RateKind::TravelGreen => "grant-rate-travel-green",
        RateKind::IndividualSupport => "grant-rate-individual-support",
        RateKind::OrganisationalSupport => "grant-rate-organisational-support",
        RateKind::InclusionOrganisation => "grant-rate-inclusion-organisation",
        RateKind::LinguisticSupport => "grant-rate-linguistic-support",
        RateKind::LinguisticSupportExtra => "grant-rate-linguistic-support-extra",
        RateKind::CourseFee => "grant-rate-course-fee",
        RateKind::PreparatoryVisit => "grant-rate-preparatory-visit",
    };
    let band = rate.band.map(|band| band.to_string().replace('-', "–")).unwrap_or_default();
    let group = rate.country_group.map(|g| g.code().trim_start_matches('G')).unwrap_or_default();
    words
        .t(key)
        .with("band", band)
        .with("group", group)
        .with("activity", label::code(words, "activity", &rate.scope.to_string()))
        .with("span", span(rate, words))
        .to_string()
}

/// `days 1 to 14`, `from day 15`, `up to number 100`; empty where the rate holds for all.
fn span(rate: &Rate, words: Words) -> String {
    let span = rate.unit.span;
    let said = match (rate.unit.per, span.first, span.last) {
        (Per::Day, 1, None) => words.t("grant-span-every-day"),
        (Per::Day, first, Some(last)) => {
            words.t("grant-span-days").with("first", first).with("last", last)
        }
        (Per::Day, first, None) => words.t("grant-span-from-day").with("first", first),
        (Per::Participant, 1, None) => words.t("grant-span-each"),
        (Per::Participant, 1, Some(last)) => words.t("grant-span-up-to").with("last", last),
        (Per::Participant, first, _) => words.t("grant-span-from").with("first", first),
    };
    said.to_string()
}

/// What the rate counts: days or persons.
pub fn unit(rate: &Rate, words: Words) -> String {
    match rate.unit.per {
        Per::Day => words.t("grant-unit-day").to_string(),
        Per::Participant => words.t("grant-unit-person").to_string(),
    }
}
