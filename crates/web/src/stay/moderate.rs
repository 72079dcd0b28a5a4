//! The home teacher confirms what the mentor found, or says what differs: signed in, or by a personal link.

use super::outcome::{attained, graded, moderated, own};
use crate::Site;
use crate::answer::{Answer, Failed, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::{Ctx, Held};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::MobilityId;
use walz_domain::assessment::Attained;
use walz_domain::moderation::View;
use walz_policy::RoleKind;
use walz_service::moderation::{self, Made, Seen};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "stay/moderate.html")]
struct ModeratePage {
    page: Page,
    /// Where the form goes.
    address: String,
    /// Where one came from; nothing where a link opened the page.
    back: Option<String>,
    /// Whether the way back stands above the page, as on the office's pages.
    crumbs: bool,
    lead: String,
    units: Vec<Unit>,
}

struct Unit {
    code: String,
    title: String,
    skills: String,
    found: (Tone, String),
    /// The same for the program, so that nobody confirms what they have not read.
    found_code: &'static str,
    comment: String,
    grade: Vec<String>,
    own: String,
    /// What was said of it before.
    said: Option<((Tone, String), String)>,
    open: bool,
    differs: bool,
}

impl ModeratePage {
    fn is_open(&self) -> bool {
        self.units.iter().any(|unit| unit.open)
    }

    fn of(visitor: Visitor, seen: &Seen, way: &Way, form: Option<Form>, staff: bool) -> Self {
        let words = visitor.words;
        let form = form.unwrap_or_else(|| begun(seen));
        let unit = |unit: &moderation::Unit| Unit {
            code: unit.outcome.code.clone(),
            title: unit.outcome.title.clone(),
            skills: unit.outcome.skills.clone(),
            found: attained(unit.found, words),
            found_code: unit.found.code(),
            comment: unit.outcome.comment.clone(),
            grade: unit.outcome.grade.as_ref().map(|g| graded(g, words)).unwrap_or_default(),
            own: own(&unit.outcome, words),
            said: unit.moderation.as_ref().map(|moderation| moderated(moderation, words)),
            open: unit.open,
            differs: form.text(&field_of("view", &unit.outcome.code)) == "differs",
        };
        let mentor = seen.mentor.as_ref().map(|name| name.as_str()).unwrap_or_default();
        let lead = words
            .t("moderation-lead")
            .with("mentor", mentor)
            .with("host", seen.host.as_str())
            .to_string();
        let title = visitor.t("moderation-title").with("name", seen.learner.as_str());
        let units = seen.units.iter().map(unit).collect();
        let page = match staff {
            true => Page::staff(visitor, Nav::People, title),
            false => Page::plain(visitor, title),
        };
        Self {
            page: page.filled(form),
            address: way.address.clone(),
            back: way.back.clone(),
            crumbs: staff,
            lead,
            units,
        }
    }

    fn view(&self, unit: &Unit) -> Field {
        self.page
            .radios(&field_of("view", &unit.code), self.page.t("moderation-view"))
            .option("confirmed", self.page.t("moderation-view-confirmed"))
            .option("differs", self.page.t("moderation-view-differs"))
    }

    fn result(&self, unit: &Unit) -> Field {
        let field =
            self.page.select(&field_of("result", &unit.code), self.page.t("moderation-result"));
        Attained::ALL.iter().fold(field.option("", self.page.t("form-choose")), |field, level| {
            field.option(level, self.page.t(format!("attained-{level}")))
        })
    }

    fn reason(&self, unit: &Unit) -> Field {
        let field =
            self.page.area(&field_of("reason", &unit.code), self.page.t("moderation-reason"));
        field.hint(self.page.t("moderation-reason-hint")).attribute("rows", "3")
    }
}

fn field_of(part: &str, unit: &str) -> String {
    format!("{part}-{unit}")
}

/// The form with what was said before.
fn begun(seen: &Seen) -> Form {
    let mut form = Form::new();
    for unit in &seen.units {
        let code = &unit.outcome.code;
        let Some(moderation) = &unit.moderation else { continue };
        form = form.with(&field_of("view", code), moderation.view.code());
        if let View::Differs { result, reason } = &moderation.view {
            form = form.with(&field_of("result", code), result);
            form = form.with(&field_of("reason", code), reason);
        }
    }
    form
}

/// How somebody came to the form.
struct Way {
    address: String,
    back: Option<String>,
    /// Where to go on when it is kept.
    then: String,
}

impl Way {
    fn account(mobility: &str) -> Self {
        let back = format!("/stays/{mobility}");
        Self { address: format!("{back}/moderate"), then: back.clone(), back: Some(back) }
    }

    /// The stay that a link is for.
    fn link(held: &Held) -> Result<(MobilityId, Self), Error> {
        if held.link.purpose != moderation::LINK {
            return Err(Error::NotFound);
        }
        let address = format!("/t/{}/moderation", held.token);
        let way = Self { then: address.clone(), address, back: None };
        Ok((MobilityId(held.link.target), way))
    }
}

async fn form_of(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    (stay, way): (MobilityId, Way),
) -> Result<Response, Failed> {
    let seen = moderation::see(&site.app, ctx, stay).await?;
    let staff = ctx.actor.role.kind() == RoleKind::Coordinator;
    Ok(show(&ModeratePage::of(visitor, &seen, &way, None, staff)))
}

/// What was typed for one unit; nothing where it is left as it is.
fn made(form: &mut Form, unit: &moderation::Unit, visitor: &Visitor) -> Option<Made> {
    let code = &unit.outcome.code;
    let view = match form.text(&field_of("view", code)) {
        "confirmed" => View::Confirmed,
        "differs" => {
            let missing = |_| visitor.t("moderation-result-missing").to_string();
            let result = form.parsed(&field_of("result", code), str::parse::<Attained>, missing);
            let reason = form.text(&field_of("reason", code)).to_owned();
            View::Differs { result: result?, reason }
        }
        _ => return None,
    };
    let seen = form.text(&field_of("found", code)).parse().ok();
    Some(Made { unit: code.clone(), view, seen })
}

/// Each unit is kept by itself: what fits is kept, what does not is shown again.
async fn keep(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    (stay, way): (MobilityId, Way),
    mut form: Form,
) -> Result<Response, Failed> {
    let seen = moderation::see(&site.app, ctx, stay).await?;
    let mut kept = 0;
    for unit in seen.units.iter().filter(|unit| unit.open) {
        let Some(made) = made(&mut form, unit, &visitor) else { continue };
        let code = &unit.outcome.code;
        let part = ctx.part(code);
        match moderation::moderate(&site.app, &part, stay, std::slice::from_ref(&made)).await {
            Ok(()) => kept += 1,
            Err(Error::Invalid(faults)) => {
                for fault in faults {
                    form.error(&field_of(&fault.field, code), visitor.t(fault.key));
                }
            }
            Err(Error::ChangedMeanwhile) => {
                form.error(&field_of("view", code), visitor.t("moderation-found-changed"));
            }
            Err(error) => refuse(&mut form, &field_of("view", code), error, visitor.words)?,
        }
    }
    let first = seen.units.iter().find(|unit| unit.open);
    if let Some(unit) = first.filter(|_| form.is_good() && kept == 0) {
        form.error(&field_of("view", &unit.outcome.code), visitor.t("moderation-missing"));
    }
    if form.is_good() {
        return Ok(Notice::good("moderation-kept").count("count", kept).then(&way.then));
    }
    let seen = moderation::see(&site.app, ctx, stay).await?;
    let staff = ctx.actor.role.kind() == RoleKind::Coordinator;
    let page = ModeratePage::of(visitor, &seen, &way, Some(form), staff);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    form_of(&site, &ctx, visitor, (id(&mobility)?, Way::account(&mobility))).await
}

pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    form: Form,
) -> Answer {
    keep(&site, &ctx, visitor, (id(&mobility)?, Way::account(&mobility)), form).await
}

pub(super) async fn show_by_link(held: Held, State(site): State<Site>, visitor: Visitor) -> Answer {
    let way = Way::link(&held)?;
    form_of(&site, &held.ctx, visitor, way).await
}

pub(super) async fn send_by_link(
    held: Held,
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let way = Way::link(&held)?;
    keep(&site, &held.ctx, visitor, way, form).await
}
