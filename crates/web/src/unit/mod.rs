//! The library of learning outcomes: the list, one unit with its versions, and the form.

mod edit;
mod form;
mod list;
mod see;

use crate::label::code;
use crate::layout::Tone;
use crate::round::RUNS;
use crate::routes::{Door, Routes};
use walz_domain::UnitId;
use walz_domain::unit::wording::Advice;
use walz_domain::unit::{State, Unit};
use walz_policy::RoleKind::{Coordinator, Tutor};
use walz_words::Words;

/// Who reads the library.
const READS: Door = Door::Roles(&[Coordinator, Tutor]);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/units", READS, list::show_list)
        .get("/units/new", RUNS, edit::show_new)
        .post("/units/new", RUNS, edit::add)
        .get("/units/{unit}", READS, see::show_unit)
        .get("/units/{unit}/edit", RUNS, edit::show)
        .post("/units/{unit}/edit", RUNS, edit::save)
        .post("/units/{unit}/step", RUNS, see::step)
        .post("/units/{unit}/copy", RUNS, see::copy)
}

fn address(id: UnitId) -> String {
    format!("/units/{id}")
}

/// The tone and the word of where a unit stands.
fn state(words: Words, state: State) -> (Tone, String) {
    let tone = match state {
        State::Draft => Tone::Wait,
        State::Published => Tone::Good,
        State::Retired => Tone::Neutral,
    };
    (tone, code(words, "unit-state", state.code()))
}

/// Advice as a sentence.
fn said(words: Words, advice: &Advice) -> String {
    let key = format!("unit-advice-{}", advice.rule.code());
    words.t(key).with("about", &advice.about).to_string()
}

/// Credit points as people write them.
fn points(words: Words, unit: &Unit) -> Option<String> {
    unit.points.map(|hundredths| {
        let digits = match hundredths {
            whole if whole % 100 == 0 => 0,
            tenths if tenths % 10 == 0 => 1,
            _ => 2,
        };
        words.decimal(f64::from(hundredths) / 100.0, digits)
    })
}
