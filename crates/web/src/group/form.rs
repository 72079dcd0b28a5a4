//! Writing the programme of a group: first the partner, then who, when, what for, and each day.

use super::{address, id};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::layout::{Field, Form, Nav, Notice, Page, Visitor, show_as};
use crate::session::Ctx;
use crate::visit::{partner, with_learners};
use crate::when::date;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use walz_domain::group_programme::{Escort, GroupDay, Plan};
use walz_domain::window::Period;
use walz_domain::{LearnerId, PartnerId};
use walz_service::group_programme::{self, Choices};
use walz_service::{Context, Error};
use walz_words::Words;

/// Rows that are free to be filled.
const FREE_ROWS: usize = 3;

#[derive(Template)]
#[template(path = "group/form.html")]
struct FormPage {
    page: Page,
    choices: Choices,
    /// Where the form goes, and where one goes back to.
    at: String,
    back: String,
    /// Of the record that the form was filled from; nothing for a new one.
    version: Option<i64>,
    days: Vec<usize>,
    escorts: Vec<usize>,
}

impl FormPage {
    fn partner(&self) -> Field {
        partner(&self.page, &self.choices.partners)
    }

    fn learners(&self) -> Field {
        let field = self.page.boxes("learners", self.page.t("group-learners"));
        with_learners(field, &self.choices.learners, self.page.words)
    }
}

fn new_page(visitor: Visitor, choices: Choices, form: Form) -> FormPage {
    let title = visitor.t("group-new-title");
    FormPage {
        at: "/groups/new".to_owned(),
        back: "/groups".to_owned(),
        version: None,
        days: rows(&form, "day-date-"),
        escorts: rows(&form, "escort-name-"),
        page: Page::staff(visitor, Nav::Elsewhere, title).filled(form),
        choices,
    }
}

/// The numbers of the rows: as many as the form has or has filled, and some that are free.
fn rows(form: &Form, start: &str) -> Vec<usize> {
    let filled = form.fields().filter(|(name, value)| name.starts_with(start) && !value.is_empty());
    (0..filled.count() + FREE_ROWS).collect()
}

/// The form of a partner's group, which the address names; without one, the choice of a partner.
pub(super) async fn show_new(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    form: Form,
) -> Answer {
    let partner: Option<PartnerId> = form.text("partner").parse().ok();
    let choices = group_programme::choices(&site.app, &ctx, partner).await?;
    Ok(show_as(StatusCode::OK, &new_page(visitor, choices, form)))
}

pub(super) async fn add(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let words = visitor.words;
    let Ok(partner) = form.text("partner").parse::<PartnerId>() else {
        form.error("partner", words.t("visit-partner-missing"));
        let choices = group_programme::choices(&site.app, &ctx, None).await?;
        let page = new_page(visitor, choices, form);
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    if let Some(plan) = parsed(&mut form, words) {
        match group_programme::add(&site.app, &ctx, partner, &plan).await {
            Ok(id) => return Ok(Notice::good("group-added").then(&address(id))),
            Err(error) => refuse(&mut form, "learners", error, words)?,
        }
    }
    let choices = group_programme::choices(&site.app, &ctx, Some(partner)).await?;
    let page = new_page(visitor, choices, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn show_edit(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
) -> Answer {
    let seen = group_programme::see(&site.app, &ctx, id(&text)?).await?;
    let form = filled(&seen.group.plan);
    edit_page(&site, &ctx, visitor, &text, form, seen.group.version(), StatusCode::OK).await
}

pub(super) async fn save(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    Path(text): Path<String>,
    mut form: Form,
) -> Answer {
    let (group, words) = (id(&text)?, visitor.words);
    let mut version = form.text("version").parse().unwrap_or_default();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    // Whose group it is not is told nothing about what they typed.
    let now = group_programme::see(&site.app, &ctx, group).await?.group.version();
    if let Some(plan) = parsed(&mut form, words) {
        match group_programme::edit(&site.app, &ctx, group, version, &plan).await {
            Ok(()) => return Ok(Notice::good("group-saved").then(&address(group))),
            Err(Error::ChangedMeanwhile) => {
                form.error("title", words.t("form-clash"));
                (version, status) = (now, StatusCode::CONFLICT);
            }
            Err(error) => refuse(&mut form, "learners", error, words)?,
        }
    }
    edit_page(&site, &ctx, visitor, &text, form, version, status).await
}

async fn edit_page(
    site: &Site,
    ctx: &Context,
    visitor: Visitor,
    text: &str,
    form: Form,
    version: i64,
    status: StatusCode,
) -> Answer {
    let seen = group_programme::see(&site.app, ctx, id(text)?).await?;
    let partner = seen.group.partner;
    let mut choices = group_programme::choices(&site.app, ctx, Some(partner)).await?;
    // Who was in the group stays a choice, though home again.
    for (learner, one) in seen.group.plan.learners.iter().zip(&seen.participants) {
        if !choices.learners.iter().any(|(known, ..)| known == learner)
            && let Ok(name) = one.name.parse()
        {
            choices.learners.push((*learner, name, one.period));
        }
    }
    let title = visitor.t("group-edit-title").with("title", seen.group.plan.title.clone());
    let back = address(seen.group.id);
    let page = FormPage {
        at: format!("{back}/edit"),
        back,
        version: Some(version),
        days: rows(&form, "day-date-"),
        escorts: rows(&form, "escort-name-"),
        page: Page::staff(visitor, Nav::Elsewhere, title).filled(form),
        choices,
    };
    Ok(show_as(status, &page))
}

fn filled(plan: &Plan) -> Form {
    let mut form = Form::new()
        .with("title", &plan.title)
        .with("first", plan.period.first())
        .with("last", plan.period.last())
        .with("outcomes", &plan.outcomes)
        .with("method", &plan.method)
        .with("evaluation", &plan.evaluation);
    for learner in &plan.learners {
        form = form.with("learners", learner);
    }
    for (row, day) in plan.days.iter().enumerate() {
        form = form
            .with(&format!("day-date-{row}"), day.date)
            .with(&format!("day-text-{row}"), &day.text)
            .with(&format!("day-place-{row}"), &day.place);
    }
    for (row, one) in plan.escorts.iter().enumerate() {
        form = form
            .with(&format!("escort-name-{row}"), &one.name)
            .with(&format!("escort-role-{row}"), &one.role)
            .with(&format!("escort-first-{row}"), one.period.first())
            .with(&format!("escort-last-{row}"), one.period.last());
    }
    form
}

/// What was typed; `None` where a field cannot be read, and is told so.
fn parsed(form: &mut Form, words: Words) -> Option<Plan> {
    let title = form.required("title", words.t("text-missing"));
    let outcomes = form.required("outcomes", words.t("text-missing"));
    let period = period(form, "first", "last", words);
    let count = |form: &Form, start: &str| {
        form.fields().filter(|(name, _)| name.starts_with(start)).count()
    };
    let (days, escorts) = (count(form, "day-date-"), count(form, "escort-name-"));
    let days: Vec<Option<Option<GroupDay>>> = (0..days).map(|row| day(form, row, words)).collect();
    let escorts: Vec<Option<Option<Escort>>> =
        (0..escorts).map(|row| escort(form, row, words)).collect();
    let days: Option<Vec<Option<GroupDay>>> = days.into_iter().collect();
    let escorts: Option<Vec<Option<Escort>>> = escorts.into_iter().collect();
    let learners: Vec<LearnerId> = form.all("learners").filter_map(|id| id.parse().ok()).collect();
    let plan = Plan {
        title,
        period: period?,
        learners,
        escorts: escorts?.into_iter().flatten().collect(),
        outcomes,
        method: form.text("method").to_owned(),
        evaluation: form.text("evaluation").to_owned(),
        days: days?.into_iter().flatten().collect(),
    };
    form.is_good().then_some(plan)
}

fn period(form: &mut Form, first: &str, last: &str, words: Words) -> Option<Period> {
    let (from, until) = (date(form, first, words), date(form, last, words));
    let period = Period::new(from?, until?);
    if period.is_err() {
        form.error(last, words.t("visit-days-backwards"));
    }
    period.ok()
}

/// One row; nothing in it means that there is none.
fn day(form: &mut Form, row: usize, words: Words) -> Option<Option<GroupDay>> {
    let [on, text, place] = ["date", "text", "place"].map(|part| format!("day-{part}-{row}"));
    if [&on, &text, &place].iter().all(|field| form.text(field).is_empty()) {
        return Some(None);
    }
    let said = form.required(&text, words.t("text-missing"));
    let on = date(form, &on, words);
    let place = form.text(&place).to_owned();
    Some(Some(GroupDay { date: on?, text: Some(said).filter(|said| !said.is_empty())?, place }))
}

fn escort(form: &mut Form, row: usize, words: Words) -> Option<Option<Escort>> {
    let [name, role, first, last] =
        ["name", "role", "first", "last"].map(|part| format!("escort-{part}-{row}"));
    if [&name, &role, &first, &last].iter().all(|field| form.text(field).is_empty()) {
        return Some(None);
    }
    let who = form.parsed(&name, str::parse, |_| words.t("text-name-missing").to_string());
    let period = period(form, &first, &last, words);
    let role = form.text(&role).to_owned();
    Some(Some(Escort { name: who?, role, period: period? }))
}
