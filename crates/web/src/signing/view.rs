//! The page of a text.

use super::{Block, Change, Section, Shown};
use crate::label;
use crate::layout::{Form, Nav, Page, Tab, Tone, Visitor};
use askama::Template;
use jiff::tz::TimeZone;
use walz_domain::signing::{Party, State};
use walz_policy::{Role, RoleKind};
use walz_service::signing::{Seen, fault};
use walz_words::Words;

#[derive(Template)]
#[template(path = "signing/text.html")]
pub(super) struct TextPage {
    page: Page,
    /// What all addresses of the text begin with.
    at: String,
    number: u32,
    /// Of the record, to find out whether somebody else changed it.
    version: i64,
    tone: Tone,
    standing: String,
    /// The learner's file, for the office.
    person: Option<(String, String)>,
    /// The address of a newer version.
    newer: Option<String>,
    /// There is a newer version, and a mail leads to it.
    elsewhere: bool,
    summary: Vec<(String, String)>,
    changes: Vec<Change>,
    parties: Vec<PartyRow>,
    sections: Vec<Section>,
    /// What keeps a draft from going out.
    faults: Vec<String>,
    declined: Option<(String, String)>,
    sign: Option<SignForm>,
    done: Option<String>,
    office: Option<Office>,
    /// Whether there are bytes that were frozen.
    frozen: bool,
    /// Whether what was typed to say no, or to take it back, was refused: then its fold is open.
    declining: bool,
    withdrawing: bool,
}

struct PartyRow {
    party: String,
    name: String,
    tone: Tone,
    icon: &'static str,
    standing: String,
}

struct SignForm {
    hash: String,
    number: u32,
    name: String,
    button: String,
}

/// What the office can do with it, besides signing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Office {
    Draft,
    Out,
    Declined,
    /// Nothing is left to do.
    Over,
}

/// By whom, from where, and in which zone a text is looked at.
pub(super) struct Look<'a> {
    pub(super) visitor: Visitor,
    pub(super) role: Role,
    /// What all addresses of the text begin with.
    pub(super) at: String,
    /// Whether the address of a newer version can be told; the holder of a link gets a link of its own.
    pub(super) follows: bool,
    pub(super) zone: &'a TimeZone,
    /// What was typed and refused, if something was.
    pub(super) form: Form,
}

impl TextPage {
    pub(super) fn new<T: Shown>(seen: &Seen<T>, look: Look<'_>) -> Self {
        let Look { visitor, role, at, follows, zone, form } = look;
        let words = visitor.words;
        let text = &*seen.text;
        let state = text.state();
        let (tone, standing) = standing(state, words);
        let staff = matches!(
            role.kind(),
            RoleKind::Coordinator
                | RoleKind::Safeguarding
                | RoleKind::Finance
                | RoleKind::Auditor
                | RoleKind::Tutor
        );
        let title = text.title(words);
        let page = match role {
            _ if staff => Page::staff(visitor, Nav::People, title),
            Role::Learner(_) if follows => Page::learner(visitor, Tab::Papers, title),
            _ => Page::plain(visitor, title),
        };
        let file = role.kind() == RoleKind::Coordinator || role.kind() == RoleKind::Safeguarding;
        let person = file.then(|| {
            (format!("/people/{}", seen.file.learner.id), seen.file.person.name.to_string())
        });
        let newer = seen.newer.as_ref().filter(|_| follows);
        let newer = newer.map(|newer| {
            let id: uuid::Uuid = newer.id().into();
            format!("/{}/{id}", T::KIND.path)
        });
        let changes = seen.before.as_ref().filter(|_| seen.newer.is_none());
        let moment = |at| words.date_time(at, zone);
        let done = seen.reads.party.and_then(|party| {
            let signature = state.signatures()?.get(&party)?;
            Some(
                words
                    .t("text-you-signed")
                    .with("name", signature.name.as_str())
                    .with("date", moment(signature.at))
                    .to_string(),
            )
        });
        Self {
            at,
            number: text.number(),
            version: seen.text.version(),
            tone,
            standing,
            person,
            newer,
            elsewhere: seen.newer.is_some() && !follows,
            summary: text.summary(words),
            changes: changes.map(|older| text.changes(older, words)).unwrap_or_default(),
            parties: parties(seen, words, zone),
            sections: text.sections(words),
            faults: faults(seen, words),
            declined: declined(seen, words),
            sign: sign_form(seen, words),
            done,
            office: seen.reads.runs.then(|| office(state, seen.newer.is_some())),
            frozen: state.on_record().is_some(),
            declining: is_wrong(&form, "reason"),
            withdrawing: is_wrong(&form, "why"),
            page: page.filled(form),
        }
    }
}

fn is_wrong(form: &Form, field: &str) -> bool {
    form.problems().iter().any(|problem| problem.field == field)
}

/// Where a text stands, and its tone.
pub(crate) fn standing(state: &State, words: Words) -> (Tone, String) {
    let said = |key: &str| words.t(key).to_string();
    match state {
        State::Draft => (Tone::Neutral, said("agreement-state-draft")),
        State::Offered { document, signed } if signed.is_empty() => {
            let of = document.parties.len();
            (Tone::Wait, words.t("text-state-out").with("of", of).to_string())
        }
        State::Offered { document, signed } => {
            let (signed, of) = (signed.len(), document.parties.len());
            let said = words.t("text-state-partly").with("signed", signed).with("of", of);
            (Tone::Wait, said.to_string())
        }
        State::Declined { .. } => (Tone::Bad, said("agreement-state-declined")),
        State::InForce { .. } => (Tone::Good, said("agreement-state-complete")),
        State::Replaced { .. } => (Tone::Neutral, said("text-state-replaced")),
    }
}

fn parties<T: Shown>(seen: &Seen<T>, words: Words, zone: &TimeZone) -> Vec<PartyRow> {
    let state = seen.text.state();
    let row = |(party, name): &(Party, String)| {
        let signature = state.signatures().and_then(|signed| signed.get(party));
        let said_no = matches!(state, State::Declined { by, .. } if by == party);
        let (tone, icon, standing) = match signature {
            Some(signature) => {
                let date = words.date_time(signature.at, zone);
                (Tone::Good, "check", words.t("text-party-signed").with("date", date).to_string())
            }
            None if said_no => (Tone::Bad, "x", words.t("text-party-declined").to_string()),
            None if matches!(state, State::Offered { .. }) => {
                (Tone::Wait, "clock", words.t("text-party-waits").to_string())
            }
            None => (Tone::Neutral, "circle", words.t("text-party-not-asked").to_string()),
        };
        let party = label::party(words, party);
        PartyRow { party, name: name.clone(), tone, icon, standing }
    };
    seen.parties.iter().map(row).collect()
}

fn faults<T: Shown>(seen: &Seen<T>, words: Words) -> Vec<String> {
    use walz_domain::signing::Signable;
    if !seen.reads.runs || *seen.text.state() != State::Draft {
        return Vec::new();
    }
    let faults = seen.text.content().faults();
    faults
        .iter()
        .map(fault)
        .map(|f| crate::answer::say(words, &walz_service::Refused { key: f.key, values: f.values }))
        .collect()
}

fn declined<T: Shown>(seen: &Seen<T>, words: Words) -> Option<(String, String)> {
    match seen.text.state() {
        State::Declined { by, reason, .. } => {
            let who = label::party(words, by);
            Some((words.t("text-declined-by").with("who", who).to_string(), reason.clone()))
        }
        _ => None,
    }
}

fn sign_form<T: Shown>(seen: &Seen<T>, words: Words) -> Option<SignForm> {
    let party = seen.reads.party.filter(|_| seen.may_sign())?;
    let hash = seen.text.state().document()?.hash.clone();
    let button = label::code(words, "text-sign-button", party.code());
    Some(SignForm {
        hash,
        number: seen.text.number(),
        name: seen.signer.clone().unwrap_or_default(),
        button,
    })
}

fn office(state: &State, has_newer: bool) -> Office {
    match state {
        State::Draft => Office::Draft,
        State::Offered { .. } => Office::Out,
        State::Declined { .. } if !has_newer => Office::Declined,
        State::Declined { .. } | State::InForce { .. } | State::Replaced { .. } => Office::Over,
    }
}
