//! The proof page: who signed a text, when, in which way, and the fingerprint of the bytes that everybody signed.

use crate::page::{Part, Row, Table, fact, facts, words as column};
use crate::{Setting, label};
use walz_domain::signing::{Method, State};
use walz_words::Words;

/// The parts of the proof page; none for a text that nobody has been asked to sign.
pub(crate) fn parts(state: &State, setting: &Setting) -> Vec<Part> {
    let words = setting.words;
    let Some((document, signed)) = state.on_record() else { return Vec::new() };
    let moment = |at| words.date_time(at, &setting.zone);
    let standing = label::code(words, "document-signing", state.code());
    let mut rows = vec![
        fact(words.t("document-proof-state"), standing),
        fact(words.t("document-proof-offered"), moment(document.offered)),
    ];
    match state {
        State::InForce { since, .. } => {
            rows.push(fact(words.t("document-proof-since"), moment(*since)));
        }
        State::Declined { by, reason, at, .. } => {
            let who = label::code(words, "document-party", by.code());
            rows.push(fact(words.t("document-proof-declined-by"), who));
            rows.push(fact(words.t("document-proof-declined-at"), moment(*at)));
            rows.push(fact(words.t("document-proof-reason"), reason.clone()));
        }
        State::Replaced { at, .. } => {
            rows.push(fact(words.t("document-proof-replaced-at"), moment(*at)));
        }
        State::Draft | State::Offered { .. } => {}
    }
    rows.push(fact(words.t("document-proof-fingerprint"), document.hash.clone()));
    let table = Table {
        columns: vec![
            column(words.t("document-proof-party"), 3),
            column(words.t("document-proof-name"), 4),
            column(words.t("document-proof-when"), 4),
            column(words.t("document-proof-method"), 4),
        ],
        rows: document
            .parties
            .iter()
            .map(|party| {
                let who = label::code(words, "document-party", party.code());
                match signed.get(party) {
                    Some(s) => {
                        Row::plain([who, s.name.to_string(), moment(s.at), way(&s.method, words)])
                    }
                    None => {
                        let waits = words.t("document-proof-waits").to_string();
                        Row::plain([who, waits, String::new(), String::new()])
                    }
                }
            })
            .collect(),
        size: 9.5,
        air: 5.0,
    };
    let zone = setting.zone.iana_name().unwrap_or("UTC").to_owned();
    vec![
        Part::PageBreak,
        Part::section(words.t("document-proof-title")),
        Part::text(words.t("document-proof-intro")),
        facts(rows),
        Part::Table(table),
        Part::small(words.t("document-proof-note").with("zone", zone)),
    ]
}

/// On which way somebody signed, and what that is worth.
fn way(method: &Method, words: Words) -> String {
    let said = words.t(format!("document-method-{}", method.code().replace('_', "-")));
    let said = match method {
        Method::PersonalLink | Method::Account => said.to_string(),
        Method::Paper { on, checked_by, .. } => {
            said.with("date", words.date(*on)).with("name", checked_by.as_str()).to_string()
        }
        Method::Service { service, on, checked_by, .. } => said
            .with("service", service.name.as_str())
            .with("date", words.date(*on))
            .with("name", checked_by.as_str())
            .to_string(),
    };
    let level = label::code(words, "document-level-of-signature", method.level().code());
    format!("{said} ({level})")
}
