//! Applications of a round: who applied with which wishes, and the steps from the formal check to the decision.

mod act;
mod list;
mod page;

pub(crate) use page::about;

use crate::label;
use crate::layout::Tone;
use crate::round::RUNS;
use crate::routes::Routes;
use std::collections::BTreeMap;
use walz_domain::application::State;
use walz_domain::partner::Partner;
use walz_domain::{CallId, LearnerId, PartnerId};
use walz_words::Words;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds/{call}/applications", RUNS, list::show_list)
        .post("/rounds/{call}/applications/bulk", RUNS, list::act)
        .get("/rounds/{call}/applications/{learner}", RUNS, page::show_one)
        .post("/rounds/{call}/applications/{learner}/send", RUNS, act::send)
        .post("/rounds/{call}/applications/{learner}/check", RUNS, act::check)
        .post("/rounds/{call}/applications/{learner}/score", RUNS, act::score)
        .post("/rounds/{call}/applications/{learner}/decide", RUNS, act::decide)
        .post("/rounds/{call}/applications/{learner}/withdraw", RUNS, act::withdraw)
}

fn address(call: CallId, learner: LearnerId) -> String {
    format!("/rounds/{call}/applications/{learner}")
}

/// The word for a state, as the office reads it.
pub(crate) fn label(words: Words, code: &str) -> String {
    label::code(words, "applicant-state", code)
}

pub(crate) const fn tone(state: &State) -> Tone {
    match state {
        State::Draft
        | State::NotEligible { .. }
        | State::Rejected { .. }
        | State::Withdrawn { .. } => Tone::Neutral,
        State::Submitted { .. } | State::Eligible | State::Scored => Tone::Act,
        State::Incomplete { .. } | State::Reserve { .. } => Tone::Wait,
        State::Selected { .. } => Tone::Good,
    }
}

/// Hundredths of a point.
fn points(words: Words, hundredths: Option<u32>) -> String {
    hundredths.map(|total| words.decimal(f64::from(total) / 100.0, 2)).unwrap_or_default()
}

/// A partner among wishes: its town is how people call it.
fn wish(partners: &BTreeMap<PartnerId, Partner>, id: PartnerId) -> String {
    partners.get(&id).map(|partner| partner.city.clone()).unwrap_or_default()
}
