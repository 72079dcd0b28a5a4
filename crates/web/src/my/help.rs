//! Help: whom to call now, and telling of a problem.

use crate::Site;
use crate::answer::{Answer, refuse};
use crate::incident::{ReportForm, ask, new_from};
use crate::layout::{Form, Notice, Page, Tab, Visitor, show, show_as};
use crate::session::Ctx;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use walz_service::journey::{self, Journey};
use walz_service::{Error, incident};

#[derive(Template)]
#[template(path = "my/help.html")]
struct HelpPage {
    page: Page,
    duty: Option<String>,
    /// Whether there is a stay that something can have happened in.
    reports: bool,
}

impl HelpPage {
    fn new(visitor: Visitor, journey: &Journey, form: Form) -> Self {
        let duty = journey.duty.as_ref().map(ToString::to_string);
        let title = visitor.t("my-help-title");
        let page = Page::learner(visitor, Tab::Help, title).filled(form);
        Self { page, duty, reports: journey.stay.is_some() }
    }

    fn form(&self) -> ReportForm<'_> {
        ReportForm { page: &self.page }
    }
}

pub(super) async fn show_form(State(site): State<Site>, Ctx(ctx): Ctx, visitor: Visitor) -> Answer {
    let journey = journey::see(&site.app, &ctx).await?;
    let form = ask(&ctx, &journey.zone);
    Ok(show(&HelpPage::new(visitor, &journey, form)))
}

pub(super) async fn send(
    State(site): State<Site>,
    Ctx(ctx): Ctx,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let journey = journey::see(&site.app, &ctx).await?;
    let stay = journey.stay.as_ref().map(|stay| stay.mobility);
    let stay = stay.ok_or_else(|| Error::refused("my-help-no-stay"))?;
    if let Some(new) = new_from(&mut form, stay, &visitor) {
        match incident::report(&site.app, &ctx, &new).await {
            Ok(told) => {
                return Ok(Notice::good("report-sent").with("code", told.code).then("/my/help"));
            }
            Err(error) => refuse(&mut form, "text", error, visitor.words)?,
        }
    }
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &HelpPage::new(visitor, &journey, form)))
}
