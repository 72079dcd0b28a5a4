//! What was said in a talk and changed after it, as pages show it.

use crate::layout::Tone;
use walz_domain::mid_term::{Light, UnitTrack};
use walz_domain::visit::OnTrack;
use walz_service::host::Outcome;
use walz_service::mid_term;
use walz_words::Words;

/// What was said and changed, as a page shows it.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) lines: Vec<(String, String)>,
    pub(crate) units: Vec<(String, (Tone, String))>,
    pub(crate) light: Option<(Tone, String)>,
    pub(crate) amends: bool,
    pub(crate) notes: Vec<(String, String)>,
}

impl Told {
    pub(crate) fn of(told: &mid_term::Told, outcomes: &[Outcome], words: Words) -> Self {
        let say = |key: &str| words.t(key).to_string();
        let notes = told.notes.iter().map(|note| {
            let said = words.t("plan-note-from").with("date", words.date(note.from));
            (said.with("name", note.by.as_str()).to_string(), note.text.clone())
        });
        let notes = notes.collect();
        let Some(talk) = &told.talk else { return Self { notes, ..Self::default() } };
        let content = &talk.content;
        let present: Vec<String> =
            content.present.iter().map(|one| say(&format!("mid-term-present-{one}"))).collect();
        let present: Vec<&str> = present.iter().map(String::as_str).collect();
        let lines = [
            ("mid-term-on", words.weekday_date(content.on)),
            ("mid-term-present", words.list(&present)),
            ("mid-term-changes", content.changes.clone()),
            ("mid-term-next", content.next_steps.clone()),
            ("mid-term-private", content.private.clone()),
            ("mid-term-by", talk.by.to_string()),
        ];
        let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
        let unit = |one: &UnitTrack| {
            let outcome = outcomes.iter().find(|outcome| outcome.code == one.unit)?;
            Some((outcome.title.clone(), track(one.track, words)))
        };
        Self {
            lines: lines.map(|(key, value)| (say(key), value)).collect(),
            units: content.units.iter().filter_map(unit).collect(),
            light: told.well_being.then(|| light(content.well_being, words)),
            amends: content.needs_amendment,
            notes,
        }
    }

    /// Whether there is anything to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.notes.is_empty()
    }
}

fn track(track: OnTrack, words: Words) -> (Tone, String) {
    let tone = match track {
        OnTrack::OnTrack => Tone::Good,
        OnTrack::NeedsChange => Tone::Wait,
        OnTrack::NotOffered => Tone::Bad,
    };
    (tone, words.t(format!("mid-term-track-{track}")).to_string())
}

fn light(light: Light, words: Words) -> (Tone, String) {
    let tone = match light {
        Light::Green => Tone::Good,
        Light::Amber => Tone::Wait,
        Light::Red => Tone::Bad,
    };
    (tone, words.t(format!("mid-term-light-{light}")).to_string())
}
