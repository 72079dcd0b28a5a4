//! Before somebody leaves: which units of the trade the host does not promise, and what there is to negotiate.

use crate::label::code;
use crate::layout::Tone;
use walz_domain::mobility::State as Stands;
use walz_domain::unit::coverage::{Cover, Covered};
use walz_service::stay::Seen;
use walz_words::Words;

/// A unit that is not promised as a whole.
pub(super) struct Open {
    pub(super) title: String,
    pub(super) cover: (Tone, String),
    /// Skills that nothing there asks for.
    pub(super) missing: Vec<String>,
}

/// What is left to negotiate.
#[derive(Default)]
pub(super) struct Negotiate {
    pub(super) open: Vec<Open>,
    /// The occupations are so far apart that a person has to decide.
    pub(super) far: bool,
}

impl Negotiate {
    pub(super) fn of(seen: &Seen, words: Words) -> Self {
        let before = matches!(seen.stay.mobility.state, Stands::Planned | Stands::Ready { .. });
        let Some(coverage) = seen.coverage.as_ref().filter(|_| before) else {
            return Self::default();
        };
        let open = coverage.units.iter().filter(|unit| unit.cover != Cover::Whole);
        Self { open: open.map(|unit| one(words, unit)).collect(), far: coverage.needs_decision }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && !self.far
    }
}

fn one(words: Words, unit: &Covered) -> Open {
    let tone = match unit.cover {
        Cover::Whole => Tone::Good,
        Cover::Partly => Tone::Wait,
        Cover::Not => Tone::Bad,
        Cover::Unknown => Tone::Neutral,
    };
    Open {
        title: unit.title.clone(),
        cover: (tone, code(words, "unit-cover", unit.cover.code())),
        missing: unit.missing.clone(),
    }
}
