//! What a mentor says with one tap or a short form: that the learner is there, that something happened; and the way to
//! the agreement that waits for a signature.

use super::assess::placed;
use super::{Stay, Way};
use crate::Site;
use crate::answer::{Answer, refuse};
use crate::incident::{ReportForm, ask, new_from};
use crate::layout::{Form, Notice, Page, Visitor, show, show_as};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use walz_service::host::{self, Placed};
use walz_service::{incident, mobility};

pub(super) async fn arrived<W: Way>(way: W, Stay(stay): Stay, State(site): State<Site>) -> Answer {
    let host = host::see(&site.app, way.ctx()).await?;
    mobility::arrive(&site.app, way.ctx(), stay, host.today).await?;
    Ok(Notice::good("host-arrived").then(&way.base()))
}

/// On to the page of signing, by a link of its own.
pub(super) async fn sign<W: Way>(way: W, Stay(stay): Stay, State(site): State<Site>) -> Answer {
    let address = host::sign_link(&site.app, way.ctx(), stay).await?;
    Ok(Redirect::to(&address).into_response())
}

#[derive(Template)]
#[template(path = "host/report.html")]
struct ReportPage {
    page: Page,
    base: String,
    stay: String,
}

impl ReportPage {
    fn of(visitor: Visitor, base: String, placed: &Placed, form: Form) -> Self {
        let title = visitor.t("report-title-of").with("name", placed.name.as_str());
        let page = Page::plain(visitor, title).filled(form);
        Self { page, base, stay: placed.mobility.to_string() }
    }

    fn form(&self) -> ReportForm<'_> {
        ReportForm { page: &self.page }
    }
}

pub(super) async fn show_form<W: Way>(
    way: W,
    Stay(stay): Stay,
    State(site): State<Site>,
    visitor: Visitor,
) -> Answer {
    let placed = placed(&site, way.ctx(), stay).await?;
    let form = ask(way.ctx(), "UTC");
    Ok(show(&ReportPage::of(visitor, way.base(), &placed, form)))
}

pub(super) async fn report<W: Way>(
    way: W,
    Stay(stay): Stay,
    State(site): State<Site>,
    visitor: Visitor,
    mut form: Form,
) -> Answer {
    let placed = placed(&site, way.ctx(), stay).await?;
    if let Some(new) = new_from(&mut form, stay, &visitor) {
        match incident::report(&site.app, way.ctx(), &new).await {
            Ok(told) => {
                return Ok(Notice::good("report-sent").with("code", told.code).then(&way.base()));
            }
            Err(error) => refuse(&mut form, "text", error, visitor.words)?,
        }
    }
    let page = ReportPage::of(visitor, way.base(), &placed, form);
    Ok(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
