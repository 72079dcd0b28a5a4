//! The page of a text.

use super::{Block, Change, Section, Shown};
use crate::label;
use crate::layout::{Form, Nav, Page, Tab, Tone, Visitor};
use askama::Template;
use jiff::tz::TimeZone;
use walz_domain::agreement::Comment;
use walz_domain::signing::{Level, Method, Party, Scan, State};
use walz_policy::{Role, RoleKind};
use walz_service::returned_mail::Undelivered;
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
    /// For the office: which mails did not reach their people, and why.
    undelivered: Vec<String>,
    sections: Vec<Section>,
    /// What keeps a draft from going out.
    faults: Vec<String>,
    declined: Option<(String, String)>,
    sign: Option<SignForm>,
    /// Others sign before the reader.
    later: bool,
    done: Option<String>,
    /// Whether the reader can take a signature back.
    may_unsign: bool,
    paper: Option<PaperForm>,
    /// A scan that somebody of the office has to look at, and how many wait behind it.
    scan: Option<ScanRow>,
    more_scans: usize,
    delegate: Option<DelegateForm>,
    office: Option<Office>,
    /// What was said about a draft, and what can be commented on: codes and what they are called.
    comments: Vec<CommentRow>,
    lines: Vec<(String, String)>,
    may_comment: bool,
    /// Whether it is a draft that can be shown to its parties.
    may_show: bool,
    commenting: bool,
    /// Whether it is a draft of an amendment, which can be thrown away.
    amendment: bool,
    /// Whether there are bytes that were frozen.
    frozen: bool,
    /// Whether what was typed to say no, or to take it back, was refused: then its fold is open.
    declining: bool,
    withdrawing: bool,
    delegating: bool,
    scanning: bool,
    rejecting: bool,
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

/// Handing in the signed paper.
struct PaperForm {
    /// Whose paper it is, where the office hands it in: the party and what it is called.
    parties: Vec<(String, String)>,
    /// What a signing service can say of its signatures: codes and what they are called.
    levels: Vec<(String, String)>,
    name: String,
}

/// What somebody said about a line of a draft.
struct CommentRow {
    id: String,
    about: String,
    said: String,
    text: String,
    settled: bool,
}

/// A scan that waits, for the office.
struct ScanRow {
    party: String,
    /// What it is called.
    who: String,
    scan: String,
    said: String,
}

/// Naming another person who signs for the host.
struct DelegateForm {
    /// Who was named last.
    now: Option<String>,
}

/// What the office can do with it, besides signing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Office {
    Draft,
    Out,
    Declined,
    /// It can be amended.
    InForce,
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
            undelivered: undelivered(seen, words, zone),
            sign: sign_form(seen, words),
            later: seen.waits_for_others(),
            done,
            may_unsign: seen.has_signed() && matches!(state, State::Offered { .. }),
            paper: paper_form(seen, words),
            scan: scan(seen, words, zone),
            more_scans: waiting_scans(seen).count().saturating_sub(1),
            delegate: delegate_form(seen),
            office: seen.reads.runs.then(|| office(seen)),
            comments: comments(seen, words, zone),
            lines: text.lines(words),
            may_comment: seen.reads.comments.is_some(),
            may_show: seen.reads.runs
                && *state == State::Draft
                && matches!(T::KIND.of, walz_policy::signing::Text::Learning),
            commenting: is_wrong(&form, "comment") || is_wrong(&form, "about"),
            amendment: text.amends().is_some(),
            frozen: state.on_record().is_some(),
            declining: is_wrong(&form, "reason"),
            withdrawing: is_wrong(&form, "why"),
            delegating: is_wrong(&form, "delegate-name") || is_wrong(&form, "delegate-email"),
            scanning: ["scan", "on", "scan-name", "party"].iter().any(|f| is_wrong(&form, f)),
            rejecting: is_wrong(&form, "scan-why"),
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
        State::Offered { document, signed, .. } if signed.is_empty() => {
            let of = document.parties.len();
            (Tone::Wait, words.t("text-state-out").with("of", of).to_string())
        }
        State::Offered { document, signed, .. } => {
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
        let handed_in = state.underway().is_some_and(|u| u.scans.contains_key(party));
        let said_no = matches!(state, State::Declined { by, .. } if by == party);
        let (tone, icon, standing) = match signature {
            Some(signature) => {
                let date = words.date_time(signature.at, zone);
                let key = match signature.method {
                    Method::Paper { .. } => "text-party-signed-on-paper",
                    Method::Service { .. } => "text-party-signed-by-service",
                    Method::PersonalLink | Method::Account => "text-party-signed",
                };
                (Tone::Good, "check", words.t(key).with("date", date).to_string())
            }
            None if handed_in => (Tone::Wait, "clock", words.t("text-party-scan").to_string()),
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

fn undelivered<T: Shown>(seen: &Seen<T>, words: Words, zone: &TimeZone) -> Vec<String> {
    let said = |mail: &Undelivered| {
        let said = words
            .t("text-mail-came-back")
            .with("name", mail.name.as_str())
            .with("address", mail.address.as_str())
            .with("date", words.date_time(mail.written, zone));
        said.with("why", mail.why.as_str()).to_string()
    };
    seen.undelivered.iter().map(said).collect()
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

/// The signed paper can be handed in by whoever is to sign now, and by the office for each of them.
fn paper_form<T: Shown>(seen: &Seen<T>, words: Words) -> Option<PaperForm> {
    let turn = seen.text.state().turn();
    let own = seen.reads.party.filter(|party| turn.contains(party));
    if seen.reads.runs && !turn.is_empty() {
        let named = |(party, name): &(Party, String)| {
            let label = format!("{}: {name}", label::party(words, party));
            (String::from(*party), label)
        };
        let parties = seen.parties.iter().filter(|(party, _)| turn.contains(party)).map(named);
        let name = String::new();
        return Some(PaperForm { parties: parties.collect(), levels: levels(words), name });
    }
    let name = seen.signer.clone().unwrap_or_default();
    own.map(|_| PaperForm { parties: Vec::new(), levels: levels(words), name })
}

fn levels(words: Words) -> Vec<(String, String)> {
    let level = |level: &Level| {
        let said = label::code(words, "document-level-of-signature", level.code());
        (level.code().to_owned(), said)
    };
    Level::ALL.iter().map(level).collect()
}

fn comments<T: Shown>(seen: &Seen<T>, words: Words, zone: &TimeZone) -> Vec<CommentRow> {
    let lines = seen.text.lines(words);
    let row = |comment: &Comment| {
        let about = comment.about.to_string();
        // A line that the office took out since is called by its code.
        let called = lines.iter().find(|(code, _)| *code == about).map(|(_, name)| name.clone());
        let said = words
            .t("comment-said")
            .with("name", comment.by.as_str())
            .with("party", label::party(words, &comment.party))
            .with("date", words.date_time(comment.at, zone))
            .to_string();
        CommentRow {
            id: comment.id.to_string(),
            about: called.unwrap_or(about),
            said,
            text: comment.text.clone(),
            settled: comment.settled.is_some(),
        }
    };
    seen.comments.iter().map(row).collect()
}

/// The scans that wait, for those who run the case.
fn waiting_scans<T: Shown>(seen: &Seen<T>) -> impl Iterator<Item = (&Party, &Scan)> {
    let underway = seen.text.state().underway().filter(|_| seen.reads.runs);
    underway.into_iter().flat_map(|underway| &underway.scans)
}

fn scan<T: Shown>(seen: &Seen<T>, words: Words, zone: &TimeZone) -> Option<ScanRow> {
    let (party, scan) = waiting_scans(seen).next()?;
    Some(ScanRow {
        party: String::from(*party),
        who: label::party(words, party),
        scan: scan.hash.clone(),
        said: words
            .t(if scan.service.is_some() { "text-scan-said-service" } else { "text-scan-said" })
            .with("service", scan.service.as_ref().map(|s| s.name.clone()).unwrap_or_default())
            .with("name", scan.name.as_str())
            .with("date", words.date(scan.on))
            .with("when", words.date_time(scan.handed_in, zone))
            .to_string(),
    })
}

/// The host can name somebody else, and the office at its request, until it has signed.
fn delegate_form<T: Shown>(seen: &Seen<T>) -> Option<DelegateForm> {
    let state = seen.text.state();
    let waits = state.waits_for().contains(&Party::Host);
    let may = seen.reads.names_for(Party::Host);
    let named = || state.underway().and_then(|u| u.delegates.get(&Party::Host));
    (waits && may).then(|| DelegateForm { now: named().map(|to| to.name.to_string()) })
}

fn office<T: Shown>(seen: &Seen<T>) -> Office {
    let (state, has_newer) = (seen.text.state(), seen.newer.is_some());
    let amendable = matches!(T::KIND.of, walz_policy::signing::Text::Learning);
    match state {
        State::Draft => Office::Draft,
        State::Offered { .. } => Office::Out,
        State::Declined { .. } if !has_newer => Office::Declined,
        State::InForce { .. } if !has_newer && amendable && !seen.is_over() => Office::InForce,
        State::Declined { .. } | State::InForce { .. } | State::Replaced { .. } => Office::Over,
    }
}
