//! What a file says in sentences: the open conditions of departure and what to do, the history.

use walz_domain::LearnerId;
use walz_domain::case::{Act, NextStep, Turn};
use walz_domain::paper::{Gate, GateState, Open};
use walz_service::case::StayFile;
use walz_service::learner::Entry;
use walz_words::Words;

/// Why a condition of departure is open.
pub(crate) fn why(gate: &GateState, words: Words) -> Option<String> {
    let said = match gate.why.as_ref()? {
        Open::Missing => words.t("gate-open-missing"),
        Open::Unsigned { left } => words.t("gate-open-unsigned").with("left", *left),
        Open::EndsBefore { on } => words.t("gate-open-ends_before").with("date", words.date(*on)),
        Open::NotAnswered { guardians } => {
            words.t("gate-open-not_answered").with("guardians", *guardians)
        }
        Open::Refused => words.t("gate-open-refused"),
        Open::NoGuardian => words.t("gate-open-no_guardian"),
        Open::HousingNotForMinors => words.t("gate-open-housing_not_for_minors"),
    };
    Some(said.to_string())
}

/// What the office can do: a button that posts, or a link.
pub(super) struct Action {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) posts: bool,
}

/// What to do about an open condition of departure.
pub(super) fn mend(gate: Gate, learner: LearnerId, stay: &StayFile, words: Words) -> Action {
    let link =
        |key: &str, href: String| Action { label: words.t(key).to_string(), href, posts: false };
    let post = |key: &str, href: String| Action { posts: true, ..link(key, href) };
    let at = |rest: &str| format!("/people/{learner}/{rest}");
    match gate {
        Gate::LearningAgreement => match stay.agreement() {
            Some(agreement) => link("people-do-open", format!("/agreements/{}", agreement.id)),
            None => post("people-do-agreement", at("agreement")),
        },
        Gate::GrantAgreement => match stay.grants.first() {
            Some(grant) => link("people-do-open", format!("/grants/{}", grant.id)),
            None => post("people-do-grant", at("grant")),
        },
        Gate::Insurance => link("people-do-insurance", at("papers")),
        Gate::Housing => link("people-do-housing", at("housing")),
        Gate::EmergencySheet => link("people-do-sheet", at("emergency-sheet")),
        Gate::GuardianConsent => post("people-do-family", at("family")),
    }
}

/// The button for the next step, where it is the office's.
pub(super) fn first_action(
    next: &NextStep,
    learner: LearnerId,
    stay: Option<&StayFile>,
    words: Words,
) -> Option<Action> {
    if next.turn != Turn::Office {
        return None;
    }
    let stay = stay?;
    let gate = match next.act {
        Act::OfferAgreement | Act::RenewAgreement | Act::SignAgreement => Gate::LearningAgreement,
        Act::SignGrantAgreement => Gate::GrantAgreement,
        Act::AddInsurance => Gate::Insurance,
        Act::ConfirmHousing => Gate::Housing,
        Act::ReplacePlace => {
            let label = words.t("repair-open").to_string();
            let href = format!("/rounds/{}/repair#l-{learner}", stay.mobility.call);
            return Some(Action { label, href, posts: false });
        }
        _ => {
            let label = words.t(format!("act-{}", next.act.code())).to_string();
            let form = if next.act == Act::HoldTalk { "/mid-term" } else { "" };
            let href = format!("/stays/{}{form}", stay.mobility.id);
            return Some(Action { label, href, posts: false });
        }
    };
    Some(mend(gate, learner, stay, words))
}

/// An entry of the history as a sentence; the act itself where there is none for it.
pub(super) fn happened(entry: &Entry, words: Words) -> String {
    let act = &entry.recorded.act;
    let key = format!("history-{}", act.replace(['.', '_'], "-"));
    if words.has(&key) { words.t(key).to_string() } else { act.replace(['.', '_'], " ") }
}

/// Who did it: by name, else by what they were.
pub(super) fn who(entry: &Entry, words: Words) -> String {
    match &entry.name {
        Some(name) => name.to_string(),
        None => {
            let role = entry.recorded.actor.split(':').next().unwrap_or_default();
            words.t(format!("role-{role}")).to_string()
        }
    }
}
