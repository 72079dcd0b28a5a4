//! One visit, and its report.

use super::list::state;
use crate::Site;
use crate::answer::{Answer, id, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Tone, Visitor, show, show_as};
use crate::session::{Ctx, Held};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use walz_domain::VisitId;
use walz_domain::visit::{OnTrack, Report, State as Stands};
use walz_policy::RoleKind;
use walz_service::visit::{self, Line};
use walz_service::{Context, Error};

#[derive(Template)]
#[template(path = "visit/visit.html")]
struct VisitPage {
    page: Page,
    /// Where the forms go.
    base: String,
    seen: Line,
    state: (Tone, String),
    learners: String,
    aims: Vec<String>,
    report: Option<Report>,
    reports: bool,
    cancels: bool,
    staff: bool,
}

impl VisitPage {
    fn of(visitor: Visitor, ctx: &Context, line: Line, base: String, form: Form) -> Self {
        let words = visitor.words;
        let today = ctx.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let visit = &line.visit;
        let names: Vec<&str> = line.learners.iter().map(|(_, name)| name.as_str()).collect();
        let aims = [
            (visit.meets_mentor, "visit-aim-mentor"),
            (visit.inspects_accommodation, "visit-aim-home"),
            (visit.checks_host, "visit-aim-host"),
            (visit.green_travel, "visit-aim-green"),
        ];
        let aims = aims.iter().filter(|(set, _)| *set).map(|(_, key)| words.t(key).to_string());
        let title = visitor
            .t("visit-title")
            .with("place", line.city.as_str())
            .with("period", words.date_range(visit.period.first(), visit.period.last()));
        let staff = matches!(ctx.actor.role.kind(), RoleKind::Coordinator | RoleKind::Safeguarding);
        let page = match staff {
            true => Page::staff(visitor, Nav::Elsewhere, title),
            false => Page::plain(visitor, title),
        };
        let begun = visit.period.first() <= today;
        let planned = visit.state == Stands::Planned;
        Self {
            base,
            state: state(visit, today, words),
            learners: words.list(&names),
            aims: aims.collect(),
            report: match &visit.state {
                Stands::Reported { report, .. } => Some(report.clone()),
                _ => None,
            },
            reports: line.reports && visit.report_waits() && begun,
            cancels: planned && ctx.actor.role.kind() == RoleKind::Coordinator,
            staff,
            seen: line,
            page: page.filled(form),
        }
    }

    fn tasks(&self) -> Field {
        OnTrack::ALL
            .iter()
            .fold(self.page.radios("tasks", self.page.t("visit-tasks")), |field, one| {
                field.option(one, self.page.t(format!("visit-tasks-{one}")))
            })
    }

    fn yes_or_no(&self, name: &str, key: &str) -> Field {
        let field = self.page.radios(name, self.page.t(key));
        field.option("yes", self.page.t("yes")).option("no", self.page.t("no"))
    }

    fn said(&self, yes: bool) -> String {
        self.page.t(if yes { "yes" } else { "no" }).to_string()
    }
}

/// What the form says; where something is missing, its fields are told.
fn report_from(form: &mut Form, visitor: &Visitor) -> Option<Report> {
    let missing = || visitor.t("visit-answer-missing").to_string();
    let answer = |text: &str| match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(()),
    };
    let tasks = form.parsed("tasks", str::parse::<OnTrack>, |_| missing());
    let safety_briefed = form.parsed("safety", answer, |()| missing());
    let housing_fine = form.parsed("housing", answer, |()| missing());
    let host_again = form.parsed("again", answer, |()| missing());
    let text = form.required("text", visitor.t("text-missing"));
    let report = Report {
        tasks: tasks?,
        safety_briefed: safety_briefed?,
        housing_fine: housing_fine?,
        host_again: host_again?,
        text,
    };
    form.is_good().then_some(report)
}

fn base_of(id: &str) -> String {
    format!("/visits/{id}")
}

pub(super) async fn see(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(visit): Path<String>,
) -> Answer {
    let line = visit::see(&site.app, &ctx, id(&visit)?).await?;
    Ok(show(&VisitPage::of(visitor, &ctx, line, base_of(&visit), Form::new())))
}

/// Keeps the report, or shows the form once more.
async fn send(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    (visit, base, back): (VisitId, String, &str),
    mut form: Form,
) -> Result<Response, crate::answer::Failed> {
    if let Some(report) = report_from(&mut form, &visitor) {
        match visit::report(&site.app, ctx, visit, &report).await {
            Ok(()) => return Ok(Notice::good("visit-reported").then(back)),
            Err(error) => refuse(&mut form, "text", error, visitor.words)?,
        }
    }
    let line = visit::see(&site.app, ctx, visit).await?;
    let page = VisitPage::of(visitor, ctx, line, base, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn report(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(visit): Path<String>,
    form: Form,
) -> Answer {
    let base = base_of(&visit);
    send(&site, &ctx, visitor, (id(&visit)?, base.clone(), &base), form).await
}

pub(super) async fn cancel(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(visit): Path<String>,
    mut form: Form,
) -> Answer {
    let id = id(&visit)?;
    match visit::cancel(&site.app, &ctx, id, form.text("reason")).await {
        Ok(()) => Ok(Notice::good("visit-cancelled").then("/visits")),
        Err(error) => {
            refuse(&mut form, "reason", error, visitor.words)?;
            let line = visit::see(&site.app, &ctx, id).await?;
            let page = VisitPage::of(visitor, &ctx, line, base_of(&visit), form);
            Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// The visit that a link is for.
fn of_link(held: &Held) -> Result<(VisitId, String), Error> {
    match held.link.purpose == visit::LINK {
        true => Ok((VisitId(held.link.target), format!("/t/{}/visit", held.token))),
        false => Err(Error::NotFound),
    }
}

pub(super) async fn see_by_link(held: Held, State(site): State<Site>, visitor: Visitor) -> Answer {
    let (visit, base) = of_link(&held)?;
    let line = visit::see(&site.app, &held.ctx, visit).await?;
    Ok(show(&VisitPage::of(visitor, &held.ctx, line, base, Form::new())))
}

pub(super) async fn report_by_link(
    held: Held,
    State(site): State<Site>,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let (visit, base) = of_link(&held)?;
    let back = format!("{base}/report");
    send(&site, &held.ctx, visitor, (visit, base, &back), form).await
}
