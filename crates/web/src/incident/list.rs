//! The list of incidents: the open ones first, each with its clock.

use super::{level_tone, state_tone};
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Nav, Page, Tone, Visitor, show};
use crate::session::Ctx;
use crate::when::zone;
use askama::Template;
use axum::extract::State;
use walz_service::incident::{self, Line};
use walz_words::Words;

#[derive(Template)]
#[template(path = "incident/list.html")]
struct ListPage {
    page: Page,
    open: Vec<Row>,
    closed: Vec<Row>,
}

struct Row {
    id: String,
    code: String,
    name: String,
    place: String,
    kind: String,
    level: (Tone, String),
    state: (Tone, String),
    reported: String,
    guardian_waits: bool,
}

fn row(line: &Line, words: Words, zone_name: &str) -> Row {
    let incident = &line.incident;
    let state = match &line.taken_by {
        Some(name) => words.t("taken-by").with("name", name.as_str()).to_string(),
        None => words.t(format!("incident-state-{}", incident.state.code())).to_string(),
    };
    Row {
        id: incident.id.to_string(),
        code: incident.code.clone(),
        name: line.name.clone(),
        place: line.place.clone().unwrap_or_default(),
        kind: words.t(format!("incident-kind-{}", incident.kind)).to_string(),
        level: (
            level_tone(incident.level),
            words.t(format!("incident-level-{}", incident.level)).to_string(),
        ),
        state: (state_tone(&incident.state), state),
        reported: words.date_time(incident.reported, &zone(zone_name)),
        guardian_waits: line.guardian_waits,
    }
}

pub(super) async fn see(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let list = incident::list(&site.app, &ctx).await?;
    let rows =
        |lines: &[Line]| lines.iter().map(|line| row(line, visitor.words, &list.zone)).collect();
    let (open, closed) = (rows(&list.open), rows(&list.closed));
    let title = visitor.t("incidents-title");
    Ok(show(&ListPage { page: Page::staff(visitor, Nav::Elsewhere, title), open, closed }))
}
