//! What the codes of a case are called, and their tones.

use crate::layout::Tone;
use walz_domain::case::{Act, Stage, Turn, Warning};
use walz_words::Words;

pub(crate) fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Applying
        | Stage::InReview
        | Stage::Closed
        | Stage::NotSelected
        | Stage::Cancelled => Tone::Neutral,
        Stage::Reserve | Stage::Signing | Stage::Preparing => Tone::Wait,
        Stage::Matching | Stage::Placed => Tone::Act,
        Stage::Ready => Tone::Good,
        Stage::Abroad => Tone::Sea,
        Stage::Home => Tone::Info,
    }
}

pub(crate) fn stage_label(words: Words, stage: Stage) -> String {
    words.t(format!("stage-{}", stage.code())).to_string()
}

pub(crate) fn turn_label(words: Words, turn: Turn) -> String {
    words.t(format!("case-turn-{}", turn.code())).to_string()
}

pub(crate) fn act_label(words: Words, act: Act) -> String {
    words.t(format!("act-{}", act.code())).to_string()
}

pub(crate) fn warning_label(words: Words, warning: Warning) -> String {
    words.t(format!("warning-{}", warning.code())).to_string()
}

/// A warning's tone and icon: safety is red, whatever else is in its way waits.
pub(crate) fn warning_look(warning: Warning) -> (Tone, &'static str) {
    match warning {
        Warning::WantsToTalk | Warning::ReportLate => (Tone::Wait, "clock"),
        _ => (Tone::Bad, "alert"),
    }
}
