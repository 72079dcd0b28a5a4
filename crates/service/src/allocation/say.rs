//! The engine's conditions in words of the field: what clashes, and which limit holds somebody back. For the office, which
//! knows everybody by name.

use super::problem::{BUDDIES, COMPANY, PARTNER};
use super::round::Round;
use walz_allocate::Condition;
use walz_domain::eligibility::Obstacle;
use walz_domain::offer::Offer;
use walz_words::Words;

/// Names what a round's problem calls by codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Say<'a> {
    pub(super) round: &'a Round,
    pub(super) words: Words,
}

impl Say<'_> {
    /// A learner by name; the code itself for one who is not there.
    fn learner(&self, code: &str) -> String {
        let found = self.round.applicants.iter().find(|a| a.learner.code == code);
        found.map_or_else(|| code.to_owned(), |applicant| applicant.name.clone())
    }

    fn offer(&self, code: &str) -> Option<&Offer> {
        self.round.offers.values().find(|offer| offer.code == code)
    }

    /// A place by its host and town.
    pub(super) fn place(&self, offer: &Offer) -> String {
        let host = self.round.hosts.get(&offer.host).cloned().unwrap_or_default();
        let town = self.round.partners.get(&offer.partner);
        let town = town.map(|partner| partner.city.clone()).unwrap_or_default();
        let said = self.words.t("allocation-place").with("host", host).with("town", town);
        said.with("code", offer.code.as_str()).to_string()
    }

    fn place_of(&self, code: &str) -> String {
        self.offer(code).map_or_else(|| code.to_owned(), |offer| self.place(offer))
    }

    pub(super) fn rule(&self, rule: &Obstacle) -> String {
        self.words.t(format!("rule-{}", rule.code())).to_string()
    }

    /// Conditions that clash, as one list.
    pub(super) fn clash(&self, core: &[Condition]) -> String {
        let each: Vec<String> = core.iter().map(|condition| self.condition(condition)).collect();
        self.words.list(&each)
    }

    /// A condition, as part of a list of those that clash.
    fn condition(&self, condition: &Condition) -> String {
        let words = self.words;
        match condition {
            Condition::Capacity(code) | Condition::Min(code) => {
                let places = self.offer(code).map_or(0, |offer| offer.slots);
                let said = words.t("clash-places").with("count", places);
                said.with("place", self.place_of(code)).to_string()
            }
            Condition::Cap(id) | Condition::CapMin(id) => self.limit(id),
            Condition::Group(id) => {
                let codes = id.strip_prefix(BUDDIES).unwrap_or(id).split('+');
                let names: Vec<String> = codes.map(|code| self.learner(code)).collect();
                words.t("clash-together").with("names", words.list(&names)).to_string()
            }
            Condition::Require(code) => {
                words.t("clash-required").with("name", self.learner(code)).to_string()
            }
            Condition::Locked(code) => self.locked(code),
            Condition::Forbidden(code) => {
                words.t("clash-forbidden").with("name", self.learner(code)).to_string()
            }
        }
    }

    fn locked(&self, code: &str) -> String {
        let applicant = self.round.applicants.iter().find(|a| a.learner.code == code);
        let stay = applicant.and_then(|a| self.round.stay_of(a));
        let kept = self.round.locks.iter().find(|lock| {
            applicant.is_some_and(|a| a.learner.id == lock.learner)
                && lock.kind == walz_domain::allocation::LockKind::Keep
        });
        let kept = kept.and_then(|lock| self.round.offers.get(&lock.offer));
        let key = if stay.is_some() { "clash-has-place" } else { "clash-kept" };
        let place = stay.or(kept).map(|offer| self.place(offer)).unwrap_or_default();
        self.words.t(key).with("name", self.learner(code)).with("place", place).to_string()
    }

    /// A limit that several share, by its id in the problem.
    fn limit(&self, id: &str) -> String {
        let words = self.words;
        if let Some((partner, season)) = id.strip_prefix(PARTNER).and_then(|r| r.rsplit_once('/')) {
            let partner = self.round.partners.values().find(|p| p.code == partner);
            let most = partner.and_then(|p| p.capacity.get(season)).copied().unwrap_or_default();
            let name = partner.map(|p| p.name.to_string()).unwrap_or_default();
            let said = words.t("clash-room").with("count", most).with("partner", name);
            return said.with("season", season).to_string();
        }
        if let Some((company, windows)) = id.strip_prefix(COMPANY).and_then(|r| r.rsplit_once('/'))
        {
            let company = self.round.companies.values().find(|c| c.code == company);
            let most = company.map(|c| c.max_away).unwrap_or_default();
            let name = company.map(|c| c.name.to_string()).unwrap_or_default();
            let windows: Vec<&str> = windows.split('+').collect();
            let said = words.t("clash-away").with("count", most).with("company", name);
            return said.with("windows", words.list(&windows)).to_string();
        }
        id.to_owned()
    }

    /// What raising a limit means, as the subject of a sentence; nothing for what cannot be raised.
    pub(super) fn raised(&self, condition: &Condition) -> Option<String> {
        let words = self.words;
        match condition {
            Condition::Capacity(code) => {
                Some(words.t("relief-place").with("place", self.place_of(code)).to_string())
            }
            Condition::Cap(id) => {
                if let Some((partner, season)) =
                    id.strip_prefix(PARTNER).and_then(|r| r.rsplit_once('/'))
                {
                    let partner = self.round.partners.values().find(|p| p.code == partner)?;
                    let said = words.t("relief-room").with("partner", partner.name.to_string());
                    return Some(said.with("season", season).to_string());
                }
                let (company, windows) = id.strip_prefix(COMPANY)?.rsplit_once('/')?;
                let company = self.round.companies.values().find(|c| c.code == company)?;
                let windows: Vec<&str> = windows.split('+').collect();
                let said = words.t("relief-away").with("company", company.name.to_string());
                Some(said.with("windows", words.list(&windows)).to_string())
            }
            _ => None,
        }
    }
}
