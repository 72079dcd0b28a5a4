//! Cards as pages show them: the letter, its light, and every fact in words with a link to where it stands.

use crate::layout::Tone;
use walz_domain::smart::{Card, Fact, FactKind, Letter, Light, Standing};
use walz_words::Words;

/// One letter.
pub(super) struct Shown {
    pub(super) title: String,
    /// The question that it asks.
    pub(super) question: String,
    pub(super) light: (Tone, String),
    pub(super) facts: Vec<ShownFact>,
}

pub(super) struct ShownFact {
    pub(super) text: String,
    pub(super) standing: (Tone, String),
    /// Where it stands, for those who may go there.
    pub(super) href: Option<String>,
}

pub(super) fn light(light: Light, words: Words) -> (Tone, String) {
    let tone = match light {
        Light::Green => Tone::Good,
        Light::Amber => Tone::Wait,
        Light::Grey => Tone::Neutral,
    };
    (tone, words.t(format!("smart-light-{light}")).to_string())
}

pub(super) fn standing(standing: Standing, words: Words) -> (Tone, String) {
    let tone = match standing {
        Standing::Met => Tone::Good,
        Standing::Missed => Tone::Wait,
        Standing::NotYet | Standing::NotRecorded => Tone::Neutral,
    };
    (tone, words.t(format!("smart-standing-{standing}")).to_string())
}

pub(super) fn title(letter: Letter, words: Words) -> (String, String) {
    (
        words.t(format!("smart-letter-{letter}")).to_string(),
        words.t(format!("smart-question-{letter}")).to_string(),
    )
}

/// Cards in words. `place` says where a fact stands; `tongue` is the beginning of the facts' keys: how the office reads
/// them, or the learner.
pub(super) fn shown(
    cards: &[Card],
    tongue: &str,
    place: impl Fn(FactKind) -> Option<String>,
    words: Words,
) -> Vec<Shown> {
    let fact = |fact: &Fact| ShownFact {
        text: words
            .t(format!("{tongue}-{}", fact.kind))
            .with("part", fact.part)
            .with("whole", fact.whole)
            .to_string(),
        standing: standing(fact.standing, words),
        href: place(fact.kind),
    };
    let card = |card: &Card| {
        let (title, question) = title(card.letter, words);
        Shown {
            title,
            question,
            light: light(card.light, words),
            facts: card.facts.iter().map(fact).collect(),
        }
    };
    cards.iter().map(card).collect()
}
