//! Making a round by hand: its project, and its plan. Tables can bring criteria and periods as well.

use super::plan::{self, Fields};
use crate::Site;
use crate::answer::{Answer, Failed, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::session::Ctx;
use crate::when::date;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::call::Plan;
use walz_domain::window::Period;
use walz_domain::{CallId, ProjectId};
use walz_service::{Context, Error, call, project};
use walz_words::Words;

/// The fields beside the plan.
const OF_PROJECT: [&str; 7] =
    ["project", "code", "project_title", "call_year", "first", "last", "idempotency-key"];
/// What stands for a project that is not there yet.
const NEW: &str = "new";

#[derive(Template)]
#[template(path = "round/make.html")]
struct MakePage {
    page: Page,
    projects: Vec<(String, String)>,
    fields: Fields,
}

impl MakePage {
    fn project(&self) -> Field {
        let field = self.page.select("project", self.page.t("round-project"));
        let field = field.option("", self.page.t("form-choose")).options(&self.projects);
        field.option(NEW, self.page.t("round-project-new"))
    }
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    form: Form,
) -> Result<MakePage, Failed> {
    let projects = project::list(&site.app, ctx).await?;
    let named = projects.iter().map(|p| (p.id.to_string(), format!("{} · {}", p.title, p.code)));
    let title = visitor.t("round-new-title");
    Ok(MakePage {
        projects: named.collect(),
        fields: Fields::of(&form, None),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    })
}

/// An empty form, with the criteria of the newest round to begin with.
pub(super) async fn show_form(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let mut form = Form::new();
    if let Some(last) = call::list(&site.app, &ctx).await?.first() {
        form = form.with("threshold", plan::decimal(last.threshold)).with("project", last.project);
        form = plan::with_criteria(form, &last.criteria);
        form = plan::with_deadlines(form, last.deadlines);
    }
    Ok(show(&page(&site, &ctx, visitor, form).await?))
}

pub(super) async fn make(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let mut form = plan::tidy(&form, &OF_PROJECT);
    let words = visitor.words;
    let known = project::list(&site.app, &ctx).await?;
    let known: Vec<ProjectId> = known.iter().map(|project| project.id).collect();
    let plan = plan::read(&mut form, None, words);
    let project = project_of(&mut form, &known, words);
    if let (Some(plan), Some(project), true) = (plan, project, form.is_good()) {
        let title = plan.title.clone();
        match add(&site, &ctx, project, plan).await {
            Ok(id) => {
                let made = Notice::good("round-made").with("title", title);
                return Ok(made.then(&format!("/rounds/{id}/about")));
            }
            Err(error) => {
                let field = match &error {
                    Error::Refused(refused) if refused.key == "project-code-taken" => "code",
                    Error::Refused(_) => plan::CRITERIA,
                    _ => "title",
                };
                refuse(&mut form, field, error, words)?;
            }
        }
    }
    let page = page(&site, &ctx, visitor, form).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// A project that is there, or one to be made with the round.
type Project = Result<ProjectId, project::New>;

async fn add(site: &Site, ctx: &Context, project: Project, plan: Plan) -> Result<CallId, Error> {
    match project {
        Ok(project) => call::add(&site.app, ctx, call::New { project, plan }).await,
        Err(new) => call::add_with_project(&site.app, ctx, new, plan).await,
    }
}

/// Reads whose round it is; what cannot be read is told at its field.
fn project_of(form: &mut Form, known: &[ProjectId], words: Words) -> Option<Project> {
    match form.text("project").parse::<ProjectId>() {
        Ok(id) if known.contains(&id) => Some(Ok(id)),
        _ if known.is_empty() || form.text("project") == NEW => new_project(form, words).map(Err),
        _ => {
            form.error("project", words.t("round-project-missing"));
            None
        }
    }
}

fn new_project(form: &mut Form, words: Words) -> Option<project::New> {
    let code = form.required("code", words.t("project-code-missing"));
    let title = form.required("project_title", words.t("round-project-title-missing"));
    let call_year = form.parsed(
        "call_year",
        |text| text.parse().ok().filter(is_year).ok_or(()),
        |()| words.t("round-project-year-unfit").to_string(),
    );
    let (first, last) = (date(form, "first", words), date(form, "last", words));
    let period = Period::new(first?, last?);
    if period.is_err() {
        form.error("last", words.t("visit-days-backwards"));
    }
    Some(project::New { code, title, call_year: call_year?, period: period.ok()?, awarded: None })
}

fn is_year(year: &i16) -> bool {
    (1987..=2100).contains(year)
}
