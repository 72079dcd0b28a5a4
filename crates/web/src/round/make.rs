//! Making a round by hand: its project, its days, its criteria and its periods. Tables can bring the last two as well.

use crate::Site;
use crate::answer::{Answer, Failed, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show, show_as};
use crate::number::hundredths;
use crate::session::Ctx;
use crate::when::date;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_domain::ProjectId;
use walz_domain::call::Criterion;
use walz_domain::window::{Period, Window};
use walz_service::{Context, Error, call, project};
use walz_words::Words;

/// Rows that the form takes of each kind.
const MOST: usize = 12;
/// Rows that an empty form has.
const LEAST: usize = 4;
/// Empty rows below those that are filled.
const MORE: usize = 2;

const SINGLE: [&str; 12] = [
    "title",
    "opens",
    "closes",
    "appeals_until",
    "threshold",
    "project",
    "code",
    "project_title",
    "call_year",
    "first",
    "last",
    "idempotency-key",
];
const CRITERION: [&str; 3] = ["code", "weight", "evidence"];
const WINDOW: [&str; 4] = ["code", "season", "first", "last"];
/// What stands for a project that is not there yet.
const NEW: &str = "new";

#[derive(Template)]
#[template(path = "round/make.html")]
struct MakePage {
    page: Page,
    projects: Vec<(String, String)>,
    criteria: Vec<usize>,
    windows: Vec<usize>,
}

impl MakePage {
    fn project(&self) -> Field {
        let field = self.page.select("project", self.page.t("round-project"));
        let field = field.option("", self.page.t("form-choose")).options(&self.projects);
        field.option(NEW, self.page.t("round-project-new"))
    }

    /// A field of a row, whose label says what it holds.
    fn cell(&self, kind: &str, n: &usize, name: &str) -> Field {
        let label = self.page.t(format!("round-{kind}-{name}"));
        let field = field(kind, *n, name);
        match name {
            "first" | "last" => self.page.date(&field, label),
            "weight" => self.page.text(&field, label).attribute("inputmode", "numeric"),
            "evidence" | "season" => self.page.text(&field, label).optional(),
            _ => self.page.text(&field, label),
        }
    }
}

fn field(kind: &str, n: usize, name: &str) -> String {
    format!("{kind}-{n}-{name}")
}

/// The rows of which something is filled.
fn filled(form: &Form, kind: &str, names: &[&str]) -> Vec<usize> {
    let has = |n: &usize| names.iter().any(|name| !form.text(&field(kind, *n, name)).is_empty());
    (1..=MOST).filter(has).collect()
}

/// The form without empty rows between filled ones, so that rows have the numbers that the verb counts.
fn tidy(form: &Form) -> Form {
    let mut tidy = Form::new();
    for name in SINGLE.iter().filter(|name| !form.text(name).is_empty()) {
        tidy = tidy.with(name, form.text(name));
    }
    for (kind, names) in [("criterion", &CRITERION[..]), ("window", &WINDOW[..])] {
        for (n, old) in (1..).zip(filled(form, kind, names)) {
            for name in names {
                tidy = tidy.with(&field(kind, n, name), form.text(&field(kind, old, name)));
            }
        }
    }
    tidy
}

async fn page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    form: Form,
) -> Result<MakePage, Failed> {
    let projects = project::list(&site.app, ctx).await?;
    let named = projects.iter().map(|p| (p.id.to_string(), format!("{} · {}", p.title, p.code)));
    let rows = |kind: &str, names: &[&str]| {
        let rows = filled(&form, kind, names).len();
        (1..=(rows + MORE).clamp(LEAST, MOST)).collect()
    };
    let title = visitor.t("round-new-title");
    Ok(MakePage {
        projects: named.collect(),
        criteria: rows("criterion", &CRITERION),
        windows: rows("window", &WINDOW),
        page: Page::staff(visitor, Nav::Rounds, title).filled(form),
    })
}

/// An empty form, with the criteria of the newest round to begin with.
pub(super) async fn show_form(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let mut form = Form::new();
    if let Some(last) = call::list(&site.app, &ctx).await?.first() {
        form = form.with("threshold", decimal(last.threshold)).with("project", last.project);
        for (n, criterion) in (1..).zip(last.criteria.iter().take(MOST)) {
            form = form
                .with(&field("criterion", n, "code"), &criterion.code)
                .with(&field("criterion", n, "weight"), criterion.weight)
                .with(&field("criterion", n, "evidence"), &criterion.evidence);
        }
    }
    Ok(show(&page(&site, &ctx, visitor, form).await?))
}

/// Hundredths as somebody would type them.
fn decimal(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") }
}

pub(super) async fn make(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let mut form = tidy(&form);
    let words = visitor.words;
    let known = project::list(&site.app, &ctx).await?;
    let known: Vec<ProjectId> = known.iter().map(|project| project.id).collect();
    if let Some(asked) = asked(&mut form, &known, words) {
        let title = form.text("title").to_owned();
        match asked.make(&site, &ctx).await {
            Ok(id) => {
                let made = Notice::good("round-made").with("title", title);
                return Ok(made.then(&format!("/rounds/{id}/about")));
            }
            Err(error) => {
                let field = match &error {
                    Error::Refused(refused) if refused.key == "project-code-taken" => "code",
                    Error::Refused(_) => "criterion-1-weight",
                    _ => "title",
                };
                refuse(&mut form, field, error, words)?;
            }
        }
    }
    let page = page(&site, &ctx, visitor, form).await?;
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// What the form asks for.
struct Asked {
    project: Result<ProjectId, project::New>,
    new: Box<dyn FnOnce(ProjectId) -> call::New + Send>,
}

impl Asked {
    async fn make(self, site: &Site, ctx: &Context) -> Result<walz_domain::CallId, Error> {
        match self.project {
            Ok(known) => call::add(&site.app, ctx, (self.new)(known)).await,
            Err(new) => call::add_with_project(&site.app, ctx, new, self.new).await,
        }
    }
}

/// Reads the form; what cannot be read is told at its field.
fn asked(form: &mut Form, known: &[ProjectId], words: Words) -> Option<Asked> {
    let title = form.required("title", words.t("call-title-missing"));
    let (opens, closes) = (date(form, "opens", words), date(form, "closes", words));
    let appeals_until = date(form, "appeals_until", words);
    let threshold = form.parsed(
        "threshold",
        |text| hundredths(text).ok_or(()),
        |()| words.t("call-threshold-range").to_string(),
    );
    let project = match form.text("project").parse::<ProjectId>() {
        Ok(id) if known.contains(&id) => Some(Ok(id)),
        _ if known.is_empty() || form.text("project") == NEW => new_project(form, words).map(Err),
        _ => {
            form.error("project", words.t("round-project-missing"));
            None
        }
    };
    let criteria = criteria(form, words);
    let windows = windows(form, words);
    let (opens, closes, appeals_until) = (opens?, closes?, appeals_until?);
    let (threshold, project, criteria, windows) = (threshold?, project?, criteria?, windows?);
    let new = move |project| call::New {
        project,
        title,
        opens,
        closes,
        appeals_until,
        threshold,
        criteria,
        windows,
    };
    form.is_good().then(|| Asked { project, new: Box::new(new) })
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

fn criteria(form: &mut Form, words: Words) -> Option<Vec<Criterion>> {
    let rows = filled(form, "criterion", &CRITERION);
    let mut read = |n: usize| {
        let code = form.required(&field("criterion", n, "code"), words.t("round-name-missing"));
        let share = |text: &str| text.trim_end_matches('%').trim().parse::<u32>();
        let weight = form.parsed(&field("criterion", n, "weight"), share, |_| {
            words.t("round-criterion-weight-unfit").to_string()
        });
        let evidence = form.text(&field("criterion", n, "evidence")).to_owned();
        Some(Criterion { code, weight: weight?, evidence, origin: String::new() })
    };
    // Every row is read before any is missed, so that all that is wrong is told.
    rows.into_iter().map(&mut read).collect::<Vec<_>>().into_iter().collect()
}

fn windows(form: &mut Form, words: Words) -> Option<Vec<Window>> {
    let rows = filled(form, "window", &WINDOW);
    let mut read = |n: usize| {
        let code = form.required(&field("window", n, "code"), words.t("round-name-missing"));
        let season = form.text(&field("window", n, "season")).to_owned();
        let first = date(form, &field("window", n, "first"), words);
        let last = date(form, &field("window", n, "last"), words);
        let period = Period::new(first?, last?);
        if period.is_err() {
            form.error(&field("window", n, "last"), words.t("visit-days-backwards"));
        }
        // A period that shares its season with no other is a season of its own.
        let season = if season.is_empty() { code.clone() } else { season };
        Some(Window { code, season, period: period.ok()? })
    };
    rows.into_iter().map(&mut read).collect::<Vec<_>>().into_iter().collect()
}
