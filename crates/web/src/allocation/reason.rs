//! Why a wish was granted or not, in a sentence. The page is the office's, which may know of needs.

use walz_domain::allocation::{Cost, Fate, Limit, WishFate};
use walz_domain::eligibility::Obstacle;
use walz_service::allocation::Sheet;
use walz_words::Words;

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
            let said = match cost {
                Cost::Places { learners } => words.t("reason-cost-places").with("count", *learners),
                Cost::Points { tenths } => {
                    let points = words.decimal(*tenths as f64 / 10.0, 1);
                    words.t("reason-cost-points").with("points", points)
                }
                Cost::Tie => words.t("reason-cost-tie"),
            };
            let limits: Vec<String> = limits.iter().map(|l| limit(words, l)).collect();
            if limits.is_empty() {
                said
            } else {
                let why = said.with("partner", &partner).with("rank", wish.rank).to_string();
                let said = words.t("reason-limits").with("why", why);
                said.with("limits", words.list(&limits))
            }
        }
    };
    said.with("partner", partner).with("rank", wish.rank).to_string()
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
