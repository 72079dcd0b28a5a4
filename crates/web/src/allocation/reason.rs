//! Why a wish was granted or not, in a sentence. The page is the office's, which may know of needs.

use super::label::points;
use crate::label::money;
use walz_domain::allocation::{Allocation, Cost, Fate, Limit, Misfortune, WishFate};
use walz_domain::eligibility::Obstacle;
use walz_service::allocation::Sheet;
use walz_words::{Said, Words};

pub(super) fn sentence(words: Words, sheet: &Sheet, wish: &WishFate) -> String {
    let partner = sheet.partners.get(&wish.partner);
    let partner = partner.map(|p| format!("{}, {}", p.name, p.city)).unwrap_or_default();
    let said = match &wish.fate {
        Fate::Given { .. } => words.t("reason-given"),
        Fate::NoOffer => words.t("reason-no-offer"),
        Fate::NotEligible { offers } => {
            let mut rules: Vec<String> =
                offers.iter().flat_map(|o| &o.obstacles).map(|o| obstacle(words, o)).collect();
            rules.sort_unstable();
            rules.dedup();
            words.t("reason-not-eligible").with("rules", words.list(&rules))
        }
        Fate::BetterClaim { cost, limits, .. } => {
            with_limits(words, wish, &partner, cost_said(words, *cost), limits)
        }
        Fate::OutOfReach { limits, .. } => {
            with_limits(words, wish, &partner, words.t("reason-out-of-reach"), limits)
        }
        Fate::Forbidden { .. } => words.t("reason-forbidden"),
        Fate::Kept => words.t("reason-kept"),
    };
    said.with("partner", partner).with("rank", wish.rank).to_string()
}

/// What it would cost everybody together.
fn cost_said(words: Words, cost: Cost) -> Said {
    match cost {
        Cost::Places { learners } => words.t("reason-cost-places").with("count", learners),
        Cost::FewerOpportunities { learners } => {
            words.t("reason-cost-opportunities").with("count", learners)
        }
        Cost::Points { tenths } => {
            words.t("reason-cost-points").with("points", points(words, tenths))
        }
        Cost::Wishes { rank: of, learners } => {
            words.t("reason-cost-wishes").with("count", learners).with("of", of)
        }
        Cost::WorstWish => words.t("reason-cost-worst"),
        Cost::Changes { learners } => words.t("reason-cost-changes").with("count", learners),
        Cost::Grant { more } => words.t("reason-cost-grant").with("amount", money(words, more)),
        Cost::Tie => words.t("reason-cost-tie"),
        Cost::NotTried => words.t("reason-not-tried"),
    }
}

fn with_limits(words: Words, wish: &WishFate, partner: &str, said: Said, limits: &[Limit]) -> Said {
    if limits.is_empty() {
        return said;
    }
    let limits: Vec<String> = limits.iter().map(|l| limit(words, l)).collect();
    let why = said.with("partner", partner).with("rank", wish.rank).to_string();
    words.t("reason-limits").with("why", why).with("limits", words.list(&limits))
}

/// How an earlier round counted, where it did.
pub(super) fn luck(words: Words, allocation: &Allocation) -> Option<String> {
    let (luck, tenths) = allocation.luck.as_ref()?;
    let said = match luck.what {
        Misfortune::NoPlace => words.t("reason-luck-no-place"),
        Misfortune::Wish { rank } => words.t("reason-luck-wish").with("rank", rank),
    };
    let said = said.with("round", luck.round.as_str());
    Some(said.with("points", points(words, *tenths)).to_string())
}

fn obstacle(words: Words, obstacle: &Obstacle) -> String {
    words.t(format!("rule-{}", obstacle.code())).to_string()
}

fn limit(words: Words, limit: &Limit) -> String {
    match limit {
        Limit::Slots => words.t("limit-slots").to_string(),
        Limit::Partner { season } => words.t("limit-partner").with("season", season).to_string(),
        Limit::Company => words.t("limit-company").to_string(),
        Limit::Buddy => words.t("limit-buddy").to_string(),
    }
}
