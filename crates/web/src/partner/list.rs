//! All partners.

use super::{memorandum, rating, relationship, room};
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::map::{Map, Position};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use walz_domain::place::Coordinates;
use walz_policy::RoleKind;
use walz_service::network::{self, Entry, Network};
use walz_words::Words;

#[derive(Template)]
#[template(path = "partner/list.html")]
struct List {
    page: Page,
    map: Map,
    rows: Vec<Row>,
    runs: bool,
}

struct Row {
    href: String,
    name: String,
    town: String,
    trades: String,
    room: Vec<(String, u32, u32)>,
    rating: String,
    memorandum: String,
    too_short: bool,
    relationship: (Tone, String),
    stays: u32,
}

fn position(at: &Coordinates) -> Position {
    Position { latitude: at.latitude(), longitude: at.longitude() }
}

fn row(words: Words, network: &Network, entry: &Entry) -> Row {
    let partner = &entry.partner;
    let language = words.language().code();
    let trade = |code: &String| {
        network.trades.get(code).map_or_else(|| code.clone(), |t| t.name(language).to_owned())
    };
    let trades: Vec<String> = partner.trades.iter().map(trade).collect();
    Row {
        href: format!("/partners/{}", partner.id),
        name: partner.name.to_string(),
        town: format!("{}, {}", partner.city, words.country(partner.country.code())),
        trades: words.list(&trades),
        room: room(entry),
        rating: rating(words, partner.rating),
        memorandum: memorandum(words, entry),
        too_short: entry.memorandum_too_short(),
        relationship: relationship(words, partner),
        stays: entry.stays(),
    }
}

pub(super) async fn show_list(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let network = network::network(&site.app, &ctx).await?;
    let (words, title) = (visitor.words, visitor.t("partners-title"));
    let map = Map::new(words, words.t("partners-map"));
    let map = match &network.home {
        Some(home) => map.home(position(home)),
        None => map,
    };
    let map = network.partners.iter().fold(map, |map, entry| {
        let (at, href) = (position(&entry.partner.coordinates), &entry.partner.id);
        let count = usize::try_from(entry.stays()).unwrap_or(usize::MAX);
        map.place(&entry.partner.city, at, count, &format!("/partners/{href}"))
    });
    let rows = network.partners.iter().map(|entry| row(words, &network, entry)).collect();
    let runs = ctx.actor.role.kind() == RoleKind::Coordinator;
    Ok(show(&List { page: Page::staff(visitor, Nav::Partners, title), map, rows, runs }))
}
