//! Partners abroad: on the map, in the same list, and each with what is there.

mod file;
mod list;
mod own;

use crate::layout::{SEES_PEOPLE, Tone};
use crate::routes::{Door, Routes};
use walz_domain::HostCompanyId;
use walz_domain::partner::{Partner, Relationship};
use walz_policy::RoleKind;
use walz_service::network::Entry;
use walz_words::Words;

const OWN: Door = Door::Roles(&[RoleKind::Partner]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/partners", SEES_PEOPLE, list::show_list)
        .get("/partners/{partner}", SEES_PEOPLE, file::show_partner)
        .get("/partner", OWN, own::show_own)
}

/// Where a host stands on its partner's page.
pub(crate) fn host_anchor(host: HostCompanyId) -> String {
    format!("host-{host}")
}

fn relationship(words: Words, partner: &Partner) -> (Tone, String) {
    let tone = match partner.relationship {
        Relationship::Excellent => Tone::Good,
        Relationship::Good => Tone::Info,
        Relationship::Developing => Tone::Wait,
    };
    let key = format!("relationship-{}", partner.relationship.code());
    (tone, words.t(key).to_string())
}

/// Stars with one decimal.
fn rating(words: Words, hundredths: Option<u16>) -> String {
    let stars = hundredths.map(|rating| words.decimal(f64::from(rating) / 100.0, 1));
    stars.unwrap_or_default()
}

/// How much of each season's room is taken: the season, taken, and all of it.
fn room(entry: &Entry) -> Vec<(String, u32, u32)> {
    let capacity = entry.partner.capacity.iter();
    let room = capacity.map(|(season, most)| {
        (season.clone(), entry.taken.get(season).copied().unwrap_or_default(), *most)
    });
    room.collect()
}

/// Until when the memorandum holds.
fn memorandum(words: Words, entry: &Entry) -> String {
    match entry.partner.memorandum {
        Some(memorandum) => words.date(memorandum.valid_until),
        None => words.t("partner-no-memorandum").to_string(),
    }
}
