//! The page on which a talk is written down, with its three forms.

use super::Told;
use crate::layout::{Field, Form, Nav, Page, Tone, Visitor};
use crate::when::date;
use askama::Template;
use walz_domain::mid_term::{Content, Light, Present, UnitTrack};
use walz_domain::visit::OnTrack;
use walz_policy::RoleKind;
use walz_service::Context;
use walz_service::mid_term::Seen;
use walz_words::Words;

#[derive(Template)]
#[template(path = "mid-term/page.html")]
pub(super) struct TalkPage {
    page: Page,
    /// Where the form goes; what belongs to the stay is at `stay`.
    at: String,
    stay: Option<String>,
    due: String,
    late: bool,
    open: bool,
    kept: bool,
    units: Vec<(String, String)>,
    told: Told,
    amends: Option<String>,
    /// Whether the office sets here when talks are due.
    times: bool,
}

impl TalkPage {
    pub(super) fn of(
        visitor: Visitor,
        ctx: &Context,
        seen: &Seen,
        at: String,
        typed: Option<Typed>,
    ) -> Self {
        let words = visitor.words;
        let office = ctx.actor.role.kind() == RoleKind::Coordinator;
        let by_link = at.starts_with("/t/");
        let title = words.t("mid-term-title-of").with("name", seen.learner.as_str());
        let page = match office {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        let begun = begun(seen);
        let form = match typed {
            Some(Typed(form, of)) => {
                let own = of.fields(seen);
                form.beside(begun, &own.iter().map(String::as_str).collect::<Vec<_>>())
            }
            None => begun,
        };
        Self {
            at,
            stay: (!by_link).then(|| seen.mobility.to_string()),
            due: match seen.due {
                Some(due) => words
                    .t("mid-term-due")
                    .with("period", words.date_range(due.first(), due.last()))
                    .to_string(),
                None => words.t("mid-term-short").to_string(),
            },
            late: seen.late,
            open: seen.open,
            kept: seen.told.talk.is_some(),
            units: seen.outcomes.iter().map(|o| (o.code.clone(), o.title.clone())).collect(),
            told: Told::of(&seen.told, &seen.outcomes, words),
            amends: seen.amends.map(|id| id.to_string()),
            times: office,
            page: page.filled(form),
        }
    }

    fn present(&self) -> Field {
        let field = self.page.boxes("present", self.page.t("mid-term-present"));
        Present::ALL.iter().fold(field, |field, one| {
            field.option(one, self.page.t(format!("mid-term-present-{one}")))
        })
    }

    fn unit(&self, code: &str) -> Field {
        let field = self.page.radios(&format!("unit-{code}"), self.page.t("mid-term-track"));
        OnTrack::ALL.iter().fold(field, |field, one| {
            field.option(one, self.page.t(format!("mid-term-track-{one}")))
        })
    }

    fn light(&self) -> Field {
        let field = self.page.radios("well_being", self.page.t("mid-term-light"));
        let field = field.hint(self.page.t("mid-term-light-hint"));
        Light::ALL.iter().fold(field, |field, one| {
            field.option(one, self.page.t(format!("mid-term-light-{one}")))
        })
    }
}

/// A form of the page that was refused.
pub(super) struct Typed(pub(super) Form, pub(super) Of);

/// Which of the page's forms it is.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Talk,
    Note,
    Timing,
}

impl Of {
    /// The names of its fields.
    fn fields(self, seen: &Seen) -> Vec<String> {
        let names: &[&str] = match self {
            Self::Talk => &[
                "on",
                "present",
                "well_being",
                "changes",
                "next_steps",
                "private",
                "amends",
                "version",
            ],
            Self::Note => &["from", "note"],
            Self::Timing => &["shortest", "long", "first", "last"],
        };
        let units = seen.outcomes.iter().filter(|_| matches!(self, Self::Talk));
        let units = units.map(|outcome| format!("unit-{}", outcome.code));
        names.iter().map(ToString::to_string).chain(units).collect()
    }
}

/// The form with what was written down before.
fn begun(seen: &Seen) -> Form {
    let timing = seen.timing;
    let form = Form::new()
        .with("from", seen.today)
        .with("shortest", timing.shortest)
        .with("long", timing.long)
        .with("first", timing.first)
        .with("last", timing.last);
    let Some(talk) = &seen.told.talk else { return form.with("on", seen.today) };
    let content = &talk.content;
    let form = form
        .with("on", content.on)
        .with("well_being", content.well_being)
        .with("changes", &content.changes)
        .with("next_steps", &content.next_steps)
        .with("private", &content.private);
    let form = content.present.iter().fold(form, |form, one| form.with("present", one));
    let form = content
        .units
        .iter()
        .fold(form, |form, one| form.with(&format!("unit-{}", one.unit), one.track));
    let form = if content.needs_amendment { form.with("amends", "yes") } else { form };
    match seen.version {
        Some(version) => form.with("version", version),
        None => form,
    }
}

/// What the form says; where something is missing, its fields are told.
pub(super) fn content(form: &mut Form, seen: &Seen, words: Words) -> Option<Content> {
    let missing = |key: &str| words.t(key).to_string();
    let on = date(form, "on", words);
    let mut units = Vec::new();
    for outcome in &seen.outcomes {
        let field = format!("unit-{}", outcome.code);
        let track =
            form.parsed(&field, str::parse::<OnTrack>, |_| missing("mid-term-unit-missing"));
        units.extend(track.map(|track| UnitTrack { unit: outcome.code.clone(), track }));
    }
    let well_being =
        form.parsed("well_being", str::parse::<Light>, |_| missing("mid-term-light-missing"));
    let present: Vec<Present> = form.all("present").filter_map(|one| one.parse().ok()).collect();
    if present.is_empty() {
        form.error("present", missing("mid-term-nobody"));
    }
    let content = Content {
        on: on?,
        present,
        units,
        well_being: well_being?,
        changes: form.text("changes").to_owned(),
        next_steps: form.text("next_steps").to_owned(),
        needs_amendment: form.text("amends") == "yes",
        private: form.text("private").to_owned(),
    };
    form.is_good().then_some(content)
}
