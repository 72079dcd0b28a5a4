//! What a report says of a figure: the same words in the PDF, in the workbook and on the page.

pub use super::rate::{name as rate, unit as rate_unit};

use super::PartnerRow;
use crate::label;
use std::collections::BTreeSet;
use walz_domain::indicator::{self, Decimal, Finding, Indicator, LEAST_PERSONS, Unit};
use walz_words::Words;

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
pub fn too_few(all: &[PartnerRow]) -> BTreeSet<String> {
    let mut by_size: Vec<&PartnerRow> = all.iter().filter(|p| p.learners > 0).collect();
    by_size.sort_by_key(|p| p.learners);
    let few = by_size.iter().take_while(|p| p.learners < LEAST_PERSONS).count();
    let hidden = if few == 1 { 2 } else { few };
    by_size.into_iter().take(hidden).map(|p| p.code.clone()).collect()
}
