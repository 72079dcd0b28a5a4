//! Telling what happened: a form that fits on a phone, for everybody near the learner.

use super::page::{is_staff, levels};
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use crate::when::date;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::MobilityId;
use walz_domain::incident::{IncidentKind, Level};
use walz_service::incident::{self, New};
use walz_service::{Context, stay};

/// The fields of a report, on whatever page they stand.
pub(crate) struct ReportForm<'a> {
    pub(crate) page: &'a Page,
}

impl ReportForm<'_> {
    pub(crate) fn kind(&self) -> Field {
        let field = self.page.select("kind", self.page.t("report-kind"));
        let field = field.option("", self.page.t("form-choose"));
        // That somebody asks for help has a button of its own.
        let kinds = IncidentKind::ALL.iter().filter(|kind| **kind != IncidentKind::HelpAsked);
        kinds.fold(field, |field, kind| {
            field.option(kind, self.page.t(format!("incident-kind-{kind}")))
        })
    }

    pub(crate) fn level(&self) -> Field {
        levels(self.page, self.page.radios("level", self.page.t("report-level")))
    }

    pub(crate) fn happened(&self) -> Field {
        self.page.date("happened", self.page.t("report-happened"))
    }

    pub(crate) fn text(&self) -> Field {
        self.page.area("text", self.page.t("report-text")).hint(self.page.t("report-text-hint"))
    }

    pub(crate) fn health(&self) -> Field {
        self.page
            .tick("health", self.page.t("report-health"))
            .hint(self.page.t("report-health-hint"))
    }
}

/// The form as it begins: it happened today.
pub(crate) fn ask(ctx: &Context, zone: &str) -> Form {
    Form::new().with("happened", walz_service::day_in(zone, ctx.now))
}

/// What the form says; where something is missing, its fields are told.
pub(crate) fn new_from(form: &mut Form, stay: MobilityId, visitor: &Visitor) -> Option<New> {
    let kind = form.parsed("kind", str::parse::<IncidentKind>, |_| {
        visitor.t("report-kind-missing").to_string()
    });
    let level = form
        .parsed("level", str::parse::<Level>, |_| visitor.t("incident-level-missing").to_string());
    let happened = date(form, "happened", visitor.words);
    let text = form.required("text", visitor.t("text-missing"));
    let about_health = form.text("health") == "yes";
    Some(New {
        mobility: stay,
        happened: happened?,
        kind: kind?,
        level: level?,
        about_health,
        text,
    })
    .filter(|_| form.is_good())
}

#[derive(Template)]
#[template(path = "incident/report.html")]
struct ReportPage {
    page: Page,
    stay: String,
}

impl ReportPage {
    fn form(&self) -> ReportForm<'_> {
        ReportForm { page: &self.page }
    }
}

fn page_of(visitor: Visitor, name: &str, stay: &str, staff: bool, form: Form) -> ReportPage {
    let title = visitor.t("report-title-of").with("name", name);
    let page = match staff {
        true => Page::staff(visitor, Nav::Elsewhere, title),
        false => Page::plain(visitor, title),
    };
    ReportPage { page: page.filled(form), stay: stay.to_owned() }
}

pub(super) async fn show_form(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
) -> Answer {
    let seen = stay::see(&site.app, &ctx, id(&mobility)?).await?;
    let form = ask(&ctx, &seen.zone);
    let name = seen.file.person.name.to_string();
    Ok(show(&page_of(visitor, &name, &mobility, is_staff(&ctx), form)))
}

pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(mobility): Path<String>,
    mut form: Form,
) -> Answer {
    let seen = stay::see(&site.app, &ctx, id(&mobility)?).await?;
    let staff = is_staff(&ctx);
    if let Some(new) = new_from(&mut form, id(&mobility)?, &visitor) {
        match incident::report(&site.app, &ctx, &new).await {
            Ok(told) => {
                let notice = Notice::good("report-sent").with("code", told.code);
                let next = if staff { "incidents" } else { "stays" };
                let of = if staff { told.id.to_string() } else { mobility };
                return Ok(notice.then(&format!("/{next}/{of}")));
            }
            Err(error) => refuse(&mut form, "text", error, visitor.words)?,
        }
    }
    let name = seen.file.person.name.to_string();
    let page = page_of(visitor, &name, &mobility, staff, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
