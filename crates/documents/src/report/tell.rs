//! What a report says of a figure: the same words in the PDF, in the workbook and on the page.

pub use super::rate::{name as rate, unit as rate_unit};

use super::PartnerRow;
use crate::label;
use std::collections::BTreeSet;
use walz_domain::grant::{ActivityType, Position, Totals};
use walz_domain::indicator::{self, Counts, Decimal, Finding, Indicator, LEAST_PERSONS, Unit};
use walz_words::Words;

/// The figures that a report opens with: each as it is shown, and what it is called.
pub fn figures(counts: &Counts, totals: &Totals, words: Words) -> Vec<(String, String)> {
    let figure = |key: &str, value: String| (value, words.t(key).to_string());
    vec![
        figure("report-figure-selected", words.number(counts.selected)),
        figure("report-figure-placed", words.number(counts.placed)),
        figure("report-figure-stays", words.number(counts.stays)),
        figure("report-figure-days", words.number(totals.funded_days)),
        figure("report-figure-grant", label::money(words, totals.total())),
    ]
}

/// How far the stays have come, as a sentence.
pub fn stays(counts: &Counts, totals: &Totals, words: Words) -> String {
    words
        .t("report-stays-text")
        .with("places", counts.placed)
        .with("stays", counts.stays)
        .with("begun", counts.stays_begun)
        .with("ended", counts.stays_ended)
        .with("long", totals.stays_of(ActivityType::VetLongTerm))
        .with("short", totals.stays_of(ActivityType::VetShortTerm))
        .to_string()
}

/// How many got which of their wishes: a bar of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub name: String,
    pub learners: u32,
    /// Whether they have no place at all.
    pub unplaced: bool,
}

/// How many got which of their wishes, the dearest first; then who got a place that was none of them, and who got none.
pub fn wishes(counts: &Counts, ranks: &[u32], words: Words) -> Vec<Wish> {
    let ranked: u32 = ranks.iter().sum();
    let wish = |name: String, learners| Wish { name, learners, unplaced: false };
    let mut all: Vec<Wish> = (1_u32..)
        .zip(ranks)
        .map(|(rank, n)| wish(words.t("report-wish").with("rank", rank).to_string(), *n))
        .collect();
    let other = counts.placed.saturating_sub(ranked);
    if other > 0 {
        all.push(wish(words.t("report-wish-other").to_string(), other));
    }
    let unplaced = counts.selected.saturating_sub(counts.placed);
    if unplaced > 0 {
        let name = words.t("report-unplaced").to_string();
        all.push(Wish { name, learners: unplaced, unplaced: true });
    }
    all
}

/// `5 of 8`: a partner's places that are taken.
pub fn used(partner: &PartnerRow, words: Words) -> String {
    of(partner.learners, partner.slots_offered, words)
}

/// `5 of 8`.
pub fn of(part: u32, whole: u32, words: Words) -> String {
    words.t("report-of").with("part", part).with("whole", whole).to_string()
}

/// What a rate was paid for so often, and what that comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    pub rate: String,
    pub count: String,
    pub each: String,
    pub amount: String,
    pub source: String,
}

/// A position of the budget in words.
pub fn paid(position: &Position, words: Words) -> Paid {
    let rate = &position.rate;
    let count = words.number(position.count);
    Paid {
        rate: self::rate(rate, words),
        count: format!("{count} {}", rate_unit(rate, words)),
        each: label::money(words, rate.amount),
        amount: label::money(words, position.amount),
        source: source(rate, words),
    }
}

/// What is said of one partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerTold {
    pub name: String,
    pub place: String,
    pub used: String,
    pub first_choice: String,
    pub incidents: String,
    pub days: String,
    pub grant: String,
    pub rating: String,
}

/// What is said of each partner. Where it would point at someone there is a dash.
pub fn partners(all: &[PartnerRow], words: Words) -> Vec<PartnerTold> {
    let hidden = too_few(all);
    let few = |partner: &PartnerRow, n: u32| match hidden.contains(&partner.code) {
        true => "–".to_owned(),
        false => words.number(n),
    };
    all.iter()
        .map(|partner| PartnerTold {
            name: partner.name.clone(),
            place: label::place(words, &partner.city, partner.country),
            used: used(partner, words),
            first_choice: few(partner, partner.first_choice),
            incidents: few(partner, partner.incidents),
            days: words.number(partner.funded_days),
            grant: label::money(words, partner.grant),
            rating: rating(partner.rating, words),
        })
        .collect()
}

/// Where a rate comes from, and whether somebody has checked it.
pub fn source(rate: &walz_domain::grant::Rate, words: Words) -> String {
    let checked = label::code(words, "grant-verified", rate.verified.check.code());
    format!("{}, {} ({checked})", rate.source, rate.call_year)
}

/// What an indicator is called.
pub fn name(indicator: &Indicator, words: Words) -> String {
    let code = indicator.code.code();
    let name = label::code(words, "indicator", code);
    match indicator.part {
        None => name,
        Some(indicator::Part::Category(category)) => {
            let part = label::code(words, "grant-category", category.code());
            words.t("indicator-of-heading").with("name", name).with("heading", part).to_string()
        }
        Some(part) => {
            label::code(words, &format!("indicator-{}", code.to_lowercase()), part.code())
        }
    }
}

/// The figure with its unit, or a dash.
pub fn shown(indicator: &Indicator, words: Words) -> String {
    indicator.figure().map_or_else(|| "–".to_owned(), |f| figure(f, indicator.unit, words))
}

/// A value in its unit: `83.3 %`, `59.62 EUR`, `4.0 h`.
pub fn figure(figure: Decimal, unit: Unit, words: Words) -> String {
    let value = figure.units as f64 / 10_f64.powi(figure.digits.into());
    match unit {
        Unit::PerCent => label::per_cent(words, value),
        Unit::Euro => words.money(figure.units, "EUR"),
        Unit::PerHundred | Unit::PerThousandDays => label::fixed(words, value, figure.digits),
        Unit::Hours => words
            .t("report-hours")
            .with("hours", label::fixed(words, value, figure.digits))
            .to_string(),
    }
}

/// The two counts, or why there is no figure.
pub fn made_of(indicator: &Indicator, words: Words) -> String {
    match indicator.finding {
        Finding::Known { .. } if matches!(indicator.unit, Unit::Euro | Unit::Hours) => {
            String::new()
        }
        Finding::Known { ratio } => words
            .t("report-of")
            .with("part", ratio.numerator())
            .with("whole", ratio.denominator())
            .to_string(),
        Finding::Hidden { .. } => words.t("report-hidden").to_string(),
        Finding::Unknown { why, numerator: None } => {
            label::code(words, "indicator-why", why.code())
        }
        Finding::Unknown { why, numerator: Some(known) } => {
            let why = label::code(words, "indicator-why", why.code());
            words.t("indicator-known-part").with("known", known).with("why", why).to_string()
        }
    }
}

/// The average rating: `4.6`, or a dash where nobody rated.
pub fn rating(rating: Option<u16>, words: Words) -> String {
    let shown = rating.map(|r| label::fixed(words, f64::from(r) / 100.0, 1));
    shown.unwrap_or_else(|| "–".to_owned())
}

/// The partners with so few learners that what is said of them would point at someone; and, where that is only one,
/// the next smallest too, because else the sum would give it away.
pub(super) fn too_few(all: &[PartnerRow]) -> BTreeSet<String> {
    let mut by_size: Vec<&PartnerRow> = all.iter().filter(|p| p.learners > 0).collect();
    by_size.sort_by_key(|p| p.learners);
    let few = by_size.iter().take_while(|p| p.learners < LEAST_PERSONS).count();
    let hidden = if few == 1 { 2 } else { few };
    by_size.into_iter().take(hidden).map(|p| p.code.clone()).collect()
}
