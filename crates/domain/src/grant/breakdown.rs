//! Breakdown: the money of a round by heading and rate, so that every sum of the report opens to what it is made of.

use super::entitlement::{Entitlement, Rule};
use super::rate::{Category, DistanceBand, Rate, RateKind, Scope, Span};
use crate::Eur;
use crate::country::CountryGroup;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One heading of the budget, and the rates behind its sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub category: Category,
    pub amount: Eur,
    pub positions: Vec<Position>,
}

/// How often one rate was paid by one rule: `amount = rate x count`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub rule: Rule,
    pub rate: Rate,
    /// Days or persons, as the rate counts.
    pub count: u64,
    pub amount: Eur,
}

/// What makes two lines the same position; its order is the order of the breakdown.
type Key = (
    Category,
    RateKind,
    Scope,
    Option<CountryGroup>,
    Option<DistanceBand>,
    Span,
    Rule,
    Eur,
    String,
);

fn key(rule: Rule, rate: &Rate) -> Key {
    let Rate { kind, scope, country_group, band, unit, amount, call_year, .. } = rate;
    let year = call_year.clone();
    (kind.category(), *kind, *scope, *country_group, *band, unit.span, rule, *amount, year)
}

/// The headings that anything was paid under, in the order of the budget.
pub fn breakdown<'a>(entitlements: impl IntoIterator<Item = &'a Entitlement>) -> Vec<Heading> {
    let mut positions: BTreeMap<Key, Position> = BTreeMap::new();
    for line in entitlements.into_iter().flat_map(|e| &e.lines) {
        let Some(rate) = &line.rate else { continue };
        let position = positions.entry(key(line.rule, rate)).or_insert_with(|| Position {
            rule: line.rule,
            rate: rate.clone(),
            count: 0,
            amount: Eur::ZERO,
        });
        position.count += u64::from(line.count);
        position.amount += line.amount;
    }
    let mut headings: Vec<Heading> = Vec::new();
    for position in positions.into_values() {
        let category = position.rate.kind.category();
        match headings.last_mut().filter(|h| h.category == category) {
            Some(heading) => {
                heading.amount += position.amount;
                heading.positions.push(position);
            }
            None => headings.push(Heading {
                category,
                amount: position.amount,
                positions: vec![position],
            }),
        }
    }
    headings
}
