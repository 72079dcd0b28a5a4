//! One incident with its file, as far as the reader may know it.

use super::{level_tone, state_tone};
use crate::Site;
use crate::answer::{Answer, id};
use crate::check_in::{Person, people};
use crate::layout::{Field, Form, Nav, Page, Tone, Visitor, show, show_as};
use crate::session::Ctx;
use crate::when::zone;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::IncidentId;
use walz_domain::incident::{Level, State as Stands};
use walz_policy::RoleKind;
use walz_service::incident::{self, Seen};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "incident/incident.html")]
struct IncidentPage {
    page: Page,
    id: String,
    learner: String,
    stay: String,
    name: String,
    place: String,
    minor: bool,
    kind: String,
    level: (Tone, String),
    level_hint: String,
    state: (Tone, String),
    happened: String,
    reported: String,
    reported_by: Option<String>,
    about_health: bool,
    narrative: Option<String>,
    lesson: Option<String>,
    events: Vec<Event>,
    contacts: Vec<Person>,
    handles: bool,
    open: bool,
    new: bool,
    guardian_waits: bool,
}

struct Event {
    at: String,
    by: String,
    what: String,
    note: Option<String>,
}

impl IncidentPage {
    fn of(visitor: Visitor, seen: &Seen, form: Option<Form>, staff: bool) -> Self {
        let words = visitor.words;
        let incident = &seen.incident;
        let zone = zone(&seen.zone);
        let level = words.t(format!("incident-level-{}", incident.level)).to_string();
        let state = match &seen.taken_by {
            Some(name) if incident.is_open() => {
                words.t("taken-by").with("name", name.as_str()).to_string()
            }
            _ => words.t(format!("incident-state-{}", incident.state.code())).to_string(),
        };
        let title = visitor
            .t("incident-title")
            .with("code", incident.code.as_str())
            .with("level", level.as_str())
            .with("name", seen.name.as_str());
        let form = form.unwrap_or_else(|| begun(seen));
        let page = match staff {
            true => Page::staff(visitor, Nav::Elsewhere, title),
            false => Page::plain(visitor, title),
        };
        let events = seen.events.iter().map(|event| Event {
            at: words.date_time(event.at, &zone),
            by: event.by.as_ref().map(ToString::to_string).unwrap_or_default(),
            what: words
                .t(format!("incident-act-{}", event.act.replace("incident.", "")))
                .to_string(),
            note: event.note.clone(),
        });
        Self {
            id: incident.id.to_string(),
            learner: seen.learner.to_string(),
            stay: incident.mobility.to_string(),
            name: seen.name.to_string(),
            place: format!("{}, {}", seen.host, seen.city),
            minor: seen.minor,
            kind: words.t(format!("incident-kind-{}", incident.kind)).to_string(),
            level: (level_tone(incident.level), level),
            level_hint: words.t(format!("incident-level-hint-{}", incident.level)).to_string(),
            state: (state_tone(&incident.state), state),
            happened: words.weekday_date(incident.happened),
            reported: words.date_time(incident.reported, &zone),
            reported_by: seen.reported_by.as_ref().map(ToString::to_string),
            about_health: incident.about_health,
            narrative: seen.narrative.clone(),
            lesson: match &incident.state {
                Stands::Closed { lesson, .. } if seen.handles => Some(lesson.clone()),
                _ => None,
            },
            events: events.collect(),
            contacts: people(&seen.contacts, words),
            handles: seen.handles,
            open: incident.is_open(),
            new: incident.state == Stands::New,
            guardian_waits: incident.guardian_waits(seen.minor),
            page: page.filled(form),
        }
    }

    /// The choice of a level, with what each means.
    fn levels(&self) -> Field {
        let field = self.page.radios("level", self.page.t("incident-level-label"));
        levels(&self.page, field)
    }
}

/// The levels as answers of a field.
pub(super) fn levels(page: &Page, field: Field) -> Field {
    Level::ALL.iter().fold(field, |field, level| {
        let (name, hint) =
            (format!("incident-level-{level}"), format!("incident-level-hint-{level}"));
        field.option_with(level, page.t(name), page.t(hint))
    })
}

/// The forms of the page as they begin.
fn begun(seen: &Seen) -> Form {
    let incident = &seen.incident;
    let mut form = Form::new().with("level", incident.level).with("days", incident.days_absent);
    for (name, told) in [
        ("guardian", incident.told.guardian),
        ("insurer", incident.told.insurer),
        ("agency", incident.told.agency),
    ] {
        if told {
            form = form.with("told", name);
        }
    }
    form
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(incident): Path<String>,
) -> Answer {
    let seen = incident::see(&site.app, &ctx, id(&incident)?).await?;
    Ok(show(&IncidentPage::of(visitor, &seen, None, is_staff(&ctx))))
}

/// Whether the staff's bar is theirs.
pub(super) fn is_staff(ctx: &Context) -> bool {
    matches!(ctx.actor.role.kind(), RoleKind::Coordinator | RoleKind::Safeguarding)
}

/// The page with a form that was refused, whose fields are `own`; the others are as they were.
pub(super) async fn again(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    id: IncidentId,
    (form, own): (Form, &[&str]),
) -> Result<Response, Error> {
    let seen = incident::see(&site.app, ctx, id).await?;
    let form = form.beside(begun(&seen), own);
    let page = IncidentPage::of(visitor, &seen, Some(form), is_staff(ctx));
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
