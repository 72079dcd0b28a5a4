//! One partner with hosts, places, homes and learners.

use super::{memorandum, rating, relationship, room};
use crate::Site;
use crate::answer::Answer;
use crate::certificate::{Certified, certified};
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use askama::Template;
use axum::extract::{Path, State};
use std::collections::BTreeMap;
use walz_domain::{HostCompanyId, PartnerId, TradeId};
use walz_policy::RoleKind;
use walz_service::network::{self, PartnerFile};
use walz_words::Words;

#[derive(Template)]
#[template(path = "partner/file.html")]
struct File {
    page: Page,
    town: String,
    relationship: (Tone, String),
    memorandum: String,
    too_short: bool,
    rating: String,
    room: Vec<(String, u32, u32)>,
    hosts: Vec<Host>,
    offers: Vec<Offer>,
    homes: Vec<Home>,
    learners: Vec<Learner>,
    certified: Vec<Certified>,
    /// Where hosts and homes are added, for those who may; the others only look.
    edits: Option<String>,
}

struct Host {
    href: String,
    anchor: String,
    name: String,
    town: String,
    trade: String,
    rating: String,
    checked: String,
    active: bool,
}

struct Offer {
    href: String,
    code: String,
    host: String,
    trade: String,
    days: String,
    slots: u32,
    status: String,
}

struct Home {
    href: String,
    code: String,
    kind: String,
    town: String,
    beds: u32,
    price: String,
    minors: bool,
}

struct Learner {
    href: String,
    name: String,
    host: String,
    days: String,
}

fn file(words: Words, file: &PartnerFile, page: Page, runs: bool) -> File {
    let partner = &file.entry.partner;
    let language = words.language().code();
    let trades: BTreeMap<TradeId, &str> =
        file.trades.values().map(|trade| (trade.id, trade.name(language))).collect();
    let trade = |id: &TradeId| trades.get(id).copied().unwrap_or_default().to_owned();
    let hosts: BTreeMap<HostCompanyId, String> =
        file.hosts.iter().map(|host| (host.id, host.name.to_string())).collect();
    let host = |id: &HostCompanyId| hosts.get(id).cloned().unwrap_or_default();
    File {
        page,
        edits: runs.then(|| format!("/partners/{}", partner.id)),
        town: format!("{}, {}", partner.city, words.country(partner.country.code())),
        relationship: relationship(words, partner),
        memorandum: memorandum(words, &file.entry),
        too_short: file.entry.memorandum_too_short(),
        rating: rating(words, partner.rating),
        room: room(&file.entry),
        hosts: file
            .hosts
            .iter()
            .map(|host| Host {
                href: format!("/hosts/{}", host.id),
                anchor: super::host_anchor(host.id),
                name: host.name.to_string(),
                town: host.city.clone(),
                trade: trade(&host.trade),
                rating: rating(words, host.rating),
                checked: host.safety_checked.map(|day| words.date(day)).unwrap_or_default(),
                active: host.active,
            })
            .collect(),
        offers: file
            .offers
            .iter()
            .map(|offer| Offer {
                href: format!("/places/{}/edit", offer.id),
                code: offer.code.clone(),
                host: host(&offer.host),
                trade: trade(&offer.trade),
                days: words.date_range_short(offer.period.first(), offer.period.last()),
                slots: offer.slots,
                status: words.t(format!("offer-status-{}", offer.status.code())).to_string(),
            })
            .collect(),
        homes: file
            .accommodations
            .iter()
            .map(|home| Home {
                href: format!("/homes/{}/edit", home.id),
                code: home.code.clone(),
                kind: words.t(format!("home-kind-{}", home.kind.code())).to_string(),
                town: home.city.clone(),
                beds: home.capacity,
                price: words.money(home.price_week.cents, "EUR"),
                minors: home.accepts_minors,
            })
            .collect(),
        certified: if runs { certified(file) } else { Vec::new() },
        learners: file
            .learners
            .iter()
            .map(|there| Learner {
                href: format!("/people/{}", there.learner),
                name: there.name.clone(),
                host: host(&there.host),
                days: words.date_range(there.stay.period.first(), there.stay.period.last()),
            })
            .collect(),
    }
}

pub(super) async fn show_partner(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Path(id): Path<PartnerId>,
    visitor: Visitor,
) -> Answer {
    let found = network::partner(&site.app, &ctx, id).await?;
    let (words, title) = (visitor.words, found.entry.partner.name.to_string());
    let runs = ctx.actor.role.kind() == RoleKind::Coordinator;
    Ok(show(&file(words, &found, Page::staff(visitor, Nav::Partners, title), runs)))
}
