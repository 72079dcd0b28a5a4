//! What places, aims and changes are called.

use crate::label::{code, money};
use std::collections::BTreeMap;
use walz_domain::allocation::{Aim, Change, Cost, Figures, Points};
use walz_domain::offer::Offer;
use walz_domain::partner::Partner;
use walz_domain::{CallId, HostCompanyId, OfferId, PartnerId};
use walz_service::allocation::{Field, Sheet};
use walz_words::Words;

/// The pages about a round's places, as links above each of them.
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) current: bool,
}

/// Which of the pages is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Proposal,
    WhatIf,
    Locks,
    Repair,
}

pub(super) fn tabs(words: Words, call: CallId, at: At) -> Vec<Tab> {
    let all = [
        (At::Proposal, "allocation", "allocation-tab-proposal"),
        (At::WhatIf, "what-if", "allocation-tab-what-if"),
        (At::Locks, "locks", "allocation-tab-locks"),
        (At::Repair, "repair", "allocation-tab-repair"),
    ];
    let tab = |(page, path, key): (At, &str, &'static str)| Tab {
        href: format!("/rounds/{call}/{path}"),
        label: words.t(key).to_string(),
        current: page == at,
    };
    all.into_iter().map(tab).collect()
}

/// The names of a round's places.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) words: Words,
    pub(super) offers: &'a BTreeMap<OfferId, Offer>,
    pub(super) partners: &'a BTreeMap<PartnerId, Partner>,
    pub(super) hosts: &'a BTreeMap<HostCompanyId, String>,
}

impl<'a> Places<'a> {
    pub(super) fn of_sheet(words: Words, sheet: &'a Sheet) -> Self {
        let Sheet { offers, partners, hosts, .. } = sheet;
        Self { words, offers, partners, hosts }
    }

    pub(super) fn of_field(words: Words, field: &'a Field) -> Self {
        let Field { offers, partners, hosts, .. } = field;
        Self { words, offers, partners, hosts }
    }

    /// The host, and where and when.
    pub(super) fn place(&self, offer: &Offer) -> (String, String) {
        let host = self.hosts.get(&offer.host).cloned().unwrap_or_default();
        let town = self.partners.get(&offer.partner);
        let town = town.map(|p| format!("{}, {}", p.city, p.country)).unwrap_or_default();
        let days = self.words.date_range_short(offer.period.first(), offer.period.last());
        (host, format!("{town} · {days}"))
    }

    pub(super) fn at(&self, offer: OfferId) -> (String, String) {
        self.offers.get(&offer).map(|offer| self.place(offer)).unwrap_or_default()
    }

    /// As one line, to choose from.
    pub(super) fn line(&self, offer: &Offer) -> String {
        let (host, about) = self.place(offer);
        format!("{} {host} ({about})", offer.code)
    }

    fn line_of(&self, offer: OfferId) -> String {
        self.offers.get(&offer).map(|offer| self.line(offer)).unwrap_or_default()
    }

    pub(super) fn partner(&self, partner: PartnerId) -> String {
        let partner = self.partners.get(&partner);
        partner.map(|p| format!("{}, {}", p.name, p.city)).unwrap_or_default()
    }
}

pub(super) fn aim(words: Words, aim: Aim) -> String {
    code(words, "aim", aim.code())
}

/// A change of the conditions, as a sentence.
pub(super) fn change(words: Words, field: &Field, change: &Change) -> String {
    let places = Places::of_field(words, field);
    let name = |learner| field.learners.get(learner).cloned().unwrap_or_default();
    let said = match change {
        Change::MorePlaces { offer, by } => {
            words.t("change-more-places").with("count", *by).with("place", places.line_of(*offer))
        }
        Change::MoreRoom { partner, season, by } => words
            .t("change-more-room")
            .with("count", *by)
            .with("partner", places.partner(*partner))
            .with("season", season),
        Change::WithoutPartner { partner } => {
            words.t("change-without-partner").with("partner", places.partner(*partner))
        }
        Change::WithoutHost { host } => {
            let host = field.hosts.get(host).cloned().unwrap_or_default();
            words.t("change-without-host").with("host", host)
        }
        Change::WithoutLearner { learner } => {
            words.t("change-without-learner").with("name", name(learner))
        }
        Change::Require { learner } => words.t("change-require").with("name", name(learner)),
        Change::WithoutWindow { window } => words.t("change-without-window").with("window", window),
        Change::MoreAway { company, by } => {
            let company = field.companies.get(company).map(|c| c.name.to_string());
            let said = words.t("change-more-away").with("count", *by);
            said.with("company", company.unwrap_or_default())
        }
    };
    said.to_string()
}

pub(super) fn points(words: Words, tenths: i64) -> String {
    words.decimal(tenths as f64 / 10.0, 1)
}

/// What would be gained: of a limit that is raised.
pub(super) fn gain(words: Words, gain: Cost) -> String {
    let said = match gain {
        Cost::Places { learners } => words.t("gain-places").with("count", learners),
        Cost::FewerOpportunities { learners } => {
            words.t("gain-opportunities").with("count", learners)
        }
        Cost::Points { tenths } => words.t("gain-points").with("points", points(words, tenths)),
        Cost::Wishes { rank, learners } => {
            words.t("gain-wishes").with("count", learners).with("rank", rank)
        }
        Cost::Changes { learners } => words.t("gain-changes").with("count", learners),
        Cost::Grant { more } => words.t("gain-grant").with("amount", money(words, more)),
        Cost::WorstWish | Cost::Tie | Cost::NotTried => words.t("gain-worst-wish"),
    };
    said.to_string()
}

/// How figures differ from others, in sentences; nothing where they do not.
pub(super) fn differences(words: Words, now: &Figures, before: &Figures) -> Vec<String> {
    let mut all = Vec::new();
    let mut tell = |now: i64, before: i64, more: &'static str, fewer: &'static str| {
        let key = if now > before { more } else { fewer };
        if now != before {
            all.push(words.t(key).with("count", (now - before).abs()).to_string());
        }
    };
    let first = |figures: &Figures| i64::from(figures.ranks.first().copied().unwrap_or_default());
    tell(i64::from(now.placed), i64::from(before.placed), "diff-placed-more", "diff-placed-fewer");
    tell(first(now), first(before), "diff-first-more", "diff-first-fewer");
    tell(
        i64::from(now.windows_met),
        i64::from(before.windows_met),
        "diff-windows-more",
        "diff-windows-fewer",
    );
    if now.own_points != before.own_points {
        let by = points(words, (now.own_points - before.own_points).abs());
        let more = now.own_points > before.own_points;
        let key = if more { "diff-points-more" } else { "diff-points-fewer" };
        all.push(words.t(key).with("points", by).to_string());
    }
    if now.grant != before.grant {
        let more = now.grant > before.grant;
        let by = if more { now.grant - before.grant } else { before.grant - now.grant };
        let key = if more { "diff-grant-more" } else { "diff-grant-less" };
        all.push(words.t(key).with("amount", money(words, by)).to_string());
    }
    all
}

/// A rank among the wishes, or that the place was not wished: learners have so many wishes as there are points for.
fn wish(words: Words, rank: usize, key: &'static str, other: &'static str) -> String {
    if rank > Points::default().by_rank.len() {
        return words.t(other).to_string();
    }
    words.t(key).with("rank", rank).to_string()
}

/// As a label of how many got it.
pub(super) fn got(words: Words, rank: usize) -> String {
    wish(words, rank, "allocation-rank", "allocation-rank-other")
}

/// As part of a line about a place.
pub(super) fn at_wish(words: Words, rank: usize) -> String {
    wish(words, rank, "what-if-wish", "what-if-wish-other")
}
