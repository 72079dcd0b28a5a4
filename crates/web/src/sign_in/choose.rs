//! As whom somebody comes who has several roles.

use super::{go_on, home as home_of};
use crate::Site;
use crate::answer::Answer;
use crate::layout::{Form, Page, Visitor, show, show_as};
use crate::session::{Account, Coming, Ctx};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use walz_domain::{MembershipId, OrganisationId};
use walz_service::session::{self, Choice};

#[derive(Template)]
#[template(path = "sign-in/choose.html")]
struct Choose {
    page: Page,
    choices: Vec<Row>,
}

struct Row {
    value: String,
    role: String,
    organisation: String,
}

impl Choose {
    fn new(visitor: Visitor, choices: &[Choice], form: Form) -> Self {
        let rows = choices.iter().map(|choice| Row {
            value: format!("{} {}", choice.membership.organisation, choice.membership.id),
            role: role_name(&visitor, choice.membership.role.kind().code()),
            organisation: choice
                .organisation
                .clone()
                .unwrap_or_else(|| visitor.t("choose-installation").to_string()),
        });
        let (choices, title) = (rows.collect(), visitor.t("choose-title"));
        Self { page: Page::plain(visitor, title).filled(form), choices }
    }

    fn field(&self) -> crate::layout::Field {
        let field = self.page.radios("membership", self.page.t("choose-lead"));
        self.choices
            .iter()
            .fold(field, |field, row| field.option_with(&row.value, &row.role, &row.organisation))
    }
}

pub(super) fn role_name(visitor: &Visitor, code: &str) -> String {
    visitor.t(format!("role-{code}")).to_string()
}

/// The start page of whoever is signed in.
pub(super) async fn home(account: Account) -> Redirect {
    Redirect::to(account.entry.actor.map_or("/choose", |actor| home_of(actor.role.kind())))
}

pub(super) async fn show_choices(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    account: Account,
    visitor: Visitor,
) -> Answer {
    let choices = session::choices(&site.app, &ctx, &account.entry).await?;
    Ok(show(&Choose::new(visitor, &choices, Form::new())))
}

pub(super) async fn choose(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    Coming(visit): Coming,
    Account { entry, token }: Account,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let Some(chosen) = parse(form.text("membership")) else {
        form.error("membership", visitor.t("choose-missing"));
        let choices = session::choices(&site.app, &ctx, &entry).await?;
        let page = Choose::new(visitor, &choices, form);
        return Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let new = session::choose(&site.app, &ctx, &entry, chosen, &token, &visit.user_agent).await?;
    Ok(go_on(&site, &new, form.text("back"), ctx.now).into_response())
}

fn parse(value: &str) -> Option<(OrganisationId, MembershipId)> {
    let (organisation, id) = value.split_once(' ')?;
    Some((organisation.parse().ok()?, id.parse().ok()?))
}
